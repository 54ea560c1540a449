#pragma once

#include "base/mobile.h"
#include "engine/context.h"

namespace atrium::identity {

// What a code sent to a mobile is good for.
enum class CodePurpose { registration, password_reset };
BOOST_DESCRIBE_ENUM(CodePurpose, registration, password_reset)

// A one-time code of six digits (短信验证码), kept as a keyed hash.
struct CodeRecord {
    Id<CodeRecord> id;
    CodePurpose purpose = CodePurpose::registration;
    std::optional<Id<Account>> account_id = std::nullopt;
    std::string mobile_index;
    std::string code_index;
    std::int64_t attempts = 0;
    Instant made_at;  // real time, as all here
    Instant expires_at;
    std::optional<Instant> used_at = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(CodeRecord, (),
                      (id, purpose, account_id, mobile_index, code_index, attempts, made_at, expires_at,
                       used_at))

// Told when a code has to be sent: `notify` listens.  Mobile and code are encrypted, because told events are
// rows.
struct CodeMade {
    Id<CodeRecord> code_id;
    CodePurpose purpose = CodePurpose::registration;
    std::string mobile;
    std::string code;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CodeMade, (), (code_id, purpose, mobile, code, expires_at))

struct AskForCode {
    Mobile mobile;
};
BOOST_DESCRIBE_STRUCT(AskForCode, (), (mobile))
struct CodeSent {
    Id<CodeRecord> id;
    Instant expires_at;
    std::optional<std::string> demo_code = std::nullopt;  // a demo's page shows what the message would say
};
BOOST_DESCRIBE_STRUCT(CodeSent, (), (id, expires_at, demo_code))

// The code that proves a mobile at registration.
CodeSent ask_for_code(Context&, AskForCode);

struct NewCode {
    CodePurpose purpose = CodePurpose::registration;
    std::optional<Id<Account>> account = std::nullopt;
    Mobile mobile;
    bool send = true;  // false: nobody gets it, and nobody can tell
};
CodeSent make_code(Context&, const NewCode&);
// Refuses when codes are not in use, or were asked for too often for this mobile.
void refuse_code_now(const Reading&, const Mobile&, CodePurpose);

// Whether this is the code; a wrong one is counted (so the caller must not throw), a right one used up.  Five
// attempts, ten minutes.
bool use_code(Context&, CodeRecord, std::string_view typed);
// The newest open code of this mobile.
std::optional<CodeRecord> open_code(const Reading&, const Mobile&, CodePurpose);

}  // namespace atrium::identity
