#include "http/request_parser.h"

#include "http/refusals.h"
#include "http/target.h"

#include <boost/beast/http/basic_parser.hpp>

#include <array>

namespace atrium {
namespace {

namespace beast = boost::beast;
using beast::http::field;
using beast::http::verb;
using Code = beast::error_code;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

Problem malformed(std::string_view zh, std::string_view en) {
    return Problem(problems::malformed, Words(Text{zh, en}));
}

// Fields of which a second one makes the request doubtful.
bool is_single(field name) {
    switch (name) {
        case field::host:
        case field::content_length:
        case field::transfer_encoding:
        case field::content_type:
        case field::authorization:
        case field::expect:
        case field::if_match:
        case field::range: return true;
        default: return false;
    }
}

// The end of the head, found with an eye on what Beast forgives: bare line feeds, carriage returns without
// one, NUL, folded lines.
class HeadScanner {
public:
    enum class Found { more, end, wrong };
    Found scan(std::string_view bytes) {
        for (; at_ < bytes.size(); ++at_) {
            const char c = bytes[at_];
            const char before = at_ ? bytes[at_ - 1] : '\0';
            if (c == '\0' || (c == '\n') != (before == '\r')) return Found::wrong;
            if (at_ && before == '\n' && (c == ' ' || c == '\t')) return Found::wrong;
            if (c == '\n' && at_ >= 3 && bytes[at_ - 2] == '\n') {
                ++at_;
                return Found::end;
            }
        }
        return Found::more;
    }
    std::size_t size() const { return at_; }

private:
    std::size_t at_ = 0;
};

// Beast's grammar, our checks, our request.
class Grammar final : public beast::http::basic_parser<true> {
public:
    explicit Grammar(const RequestLimits& limits) : limits_(limits) {
        eager(true);
        header_limit(static_cast<std::uint32_t>(limits.head_bytes + 1));
    }

    Request request;
    std::optional<Problem> refusal;
    bool head_only = false;
    bool expects_continue = false;
    bool closes = false;
    bool http_1_0 = false;
    bool head_done = false;

private:
    void refuse(Problem problem, Code& ec) {
        if (!refusal) refusal = std::move(problem);
        ec = beast::http::error::bad_value;
    }

    void on_request_impl(verb method, beast::string_view method_text, beast::string_view target, int version,
                         Code& ec) override {
        http_1_0 = version == 10;
        if (target.size() > limits_.target_bytes) return refuse(Problem(problems::target_too_long), ec);
        static constexpr std::array served{verb::get,   verb::head,    verb::post,   verb::put,
                                           verb::patch, verb::delete_, verb::options};
        if (std::ranges::find(served, method) == served.end())
            return refuse(Problem(problems::not_implemented), ec);
        auto read = read_target(view(target));
        if (!read || (read->path == "*" && method != verb::options))
            return refuse(malformed("请求地址无法识别", "the address of the request cannot be read"), ec);
        head_only = method == verb::head;
        request.method = head_only ? "GET" : std::string(view(method_text));
        request.path = std::move(read->path);
        request.query = std::move(read->query);
        request.host = std::move(read->host);
        const auto special =
            limits_.body_bytes_for ? limits_.body_bytes_for(request.method, request.path) : std::nullopt;
        limit_ = special.value_or(limits_.body_bytes);
        body_limit(limit_);
    }

    void on_response_impl(int, beast::string_view, int, Code&) override {}

    void on_field_impl(field name, beast::string_view name_text, beast::string_view value,
                       Code& ec) override {
        if (head_done) return;  // a trailer: nothing that we serve has a meaning for one
        if (++fields_ > limits_.header_fields) return refuse(Problem(problems::head_too_large), ec);
        auto [at, fresh] = request.headers.try_emplace(lower(view(name_text)), view(value));
        if (fresh) return;
        if (is_single(name)) return refuse(malformed("请求头重复", "a header is given twice"), ec);
        at->second += name == field::cookie ? "; " : ", ";
        at->second += view(value);
    }

    void on_header_impl(Code& ec) override {
        head_done = true;
        closes = http_1_0 || !keep_alive();  // whoever speaks 1.0 gets one answer
        check_host(ec);
        if (!ec) check_framing(ec);
        if (!ec) check_expectation(ec);
    }

    void check_host(Code& ec) {
        const auto text = request.header("host");
        if (text.empty() && http_1_0) return;
        const auto host = read_host(text);
        if (!host || (!request.host.empty() && request.host != *host))
            return refuse(
                malformed("请求头 Host 缺失或无法识别", "the Host header is missing or cannot be read"), ec);
        request.host = *host;
    }

    // RFC 9112 §6.1, §6.3: whoever sends both lengths, or a coding that we do not know, may be smuggling.
    void check_framing(Code& ec) {
        const auto coding = request.header("transfer-encoding");
        const auto length = request.header("content-length");
        if (!coding.empty() && (http_1_0 || request.headers.contains("content-length")))
            return refuse(malformed("报文长度有歧义", "the length of the body is ambiguous"), ec);
        if (request.headers.contains("transfer-encoding") && lower(coding) != "chunked")
            return refuse(Problem(problems::not_implemented,
                                  {"仅支持 chunked 传输编码", "only the chunked coding is supported"}),
                          ec);
        if (length.find_first_not_of("0123456789") != length.npos)
            return refuse(malformed("Content-Length 无法识别", "Content-Length cannot be read"), ec);
    }

    void check_expectation(Code& ec) {
        const auto expected = request.header("expect");
        if (expected.empty() || http_1_0) return;
        if (lower(expected) != "100-continue") return refuse(Problem(problems::expectation_failed), ec);
        expects_continue = chunked() || content_length().value_or(0) > 0;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}

    std::size_t on_body_impl(beast::string_view bytes, Code&) override {
        append(view(bytes));
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t, beast::string_view extensions, Code& ec) override {
        // A quoted value may hold any byte for Beast; a line feed there ends the line for others.
        for (const char c : view(extensions))
            if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
                return refuse(malformed("分块格式有误", "a chunk is malformed"), ec);
        // Chunks of one byte with long extensions: much to read, nothing to keep.
        overhead_ += extensions.size() + 8;
        if (overhead_ > 2 * limit_ + 65536) refuse(Problem(problems::too_large), ec);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Code&) override {
        append(view(bytes));
        return bytes.size();
    }

    void on_finish_impl(Code&) override {}

    // A promise of 8 MiB reserves nothing: room grows with what has really come.
    void append(std::string_view bytes) {
        auto& body = request.body;
        const auto needed = body.size() + bytes.size();
        if (needed > body.capacity()) body.reserve(std::min(std::max(needed, 2 * body.capacity()), limit_));
        body += bytes;
    }

    const RequestLimits& limits_;
    std::size_t limit_ = 0;
    std::size_t fields_ = 0;
    std::size_t overhead_ = 0;
};

Problem problem_of(const Code& ec) {
    using beast::http::error;
    if (ec == error::header_limit) return Problem(problems::head_too_large);
    if (ec == error::body_limit) return Problem(problems::too_large);
    if (ec == error::bad_version) return Problem(problems::http_version);
    if (ec == error::bad_chunk || ec == error::bad_chunk_extension)
        return malformed("分块格式有误", "a chunk is malformed");
    if (ec == error::bad_content_length || ec == error::multiple_content_length ||
        ec == error::bad_transfer_encoding)
        return malformed("报文长度有歧义", "the length of the body is ambiguous");
    return malformed("不是有效的 HTTP 请求", "this is not valid HTTP");
}

}  // namespace

struct RequestParser::Reading {
    explicit Reading(const RequestLimits& of) : limits(of) { restart(); }

    void restart() {
        grammar.emplace(limits);
        scanner = {};
        state = State::head;
        skipped = 0;
        begun = false;
    }

    void refuse(Problem problem) {
        grammar->refusal = std::move(problem);
        state = State::refused;
    }

    // One or two empty lines before a request are forgiven (RFC 9112 §2.2).
    std::size_t skip_empty_lines(std::string_view bytes) {
        std::size_t used = 0;
        while (skipped < 2 && bytes.substr(used).starts_with("\r\n")) {
            used += 2;
            ++skipped;
        }
        return used;
    }

    std::size_t read_head(std::string_view bytes) {
        const auto found = scanner.scan(bytes.substr(0, limits.head_bytes));
        if (found == HeadScanner::Found::wrong) {
            refuse(malformed("请求头的换行或字符有误", "a line ending or character in the headers is wrong"));
        } else if (found == HeadScanner::Found::end) {
            const auto head = bytes.substr(0, scanner.size());
            if (head.substr(0, head.find('\r')).size() > limits.target_bytes + 32) {
                refuse(Problem(problems::target_too_long));
                return 0;
            }
            state = State::body;
            return put(head);
        } else if (bytes.size() >= limits.head_bytes) {
            const bool one_line = bytes.find('\n') == bytes.npos;
            refuse(Problem(one_line ? problems::target_too_long : problems::head_too_large));
        }
        return 0;
    }

    std::size_t put(std::string_view bytes) {
        // Beast 1.81 asserts that the end of a chunked body is offered with five bytes or more ("0", two line
        // ends).  No chunked body has fewer left at any point before its end.
        if (grammar->head_done && grammar->chunked() && bytes.size() < 5) return 0;
        Code ec;
        const auto used = grammar->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
        if (ec && ec != beast::http::error::need_more) {
            if (!grammar->refusal) grammar->refusal = problem_of(ec);
            state = State::refused;
        } else if (grammar->is_done()) {
            state = State::complete;
        }
        return used;
    }

    const RequestLimits& limits;
    std::optional<Grammar> grammar;
    HeadScanner scanner;
    State state = State::head;
    int skipped = 0;
    bool begun = false;
};

RequestParser::RequestParser(const RequestLimits& limits) : reading_(std::make_unique<Reading>(limits)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
    auto& reading = *reading_;
    std::size_t used = 0;
    if (reading.state == State::head && !reading.begun) used = reading.skip_empty_lines(bytes);
    bytes.remove_prefix(used);
    if (bytes.empty()) return used;
    if (reading.state == State::head && bytes != "\r") {
        reading.begun = true;
        return used + reading.read_head(bytes);
    }
    if (reading.state == State::body) return used + reading.put(bytes);
    return used;
}

void RequestParser::reset() { reading_->restart(); }
RequestParser::State RequestParser::state() const { return reading_->state; }
bool RequestParser::has_begun() const { return reading_->begun; }
Request& RequestParser::request() { return reading_->grammar->request; }
const Problem& RequestParser::refusal() const { return *reading_->grammar->refusal; }
bool RequestParser::keep_alive() const { return !reading_->grammar->closes; }
bool RequestParser::http_1_0() const { return reading_->grammar->http_1_0; }
bool RequestParser::expects_continue() const { return reading_->grammar->expects_continue; }
bool RequestParser::wants_head_only() const { return reading_->grammar->head_only; }

}  // namespace atrium
