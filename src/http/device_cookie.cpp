#include "http/device_cookie.h"

#include "base/random.h"

namespace atrium {
namespace {

std::string_view cookie_name(bool secure) { return secure ? "__Host-atrium-device" : "atrium-device"; }

std::string new_cookie(bool secure) {
    return std::string(cookie_name(secure)) + "=" + system_random().token() +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000" + (secure ? "; Secure" : "");
}

bool is_document(const Response& response) {
    return response.status == 200 && response.content_type.starts_with("text/html");
}

}  // namespace

Handler with_device_cookie(Handler next) {
    return [next = std::move(next)](Request request, Respond respond) {
        const bool secure = request.secure;
        if (!cookie(request, cookie_name(secure)).empty())
            return next(std::move(request), std::move(respond));
        next(std::move(request), [secure, respond = std::move(respond)](Response response) {
            if (is_document(response)) response.headers.emplace_back("Set-Cookie", new_cookie(secure));
            respond(std::move(response));
        });
    };
}

}  // namespace atrium
