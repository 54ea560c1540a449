#pragma once

#include "cases/application.h"
#include "cases/clock.h"
#include "cases/delivery.h"
#include "cases/opinion.h"
#include "cases/view.h"
#include "cases/window.h"
#include "catalog/item_version.h"
#include "catalog/load.h"
#include "catalog/version.h"
#include "identity/organization.h"
#include "testing/people.h"

namespace atrium::cases {

// A small hall: the delivered catalogue, an applicant, and the staff of the organ that decides on one item.
struct Hall {
    Town town;
    catalog::ItemVersionPtr item;
    Actor applicant, clerk, handler, reviewer, decider, delivery;

    explicit Hall(std::string_view begins_at = "2026-03-02T01:00:00.000000Z",
                  std::string_view name = "临时救助")
        : town(begins_at) {
        town.as(system_actor()).write([](Context& context) {
            catalog::load_catalog(context, catalog::embedded_catalog());
        });
        item = item_named(name);
        applicant = citizen(town);
        clerk = staff(town, Role::window_clerk, item->organ_id);
        handler = staff(town, Role::handler, item->organ_id);
        reviewer = staff(town, Role::reviewer, item->organ_id);
        decider = staff(town, Role::decider, item->organ_id);
        delivery = staff(town, Role::delivery_clerk, item->organ_id);
    }

    catalog::ItemVersionPtr item_named(std::string_view name) {
        for (const auto& version : town.city().ask({}, [](const Reading& reading) {
                 return reading.db.all<catalog::Version>(
                     "SELECT * FROM catalog_version WHERE state = 'active'");
             }))
            if (version.item.name.zh.find(name) != std::string::npos)
                return town.city().ask(
                    {}, [&](const Reading& reading) { return catalog::version_of(reading, version.id); });
        throw std::logic_error("no such item");
    }

    // A draft with everything that the item demands brought to the window, its form left aside.
    CaseAnswer begun() {
        auto answer = town.as(applicant).run(begin_case, {item->code});
        std::vector<MaterialAnswer> materials;
        for (const auto* material : catalog::materials_for(item->item, {}))
            materials.push_back({material->code, {}, true});
        return town.expecting(answer.version)
            .run(save_draft, id_text(answer.id.value), {.materials = materials});
    }
    // The answers of the form are another module's matter: they are put in place here, past its check.
    CaseAnswer submitted() {
        const auto draft = begun();
        CaseAnswer out;
        town.as(applicant).expecting(draft.version).write([&](Context& context) {
            const auto one = case_of(context.reading(), id_text(draft.id.value));
            out = submit_case(context, {id_text(draft.id.value), one, json::object{{"reason", "x"}}});
        });
        return out;
    }
    template <class Out, class... In>
    CaseAnswer by(const Actor& actor, Out (*use_case)(Context&, std::string, In...), const CaseAnswer& last,
                  std::type_identity_t<In>... in) {
        return or_throw<CaseAnswer>(
            town.as(actor).expecting(last.version).run(use_case, *last.number, in...));
    }
    CaseAnswer accepted() { return by(clerk, accept_case, by(clerk, receive_case, submitted())); }
    CaseAnswer pending() {
        auto answer = by(handler, take_case, accepted());
        answer = by(handler, examine_case, answer, GiveOpinion{Verdict::agree, "符合条件，建议准予。"});
        return by(reviewer, propose_decision, answer, GiveOpinion{Verdict::agree, "同意。"});
    }
    CaseView shown(const Actor& actor, const CaseAnswer& answer) {
        return town.as(actor).ask(show_case, *answer.number);
    }
    std::string material() { return catalog::materials_for(item->item, {}).front()->code; }
};

}  // namespace atrium::cases
