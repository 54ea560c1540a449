#include "http/refusals.h"

#include "http/answer.h"

namespace atrium {

Language reader_language(const Request& request) {
    const auto wanted = request.header("accept-language");
    const auto zh = wanted.find("zh"), en = wanted.find("en");
    return en < zh ? Language::en : Language::zh;
}

Response refused(const ProblemKind& kind, Language language, const Words& detail) {
    auto response = to_response(Problem(kind, detail), language, SystemClock{}.now());
    if (kind.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace atrium
