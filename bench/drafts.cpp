// bench_drafts COUNT: puts so many finished drafts into the city of the environment, each of a person of its
// own who is signed in, and prints one line for each: case, version, cookie, CSRF token.
//
// The application is a real one of the catalogue: 20 fields are answered and 4 materials attached.
#include "app/beside.h"
#include "app/demo_names.h"
#include "cases/application.h"
#include "catalog/item_version.h"
#include "engine/domain_time.h"
#include "identity/session.h"

#include <iostream>

namespace atrium {
namespace {

constexpr int at_once = 250;
constexpr int first_of_bench = 100'000;  // people of the demo city have the numbers before
constexpr std::string_view form_of_item = "设置大型户外广告";
constexpr const char* materials[] = {"application", "effect", "structure", "site-contract"};

catalog::ItemVersionPtr item_of(const Reading& reading) {
    for (const auto& version :
         reading.db.all<catalog::Version>("SELECT * FROM catalog_version WHERE state = 'active'"))
        if (version.item.name.zh.starts_with(form_of_item)) return catalog::version_of(reading, version.id);
    throw std::runtime_error("the catalogue has no item " + std::string(form_of_item));
}

// A file that was uploaded before; its bytes are of no matter here.
Id<files::StoredFile> uploaded(Context& context, Id<Account> account, const std::string& name) {
    const files::StoredFile file{.id = context.ids.next<files::StoredFile>(),
                                 .account = account,
                                 .name = name + ".pdf",
                                 .content_type = "application/pdf",
                                 .size = 80'000,
                                 .parts = 1,
                                 .hash = std::string(64, 'a'),
                                 .state = files::FileState::complete,
                                 .created_at = context.now,
                                 .completed_at = context.now};
    context.tx.insert("files_file", file);
    return file.id;
}

json::object answers(Context& context, const std::vector<cases::MaterialAnswer>& given) {
    json::object out{{"applicant_name", "胶州市少海酒店管理有限公司"},
                     {"credit_code", "91350100M000100Y43"},
                     {"contact_name", "王建国"},
                     {"contact_mobile", "13900000000"},
                     {"kind", "board"},
                     {"content", "少海酒店形象宣传"},
                     {"site", {{"region", "370281001"}, {"detail", "演示路 1 号"}}},
                     {"building", "市民中心南侧"},
                     {"position", "wall"},
                     {"length", 12.5},
                     {"height", 4},
                     {"above_ground", 6},
                     {"material_used", "钢结构、喷绘布"},
                     {"starts_on", to_string(local_date(context.now) + 10)},
                     {"ends_on", to_string(local_date(context.now) + 300)},
                     {"builder", "胶州市艾山建材有限公司"},
                     {"safety_manager", "李晓梅"},
                     {"safety_mobile", "13900000001"},
                     {"commitment", true}};
    for (const auto& material : given) {
        auto field = material.code;
        std::ranges::replace(field, '-', '_');
        out[field] = json::array{id_text(material.files.front().value)};
    }
    return out;
}

struct Applicant {
    Actor actor;
    std::string token;
};

Applicant signed_in(Context& context, int n) {
    const auto person = identity::add_person(context, {.number = app::demo_citizen_number(n),
                                                       .name = app::demo_name(n),
                                                       .mobile = app::demo_mobile(n),
                                                       .realname_level = 2,
                                                       .invented = true});
    const auto account = identity::add_account(
        context, {.person = person.id, .mobile = app::demo_mobile(n), .password = "nobody signs in with it"});
    Applicant out{.actor = {.account = account.id,
                            .person = person.id,
                            .role = Role::citizen,
                            .subject = person.id.value,
                            .realname_level = 2},
                  .token = context.random.token()};
    identity::start_session(context, account, {.token = out.token, .capacity = "self"});
    return out;
}

cases::CaseAnswer draft_of(Context& context, const Actor& actor, const std::string& item) {
    context.actor = actor;
    auto draft = cases::begin_case(context, {item});
    std::vector<cases::MaterialAnswer> given;
    for (const auto* code : materials) given.push_back({code, {uploaded(context, actor.account, code)}});
    context.expected_version = draft.version;
    draft = cases::save_draft(context, id_text(draft.id.value),
                              {.answers = answers(context, given), .materials = given});
    cases::check_submission(context.reading(), id_text(draft.id.value), {.declared = true});
    return draft;
}

int write_drafts(int count) {
    app::Beside beside(app::settings_from_environment());
    const auto item = beside.ask(item_of)->code;
    for (int first = 0; first < count; first += at_once) {
        std::string lines;
        beside.write([&](Context& context) {
            lines.clear();
            for (int n = first; n < std::min(first + at_once, count); ++n) {
                const auto applicant = signed_in(context, first_of_bench + n);
                const auto draft = draft_of(context, applicant.actor, item);
                lines +=
                    fmt::format("{} {} atrium={} {}\n", id_text(draft.id.value), draft.version,
                                applicant.token, identity::csrf_token(context.services, applicant.token));
            }
        });
        std::cout << lines;
    }
    return 0;
}

}  // namespace
}  // namespace atrium

int main(int argc, char** argv) try {
    if (argc != 2) throw std::runtime_error("usage: bench_drafts COUNT");
    return atrium::write_drafts(std::stoi(argv[1]));
} catch (const atrium::Problem& problem) {
    std::cerr << "bench_drafts: " << problem.kind.name << '\n';
    for (const auto& field : problem.fields)
        std::cerr << "  " << field.pointer << ": " << field.message.en << '\n';
    return 1;
} catch (const std::exception& fault) {
    std::cerr << "bench_drafts: " << fault.what() << '\n';
    return 1;
}
