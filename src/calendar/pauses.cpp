#include "calendar/pauses.h"

#include <algorithm>

namespace atrium::calendar {
namespace {

DaySpan days_of(const Pause& pause) {
    return {local_date(pause.from), pause.to ? local_date(*pause.to) : no_day};
}

template <class Span>
std::vector<Span> merged(std::vector<Span> spans) {
    std::erase_if(spans, [](const Span& span) { return span.to <= span.from; });
    std::ranges::sort(spans, {}, &Span::from);
    std::vector<Span> out;
    for (const auto& span : spans) {
        if (!out.empty() && span.from <= out.back().to) out.back().to = std::max(out.back().to, span.to);
        else out.push_back(span);
    }
    return out;
}

}  // namespace

std::vector<DaySpan> paused_days(const std::vector<Pause>& pauses) {
    std::vector<DaySpan> spans;
    for (const auto& pause : pauses) spans.push_back(days_of(pause));
    return merged(std::move(spans));
}

std::vector<InstantSpan> paused_spans(const std::vector<Pause>& pauses) {
    std::vector<InstantSpan> spans;
    for (const auto& pause : pauses) spans.push_back({pause.from, pause.to.value_or(no_instant)});
    return merged(std::move(spans));
}

std::int64_t running_minutes(const OpenMinutes& open, Instant from, Instant to,
                             const std::vector<InstantSpan>& paused) {
    if (to <= from) return 0;
    auto minutes = open.before(to) - open.before(from);
    for (const auto& span : paused) {
        const auto begin = std::max(span.from, from), end = std::min(span.to, to);
        if (begin < end) minutes -= open.before(end) - open.before(begin);
    }
    return minutes;
}

const Pause* pause_on(const std::vector<Pause>& pauses, Date date) {
    const auto found =
        std::ranges::find_if(pauses, [&](const Pause& pause) { return days_of(pause).contains(date); });
    return found == pauses.end() ? nullptr : &*found;
}

}  // namespace atrium::calendar
