#pragma once

#include "base/random.h"
#include "crypto/hash.h"

#include <boost/json/object.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

// How a public leaf is bound to a private event (README.md has the bytes): field by field, so that some can
// be shown later and others never.  Whoever erases the salt and the event leaves a number behind that tells
// nothing.
namespace atrium::ledger {

namespace json = boost::json;
using crypto::Digest;

inline constexpr std::size_t salt_size = 16;
std::string new_salt(Random&);

// Deterministic; std::invalid_argument for another length of salt and for values that have no canonical form.
Digest commitment(std::string_view salt, const json::object& event);

// The event with the named fields open and of the others only digests:
// {"fields": {"reason": {"salt": hex, "value": …}, "actor": {"digest": hex}}}.  Names are always visible.
json::object opening(std::string_view salt, const json::object& event, std::span<const std::string> shown);
json::object opening(std::string_view salt, const json::object& event);  // everything shown

// The commitment that an opening leads to; nothing when it is not an opening at all.
std::optional<Digest> commitment_from(const json::value& opening);
json::object shown_fields(const json::object& opening);  // name → value, of an opening that has been checked

}  // namespace atrium::ledger
