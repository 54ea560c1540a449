#include "identity/code.h"

#include "crypto/hash.h"
#include "crypto/number_vault.h"
#include "engine/domain_time.h"
#include "identity/problems.h"
#include "identity/settings.h"

namespace atrium::identity {
namespace {

constexpr std::int64_t attempts_per_code = 5;
constexpr std::chrono::seconds pause_between_codes{60};

std::string code_index(const Services& services, Id<CodeRecord> id, std::string_view code) {
    return services.get<crypto::TokenIndex>().of("code/" + id_text(id.value) + '/' + std::string(code));
}

std::string mobile_index(const Services& services, const Mobile& mobile) {
    return services.get<crypto::NumberVault>().index(crypto::NumberKind::phone, mobile.text());
}

// How many were made for this mobile in the last hour.
std::int64_t codes_of_last_hour(const Reading& reading, const Mobile& mobile) {
    return reading.db.count("identity_code", {"mobile_index = ? AND made_at > ?",
                                              {mobile_index(reading.services, mobile),
                                               cell(reading.real_now - std::chrono::hours(1))}});
}

}  // namespace

CodeSent ask_for_code(Context& context, AskForCode request) {
    refuse_code_now(context.reading(), request.mobile, CodePurpose::registration);
    return make_code(context, {.purpose = CodePurpose::registration, .mobile = request.mobile});
}

CodeSent make_code(Context& context, const NewCode& wanted) {
    const auto digits = context.random.digits(6);
    CodeRecord code{
        .id = context.ids.next<CodeRecord>(),
        .purpose = wanted.purpose,
        .account_id = wanted.account,
        .mobile_index = mobile_index(context.services, wanted.mobile),
        .made_at = context.real_now,
        .expires_at = context.real_now + std::chrono::minutes(settings(context.services).code_minutes),
    };
    code.code_index = code_index(context.services, code.id, digits);
    context.tx.send("DELETE FROM identity_code WHERE made_at < $1", context.real_now - std::chrono::hours(2));
    context.tx.insert("identity_code", code);
    CodeSent out{.id = code.id, .expires_at = code.expires_at};
    if (!wanted.send) return out;
    const auto& keys = context.service<crypto::NumberVault>();
    const auto hidden = [&](std::string_view text) {
        return keys.encrypt(crypto::NumberKind::phone, text, context.random);
    };
    context.tell(
        "identity/code-made", code.id.value,
        CodeMade{code.id, wanted.purpose, hidden(wanted.mobile.text()), hidden(digits), code.expires_at});
    if (context.service<const Jurisdiction>().kind == JurisdictionKind::demo) out.demo_code = digits;
    return out;
}

void refuse_code_now(const Reading& reading, const Mobile& mobile, CodePurpose purpose) {
    const auto& chosen = settings(reading.services);
    if (!chosen.mobile_codes)
        throw Problem(problems::not_allowed_now,
                      Text{"本系统未启用短信验证码，请到窗口办理",
                           "Codes by message are not in use here; come to a window"});
    Problem refusal(problems::too_often,
                    Text{"验证码发送过于频繁，请稍后再试", "Too many codes were asked for; try again later"});
    const auto last = open_code(reading, mobile, purpose);
    if (last && reading.real_now < last->made_at + pause_between_codes) {
        refusal.deadline = last->made_at + pause_between_codes;
        throw refusal;
    }
    if (codes_of_last_hour(reading, mobile) >= chosen.codes_per_hour) throw refusal;
}

bool use_code(Context& context, CodeRecord code, std::string_view typed) {
    const bool open =
        !code.used_at && context.real_now < code.expires_at && code.attempts < attempts_per_code;
    const bool right =
        crypto::equal_in_constant_time(code.code_index, code_index(context.services, code.id, typed));
    ++code.attempts;
    if (open && right) code.used_at = context.real_now;
    context.tx.update("identity_code", code);
    return open && right;
}

std::optional<CodeRecord> open_code(const Reading& reading, const Mobile& mobile, CodePurpose purpose) {
    return reading.db.find<CodeRecord>(
        "SELECT * FROM identity_code WHERE mobile_index = $1 AND purpose = $2 AND used_at IS NULL "
        "ORDER BY made_at DESC, id DESC LIMIT 1",
        mobile_index(reading.services, mobile), purpose);
}

}  // namespace atrium::identity
