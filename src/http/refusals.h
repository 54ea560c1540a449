#pragma once

#include "base/problem.h"
#include "http/message.h"

namespace atrium {

// What the edge refuses by itself, before any route is asked.
namespace problems {
inline constexpr ProblemKind request_timeout{
    408, "base/request-timeout", "LIMIT", {"请求发送超时", "The request did not arrive in time"}};
inline constexpr ProblemKind method_not_allowed{405,
                                                "base/method-not-allowed",
                                                "BAD_FORMAT",
                                                {"该地址不支持此请求方法", "The method is not allowed here"}};
inline constexpr ProblemKind target_too_long{
    414, "base/target-too-long", "LIMIT", {"请求地址过长", "The address of the request is too long"}};
inline constexpr ProblemKind expectation_failed{
    417,
    "base/expectation-failed",
    "BAD_FORMAT",
    {"不支持请求头 Expect 的内容", "The Expect header is not understood"}};
inline constexpr ProblemKind head_too_large{
    431, "base/head-too-large", "LIMIT", {"请求头过大", "The headers of the request are too large"}};
inline constexpr ProblemKind not_implemented{
    501, "base/not-implemented", "BAD_FORMAT", {"不支持的请求方式", "This kind of request is not supported"}};
inline constexpr ProblemKind busy{
    503, "base/busy", "LIMIT", {"系统繁忙，请稍后再试", "The service is busy; try again shortly"}};
inline constexpr ProblemKind no_answer{
    503,
    "base/no-answer",
    "LIMIT",
    {"处理时间过长，请稍后查询办理结果", "This takes too long; look for the result later"}};
inline constexpr ProblemKind http_version{
    505, "base/http-version", "BAD_FORMAT", {"不支持的 HTTP 版本", "This version of HTTP is not supported"}};
}  // namespace problems

// The reader's language: Chinese unless English comes first in Accept-Language.
Language reader_language(const Request&);

// The refusal as an RFC 9457 document.
Response refused(const Problem&, Language);

}  // namespace atrium
