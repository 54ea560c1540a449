#pragma once

#include "base/mobile.h"
#include "cases/material.h"

namespace atrium::cases {

struct BeginCase {
    std::string item;  // the code of its handling item
};
BOOST_DESCRIBE_STRUCT(BeginCase, (), (item))

// What the wizard saves after each step; what is not said stays as it was.
struct SaveDraft {
    std::optional<json::object> answers = std::nullopt;
    std::optional<std::vector<std::string>> situations = std::nullopt;
    std::vector<MaterialAnswer> materials = {};
    std::optional<std::string> contact_name = std::nullopt;
    std::optional<Mobile> contact_mobile = std::nullopt;
    std::optional<std::string> delivery_way = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (),
                      (answers, situations, materials, contact_name, contact_mobile, delivery_way))

struct SubmitCase {
    bool declared = false;  // 申请人声明：所填内容和所交材料真实
};
BOOST_DESCRIBE_STRUCT(SubmitCase, (), (declared))

struct HandIn {
    std::vector<MaterialAnswer> materials = {};
    std::optional<json::object> answers = std::nullopt;  // when the form itself was returned
};
BOOST_DESCRIBE_STRUCT(HandIn, (), (materials, answers))

struct RequestWithdrawal {
    std::optional<std::string> reason = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(RequestWithdrawal, (), (reason))

// A submission whose answers were checked on the readers' pool, against this version of the case.
struct CheckedSubmission {
    std::string key;
    Case draft;
    std::optional<json::object> answers;  // when the check has cleaned them
};

struct CheckedHandIn {
    std::string key;
    Id<Case> id;
    std::int64_t version = 0;
    HandIn request;
};

struct NoRequest {
    BOOST_DESCRIBE_CLASS(NoRequest, (), (), (), ())
};

CaseAnswer begin_case(Context&, BeginCase);
CaseAnswer save_draft(Context&, std::string key, SaveDraft);
NoRequest discard_draft(Context&, std::string key);
CheckedSubmission check_submission(const Reading&, std::string key, SubmitCase);
CaseAnswer submit_case(Context&, CheckedSubmission);
CheckedHandIn check_hand_in(const Reading&, std::string key, HandIn);
CaseAnswer hand_in(Context&, CheckedHandIn);
CaseAnswer request_withdrawal(Context&, std::string key, RequestWithdrawal);
CaseAnswer take_back_withdrawal(Context&, std::string key);

}  // namespace atrium::cases
