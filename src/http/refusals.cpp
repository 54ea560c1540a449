#include "http/refusals.h"

#include "base/codec.h"

namespace atrium {

Language reader_language(const Request& request) {
    const auto wanted = request.header("accept-language");
    const auto zh = wanted.find("zh"), en = wanted.find("en");
    return en < zh ? Language::en : Language::zh;
}

Response refused(const ProblemKind& kind, Language language, const Words& detail) {
    json::object document{{"type", "/problems/" + std::string(kind.name)},
                          {"title", in(language, kind.title)},
                          {"status", kind.status},
                          {"code", kind.code},
                          {"server_time", to_string(SystemClock{}.now())}};
    if (const auto& words = in(language, detail); !words.empty()) document["detail"] = words;
    Response response{.status = kind.status,
                      .content_type = "application/problem+json; charset=utf-8",
                      .body = json_text(document)};
    response.headers.emplace_back("Content-Language", language == Language::zh ? "zh" : "en");
    if (kind.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace atrium
