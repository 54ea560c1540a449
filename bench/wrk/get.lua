-- Asks for one address with the headers of the environment, and says how often a second, and by when 95 % were answered.
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(args)
    bad = 0
    if os.getenv("COOKIE") then wrk.headers["Cookie"] = os.getenv("COOKIE") end
end

function response(status) if status ~= 200 then bad = bad + 1 end end

function done(summary, latency, requests)
    local bad = 0
    for _, thread in ipairs(threads) do bad = bad + thread:get("bad") end
    io.write(string.format("%d %d %.1f %.3f\n", summary.requests, bad, summary.requests / (summary.duration / 1e6),
        latency:percentile(95) / 1e3))
end
