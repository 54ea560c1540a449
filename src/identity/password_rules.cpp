#include "identity/password_rules.h"

#include "base/embedded.h"
#include "identity/words.h"

#include <algorithm>
#include <unordered_set>

namespace atrium::identity {
namespace {

constexpr std::size_t least = 10;

const std::unordered_set<std::string_view>& common() {
    static const auto words = [] {
        std::unordered_set<std::string_view> out;
        auto rest = embedded::data_file("common-passwords.txt");
        while (!rest.empty()) {
            const auto line = rest.substr(0, rest.find('\n'));
            if (!line.empty() && line.front() != '#') out.insert(line);
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        }
        return out;
    }();
    return words;
}

// "aaaaaaaaaa", "1212121212", "0123456789", "zyxwvutsrq".
bool is_pattern(std::string_view text) {
    for (std::size_t period = 1; period <= 3; ++period) {
        bool repeats = true;
        for (std::size_t i = period; i < text.size(); ++i) repeats = repeats && text[i] == text[i - period];
        if (repeats) return true;
    }
    bool up = true, down = true;
    for (std::size_t i = 1; i < text.size(); ++i) {
        up = up && text[i] == text[i - 1] + 1;
        down = down && text[i] == text[i - 1] - 1;
    }
    return up || down;
}

// A common word stays one with digits or marks behind it: "qwertyuiop123!".
bool is_common(const std::string& password) {
    if (common().contains(password)) return true;
    const auto end = password.find_last_of("abcdefghijklmnopqrstuvwxyz");
    const auto stem = end == std::string::npos ? std::string() : password.substr(0, end + 1);
    return stem.size() + 4 >= password.size() && common().contains(stem);
}

bool contains_known(const std::string& password, const std::vector<std::string>& known) {
    return std::ranges::any_of(known, [&](const std::string& fact) {
        const auto word = lower(fact);
        return word.size() >= 6 && password.find(word) != std::string::npos;
    });
}

}  // namespace

void check_password(std::string_view password, const std::vector<std::string>& known_of_person,
                    const std::string& pointer, Problem& problem) {
    const auto length = characters(password);
    const auto plain = lower(password);
    if (length < least)
        problem.at(pointer, "BAD_FORMAT",
                   Text{"密码至少10位，建议使用几个不相关的词",
                        "A password has at least 10 characters; take a few unrelated words"});
    else if (length > max_password)
        problem.at(pointer, "LIMIT", Text{"密码不能超过128位", "A password has at most 128 characters"});
    else if (has_control_characters(password))
        problem.at(pointer, "BAD_FORMAT",
                   Text{"密码含有不可输入的字符", "The password has characters that cannot be typed"});
    else if (is_pattern(plain) || is_common(plain))
        problem.at(pointer, "BAD_FORMAT",
                   Text{"该密码过于常见，容易被猜中，请换一个",
                        "This password is common and easily guessed; take another"});
    else if (contains_known(plain, known_of_person))
        problem.at(pointer, "BAD_FORMAT",
                   Text{"密码不能包含证件号码、手机号码或用户名",
                        "The password may not hold your number, mobile or user name"});
}

}  // namespace atrium::identity
