#include "cases/delivery.h"

#include "cases/clock.h"
#include "cases/notice.h"

namespace atrium::cases {
namespace {

constexpr std::pair<DeliveryWay, Text> ways[] = {
    {DeliveryWay::window, {"窗口领取", "collected at the window"}},
    {DeliveryWay::express, {"快递送达", "by express"}},
    {DeliveryWay::cabinet, {"自助柜领取", "from a cabinet"}},
    {DeliveryWay::town, {"镇街代领", "through the town centre"}},
    {DeliveryWay::electronic, {"电子送达", "electronically"}},
};

}  // namespace

CaseAnswer announce_result(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "announce");
    one = advance_case(context, one, "announce");
    issue_notice(context, one, NoticeKind::collection);
    context.tell("cases/result-ready", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

CaseAnswer deliver_result(Context& context, std::string key, Deliver request) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "deliver");
    if (request.receiver.empty() || characters(request.receiver) > 100)
        throw Problem(atrium::problems::invalid_input)
            .at("/receiver", "MISSING", Text{"请填写领取人", "Say who received it"});
    end_clocks(context, one);
    one.act_by = Case::no_day;
    one = advance_case(context, one, "deliver", {{"way", enum_text(request.way)}});
    const auto way = std::ranges::find(ways, request.way, &std::pair<DeliveryWay, Text>::first)->second;
    issue_notice(context, one, NoticeKind::delivery_record,
                 {.reason = "送达方式：" + std::string(way.zh) + "；领取人：" + request.receiver + "。"});
    context.tell("cases/closed", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

}  // namespace atrium::cases
