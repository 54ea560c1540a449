#include "identity/authorisation.h"

#include "identity/item_scope.h"
#include "identity/problems.h"
#include "testing/items.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

using namespace std::chrono_literals;

Authorisation written(Date from, Date to) {
    return {.all_items = false,
            .items = {"A"},
            .decision_kinds = {DecisionKind::grant},
            .document_number = "授〔2026〕1号",
            .valid_from = from,
            .valid_to = to};
}

// An organ with a decision maker who has no authorisation yet, and who may give him one.
struct Office {
    Town town;
    std::string item;
    Id<Organization> organ;
    Actor administrator, decider;

    Office() {
        item = load_items(town);
        organ = atrium::organ(town);
        administrator = staff(town, Role::dept_admin, organ);
        decider = staff(town, Role::decider, organ);
        town.write([](Context& context) { context.tx.run("DELETE FROM identity_authorisation"); });
    }
    Authorise request() {
        return {.post = decider.post,
                .all_items = true,
                .decision_kinds = {DecisionKind::grant, DecisionKind::refuse},
                .may_seal = true,
                .document_number = "胶审授〔2026〕7号",
                .valid_from = local_date(town.now()),
                .valid_to = local_date(town.now()) + 30};
    }
    std::string pointer_refused(const Authorise& wrong) {
        try {
            town.as(administrator).run(authorise, wrong);
        } catch (const Problem& problem) {
            return problem.fields.empty() ? std::string(problem.kind.name) : problem.fields.front().pointer;
        }
        return "accepted";
    }
};

}  // namespace

TEST_CASE("an authorisation covers what it names, on its days, the last one not included") {
    const auto from = parse_date("2026-03-01"), to = parse_date("2026-04-01");
    const auto one = written(from, to);
    const auto bar = [&](std::string_view item, DecisionKind kind, std::string_view day) {
        return bar_to_deciding({one}, {std::string(item), "某事项", kind}, parse_date(day)).has_value();
    };
    CHECK_FALSE(bar("A", DecisionKind::grant, "2026-03-01"));
    CHECK_FALSE(bar("A", DecisionKind::grant, "2026-03-31"));
    CHECK(bar("A", DecisionKind::grant, "2026-04-01"));
    CHECK(bar("A", DecisionKind::grant, "2026-02-28"));
    CHECK(bar("A", DecisionKind::refuse, "2026-03-15"));
    CHECK(bar("B", DecisionKind::grant, "2026-03-15"));
}

TEST_CASE("a refusal names the item, the kind, and the document that covered it once") {
    const auto one = written(parse_date("2026-03-01"), parse_date("2026-04-01"));
    const auto bar = bar_to_deciding({one}, {"A", "临时救助", DecisionKind::grant}, parse_date("2026-04-01"));
    REQUIRE(bar);
    CHECK(bar->kind == problems::no_authority);
    CHECK(bar->detail.zh ==
          "缺少对“临时救助”的准予决定有效的授权书：授权书“授〔2026〕1号”已于2026-03-31期满。");
    CHECK(bar->more.at("missing").at("document_number") == "授〔2026〕1号");
    const auto never = bar_to_deciding({}, {"A", "临时救助", DecisionKind::grant}, parse_date("2026-04-01"));
    CHECK(never->more.at("missing").at("document_number").is_null());
}

TEST_CASE("an organ's administrator authorises a decision maker, lists it, and ends it with a reason") {
    Office office;
    auto& town = office.town;
    const auto made = town.as(office.administrator).run(authorise, office.request());
    CHECK(made.state == AuthorisationState::in_force);
    CHECK(town.as(office.decider).ask(authorisations, {}).items.size() == 1);
    CHECK(refusal([&] { town.as(office.administrator).run(end_authorisation, made.id, {"岗位调整"}); }) ==
          problems::version_required);
    const auto ended =
        town.as(office.administrator).expecting(made.version).run(end_authorisation, made.id, {"岗位调整"});
    CHECK(ended.state == AuthorisationState::ended);
    CHECK(town.ask(authorisations, {.in_force = true}).items.empty());
    CHECK(town.ask(authorisations, {.in_force = false}).items.size() == 1);
    CHECK(refusal([&] { town.expecting(ended.version).run(end_authorisation, made.id, {"岗位调整"}); }) ==
          problems::not_allowed_now);
    CHECK(town.count("ledger_event", "act = 'identity/authorised'") == 2);
    CHECK(town.count("ledger_event", "act = 'identity/authorisation-ended'") == 1);
}

TEST_CASE("a wrong authorisation is refused with the field that is wrong") {
    Office office;
    const auto wrong = [&](auto change) {
        auto request = office.request();
        change(request);
        return office.pointer_refused(request);
    };
    CHECK(wrong([](Authorise& r) { r.items = {"1"}; }) == "/items");
    CHECK(wrong([](Authorise& r) { r.all_items = false; }) == "/items");
    CHECK(wrong([](Authorise& r) { r.all_items = false, r.items = {"没有"}; }) == "/items/0");
    CHECK(wrong([](Authorise& r) { r.decision_kinds = {}; }) == "/decision_kinds");
    CHECK(wrong([](Authorise& r) { r.decision_kinds = {DecisionKind::grant, DecisionKind::grant}; }) ==
          "/decision_kinds");
    CHECK(wrong([](Authorise& r) { r.document_number = ""; }) == "/document_number");
    CHECK(wrong([](Authorise& r) { r.valid_from = r.valid_from - 1; }) == "/valid_from");
    CHECK(wrong([](Authorise& r) { r.valid_to = r.valid_from; }) == "/valid_to");
    CHECK(wrong([&](Authorise& r) { r.post = office.administrator.post; }) == "/post");
    CHECK(wrong([](Authorise&) {}) == "accepted");
    CHECK(wrong([](Authorise&) {}) == "/document_number");
}

TEST_CASE("nobody authorises himself, nor somebody of another organ") {
    Office office;
    auto& town = office.town;
    const auto both = further_post(town, office.decider, Role::dept_admin, office.organ);
    CHECK(refusal([&] { town.as(both).run(authorise, office.request()); }) == problems::own_rights);
    const auto stranger = staff(town, Role::dept_admin, organ(town, "胶州市其他局"));
    CHECK(refusal([&] { town.as(stranger).run(authorise, office.request()); }) == problems::invalid_input);
    const auto made = town.as(office.administrator).run(authorise, office.request());
    CHECK(refusal([&] { town.as(stranger).ask(authorisation, made.id); }) == problems::not_found);
    CHECK(refusal([&] {
              town.as(stranger).expecting(made.version).run(end_authorisation, made.id, {"不应成功"});
          }) == problems::not_found);
}

TEST_CASE("over HTTP: who may not authorise is refused, and a known item is shown with its name") {
    Office office;
    auto& town = office.town;
    auto request = office.request();
    request.all_items = false;
    request.items = {office.item};
    const auto body = json_text(encode(request));
    CHECK(town.as(office.decider).http("POST", "/api/authorisations", body).status == 403);
    const auto made = said(town.as(office.administrator).http("POST", "/api/authorisations", body));
    CHECK(made.at_pointer("/items/0/name").as_string().size() > 3);
    CHECK(made.at("state") == "in_force");
    const auto path = "/api/authorisations/" + std::string(made.at("id").as_string());
    CHECK(said(town.as(office.decider).http("GET", path)).at("document_number") == "胶审授〔2026〕7号");
    CHECK(town.as(citizen(town)).http("GET", path).status == 403);
}

}  // namespace atrium::identity
