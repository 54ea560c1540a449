#include "app/modules.h"
#include "app/predicate_world_for_test.h"
#include "cases/clock.h"
#include "cases/notice.h"
#include "identity/authorisation.h"
#include "identity/post.h"
#include "ledger/leaf.h"
#include "testing/items.h"
#include "testing/people.h"
#include "testing/visitor.h"

#include <rapidcheck.h>

#include <set>

// One predicate per noun: what list, detail, count, live line and file show of it is the same for everybody.
// Who may see what is said a second time here, in plain words over the rows, so that a predicate which lets
// too much or too little through is found by every route that shows the noun.

namespace atrium::app {
namespace {

struct KnownObject {
    std::string id;
    std::vector<std::string> details = {};  // paths that show it or a part of it
    std::function<bool(const Actor&)> seen_by;
};
struct KnownList {
    std::string path;
    bool complete = true;  // else it holds a part of what may be seen
};
struct KnownNoun {
    std::string name;
    std::vector<KnownList> lists;
    std::vector<KnownObject> objects;  // all that there are
    std::string count = {};            // a path that counts what may be seen
};

// Reading routes that show no object of a noun with a predicate: public ones, and one's own session.
constexpr std::string_view without_noun[] = {
    "/api/items",
    "/api/items/{code}",
    "/api/items/{code}/form",
    "/api/departments",
    "/api/themes",
    "/api/session",
    "/api/my/sessions",
    "/api/demo/people",
    "/api/windows",
    "/api/divisions",
    "/api/divisions/{code}",
    "/api/calendar/{year}",
    "/api/service-points",
    "/api/service-points/{id}",
    "/api/ledger/checkpoint",
    "/api/ledger/keys",
    "/api/ledger/entries",
    "/api/ledger/proof",
    "/api/ledger/tile/{level}/{last}",
    "/api/ledger/tile/{level}/{first}/{last}",
    "/api/ledger/tile/{level}/{first}/{second}/{last}",
    "/api/ledger/tile/{level}/{first}/{second}/{third}/{last}",
};

bool is_applicant(const Actor& a) {
    return a.role == Role::citizen || a.role == Role::enterprise || a.role == Role::agent;
}
bool is_counter(const Actor& a) { return a.role == Role::guide || a.role == Role::window_clerk; }

KnownNoun cases_of(PredicateWorld& world) {
    const std::string search = "?q=%E7%8E%8B";  // 王
    KnownNoun out{"case",
                  {{"/api/my/cases"},
                   {"/api/watch/cases"},
                   {"/api/desk/cases", false},
                   {"/api/desk/inbox", false},
                   {"/api/my/cases" + search, false},
                   {"/api/watch/cases" + search, false},
                   {"/api/desk/cases" + search, false}},
                  {}};
    for (const auto& one : world.rows<cases::Case>("cases_case")) {
        const auto id = id_text(one.id.value);
        KnownObject object{
            id, {"/api/cases/" + id, "/api/cases/" + id + "/item", "/api/live?topics=case:" + id}, {}};
        if (one.number) object.details.push_back("/api/cases/" + *one.number);
        for (const auto& notice : world.rows<cases::Notice>("cases_notice"))
            if (notice.case_id == one.id)
                object.details.push_back("/api/cases/" + id + "/notices/" + id_text(notice.id.value));
        for (const auto& material : world.rows<cases::CaseMaterial>("cases_material"))
            if (material.case_id == one.id)
                for (const auto& file : material.files)
                    object.details.push_back("/api/cases/" + id + "/files/" + id_text(file.id.value));
        for (const auto& clock : world.rows<cases::Clock>("cases_clock"))
            if (clock.case_id == one.id)
                object.details.push_back("/api/cases/" + id + "/clocks/" + id_text(clock.id.value));
        for (const auto& event : world.rows<ledger::Event>("ledger_event"))
            if (event.subject == one.id.value && event.act != "cases/save-draft")
                object.details.push_back("/api/cases/" + id + "/proofs/" + id_text(event.id.value));
        object.seen_by = [one, &world](const Actor& a) {
            if (is_applicant(a)) {
                const auto limited = world.mandate_items.find(a.mandate);
                const bool within =
                    a.role != Role::agent || limited == world.mandate_items.end() ||
                    std::ranges::find(limited->second, one.item_code) != limited->second.end();
                return one.applicant == a.subject && within;
            }
            if (one.state == cases::CaseState::draft) return false;
            return a.role == Role::supervisor ||
                   (a.organization.value != 0 && a.organization == one.organization);
        };
        out.objects.push_back(std::move(object));
    }
    return out;
}

KnownNoun persons_of(PredicateWorld& world) {
    KnownNoun out{"person", {{"/api/persons"}}, {}};
    for (const auto& one : world.rows<identity::PersonRecord>("identity_person"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/persons/" + id_text(one.id.value)}, [id = one.id](const Actor& a) {
                 return a.role == Role::sec_admin || (a.role == Role::citizen && a.person == id) ||
                        (a.role == Role::agent && a.subject == id.value);
             }});
    return out;
}

KnownNoun organizations_of(PredicateWorld& world) {
    KnownNoun out{"organization", {{"/api/organizations"}}, {}};
    for (const auto& one : world.rows<identity::OrganizationRecord>("identity_organization"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/organizations/" + id_text(one.id.value)}, [one](const Actor& a) {
                 if (one.has_posts) return true;
                 if (a.role == Role::citizen) return one.legal_representative == a.person;
                 if (is_applicant(a)) return a.subject == one.id.value;
                 return a.role != Role::nobody && a.role != Role::sys_admin && a.role != Role::auditor;
             }});
    return out;
}

KnownNoun mandates_of(PredicateWorld& world) {
    KnownNoun out{"mandate", {{"/api/mandates"}}, {}};
    for (const auto& one : world.rows<identity::Mandate>("identity_mandate"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/mandates/" + id_text(one.id.value)}, [one](const Actor& a) {
                 const bool by_person = one.principal_type == identity::SubjectType::person;
                 if (a.role == Role::citizen)
                     return one.agent_id == a.person || (by_person && one.principal == a.person.value);
                 if (a.role == Role::enterprise) return !by_person && one.principal == a.subject;
                 if (a.role == Role::agent) return a.mandate == one.id.value;
                 return is_counter(a) && one.basis == identity::MandateBasis::guardian &&
                        one.organ_id == a.organization;
             }});
    return out;
}

KnownNoun authorisations_of(PredicateWorld& world) {
    KnownNoun out{"authorisation", {{"/api/authorisations"}}, {}};
    for (const auto& one : world.rows<identity::Authorisation>("identity_authorisation"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/authorisations/" + id_text(one.id.value)}, [one](const Actor& a) {
                 if (a.role == Role::sec_admin || a.role == Role::supervisor) return true;
                 if (a.organization != one.organ_id) return false;
                 return a.role == Role::dept_admin || (a.role == Role::decider && a.person == one.person_id);
             }});
    return out;
}

KnownNoun posts_of(PredicateWorld& world) {
    KnownNoun out{"post", {{"/api/posts"}}, {}};
    for (const auto& one : world.rows<identity::PostRecord>("identity_post"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/posts/" + id_text(one.id.value)}, [one](const Actor& a) {
                 return a.role == Role::sec_admin || a.role == Role::supervisor ||
                        (a.role == Role::dept_admin && a.organization == one.organization_id);
             }});
    return out;
}

KnownNoun accounts_of(PredicateWorld& world) {
    KnownNoun out{"account", {{"/api/accounts"}}, {}};
    for (const auto& one : world.rows<identity::AccountRecord>("identity_account"))
        out.objects.push_back({id_text(one.id.value),
                               {"/api/accounts/" + id_text(one.id.value)},
                               [](const Actor& a) { return a.role == Role::sec_admin; }});
    return out;
}

KnownNoun messages_of(PredicateWorld& world) {
    KnownNoun out{"message", {{"/api/my/messages"}}, {}, "/api/my/messages/unread"};
    for (const auto& one : world.rows<notify::Message>("notify_message"))
        out.objects.push_back(
            {id_text(one.id.value), {"/api/my/messages/" + id_text(one.id.value)}, [one](const Actor& a) {
                 return a.person.value != 0 && one.person_id == a.person &&
                        one.channel == notify::Channel::in_app;
             }});
    return out;
}

KnownNoun uploads_of(PredicateWorld& world) {
    KnownNoun out{"upload", {}, {}};
    for (const auto& one : world.rows<files::StoredFile>("files_file"))
        out.objects.push_back({id_text(one.id.value),
                               {"/api/uploads/" + id_text(one.id.value)},
                               [one](const Actor& a) { return one.account == a.account; }});
    return out;
}

KnownNoun doubts_of(PredicateWorld& world) {
    KnownNoun out{"doubt", {{"/api/doubts"}}, {}};
    for (const auto& one : world.rows<identity::Doubt>("identity_doubt"))
        out.objects.push_back(
            {id_text(one.id.value), {}, [](const Actor& a) { return a.role == Role::sec_admin; }});
    return out;
}

KnownNoun versions_of(PredicateWorld& world) {
    KnownNoun out{"item version", {{"/api/catalog/versions"}}, {}};
    for (const auto& one : world.rows<catalog::Version>("catalog_version"))
        out.objects.push_back({id_text(one.id.value),
                               {"/api/catalog/versions/" + id_text(one.id.value)},
                               [one](const Actor& a) {
                                   switch (a.role) {
                                       case Role::item_admin:
                                       case Role::supervisor:
                                       case Role::auditor: return true;
                                       case Role::dept_admin:
                                       case Role::decider:
                                       case Role::reviewer: return one.organ_id == a.organization;
                                       default: return one.state == catalog::VersionState::active;
                                   }
                               }});
    return out;
}

KnownNoun events_of(PredicateWorld& world) {
    KnownNoun out{"audit event", {{"/api/audit/events"}}, {}};
    for (const auto& one : world.rows<ledger::Event>("ledger_event"))
        out.objects.push_back(
            {id_text(one.id.value), {}, [](const Actor& a) { return a.role == Role::auditor; }});
    return out;
}

// The world and what is known of it, made once: nothing here writes.
struct Known {
    PredicateWorld world;
    std::vector<KnownNoun> nouns{cases_of(world),    persons_of(world),        organizations_of(world),
                                 mandates_of(world), authorisations_of(world), posts_of(world),
                                 accounts_of(world), messages_of(world),       uploads_of(world),
                                 doubts_of(world),   versions_of(world),       events_of(world)};
};
Known& known() {
    static Known all;
    return all;
}

const Route* route_of(const std::string& path) {
    return api().find("GET", path.substr(0, path.find('?'))).route;
}

bool permitted(const Actor& who, const std::string& path) { return allowed(who, route_of(path)->permission); }

// Every identifier of a list, page by page; empty when it may not be asked for.
std::vector<std::string> listed(const Actor& who, const std::string& path, int limit) {
    std::vector<std::string> out;
    std::string after;
    do {
        const auto answer = known().world.town.as(who).http(
            "GET", path + (path.find('?') == path.npos ? "?limit=" : "&limit=") + std::to_string(limit) +
                       (after.empty() ? "" : "&after=" + after));
        if (!permitted(who, path)) {
            if (answer.status != 401 && answer.status != 403)
                throw std::runtime_error(path + " is not refused");
            return {};
        }
        if (answer.status != 200) throw std::runtime_error(path + ": " + answer.body);
        const auto page = said(answer);
        for (const auto& item : page.at("items").as_array()) out.emplace_back(item.at("id").as_string());
        after = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
    } while (!after.empty());
    return out;
}

std::set<std::string> expected(const KnownNoun& noun, const Actor& who) {
    std::set<std::string> out;
    for (const auto& object : noun.objects)
        if (object.seen_by(who)) out.insert(object.id);
    return out;
}

// What is wrong with a list for this actor; nothing when it shows what it should.
std::string fault_in_list(const KnownNoun& noun, const KnownList& list, const std::string& name,
                          const Actor& who, int limit) {
    const auto seen = listed(who, list.path, limit);
    const std::set<std::string> once(seen.begin(), seen.end());
    const auto where = list.path + " for " + name + ": ";
    if (once.size() != seen.size()) return where + "something stands in it twice";
    if (!permitted(who, list.path)) return "";
    const auto may = expected(noun, who);
    if (!std::ranges::includes(may, once)) return where + "shows what may not be seen";
    if (list.complete && once != may)
        return where + std::to_string(once.size()) + " instead of " + std::to_string(may.size());
    return "";
}

std::string fault_in_detail(const KnownObject& object, const std::string& path, const std::string& name,
                            const Actor& who) {
    const auto status = known().world.town.as(who).http("GET", path).status;
    const auto where = path + " for " + name + ": " + std::to_string(status);
    if (!permitted(who, path)) return status == 401 || status == 403 ? "" : where + " without permission";
    return status == (object.seen_by(who) ? 200 : 404) ? "" : where;
}

}  // namespace

TEST_CASE("every list shows each actor what he may see and nothing else") {
    for (const auto& noun : known().nouns) {
        CHECK_MESSAGE(!noun.objects.empty(), noun.name);
        for (const auto& [name, who] : known().world.actors)
            for (const auto& list : noun.lists) {
                const auto fault = fault_in_list(noun, list, name, who, 200);
                CHECK_MESSAGE(fault.empty(), fault);
            }
    }
}

TEST_CASE("every detail, notice, file, proof and live line is there for whom the list shows the object") {
    for (const auto& noun : known().nouns)
        for (const auto& [name, who] : known().world.actors)
            for (const auto& object : noun.objects)
                for (const auto& path : object.details) {
                    const auto fault = fault_in_detail(object, path, name, who);
                    CHECK_MESSAGE(fault.empty(), fault);
                }
}

TEST_CASE("a count counts what the list shows") {
    for (const auto& noun : known().nouns) {
        if (noun.count.empty()) continue;
        for (const auto& [name, who] : known().world.actors) {
            if (!permitted(who, noun.count)) continue;
            const auto count =
                said(known().world.town.as(who).http("GET", noun.count)).at("unread").as_int64();
            CHECK_MESSAGE(count == static_cast<std::int64_t>(expected(noun, who).size()), name);
        }
    }
}

TEST_CASE("the number beside the inbox counts what the inbox lists") {
    std::int64_t total = 0;
    for (const auto& [name, who] : known().world.actors) {
        if (!permitted(who, "/api/desk/counts")) continue;
        const auto count =
            said(known().world.town.as(who).http("GET", "/api/desk/counts")).at("total").as_int64();
        CHECK_MESSAGE(count == static_cast<std::int64_t>(listed(who, "/api/desk/inbox", 50).size()), name);
        total += count;
    }
    CHECK(total > 0);
}

TEST_CASE("cut into pages of any size, a list is the same") {
    CHECK(rc::check([] {
        const auto& all = known();
        const auto& noun = all.nouns[*rc::gen::inRange<std::size_t>(0, all.nouns.size())];
        RC_PRE(!noun.lists.empty());
        const auto& [name, who] =
            all.world.actors[*rc::gen::inRange<std::size_t>(0, all.world.actors.size())];
        const auto& list = noun.lists[*rc::gen::inRange<std::size_t>(0, noun.lists.size())];
        const auto fault = fault_in_list(noun, list, name, who, *rc::gen::inRange(3, 60));
        if (!fault.empty()) RC_FAIL(fault);
    }));
}

TEST_CASE("every reading route is compared here, or said to show no such noun") {
    std::set<std::string> compared;
    for (const auto& noun : known().nouns) {
        for (const auto& list : noun.lists) compared.insert(route_of(list.path)->pattern);
        if (!noun.count.empty()) compared.insert(route_of(noun.count)->pattern);
        for (const auto& object : noun.objects)
            for (const auto& path : object.details) compared.insert(route_of(path)->pattern);
    }
    compared.insert("/api/desk/counts");             // above
    compared.insert("/api/mandates/{id}/evidence");  // below: none of the world's mandates has a paper
    for (const auto& route : api().routes()) {
        if (route.method != "GET") continue;
        const bool plain = std::ranges::find(without_noun, route.pattern) != std::end(without_noun);
        CHECK_MESSAGE((plain || compared.contains(route.pattern)),
                      "add to this test, or to `without_noun`: " << route.pattern);
    }
}

}  // namespace atrium::app
