#include "calendar/explanation.h"

#include "calendar/pauses.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::calendar {
namespace {

Words joined(Words words, const Words& more) {
    words.zh += more.zh;
    words.en += more.en;
    return words;
}

DayReason reason_of(DayKind kind) {
    switch (kind) {
        case DayKind::normal: return DayReason::counted;
        case DayKind::adjusted_workday:
        case DayKind::special_open: return DayReason::counted_adjusted;
        case DayKind::weekend: return DayReason::weekend;
        case DayKind::holiday: return DayReason::holiday;
        case DayKind::special_closure: break;
    }
    return DayReason::closure;
}

Words not_counted(const CalendarDay& day) {
    switch (day.kind) {
        case DayKind::holiday:
            return {day.name.zh + "放假，不计入期限", day.name.en + ", a holiday: not counted"};
        case DayKind::special_closure:
            return {day.name.zh + "，暂停办公，不计入期限", day.name.en + ", closed: not counted"};
        default: return Text{"周末，不计入期限", "Weekend: not counted"};
    }
}

Words paused(const Pause* pause) {
    if (!pause || pause->reason.zh.empty()) return Text{"暂停计时，不计入期限", "Paused: not counted"};
    return {"暂停计时（" + pause->reason.zh + "），不计入期限",
            "Paused (" + pause->reason.en + "): not counted"};
}

Words worked_instead(const CalendarDay& day) {
    if (day.kind == DayKind::adjusted_workday)
        return {day.name.zh + "调休上班，", "Worked because of " + day.name.en + ": "};
    if (day.kind == DayKind::special_open) return {day.name.zh + "，安排上班，", day.name.en + ", open: "};
    return {};
}

// Goes through the days of one limit and remembers how many have counted.
class Storyteller {
public:
    Storyteller(const Calendar& calendar, const RunningLimit& running, const OpeningHours& hours)
        : calendar_(calendar),
          running_(running),
          start_(local_date(running.started_at)),
          due_(due(calendar, running, hours)),
          open_(calendar, hours),
          paused_spans_(paused_spans(running.pauses)) {}

    DayLine line(Date date) {
        const auto day = calendar_.day(date);
        auto line = tell(day);
        line.date = date;
        line.counted = counted_;
        line.is_due = date == due_.date;
        line.provisional = day.provisional;
        if (line.is_due) line.words = joined(line.words, Words{"，期限届满", "; the limit ends"});
        if (line.provisional && date > start_)
            line.words = joined(line.words, Words{"（预计）", " (expected)"});
        return line;
    }

private:
    DayLine tell(const CalendarDay& day) {
        switch (running_.limit.unit) {
            case LimitUnit::workday: return workday(day);
            case LimitUnit::work_hour: return hours(day);
            case LimitUnit::natural_day:
            case LimitUnit::month: return any_day(day);
            default:
                return {.date = {}, .reason = DayReason::start, .words = Text{"即办，当场办结", "At once"}};
        }
    }
    DayLine started() const {
        return {.date = {},
                .reason = DayReason::start,
                .words = Text{"起算当日，不计入期限", "The day it began: not counted"}};
    }
    DayLine off(const CalendarDay& day) const {
        return {.date = {}, .reason = reason_of(day.kind), .words = not_counted(day)};
    }
    DayLine standing_still(Date date) const {
        return {.date = {}, .reason = DayReason::paused, .words = paused(pause_on(running_.pauses, date))};
    }
    bool stands_still(Date date) const { return pause_on(running_.pauses, date) != nullptr; }

    DayLine workday(const CalendarDay& day) {
        if (day.date == start_) return started();
        if (!day.is_workday) return off(day);
        if (stands_still(day.date)) return standing_still(day.date);
        ++counted_;
        return {.date = {},
                .reason = reason_of(day.kind),
                .words = joined(worked_instead(day), Words{fmt::format("第{}个工作日", counted_),
                                                           fmt::format("working day {}", counted_)})};
    }
    DayLine any_day(const CalendarDay& day) {
        if (day.date == start_) return started();
        if (stands_still(day.date)) return standing_still(day.date);
        if (is_complete())
            return {.date = {},
                    .reason = DayReason::rolled,
                    .words =
                        day.is_workday
                            ? Words{"期满日遇休息日，顺延至本日", "The end fell on a day off and moves here"}
                            : joined({"期满日遇休息日，继续顺延：", "The end moves on: "}, not_counted(day))};
        ++counted_;
        return {.date = {},
                .reason = DayReason::counted,
                .words = {fmt::format("第{}日", counted_), fmt::format("Day {}", counted_)}};
    }
    DayLine hours(const CalendarDay& day) {
        if (!day.is_workday) return off(day);
        const auto from = std::max(running_.started_at, start_of(day.date));
        const auto to = std::min(due_.at.value_or(no_instant), end_of(day.date));
        const auto minutes = static_cast<int>(running_minutes(open_, from, to, paused_spans_));
        if (minutes == 0 && day.date == start_)
            return {.date = {},
                    .reason = DayReason::start,
                    .words = Text{"当日办公时间已过，不计入", "After closing time: not counted"}};
        if (minutes == 0) return standing_still(day.date);
        counted_ += minutes;
        return {.date = {},
                .reason = reason_of(day.kind),
                .words = joined(worked_instead(day),
                                Words{fmt::format("计{}分钟，累计{}分钟", minutes, counted_),
                                      fmt::format("{} minutes counted, {} in all", minutes, counted_)})};
    }
    bool is_complete() const {
        const int limit = running_.limit.unit == LimitUnit::month
                              ? add_months(start_, running_.limit.amount) - start_
                              : running_.limit.amount;
        return counted_ >= limit;
    }

    const Calendar& calendar_;
    const RunningLimit& running_;
    Date start_;
    Due due_;
    OpenMinutes open_;
    std::vector<InstantSpan> paused_spans_;
    int counted_ = 0;
};

}  // namespace

std::vector<DayLine> explanation(const Calendar& calendar, const RunningLimit& running, Date last,
                                 const OpeningHours& hours) {
    std::vector<DayLine> lines;
    if (running.limit.unit == LimitUnit::none) return lines;
    Storyteller storyteller(calendar, running, hours);
    for (auto date = local_date(running.started_at); date <= last; date = date + 1)
        lines.push_back(storyteller.line(date));
    return lines;
}

}  // namespace atrium::calendar
