-- Sends one draft of the file after another: the threads take every nth line.  Counts what was asked when none was left.
-- wrk ... -s submit.lua URL -- FILE THREADS
local threads = {}

function setup(thread)
    thread:set("place", #threads)
    table.insert(threads, thread)
end

function init(args)
    local step, n = tonumber(args[2]), 0
    drafts, sent, good, bad, dry = {}, 0, 0, 0, 0
    for line in io.lines(args[1]) do
        if n % step == place then drafts[#drafts + 1] = line end
        n = n + 1
    end
end

function request()
    sent = sent + 1
    local draft = drafts[sent]
    if not draft then
        dry = dry + 1
        return wrk.format("GET", "/healthz")
    end
    local id, version, cookie, csrf = draft:match("(%S+) (%S+) (%S+) (%S+)")
    return wrk.format("POST", "/api/cases/" .. id .. "/submission", {
        ["Content-Type"] = "application/json", ["Cookie"] = cookie, ["X-CSRF-Token"] = csrf,
        ["If-Match"] = '"' .. version .. '"', ["Idempotency-Key"] = id,
    }, '{"declared":true}')
end

function response(status, headers, body)
    if status == 200 then good = good + 1 else bad = bad + 1 end
end

function done(summary, latency, requests)
    local good, bad, dry = 0, 0, 0
    for _, thread in ipairs(threads) do
        good = good + thread:get("good")
        bad = bad + thread:get("bad")
        dry = dry + thread:get("dry")
    end
    io.write(string.format("%d %d %d %.3f %.3f\n", good, bad, dry, summary.duration / 1e6, latency:percentile(95) / 1e3))
end
