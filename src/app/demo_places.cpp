#include "app/demo_places.h"

#include "outlets/city_divisions.h"
#include "outlets/service_point.h"

namespace atrium::app {
namespace {

using outlets::PointKind;
using outlets::ServicePointEntry;

const calendar::OpeningHours morning{{540, 690}};  // 09:00 to 11:30
const calendar::OpeningHours whole_day{{540, 690}, {810, 1020}};

constexpr std::string_view town_with_market_day = "370281105";

}  // namespace

void make_service_points(Context& context) {
    outlets::open_service_point(context, {.kind = PointKind::hall,
                                          .name = "胶州市政务服务大厅",
                                          .division_code = "370281",
                                          .address = "胶州市演示大道1号市民中心",
                                          .phone = "0532-00001000",
                                          .workday_hours = calendar::hall_hours()});
    int number = 0;
    for (const auto& town :
         outlets::divisions_of(context.services).children_of("370281", local_date(context.now)))
        outlets::open_service_point(
            context,
            ServicePointEntry{
                .kind = PointKind::town_centre,
                .name = town.name + "便民服务中心",
                .division_code = town.code,
                .address = town.name + "（演示地址）",
                .phone = fmt::format("0532-0000{}", 2001 + number++),
                .workday_hours = whole_day,
                .day_off_hours = town.code == town_with_market_day ? morning : calendar::OpeningHours{}});
}

}  // namespace atrium::app
