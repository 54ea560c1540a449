#pragma once

#include "base/random.h"
#include "crypto/keys.h"

#include <boost/describe/enum.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace atrium::crypto {

// Numbers that say who somebody is; they are stored encrypted and found through a keyed index.  An
// authenticator's secret, in base32, is kept the same way.
enum class NumberKind { citizen_id, passport, phone, totp_secret };
BOOST_DESCRIBE_ENUM(NumberKind, citizen_id, passport, phone, totp_secret)

// One number has one form: full-width letters and digits become plain, spaces and hyphens go, letters are
// capital; a telephone number loses +86 or 0086 before eleven digits.
std::string normal_number(NumberKind, std::string_view);

// Stored text is "<key version>.<base64 of an envelope>".  The index of a number is 64 hexadecimal digits and
// the same for the same number: it finds, but tells nothing without the key.
class NumberVault {
public:
    explicit NumberVault(const KeyFolder&);  // takes what it needs; the folder may go

    std::string encrypt(NumberKind, std::string_view number, Random&) const;  // in its normal form
    std::string decrypt(NumberKind, std::string_view stored) const;  // std::runtime_error when it was touched
    bool is_current(std::string_view stored) const;                  // false: encrypt again after a rotation

    // A text that holds such numbers among other things, kept as it is.
    std::string encrypt_text(std::string_view text, Random&) const;
    std::string decrypt_text(std::string_view stored) const;

    std::string index(NumberKind, std::string_view number) const;
    // Under the active key and the retired ones, newest first: to find rows that a rotation has not reached
    // yet.
    std::vector<std::string> indexes(NumberKind, std::string_view number) const;

private:
    std::string encrypt_as(std::string_view what, std::string_view plain, Random&) const;
    std::string decrypt_as(std::string_view what, std::string_view stored) const;

    std::vector<Key> encryption_;  // newest first
    std::vector<Key> index_;
};

// What is stored of a session's token: its HMAC, so that a stolen database opens no session.
class TokenIndex {
public:
    explicit TokenIndex(const KeyFolder&);
    std::string of(std::string_view token) const;                   // 64 hexadecimal digits
    std::vector<std::string> all_of(std::string_view token) const;  // under retired keys too, newest first

private:
    std::vector<Key> keys_;
};

}  // namespace atrium::crypto
