#pragma once

#include "base/text.h"
#include "base/time.h"

#include <boost/json/value.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace atrium {

namespace json = boost::json;

// One row of a module's list of refusals.  `name` becomes the RFC 9457 `type`; `code` is the stable code of
// services.md §0.4.
struct ProblemKind {
    int status;
    std::string_view name;
    std::string_view code;
    Text title;
};

inline bool operator==(const ProblemKind& a, const ProblemKind& b) { return a.name == b.name; }

// What is wrong with one field of the request, located by JSON Pointer.
struct FieldError {
    std::string pointer;
    std::string code;
    Words message;
    json::object params = {};
};

// The provision that a refusal rests on: the rule's id in our tables and the article it comes from.
struct Rule {
    std::string id;
    std::string article;
};

// A refusal: it ends the request, rolls the transaction back and becomes
// an `application/problem+json` document at the HTTP edge.
class Problem : public std::exception {
public:
    explicit Problem(const ProblemKind& kind_of, Words detail_words = {})
        : kind(kind_of), detail(std::move(detail_words)) {}

    Problem& at(std::string pointer, std::string_view code, Words message, json::object params = {}) {
        fields.push_back({std::move(pointer), std::string(code), std::move(message), std::move(params)});
        return *this;
    }
    Problem& because(Rule provision) {
        rule = std::move(provision);
        return *this;
    }

    const char* what() const noexcept override { return kind.name.data(); }

    ProblemKind kind;
    Words detail;
    std::vector<FieldError> fields;
    std::vector<std::string> allowed;
    std::optional<Rule> rule;
    std::optional<Instant> deadline;
    json::object more;  // further members of the document, e.g. "number" of the open case of a DUPLICATE
};

// Refuses when any field was found wrong; the caller collects all of them first.
inline void refuse_if_wrong(const Problem& problem) {
    if (!problem.fields.empty()) throw problem;
}

namespace problems {
inline constexpr ProblemKind invalid_input{
    422, "base/invalid-input", "BAD_FORMAT", {"提交的内容有误", "The input is not valid"}};
inline constexpr ProblemKind malformed{
    400, "base/malformed", "BAD_FORMAT", {"请求无法读取", "The request cannot be read"}};
inline constexpr ProblemKind not_found{404, "base/not-found", "NOT_FOUND", {"没有找到", "Not found"}};
inline constexpr ProblemKind sign_in{401, "base/sign-in", "FORBIDDEN", {"请先登录", "Please sign in first"}};
inline constexpr ProblemKind forbidden{403, "base/forbidden", "FORBIDDEN", {"没有权限", "Not permitted"}};
inline constexpr ProblemKind not_allowed_now{
    409, "base/not-allowed-now", "BAD_STATE", {"当前状态下不能这样做", "Not allowed in the current state"}};
inline constexpr ProblemKind duplicate{
    409, "base/duplicate", "DUPLICATE", {"已有相同的内容", "The same exists already"}};
inline constexpr ProblemKind key_reused{
    409,
    "base/key-reused",
    "KEY_REUSED",
    {"同一请求编号已用于其他内容", "This idempotency key was used for another request"}};
inline constexpr ProblemKind window_closed{
    410, "base/window-closed", "PAST_DUE", {"已超过办理期限", "The time for this has passed"}};
inline constexpr ProblemKind stale{
    412,
    "base/stale",
    "STALE_VERSION",
    {"内容已被他人更新，请刷新后再试", "Somebody else has changed it; reload and try again"}};
inline constexpr ProblemKind version_required{
    428,
    "base/version-required",
    "STALE_VERSION",
    {"缺少版本号（If-Match）", "If-Match with the version is required"}};
inline constexpr ProblemKind too_large{413, "base/too-large", "LIMIT", {"内容过大", "Too large"}};
inline constexpr ProblemKind too_often{
    429, "base/too-often", "LIMIT", {"操作过于频繁，请稍后再试", "Too many requests; try again later"}};
}  // namespace problems

namespace sentences {
inline constexpr Text missing{"不能为空", "is required"};
inline constexpr Text not_text{"应为文字", "should be text"};
inline constexpr Text not_a_date{"应为存在的日期，如 2026-03-02",
                                 "should be a date that exists, such as 2026-03-02"};
inline constexpr Text not_an_instant{"应为时间，如 2026-03-02T01:00:00.000000Z",
                                     "should be a time such as 2026-03-02T01:00:00.000000Z"};
}  // namespace sentences

}  // namespace atrium
