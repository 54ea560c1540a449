#pragma once

#include "base/codec.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace atrium::forms {

// One object of a form document during the publication check.  A keyword is known because somebody asks for
// it; `close` reports the members that nobody asked for.
class Element {
public:
    Element(Problem& problem, const json::value& value, std::string at);

    const std::string& at() const { return at_; }
    std::string at(std::string_view key) const { return at_ + "/" + std::string(key); }
    bool is_object() const { return members_ != nullptr; }

    // The member, or nothing; from now on it is known.
    const json::value* take(std::string_view key);
    const json::value* need(std::string_view key);

    bool flag(std::string_view key);
    std::optional<std::string> text(std::string_view key, std::size_t longest);
    std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<double> number(std::string_view key);
    std::optional<Words> words(std::string_view key, std::size_t longest);
    const json::array* list(std::string_view key, std::size_t longest);

    template <DescribedEnum E>
    std::optional<E> choice(std::string_view key) {
        const auto name = text(key, 40);
        if (!name) return std::nullopt;
        const auto value = enum_value<E>(*name);
        if (!value) wrong(key, sentence_not_a_choice);
        return value;
    }

    void wrong(std::string_view key, Words message);
    void missing(std::string_view key);
    void limit(std::string_view key, std::int64_t most);
    Problem& problem() { return *problem_; }

    void close();
    // After a fault that leaves open which keywords belong here.
    void ignore_rest() { rest_ignored_ = true; }

private:
    static constexpr Text sentence_not_a_choice{"不在可选范围内", "is not one of the choices"};

    Problem* problem_;
    const json::object* members_;
    std::string at_;
    bool rest_ignored_ = false;
    std::set<std::string, std::less<>> known_;
};

// A token of a JSON Pointer (RFC 6901), cut to 64 characters when it comes from outside.
std::string pointer_token(std::string_view name);

// Fields, steps and forms are named in lower case: letters, digits and `separator`.
bool is_name(std::string_view text, char separator);

// A number as it is stored: whole ones as int64, so that 5 and 5.0 are the same answer.
json::value stored_number(double);

}  // namespace atrium::forms
