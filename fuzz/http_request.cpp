#include "base/text.h"
#include "http/request_parser.h"

#include <cstdlib>

namespace {

using atrium::RequestParser;
using State = RequestParser::State;

// What the parser makes of a whole stream: every request, and how it ended.
struct Reading {
    std::string text;
    std::size_t used = 0;
    bool refused = false;
};

void require(bool holds) {
    if (!holds) std::abort();
}

// Whatever handlers rely on without looking again.
void check(const atrium::Request& request, const atrium::RequestLimits& limits) {
    require(request.path.starts_with('/') || request.path == "*");
    require(!atrium::has_control_characters(request.path) && request.path.find("/../") == std::string::npos);
    require(request.body.size() <= limits.body_bytes);
    for (const auto& [name, value] : request.headers)
        require(!name.empty() && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    require(!(request.headers.contains("content-length") && request.headers.contains("transfer-encoding")));
}

Reading read(const atrium::RequestLimits& limits, std::string_view bytes, std::size_t step) {
    Reading out;
    RequestParser parser(limits);
    for (std::size_t end = 0; end < bytes.size() && !out.refused;) {
        end = std::min(bytes.size(), end + step);
        for (bool moving = true; moving && out.used < end;) {
            const auto count = parser.feed(bytes.substr(out.used, end - out.used));
            require(count <= end - out.used);
            out.used += count;
            moving = count > 0;
            if (parser.state() == State::refused) {
                require(parser.refusal().kind.status >= 400);
                out.refused = true;
                break;
            }
            if (parser.state() != State::complete) continue;
            const auto& request = parser.request();
            check(request, limits);
            out.text += request.method + ' ' + request.host + request.path + '?' + request.query + '\n';
            for (const auto& [name, value] : request.headers)
                out.text.append(name).append(": ").append(value) += '\n';
            out.text += request.body + '\n';
            parser.reset();
        }
    }
    return out;
}

}  // namespace

// Bytes from a stranger: read or refused, and the same whether they come at once or in small pieces.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const atrium::RequestLimits limits{
        .head_bytes = 2048, .target_bytes = 512, .header_fields = 20, .body_bytes = 4096};
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto whole = read(limits, text, size ? size : 1);
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}}) {
        const auto pieces = read(limits, text, step);
        require(whole.text == pieces.text && whole.refused == pieces.refused);
    }
    return 0;
}
