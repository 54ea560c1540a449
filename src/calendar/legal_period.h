#pragma once

#include "calendar/deadline.h"

namespace atrium::calendar {

// A period that a law fixes, or we where no rule was found (法定期限): data/law/periods.json.  It applies to
// events from `valid_from` until before `valid_to`.
struct LegalPeriod {
    std::string rule;  // "cases/pre-accept"
    TimeLimit limit;
    std::string mark;  // S from the text of the law, I decided by us (services.md §0.1)
    Words article;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(LegalPeriod, (), (rule, limit, mark, article, valid_from, valid_to))

const std::vector<LegalPeriod>& legal_periods();

// The one that applied to an event on this day; a rule that did not exist then is a fault of the program.
const LegalPeriod& legal_period(std::string_view rule, Date event);

// "六十日", "六个月", "五个工作日": as documents write it.
std::string written_out(TimeLimit);

}  // namespace atrium::calendar
