#include "catalog/code_sets.h"
#include "catalog/findings.h"

// What the publication check says of the limits (services.md §2.5 rules 2 and 4).
namespace atrium::catalog {
namespace {

using calendar::LimitUnit;
using calendar::TimeLimit;

constexpr std::int64_t minutes_of_day = 24 * 60;
constexpr std::int64_t hours_of_workday = 8;  // only where limits of different units must be compared
constexpr std::int64_t days_of_month = 30;

// How long a limit is at least, in minutes of the calendar, so that different units can be compared: five
// working days fill a week.  Both lengths of a pair in the same unit are exact.
std::int64_t comparable(TimeLimit limit) {
    const std::int64_t amount = limit.amount;
    switch (limit.unit) {
        case LimitUnit::workday: return amount * minutes_of_day * 7 / 5;
        case LimitUnit::natural_day: return amount * minutes_of_day;
        case LimitUnit::work_hour: return amount * minutes_of_day * 7 / 5 / hours_of_workday;
        case LimitUnit::month: return amount * days_of_month * minutes_of_day;
        case LimitUnit::immediate: return 0;
        case LimitUnit::none: return 0;
    }
    return 0;
}

bool is_limit(const std::optional<TimeLimit>& limit) { return limit && limit->unit != LimitUnit::none; }

void find_in_promise(const Limits& limits, std::vector<Finding>& out) {
    if (!is_limit(limits.promise)) {
        out.push_back({Severity::error, "/limits/promise", "NO_PROMISE",
                       Text{"没有承诺办结时限", "No promised limit is given"}, "GB/T 36114-2018"});
        return;
    }
    if (!is_limit(limits.statutory)) return;
    const auto promise = comparable(*limits.promise), statutory = comparable(*limits.statutory);
    const auto promised = calendar::name_of(*limits.promise), allowed = calendar::name_of(*limits.statutory);
    if (promise > statutory)
        out.push_back({Severity::error, "/limits/promise", "PROMISE_OVER_STATUTORY",
                       Words{"承诺时限（" + promised.zh + "）长于法定时限（" + allowed.zh + "）",
                             "The promise (" + promised.en + ") is longer than the statutory limit (" +
                                 allowed.en + ")"},
                       "行政许可法第四十二条"});
    if (promise == statutory && promise > 0)
        out.push_back(
            {Severity::warning, "/limits/promise", "PROMISE_NOT_COMPRESSED",
             Text{"承诺时限与法定时限相同，未压缩", "The promise is as long as the statutory limit"},
             "承诺时限压缩"});
}

void find_in_project_type(const Limits& limits, std::vector<Finding>& out) {
    const bool instant = code_in("project-types", limits.project_type).has("instant");
    if (!instant || !is_limit(limits.promise) || comparable(*limits.promise) == 0) return;
    const bool within_a_day = comparable(*limits.promise) <= comparable({LimitUnit::workday, 1});
    if (within_a_day)
        out.push_back({Severity::warning, "/limits/promise", "INSTANT_WITH_ONE_DAY",
                       Text{"即办件应当场办结，不应再承诺1个工作日",
                            "What is handled on the spot needs no promise of a day"},
                       "办件类型"});
    else
        out.push_back({Severity::error, "/limits/project_type", "INSTANT_WITH_PROMISE",
                       Text{"即办件应当场办结，承诺时限应为即办",
                            "What is handled on the spot has the promise 'on the spot'"},
                       "办件类型"});
}

// The promise is spent on the steps; special stages are counted apart.
void find_in_steps(const Item& item, std::vector<Finding>& out) {
    if (!is_limit(item.limits.promise)) return;
    std::int64_t sum = 0;
    for (const auto& step : item.steps)
        if (step.limit && !step.special_stage) sum += comparable(*step.limit);
    if (sum > comparable(*item.limits.promise))
        out.push_back({Severity::error, "/steps", "STEPS_OVER_PROMISE",
                       Text{"各环节时限之和超过承诺时限", "The steps together take longer than the promise"},
                       "环节时限之和不超过承诺时限"});
}

void find_in_special_stages(const Item& item, std::vector<Finding>& out) {
    for (std::size_t i = 0; i < item.limits.special_stages.size(); ++i) {
        const auto& stage = item.limits.special_stages[i];
        if (!is_limit(stage.promise) || !is_limit(stage.statutory)) continue;
        if (comparable(*stage.promise) > comparable(*stage.statutory))
            out.push_back({Severity::error, "/limits/special_stages/" + std::to_string(i) + "/promise",
                           "PROMISE_OVER_STATUTORY",
                           Text{"特别程序的承诺时限长于法定时限",
                                "The promise for the special stage is longer than its statutory limit"},
                           "行政许可法第四十五条"});
    }
    for (std::size_t i = 0; i < item.steps.size(); ++i) {
        const auto& stage = item.steps[i].special_stage;
        if (stage && std::ranges::find(item.limits.special_stages, *stage, &SpecialStage::kind) ==
                         item.limits.special_stages.end())
            out.push_back({Severity::error, "/steps/" + std::to_string(i) + "/special_stage",
                           "UNKNOWN_SPECIAL_STAGE",
                           Text{"特别程序列表中没有这一环节", "The list of special stages has no such stage"},
                           "行政许可法第四十五条"});
    }
}

}  // namespace

void find_in_limits(const Item& item, std::vector<Finding>& out) {
    find_in_promise(item.limits, out);
    find_in_project_type(item.limits, out);
    find_in_special_stages(item, out);
    find_in_steps(item, out);
}

}  // namespace atrium::catalog
