#include "identity/routes.h"

#include "identity/authenticator.h"
#include "identity/authorisation.h"
#include "identity/code.h"
#include "identity/demo_list.h"
#include "identity/doubt.h"
#include "identity/enterprise.h"
#include "identity/guardianship.h"
#include "identity/organization.h"
#include "identity/own_session.h"
#include "identity/password_change.h"
#include "identity/permissions.h"
#include "identity/post_page.h"
#include "identity/realname.h"
#include "identity/registration.h"
#include "identity/sign_in.h"
#include "identity/staff_account.h"

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
    api.add("PUT /api/my/sessions/{id}/end", {"退出一处登录", "End one of my sign-ins"}, may::own_account,
            end_own_session);
    api.add("PUT /api/my/password", {"修改密码", "Change the password"}, may::own_account, prepare_password,
            change_password, once);
    api.add("POST /api/password-resets", {"忘记密码，获取验证码", "Ask for a code to reset the password"},
            anybody, ask_for_reset, once);
    api.add("PUT /api/password-resets/{id}", {"重置密码", "Reset the password"}, anybody, prepare_reset,
            reset_password, once);
    api.add("POST /api/my/authenticator", {"绑定动态验证码", "Begin to bind an authenticator"},
            may::own_account, prepare_authenticator, begin_authenticator, once);
    api.add("PUT /api/my/authenticator", {"确认绑定动态验证码", "Confirm the authenticator"},
            may::own_account, confirm_authenticator, once);
    api.add("PUT /api/my/realname", {"提升实名等级", "Raise the real-name level"}, may::raise_level,
            prepare_mobile_check, raise_by_mobile);
    api.add("POST /api/my/number-views", {"查看本人完整号码", "See one's own number in full"},
            may::view_numbers, view_own_number, once);
    api.add("POST /api/realname-checks", {"窗口实名核验", "Check a person at a counter"}, may::serve_persons,
            prepare_counter_check, raise_at_counter);
}

void add_subject_routes(Api& api) {
    api.add("GET /api/persons", {"自然人列表", "Persons"}, may::see_persons, persons);
    api.add("GET /api/persons/{id}", {"自然人信息", "One person"}, may::see_persons, person);
    api.add("GET /api/organizations", {"机构和法人列表", "Organizations"}, may::see_organizations,
            organizations);
    api.add("GET /api/organizations/{id}", {"机构或法人信息", "One organization"}, may::see_organizations,
            organization);
    api.add("POST /api/enterprises", {"法定代表人关联企业", "Register the enterprise that one represents"},
            may::register_enterprise, prepare_enterprise, register_enterprise);
    api.add("PUT /api/organizations/{id}/legal-representative",
            {"变更法定代表人", "Change the legal representative"}, may::serve_persons, change_representative);
    api.add("POST /api/organs", {"新增机构", "Create an organ or utility"}, may::keep_organs, create_organ);
    api.add("PUT /api/organs/{id}", {"修改机构", "Change an organ or utility"}, may::keep_organs,
            change_organ);
    api.add("GET /api/doubts", {"数据存疑清单", "Doubts about names"}, may::settle_doubts, doubts);
    api.add("PUT /api/doubts/{id}/settlement", {"处理数据存疑", "Settle a doubt"}, may::settle_doubts,
            settle_doubt);
}

void add_power_routes(Api& api) {
    api.add("GET /api/authorisations", {"授权书清单", "Authorisations to decide"}, may::see_authorisations,
            authorisations);
    api.add("GET /api/authorisations/{id}", {"授权书", "One authorisation"}, may::see_authorisations,
            authorisation);
    api.add("POST /api/authorisations", {"登记授权书", "Authorise a decision maker"}, may::authorise,
            authorise);
    api.add("PUT /api/authorisations/{id}/end", {"终止授权", "End an authorisation"}, may::authorise,
            end_authorisation);

    api.add("GET /api/mandates", {"委托书清单", "Mandates"}, may::see_mandates, mandates);
    api.add("GET /api/mandates/{id}", {"委托书", "One mandate"}, may::see_mandates, mandate);
    api.add("GET /api/mandates/{id}/evidence", {"委托书原件", "The signed paper of a mandate"},
            may::see_mandates, mandate_evidence);
    api.add("POST /api/mandates", {"委托他人办理", "Entrust somebody"}, may::own_mandates, grant_mandate);
    api.add("PUT /api/mandates/{id}/revocation", {"解除委托", "Revoke a mandate"}, may::own_mandates,
            revoke_mandate);
    api.add("PUT /api/mandates/{id}/confirmation", {"确认委托继续有效", "Confirm a suspended mandate"},
            may::own_mandates, confirm_mandate);
    api.add("POST /api/guardianships", {"登记监护关系", "Register a guardianship"}, may::serve_persons,
            register_guardianship);
    api.add("PUT /api/guardianships/{id}/end", {"终止监护登记", "End a guardianship"}, may::serve_persons,
            end_guardianship);
}

void add_staff_routes(Api& api) {
    api.add("GET /api/accounts", {"账号清单", "Accounts"}, may::keep_accounts, accounts);
    api.add("GET /api/accounts/{id}", {"账号", "One account"}, may::keep_accounts, account);
    api.add("POST /api/accounts/staff", {"新建工作人员账号", "Make a staff account"}, may::keep_accounts,
            prepare_staff_account, create_staff_account, once);
    api.add("PUT /api/accounts/{id}/lock", {"停用账号", "Lock an account"}, may::keep_accounts, lock_account);
    api.add("PUT /api/accounts/{id}/unlock", {"恢复账号", "Unlock an account"}, may::keep_accounts,
            unlock_account);
    api.add("PUT /api/accounts/{id}/cancellation", {"注销账号", "Cancel an account"}, may::keep_accounts,
            cancel_account);
    api.add("PUT /api/accounts/{id}/authenticator-removal", {"解除动态验证码", "Remove a lost authenticator"},
            may::keep_accounts, remove_authenticator);
    api.add("GET /api/posts", {"岗位清单", "Posts"}, may::see_posts, posts);
    api.add("GET /api/posts/{id}", {"岗位", "One post"}, may::see_posts, post);
    api.add("POST /api/posts", {"任命岗位", "Appoint to a post"}, may::keep_posts, appoint);
    api.add("PUT /api/posts/{id}/end", {"终止任职", "End a post"}, may::keep_posts, end_post);
    api.add("GET /api/windows", {"窗口清单", "Windows"}, anybody, windows);
    api.add("POST /api/windows", {"新增窗口", "Create a window"}, may::keep_windows, create_window);
    api.add("PUT /api/windows/{id}", {"修改窗口", "Change a window"}, may::keep_windows, change_window);
    api.add("PUT /api/windows/{id}/closing", {"撤销窗口", "Close a window"}, may::keep_windows, close_window);
}

}  // namespace

void add_routes(Api& api) {
    add_own_routes(api);
    add_subject_routes(api);
    add_power_routes(api);
    add_staff_routes(api);
}

}  // namespace atrium::identity
