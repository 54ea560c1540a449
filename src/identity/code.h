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
    std::string mobile_index;  // of a login that nobody has: "-"
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
};
BOOST_DESCRIBE_STRUCT(CodeSent, (), (id, expires_at))

// The code that proves a mobile at registration.
CodeSent ask_for_code(Context&, AskForCode);

CodeRecord make_code(Context&, CodePurpose, std::optional<Id<Account>>, const std::optional<Mobile>&);
// How many were made for this mobile in the last hour.
std::int64_t codes_of_last_hour(const Reading&, const Mobile&);

// Whether this is the code; a wrong one is counted (so the caller must not throw), a right one used up.  Five
// attempts, ten minutes.
bool use_code(Context&, CodeRecord, std::string_view typed);
// The newest open code for registering this mobile.
std::optional<CodeRecord> open_code(const Reading&, const Mobile&);

}  // namespace atrium::identity
