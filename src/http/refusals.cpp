#include "http/refusals.h"

#include "http/answer.h"

namespace atrium {

Language reader_language(const Request& request) {
    const auto wanted = request.header("accept-language");
    const auto zh = wanted.find("zh"), en = wanted.find("en");
    return en < zh ? Language::en : Language::zh;
}

Response refused(const Problem& problem, Language language) {
    auto response = to_response(problem, language, SystemClock{}.now());
    if (problem.kind.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace atrium
