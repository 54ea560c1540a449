#include "app/demo.h"

#include "app/commands.h"
#include "app/demo_answers.h"
#include "app/demo_past.h"
#include "app/demo_people.h"
#include "app/demo_places.h"
#include "cases/answers.h"
#include "cases/application.h"
#include "cases/delivery.h"
#include "cases/opinion.h"
#include "cases/window.h"
#include "catalog/item_version.h"
#include "catalog/load.h"

#include <iostream>

namespace atrium::app {

using namespace std::chrono_literals;

namespace {

constexpr int days_of_history = 75;
constexpr int cases_a_day = 4;
constexpr int cases_of_last_days = 30;  // so that every window has something to do
constexpr auto longest_story = 3h;

// The city while its history is written: the clock stands where the story is.
class History {
public:
    History(const Place& place, const crypto::KeyFolder& keys, FixedClock& clock, Random& random)
        : clock_(clock),
          random_(random),
          open_(place, keys, {.clock = &clock, .random = &random, .background = false}) {}

    City& city() { return open_.city(); }
    Random& random() { return random_; }
    void write(const Actor& actor, const std::function<void(Context&)>& work,
               std::optional<std::int64_t> version = {}) {
        city().run_and_wait(
            {.actor = actor, .received_at = clock_.now(), .request_id = "demo", .expected_version = version},
            work);
    }
    template <class F>
    auto ask(const Actor& actor, F&& question) {
        return city().ask({.actor = actor, .received_at = clock_.now()}, std::forward<F>(question));
    }
    void later(std::chrono::microseconds by) { until(now() + by); }
    void until(Instant at) {
        clock_.set(at);
        city().settle();
    }
    Instant now() const { return clock_.now(); }

private:
    FixedClock& clock_;
    Random& random_;
    OpenCity open_;
};

// One application and how far it got by today: each step some hours after the one before.
class Story {
public:
    Story(History& history, const DemoStaff& staff, const Actor& applicant, catalog::ItemVersionPtr item)
        : history_(history), staff_(staff), applicant_(applicant), item_(std::move(item)) {}

    void begin() {
        act(
            applicant_, [&](Context& context) { last_ = cases::begin_case(context, {item_->code}); },
            std::nullopt);
        key_ = id_text(last_.id.value);
        std::vector<cases::MaterialAnswer> materials;
        for (const auto* material : catalog::materials_for(item_->item, {}))
            materials.push_back({material->code, {}, true});
        auto answers =
            demo_answers(*item_, history_.random(), history_.ask(applicant_, [&](const Reading& reading) {
                return cases::answers_of(reading, cases::case_of(reading, key_));
            }));
        act(applicant_, [&](Context& context) {
            last_ = cases::save_draft(context, key_, {.answers = answers, .materials = materials});
        });
    }
    void submit() {
        const auto draft =
            history_.ask(applicant_, [&](const Reading& reading) { return cases::case_of(reading, key_); });
        act(applicant_,
            [&](Context& context) { last_ = cases::submit_case(context, {key_, draft, std::nullopt}); });
    }
    void receive() { step(staff_.clerk, cases::receive_case); }
    void accept() { step(staff_.clerk, cases::accept_case); }
    void take() { step(staff_.handler, cases::take_case); }
    void examine() {
        step(staff_.handler, cases::examine_case,
             cases::GiveOpinion{cases::Verdict::agree, "经审查，材料齐全，符合法定条件，建议准予。"});
    }
    void propose() {
        step(staff_.reviewer, cases::propose_decision,
             cases::GiveOpinion{cases::Verdict::agree, "同意承办意见，报请审批。"});
    }
    void grant() {
        step(staff_.decider, cases::decide_case,
             cases::Decide{cases::DecisionResult::grant, "同意，准予许可。"});
    }
    void refuse() {
        step(staff_.decider, cases::decide_case,
             cases::Decide{cases::DecisionResult::refuse, "现场条件与申请内容不符，不符合法定条件。"});
    }
    void announce() { step(staff_.delivery, cases::announce_result); }
    void deliver() {
        step(staff_.delivery, cases::deliver_result, cases::Deliver{cases::DeliveryWay::window, "本人"});
    }
    void require_supplement() {
        step(staff_.clerk, cases::require_supplement,
             cases::RequireSupplement{
                 {{first_material(), cases::DefectCode::illegible, "扫描件不清晰，请重新扫描后上传。"}}});
    }
    void hand_in() {
        act(applicant_, [&](Context& context) {
            last_ = cases::hand_in(
                context,
                cases::check_hand_in(context.reading(), key_, {.materials = {{first_material(), {}, true}}}));
        });
    }
    void withdraw() {
        step(applicant_, cases::request_withdrawal, cases::RequestWithdrawal{"计划有变，暂不办理。"});
    }
    void confirm_withdrawal() { step(staff_.clerk, cases::confirm_withdrawal); }

private:
    std::string first_material() const { return catalog::materials_for(item_->item, {}).front()->code; }
    void act(const Actor& actor, const std::function<void(Context&)>& work) {
        act(actor, work, last_.version);
    }
    void act(const Actor& actor, const std::function<void(Context&)>& work,
             std::optional<std::int64_t> version) {
        history_.write(actor, work, version);
        history_.later(std::chrono::minutes(1 + history_.random().below(9)));
    }
    template <class Out, class... In>
    void step(const Actor& actor, Out (*use_case)(Context&, std::string, In...),
              std::type_identity_t<In>... in) {
        act(actor,
            [&](Context& context) { last_ = or_throw<cases::CaseAnswer>(use_case(context, key_, in...)); });
    }

    History& history_;
    const DemoStaff& staff_;
    Actor applicant_;
    catalog::ItemVersionPtr item_;
    cases::CaseAnswer last_;
    std::string key_;
};

using Steps = std::vector<void (Story::*)()>;

// How far cases get: most to the archive, the recent ones somewhere on the way.
Steps steps_of(std::uint64_t kind) {
    const Steps accepted{&Story::begin, &Story::submit, &Story::receive, &Story::accept};
    auto decided = accepted;
    decided.insert(decided.end(), {&Story::take, &Story::examine, &Story::propose});
    switch (kind) {
        case 0: return {&Story::begin};
        case 1: return {&Story::begin, &Story::submit};
        case 2: return {&Story::begin, &Story::submit, &Story::receive};
        case 3: return {&Story::begin, &Story::submit, &Story::receive, &Story::require_supplement};
        case 4: return accepted;
        case 5: return {&Story::begin, &Story::submit, &Story::receive, &Story::accept, &Story::take};
        case 6:
            return {&Story::begin,  &Story::submit, &Story::receive,
                    &Story::accept, &Story::take,   &Story::examine};
        case 7: return decided;
        case 8: decided.insert(decided.end(), {&Story::grant}); return decided;
        case 9: decided.insert(decided.end(), {&Story::refuse, &Story::announce}); return decided;
        case 10:
            return {&Story::begin, &Story::submit, &Story::receive, &Story::withdraw,
                    &Story::confirm_withdrawal};
        case 11:
            return {&Story::begin, &Story::submit, &Story::receive, &Story::require_supplement,
                    &Story::hand_in};
        default:
            decided.insert(decided.end(), {&Story::grant, &Story::announce, &Story::deliver});
            return decided;
    }
}

std::vector<catalog::ItemVersionPtr> items_to_apply_for(History& history) {
    return history.ask(system_actor(), [](const Reading& reading) {
        std::vector<catalog::ItemVersionPtr> out;
        for (const auto& version : reading.db.all<catalog::Version>(
                 "SELECT * FROM catalog_version WHERE state = 'active' ORDER BY code")) {
            auto item = catalog::version_of(reading, version.id);
            if (item->takes_applications && !catalog::materials_for(item->item, {}).empty())
                out.push_back(std::move(item));
        }
        return out;
    });
}

// Each day begins at nine; the last one ends early enough for a story that has begun.
void write_history(History& history, const DemoPeople& people,
                   const std::vector<catalog::ItemVersionPtr>& items, Instant end) {
    int written = 0;
    while (history.now() < end) {
        const auto day = local_date(history.now());
        const int ago = local_date(end) - day;
        const bool recent = ago < 12;
        for (int n = 0; n < (ago < 3 ? cases_of_last_days : cases_a_day) && history.now() < end; ++n) {
            const auto& item = items[static_cast<std::size_t>(history.random().below(items.size()))];
            const auto& applicant =
                people.applicants[static_cast<std::size_t>(history.random().below(people.applicants.size()))];
            Story story(history, people.staff.at(item->organ_id), applicant, item);
            try {
                for (const auto step :
                     steps_of(recent ? history.random().below(12) : 8 + history.random().below(9)))
                    (story.*step)();
                ++written;
            } catch (const Problem& problem) {
                // He has an open case of this item, or it is not for people like him: another comes instead.
                if (problem.kind.status >= 500) throw;
            }
        }
        history.until(std::max(history.now(), std::min(start_of(day + 1) + 9h, end)));
    }
    std::cout << "  " << written << " cases\n";
}

}  // namespace

int demo(const Settings& settings, const Demo& wanted) {
    const auto place = chosen_place(settings);
    std::filesystem::create_directories(place.folder);
    const auto root_file = settings.root_key_file.empty() ? std::filesystem::path(settings.data) / "root.key"
                                                          : std::filesystem::path(settings.root_key_file);
    if (!std::filesystem::exists(root_file)) crypto::create_root_key(root_file, system_random());

    const auto today = SystemClock().now();
    prepare(place, std::nullopt);
    if (open_database(place.database)->connect()->count("engine_jurisdiction", {"1 = 1"}) > 0) {
        std::cout << "The demo city is there already.\n";
        return 0;
    }
    prepare(place, Jurisdiction{.id = {1},
                                .name = "胶州市",
                                .division_code = "370281",
                                .kind = JurisdictionKind::demo,
                                .real_anchor = today,
                                .domain_anchor = today,
                                .factor = 1,
                                .created_at = today,
                                .document_mark = "胶"});
    auto keys = keys_of(settings, place);
    keys.create_missing(system_random(), today);

    std::cout << "Filling the demo city (invented people and offices) …\n" << std::flush;
    const auto random = seeded_random(wanted.seed);
    FixedClock clock("2026-01-01T00:00:00.000000Z");
    clock.set(start_of(local_date(today) - days_of_history) + 9h);
    History history(place, keys, clock, *random);
    history.write(system_actor(),
                  [](Context& context) { catalog::load_catalog(context, catalog::embedded_catalog()); });
    history.write(system_actor(), make_service_points);
    const auto people = make_people(history.city(), clock);
    const auto items = items_to_apply_for(history);
    write_history(history, people, items, today - longest_story);
    if (wanted.cases > 0) {
        write_past(history.city(), clock, *random, people, items, wanted.cases);
        std::cout << "  " << wanted.cases << " past cases\n";
    }
    return 0;
}

}  // namespace atrium::app
