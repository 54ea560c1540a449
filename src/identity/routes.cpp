#include "identity/routes.h"

#include "identity/code.h"
#include "identity/demo_list.h"
#include "identity/doubt.h"
#include "identity/organization.h"
#include "identity/permissions.h"
#include "identity/registration.h"
#include "identity/sign_in.h"

namespace atrium::identity {
namespace {

// An answer that holds a secret, or a command that holds a password: nothing of it is kept for repetition.
constexpr RouteOptions once{.repeatable = false};

void add_own_routes(Api& api) {
    api.add("POST /api/mobile-codes", {"获取短信验证码", "Ask for a code by message"}, anybody, ask_for_code);
    api.add("POST /api/accounts", {"注册账号", "Register"}, anybody, prepare_registration, register_account,
            once);
    api.add("GET /api/session", {"当前登录信息", "Who am I"}, anybody, session);
    api.add("POST /api/session", {"登录", "Sign in"}, anybody, prepare_sign_in, sign_in, once);
    api.add("DELETE /api/session", {"退出登录", "Sign out"}, anybody, sign_out, once);
    api.add("PUT /api/session/capacity", {"切换身份", "Choose the capacity to act in"}, anybody,
            choose_capacity, once);
    api.add("GET /api/demo/people", {"演示账号", "Whom one may sign in as in a demo"}, anybody, demo_people);
    api.add("GET /api/my/sessions", {"登录记录", "My sign-ins"}, may::own_account, own_sessions);
}

void add_subject_routes(Api& api) {
    api.add("GET /api/persons", {"自然人列表", "Persons"}, may::see_persons, persons);
    api.add("GET /api/persons/{id}", {"自然人信息", "One person"}, may::see_persons, person);
    api.add("GET /api/organizations", {"机构和法人列表", "Organizations"}, may::see_organizations,
            organizations);
    api.add("GET /api/organizations/{id}", {"机构或法人信息", "One organization"}, may::see_organizations,
            organization);
    api.add("POST /api/organs", {"新增机构", "Create an organ or utility"}, may::keep_organs, create_organ);
    api.add("PUT /api/organs/{id}", {"修改机构", "Change an organ or utility"}, may::keep_organs,
            change_organ);
    api.add("GET /api/doubts", {"数据存疑清单", "Doubts about names"}, may::settle_doubts, doubts);
    api.add("PUT /api/doubts/{id}/settlement", {"处理数据存疑", "Settle a doubt"}, may::settle_doubts,
            settle_doubt);
}

}  // namespace

void add_routes(Api& api) {
    add_own_routes(api);
    add_subject_routes(api);
}

}  // namespace atrium::identity
