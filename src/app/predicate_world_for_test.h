#pragma once

#include "cases/application.h"
#include "catalog/item_version.h"
#include "crypto/hash.h"
#include "files/upload.h"
#include "identity/guardianship.h"
#include "identity/mandate.h"
#include "notify/message.h"
#include "testing/items.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::app {

// A town with somebody in every capacity, and something of every noun that is not public.
struct PredicateWorld {
    Town town;
    std::vector<std::string> items;  // two that a person may apply for
    std::vector<std::pair<std::string, Actor>> actors;

    PredicateWorld() {
        load_items(town);
        choose_items();
        make_people();
        make_cases();
        make_the_rest();
    }

    const Actor& actor(std::string_view name) const {
        for (const auto& [known, who] : actors)
            if (known == name) return who;
        throw std::logic_error("nobody is called " + std::string(name));
    }
    template <Described T>
    std::vector<T> rows(const std::string& table) {
        return town.city().ask({}, [&](const Reading& reading) {
            return reading.db.all<T>("SELECT * FROM " + table + " ORDER BY id");
        });
    }
    std::map<std::int64_t, std::vector<std::string>> mandate_items;  // of limited mandates

private:
    void choose_items() {
        town.city().ask({}, [&](const Reading& reading) {
            for (const auto& version : reading.db.all<catalog::Version>(
                     "SELECT * FROM catalog_version WHERE state = 'active' ORDER BY code")) {
                const auto item = catalog::version_of(reading, version.id);
                const auto& targets = item->item.service_targets;
                const bool for_persons = std::ranges::find(targets, "1") != targets.end();
                const bool another_organ = organs.empty() || organs.front() != item->organ_id;
                if (!item->takes_applications || !for_persons || targets.size() < 2 || !another_organ)
                    continue;
                items.push_back(version.code);
                organs.push_back(item->organ_id);
                if (items.size() == 2) break;
            }
            return true;
        });
    }

    void add(std::string name, Actor who) { actors.emplace_back(std::move(name), std::move(who)); }

    void make_people() {
        add("nobody", {});
        const auto wang = citizen(town, "王小明"), li = citizen(town, "李四"),
                   child = citizen(town, "王小宝", 2, 2012);
        add("wang", wang);
        add("li", li);
        add("child", child);
        add("company of wang", enterprise(town, wang));
        add("company of li", enterprise(town, li, "胶州市艾山建材有限公司"));
        const auto zhao = citizen(town, "赵六");
        add("zhao for wang", agent(town, zhao, wang));
        const auto limited = agent(town, zhao, li);
        town.write([&](Context& context) {
            context.tx.run("UPDATE identity_mandate SET all_items = $1, items = $2 WHERE id = $3", false,
                           "[\"" + items[1] + "\"]", limited.mandate);
        });
        mandate_items[limited.mandate] = {items[1]};
        add("zhao for li, one item", limited);
        add("operator of the company", agent(town, zhao, actor("company of wang")));
        for (const auto role : {Role::guide, Role::window_clerk, Role::handler, Role::reviewer, Role::decider,
                                Role::delivery_clerk, Role::dept_admin})
            for (const std::size_t organ : {0U, 1U})
                add(std::string(enum_text(role)) + (organ == 0 ? " here" : " there"),
                    staff(town, role, organs[organ]));
        for (const auto role :
             {Role::item_admin, Role::supervisor, Role::sys_admin, Role::sec_admin, Role::auditor})
            add(std::string(enum_text(role)), staff(town, role, organs[0]));
    }

    std::string uploaded(const Actor& who) {
        const std::string bytes = "%PDF-1.7 of " + id_text(who.account.value);
        Request part;
        part.body = bytes;
        part.headers["content-sm3"] = crypto::hex(crypto::sm3(bytes));
        const auto begun =
            town.as(who).run(files::begin_upload, {"a.pdf", static_cast<std::int64_t>(bytes.size()), 1});
        town.ask(files::put_part, begun.id, 1, part);
        town.run(files::complete_upload, town.ask(files::prepare_completion, begun.id));
        return id_text(begun.id.value);
    }

    // A draft with a file; submitted, past the check of its form, when it is wanted so.
    void case_of(const Actor& applicant, const std::string& item, bool submit) {
        const auto begun = town.as(applicant).run(cases::begin_case, {item});
        const auto key = id_text(begun.id.value);
        const auto version = town.city().ask(
            {}, [&](const Reading& reading) { return catalog::active_version(reading, item); });
        const auto materials = catalog::materials_for(version->item, {});
        const Id<files::StoredFile> file{*id_value(uploaded(applicant))};
        town.expecting(begun.version)
            .run(cases::save_draft, key, {.materials = {{materials.front()->code, {file}, std::nullopt}}});
        if (!submit) return;
        town.expecting(begun.version + 1).write([&](Context& context) {
            const auto draft = cases::case_of(context.reading(), key);
            cases::submit_case(context, {key, draft, json::object{{"reason", "x"}}});
        });
    }

    void make_cases() {
        for (const std::size_t item : {0U, 1U})
            for (const auto* name : {"wang", "li", "company of wang", "company of li"})
                for (const bool submit : {true, false}) case_of(actor(name), items[item], submit);
        case_of(actor("zhao for wang"), items[0], false);
    }

    void make_the_rest() {
        for (const auto& [name, who] : actors) {
            if (who.account.value == 0) continue;
            uploaded(who);
            const auto person = who.person;
            town.write([&](Context& context) {
                notify::tell_person(context, {.person = person,
                                              .kind = "test/said",
                                              .title = Text{"标题", "Title"},
                                              .text = Text{"正文", "Text"}});
            });
        }
        guardianship("guide here", citizen_number_of_test(901, 2015));
        guardianship("window_clerk there", citizen_number_of_test(902, 2016));
        town.as(actor("wang")).write([&](Context& context) {
            identity::doubt_name(context, identity::SubjectType::person, actor("li").person.value, "李四",
                                 "李五", "identity/register", "/name");
        });
    }

    void guardianship(std::string_view clerk, const std::string& ward) {
        const auto guardian = town.city().ask({}, [&](const Reading& reading) {
            const auto person = identity::person_of(reading, actor("wang").person);
            return identity::NamedPerson{person.id_type, identity::number_of(reading, person),
                                         PersonName::stored(person.name)};
        });
        or_throw(town.as(actor(clerk))
                     .run(identity::register_guardianship,
                          {{identity::IdType::citizen_id, ward, PersonName::stored("王小花")},
                           guardian,
                           "户口簿"}));
    }

    std::vector<Id<Organization>> organs;
};

}  // namespace atrium::app
