#include "cases/list.h"

#include "outlets/working_calendar.h"
#include "storage/like.h"

namespace atrium::cases {
namespace {

constexpr std::size_t longest_query = 100;

CaseSummary summary_of(const Reading& reading, const Case& one) {
    return {.id = one.id,
            .number = one.number,
            .item_code = one.item_code,
            .item_name = one.item_name,
            .organization = one.organization,
            .applicant_name = one.applicant_name,
            .state = one.state,
            .state_name = std::string(in(reading.language, name_of(one.state))),
            .stage = stage_of(one.state == CaseState::withdraw_requested ? one.previous_state : one.state),
            .held_by = holder_of(reading, one),
            .act_by = act_day_of(one),
            .days_left = days_left(reading, one),
            .due_date = one.due_date,
            .provisional = one.provisional,
            .declining = one.declining.has_value() && !is_ended(one.state),
            .created_at = one.created_at,
            .submitted_at = one.submitted_at,
            .version = one.version};
}

// The first day that is neither past nor soon: behind the working day after today.
Date first_calm_day(const Reading& reading) {
    const auto today = local_date(reading.now);
    return calendar::add_workdays(outlets::calendar_of(reading.services), today, 1) + 1;
}

Where due(const Reading& reading, Urgency urgency) {
    const auto today = to_string(local_date(reading.now));
    if (urgency == Urgency::overdue) return {"act_by < ?", {cell(today)}};
    return {"act_by >= ? AND act_by < ?", {cell(today), cell(to_string(first_calm_day(reading)))}};
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A number is printed in groups of four and typed as one likes; names are part of the applicant's or the
// item's.
Where named(std::string text) {
    if (characters(text) > longest_query)
        throw Problem(atrium::problems::invalid_input)
            .at("/q", "LIMIT", Text{"检索词过长", "is too long"}, {{"limit", longest_query}});
    auto number = text;
    std::erase(number, ' ');
    if (number.empty()) return {"1 = 1"};
    if (is_digits(number)) return contains("number", number);
    auto name = contains("applicant_name", text);
    const auto item = contains("item_name", text);
    return {"(" + name.text + " OR " + item.text + ")", {name.values.front(), item.values.front()}};
}

Where wanted(const Reading& reading, const ListCases& request) {
    Where where{"1 = 1"};
    if (request.q) where = where && named(*request.q);
    if (request.state) where = where && Where{"state = ?", {cell(*request.state)}};
    if (request.urgency) where = where && due(reading, *request.urgency);
    if (request.organization) where = where && Where{"organization = ?", {cell(*request.organization)}};
    if (request.submitted_from)
        where = where && Where{"submitted_at >= ?", {cell(start_of(*request.submitted_from))}};
    if (request.submitted_to)
        where = where && Where{"submitted_at < ?", {cell(start_of(*request.submitted_to + 1))}};
    return where;
}

Page<CaseSummary> page_of(const Reading& reading, const ListCases& request, const Where& where,
                          const Order& order) {
    const auto page = reading.db.page<Case>("cases_case", where && wanted(reading, request), order,
                                            {request.after, request.limit});
    return shown(page, [&](const Case& one) { return summary_of(reading, one); });
}

// What waits for the actor's role in his organ.  What one examiner has taken is no longer the others' work.
Where awaiting(const Actor& actor) {
    Where where{"organization = ? AND awaited = ? AND state <> 'draft'",
                {cell(actor.organization), cell(actor.role)}};
    if (actor.role == Role::handler) where = where && Where{"handled_by IN (0, ?)", {cell(actor.person)}};
    return where;
}

// What waits in one state.
struct Counted {
    CaseState state = CaseState::draft;
    std::int64_t count = 0;
    std::int64_t overdue = 0;
    std::int64_t soon = 0;
    BOOST_DESCRIBE_CLASS(Counted, (), (state, count, overdue, soon), (), ())
};

// All of it in one walk through the inbox's index, in the order of the states.
std::vector<Counted> counted(const Reading& reading) {
    const auto overdue = due(reading, Urgency::overdue), soon = due(reading, Urgency::soon);
    const auto mine = awaiting(reading.actor);
    Where query{"SELECT state, COUNT(*) AS count, SUM(CASE WHEN " + overdue.text +
                " THEN 1 ELSE 0 END) AS overdue, SUM(CASE WHEN " + soon.text +
                " THEN 1 ELSE 0 END) AS soon FROM cases_case WHERE " + mine.text + " GROUP BY state"};
    for (const auto* part : {&overdue, &soon, &mine})
        query.values.insert(query.values.end(), part->values.begin(), part->values.end());
    auto out = reading.db.execute(query.numbered(), query.values).as<Counted>();
    std::ranges::sort(out, {}, &Counted::state);
    return out;
}

}  // namespace

Page<CaseSummary> my_cases(const Reading& reading, ListCases request) {
    return page_of(reading, request, readable(reading.actor, Type<Case>{}), {{"id"}, true});
}

Page<CaseSummary> inbox(const Reading& reading, ListCases request) {
    return page_of(reading, request, awaiting(reading.actor), {{"act_by", "id"}});
}

Page<CaseSummary> organ_cases(const Reading& reading, ListCases request) {
    return page_of(reading, request, readable(reading.actor, Type<Case>{}), {{"id"}, true});
}

Page<CaseSummary> watched_cases(const Reading& reading, ListCases request) {
    return page_of(reading, request, readable(reading.actor, Type<Case>{}), {{"id"}, true});
}

InboxCounts inbox_counts(const Reading& reading) {
    InboxCounts out{.live_topic = inbox_topic(reading.actor.organization)};
    for (const auto& line : counted(reading)) {
        out.states.push_back(
            {line.state, std::string(in(reading.language, name_of(line.state))), line.count});
        out.total += line.count;
        out.overdue += line.overdue;
        out.soon += line.soon;
    }
    return out;
}

}  // namespace atrium::cases
