#include "outlets/service_point.h"

#include "outlets/city_divisions.h"
#include "outlets/working_calendar.h"
#include "storage/like.h"

namespace atrium::outlets {
namespace {

constexpr std::size_t digits_of(PointKind kind) {
    switch (kind) {
        case PointKind::hall: return 6;
        case PointKind::town_centre: return 9;
        default: return 12;
    }
}

bool is_there(const ServicePoint& point, Date day) {
    return point.opened_on <= day && (!point.closed_on || day < *point.closed_on);
}

ServicePointView view_of(const Reading& reading, const ServicePoint& point) {
    const auto today = local_date(reading.now);
    const auto minute = static_cast<int>(local_time_of_day(reading.now).count());
    ServicePointView out{.id = point.id,
                         .kind = point.kind,
                         .kind_name = std::string(in(reading.language, name_of(point.kind))),
                         .name = point.name,
                         .division_code = point.division_code,
                         .division_names = divisions_of(reading.services).path_names(point.division_code),
                         .address = point.address,
                         .phone = point.phone,
                         .workday_hours = point.workday_hours,
                         .day_off_hours = point.day_off_hours,
                         .today_hours = {},
                         .closed_on = point.closed_on,
                         .version = point.version};
    constexpr std::size_t province_and_city = 2;
    out.division_names.erase(out.division_names.begin(),
                             out.division_names.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                              province_and_city, out.division_names.size())));
    if (is_there(point, today))
        out.today_hours =
            calendar_of(reading.services).is_workday(today) ? point.workday_hours : point.day_off_hours;
    out.is_open = std::ranges::any_of(out.today_hours, [&](const calendar::OpenSpell& spell) {
        return spell.from_minute <= minute && minute < spell.to_minute;
    });
    return out;
}

void check_text(const std::string& text, std::size_t most, const std::string& pointer, Problem& problem) {
    if (text.empty()) problem.at(pointer, "MISSING", sentences::missing);
    else if (characters(text) > most || has_control_characters(text))
        problem.at(pointer, "LIMIT",
                   Words{"最多" + std::to_string(most) + "个字",
                         "has at most " + std::to_string(most) + " characters"});
}

// The faults of the hours, under the name of their list.
void check_list(const calendar::OpeningHours& hours, const std::string& pointer, Problem& problem) {
    try {
        calendar::check_hours(hours);
    } catch (const Problem& found) {
        for (const auto& field : found.fields)
            problem.at(pointer + field.pointer, field.code, field.message, field.params);
    }
}

void check(const Context& context, const ServicePointEntry& entry) {
    Problem problem(problems::invalid_input);
    check_text(entry.name, 60, "/name", problem);
    check_text(entry.address, 120, "/address", problem);
    check_text(entry.phone, 30, "/phone", problem);
    if (entry.division_code.size() != digits_of(entry.kind) ||
        !divisions_of(context.services).find(entry.division_code, local_date(context.now)))
        problem.at(
            "/division_code", "NOT_FOUND",
            Words{"没有这样的区划，应为" + std::to_string(digits_of(entry.kind)) + "位代码",
                  "is no division with a code of " + std::to_string(digits_of(entry.kind)) + " digits"});
    check_list(entry.workday_hours, "/workday_hours", problem);
    if (!entry.day_off_hours.empty()) check_list(entry.day_off_hours, "/day_off_hours", problem);
    if (entry.closed_on && *entry.closed_on <= entry.opened_on.value_or(local_date(context.now)))
        problem.at("/closed_on", "BAD_FORMAT", Text{"停办日应晚于启用日", "is not after opened_on"});
    refuse_if_wrong(problem);
}

void take(ServicePoint& point, const ServicePointEntry& entry) {
    point.kind = entry.kind;
    point.name = entry.name;
    point.division_code = entry.division_code;
    point.address = entry.address;
    point.phone = entry.phone;
    point.workday_hours = entry.workday_hours;
    point.day_off_hours = entry.day_off_hours;
    if (entry.opened_on) point.opened_on = *entry.opened_on;
    point.closed_on = entry.closed_on;
}

// The division and everything inside it: its codes begin as the division's does, and digits stand before ':'.
Where inside(std::string division) {
    while (division.size() <= 6 && division.ends_with("00")) division.resize(division.size() - 2);
    return {"division_code >= ? AND division_code < ?", {cell(division), cell(division + ":")}};
}

}  // namespace

Text name_of(PointKind kind) {
    switch (kind) {
        case PointKind::hall: return {"政务服务大厅", "service hall"};
        case PointKind::town_centre: return {"镇（街）便民服务中心", "town service centre"};
        case PointKind::village_point: return {"村（居）代办点", "village service point"};
    }
    return {"", ""};
}

Page<ServicePointView> service_points(const Reading& reading, ListServicePoints request) {
    Where where{"(closed_on IS NULL OR closed_on > ?)", {cell(local_date(reading.now))}};
    if (request.division) where = where && inside(*request.division);
    if (request.kind) where = where && Where{"kind = ?", {cell(*request.kind)}};
    if (request.q) {
        auto name = contains("name", *request.q), address = contains("address", *request.q);
        Where either{"(" + name.text + ") OR (" + address.text + ")", std::move(name.values)};
        either.values.insert(either.values.end(), address.values.begin(), address.values.end());
        where = where && either;
    }
    return shown(reading.db.page<ServicePoint>("outlets_service_point", where, {{"division_code", "id"}},
                                               {request.after, request.limit}),
                 [&](const ServicePoint& point) { return view_of(reading, point); });
}

ServicePointView service_point(const Reading& reading, Id<ServicePoint> id) {
    return view_of(reading,
                   reading.db.get<ServicePoint>("SELECT * FROM outlets_service_point WHERE id = $1", id));
}

ServicePointView open_service_point(Context& context, ServicePointEntry entry) {
    check(context, entry);
    ServicePoint point{
        .id = context.ids.next<ServicePoint>(), .workday_hours = {}, .opened_on = local_date(context.now)};
    take(point, entry);
    context.tx.insert("outlets_service_point", point);
    context.record({.act = "outlets/open-point", .subject = point.id.value, .data = {{"name", point.name}}});
    return view_of(context.reading(), point);
}

ServicePointView change_service_point(Context& context, Id<ServicePoint> id, ServicePointEntry entry) {
    auto point = context.tx.get<ServicePoint>("SELECT * FROM outlets_service_point WHERE id = $1", id);
    context.check_version(point.version);
    check(context, entry);
    take(point, entry);
    ++point.version;
    context.tx.update("outlets_service_point", point);
    context.record({.act = "outlets/change-point", .subject = id.value, .data = encode(entry).as_object()});
    return view_of(context.reading(), point);
}

}  // namespace atrium::outlets
