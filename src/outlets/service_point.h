#pragma once

#include "calendar/opening_hours.h"
#include "engine/context.h"

namespace atrium::outlets {

// hall 政务服务大厅, town_centre 镇（街）便民服务中心, village_point 村（居）代办点.
enum class PointKind { hall, town_centre, village_point };
BOOST_DESCRIBE_ENUM(PointKind, hall, town_centre, village_point)
Text name_of(PointKind);

// A place where people are served (服务网点), with the hours of its own.  Legal periods never look at these.
struct ServicePoint {
    Id<ServicePoint> id;
    PointKind kind = PointKind::hall;
    std::string name;
    std::string division_code;  // 6, 9 or 12 digits, as its kind asks
    std::string address;
    std::string phone;
    calendar::OpeningHours workday_hours;  // legal working days, those worked instead of a holiday included
    calendar::OpeningHours day_off_hours = {};  // weekends and holidays: a market day; empty when closed
    Date opened_on;
    std::optional<Date> closed_on = std::nullopt;  // half-open
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ServicePoint, (),
                      (id, kind, name, division_code, address, phone, workday_hours, day_off_hours, opened_on,
                       closed_on, version))

// What may be written of it.
struct ServicePointEntry {
    PointKind kind = PointKind::town_centre;
    std::string name;
    std::string division_code;
    std::string address;
    std::string phone;
    calendar::OpeningHours workday_hours;
    calendar::OpeningHours day_off_hours = {};
    std::optional<Date> opened_on = std::nullopt;  // today
    std::optional<Date> closed_on = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ServicePointEntry, (),
                      (kind, name, division_code, address, phone, workday_hours, day_off_hours, opened_on,
                       closed_on))

struct ListServicePoints {
    std::optional<std::string> division = std::nullopt;  // it and everything inside it
    std::optional<PointKind> kind = std::nullopt;
    std::optional<std::string> q = std::nullopt;  // a part of the name or address
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListServicePoints, (), (division, kind, q, after, limit))

struct ServicePointView {
    Id<ServicePoint> id;
    PointKind kind = PointKind::hall;
    std::string kind_name;
    std::string name;
    std::string division_code;
    std::vector<std::string> division_names;  // from the county down
    std::string address;
    std::string phone;
    calendar::OpeningHours workday_hours;
    calendar::OpeningHours day_off_hours;
    calendar::OpeningHours today_hours;  // empty: closed today
    bool is_open = false;                // now
    std::optional<Date> closed_on = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ServicePointView, (),
                      (id, kind, kind_name, name, division_code, division_names, address, phone,
                       workday_hours, day_off_hours, today_hours, is_open, closed_on, version))

// Public: what is open to everybody is known to everybody.
Page<ServicePointView> service_points(const Reading&, ListServicePoints);
ServicePointView service_point(const Reading&, Id<ServicePoint>);
ServicePointView open_service_point(Context&, ServicePointEntry);
ServicePointView change_service_point(Context&, Id<ServicePoint>, ServicePointEntry);

}  // namespace atrium::outlets
