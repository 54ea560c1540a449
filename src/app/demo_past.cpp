#include "app/demo_past.h"

#include "app/demo_answers.h"
#include "app/demo_names.h"
#include "cases/past.h"
#include "identity/person.h"
#include "outlets/working_calendar.h"

#include <future>

namespace atrium::app {
namespace {

using namespace std::chrono_literals;
using cases::CaseState;

constexpr int at_once = 500;          // in one job of the writer
constexpr int first_of_past = 1'000;  // the people of the stories have the numbers before
constexpr int most_people = 90'000;   // so many citizen numbers can be told apart from the stories'
constexpr int days_back = 4 * 365;

// Somebody who applied.
struct Applicant {
    Id<Person> person;
    int n = 0;
};

class Past {
public:
    Past(City& city, const Clock& clock, Random& random, const DemoPeople& people,
         const std::vector<catalog::ItemVersionPtr>& items)
        : city_(city),
          clock_(clock),
          random_(seeded_random(random.below(std::uint64_t{1} << 62))),
          people_(people),
          items_(items) {
        for (const auto& item : items_) answers_.push_back(demo_answers(*item, *random_));
    }

    void add_people(int count) {
        for (int n = 0; n < count; n += at_once)
            write([this, n, to = std::min(n + at_once, count)](Context& context) {
                for (int i = n; i < to; ++i) applicants_.push_back(add_person(context, first_of_past + i));
            });
        settle();
    }

    void add_cases(int count) {
        for (int n = 0; n < count; n += at_once) {
            std::vector<cases::PastCase> past;
            for (int i = n; i < std::min(n + at_once, count); ++i) past.push_back(one(i, count));
            write([past = std::move(past)](Context& context) { cases::take_over(context, past); });
        }
        settle();
    }

private:
    // The writer has one job while the next is thought up.
    void write(std::function<void(Context&)> work) {
        settle();
        std::promise<void> done;
        written_ = done.get_future();
        city_.write(
            {.actor = system_actor(), .received_at = clock_.now(), .request_id = "demo"}, std::move(work),
            [done = std::make_shared<std::promise<void>>(std::move(done))](std::exception_ptr refused) {
                if (refused) done->set_exception(refused);
                else done->set_value();
            });
    }
    void settle() {
        if (written_.valid()) written_.get();
    }

    static Applicant add_person(Context& context, int n) {
        return {identity::add_person(context, {.number = demo_citizen_number(n),
                                               .name = demo_name(n),
                                               .mobile = demo_mobile(n),
                                               .realname_level = 2,
                                               .invented = true})
                    .id,
                n};
    }

    std::size_t chosen(std::size_t count) { return static_cast<std::size_t>(random_->below(count)); }
    Date today() const { return local_date(clock_.now()); }

    // Some working days later, in office hours, and never after now.
    Instant later(Date day, int workdays) {
        const auto on = calendar::add_workdays(outlets::calendar_of(city_.services()), day, workdays);
        const auto at = start_of(on) + 9h + std::chrono::minutes(random_->below(480));
        return std::min(at, clock_.now());
    }

    // The nth of so many, in the order of submission: first what is closed, then what is in hand, then what
    // waits at the windows since yesterday.
    cases::PastCase one(int n, int count) {
        const int closed = count - count / 10 - count / 12;
        if (n < closed)
            return decided(begun(today() - 45 - static_cast<int>((closed - 1LL - n) * days_back / closed)),
                           CaseState::closed);
        if (n < count - count / 10) return in_hand(begun(today() - 6 - static_cast<int>(random_->below(9))));
        auto waiting = begun(today() - 1);
        waiting.state = random_->below(2) == 0 ? CaseState::submitted : CaseState::received;
        if (waiting.state == CaseState::received) waiting.received_at = waiting.submitted_at + 40min;
        return waiting;
    }

    cases::PastCase begun(Date day) {
        const auto item = chosen(items_.size());
        const auto& applicant = applicants_[chosen(applicants_.size())];
        const auto name = demo_name(applicant.n).text();
        return {.item = items_[item],
                .applicant = applicant.person.value,
                .applicant_name = name,
                .submitted_by = applicant.person,
                .contact_name = name,
                .contact_mobile = demo_mobile(applicant.n),
                .channel = random_->below(3) == 0 ? cases::Channel::window : cases::Channel::web,
                .answers = answers_[item],
                .submitted_at = later(day, 0)};
    }

    // Accepted on the first or second working day, and given to an examiner.
    cases::PastCase accepted(cases::PastCase past, CaseState state) {
        const auto& staff = people_.staff.at(past.item->organ_id);
        past.state = state;
        past.received_at = past.submitted_at + 40min;
        past.accepted_at = std::max(
            *past.received_at, later(local_date(past.submitted_at), static_cast<int>(random_->below(3))));
        past.accepted_by = staff.clerk.person;
        if (state != CaseState::accepted) past.handled_by = staff.handler.person;
        return past;
    }

    cases::PastCase decided(const cases::PastCase& past, CaseState state) {
        auto out = accepted(past, state);
        const bool granted = random_->below(12) != 0;
        out.outcome = granted ? cases::Outcome::granted : cases::Outcome::refused;
        if (!granted) out.reason = "申请材料反映的情况不符合法定条件。";
        const auto days = out.item->instant ? 0 : static_cast<int>(1 + random_->below(4));
        out.decided_at = std::max(*out.accepted_at, later(local_date(*out.accepted_at), days));
        out.decided_by = people_.staff.at(out.item->organ_id).decider.person;
        if (state == CaseState::closed)
            out.ended_at = std::max(
                *out.decided_at, later(local_date(*out.decided_at), static_cast<int>(1 + random_->below(5))));
        return out;
    }

    cases::PastCase in_hand(const cases::PastCase& past) {
        switch (random_->below(5)) {
            case 0: return accepted(past, CaseState::accepted);
            case 1: return accepted(past, CaseState::in_review);
            case 2: return accepted(past, CaseState::pending_decision);
            default: return decided(past, CaseState::pending_delivery);
        }
    }

    City& city_;
    const Clock& clock_;
    std::unique_ptr<Random> random_;  // the city's own is the writer's meanwhile
    const DemoPeople& people_;
    const std::vector<catalog::ItemVersionPtr>& items_;
    std::vector<json::object> answers_;  // of each item
    std::vector<Applicant> applicants_;
    std::future<void> written_;
};

}  // namespace

void write_past(City& city, const Clock& clock, Random& random, const DemoPeople& people,
                const std::vector<catalog::ItemVersionPtr>& items, int cases) {
    Past past(city, clock, random, people, items);
    past.add_people(std::clamp(cases / 20, 1, most_people));
    past.add_cases(cases);
}

}  // namespace atrium::app
