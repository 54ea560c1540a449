#pragma once

#include "cases/case.h"

namespace atrium::cases {

enum class DeliveryWay { window, express, cabinet, town, electronic };
BOOST_DESCRIBE_ENUM(DeliveryWay, window, express, cabinet, town, electronic)

struct Deliver {
    DeliveryWay way = DeliveryWay::window;
    std::string receiver;  // who received it, as on the document he showed
};
BOOST_DESCRIBE_STRUCT(Deliver, (), (way, receiver))

CaseAnswer announce_result(Context&, std::string key);          // 领取通知
CaseAnswer deliver_result(Context&, std::string key, Deliver);  // 送达

}  // namespace atrium::cases
