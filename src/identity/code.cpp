#include "identity/code.h"

#include "crypto/hash.h"
#include "crypto/number_vault.h"
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

void refuse_too_often(const Reading& reading, const Mobile& mobile) {
    const auto last = open_code(reading, mobile);
    Problem refusal(problems::too_often,
                    Text{"验证码发送过于频繁，请稍后再试", "Too many codes were asked for; try again later"});
    if (last && reading.real_now < last->made_at + pause_between_codes) {
        refusal.deadline = last->made_at + pause_between_codes;
        throw refusal;
    }
    if (codes_of_last_hour(reading, mobile) >= settings(reading.services).codes_per_hour) throw refusal;
}

}  // namespace

CodeSent ask_for_code(Context& context, AskForCode request) {
    if (!settings(context.services).mobile_codes)
        throw Problem(problems::not_allowed_now,
                      Text{"本系统未启用短信验证码，无需获取", "Codes by message are not in use here"});
    refuse_too_often(context.reading(), request.mobile);
    const auto code = make_code(context, CodePurpose::registration, std::nullopt, request.mobile);
    return {code.id, code.expires_at};
}

CodeRecord make_code(Context& context, CodePurpose purpose, std::optional<Id<Account>> account,
                     const std::optional<Mobile>& mobile) {
    const auto digits = context.random.digits(6);
    CodeRecord code{
        .id = context.ids.next<CodeRecord>(),
        .purpose = purpose,
        .account_id = account,
        .mobile_index = mobile ? mobile_index(context.services, *mobile) : "-",
        .made_at = context.real_now,
        .expires_at = context.real_now + std::chrono::minutes(settings(context.services).code_minutes),
    };
    code.code_index = code_index(context.services, code.id, digits);
    context.tx.send("DELETE FROM identity_code WHERE made_at < $1", context.real_now - std::chrono::hours(2));
    context.tx.insert("identity_code", code);
    if (mobile) {
        const auto& keys = context.service<crypto::NumberVault>();
        const auto hidden = [&](std::string_view text) {
            return keys.encrypt(crypto::NumberKind::phone, text, context.random);
        };
        context.tell("identity/code-made", code.id.value,
                     CodeMade{code.id, purpose, hidden(mobile->text()), hidden(digits), code.expires_at});
    }
    return code;
}

std::int64_t codes_of_last_hour(const Reading& reading, const Mobile& mobile) {
    return reading.db.count("identity_code", {"mobile_index = ? AND made_at > ?",
                                              {mobile_index(reading.services, mobile),
                                               cell(reading.real_now - std::chrono::hours(1))}});
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

std::optional<CodeRecord> open_code(const Reading& reading, const Mobile& mobile) {
    return reading.db.find<CodeRecord>(
        "SELECT * FROM identity_code WHERE mobile_index = $1 AND purpose = 'registration' AND used_at IS NULL "
        "ORDER BY made_at DESC, id DESC LIMIT 1",
        mobile_index(reading.services, mobile));
}

}  // namespace atrium::identity
