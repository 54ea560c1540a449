#include "app/administrators.h"
#include "app/beside.h"
#include "app/commands.h"
#include "crypto/password.h"

#include <fmt/format.h>

#include <iostream>

namespace atrium::app {
namespace {

struct Options {
    Role role = Role::sys_admin;
    std::string user, name, organ, number_file;
};

// A refusal in the language of the shell, with what it says of each field.
void refuse(const Problem& problem) {
    const auto language = shell_language();
    std::cerr << (problem.detail.zh.empty() ? in(language, Words(problem.kind.title))
                                            : in(language, problem.detail))
              << '\n';
    for (const auto& field : problem.fields)
        std::cerr << "  " << field.pointer.substr(1) << ": " << in(language, field.message) << '\n';
}

template <class F>
int unless_refused(F&& work) try {
    work();
    return all_well;
} catch (const Problem& problem) {
    refuse(problem);
    return could_not;
}

// Said once and stored nowhere.
void hand_over(const std::string& user, const OneTime& paper) {
    say({"用户名：" + user, "User name: " + user});
    say({"一次性密码（首次登录须更换）：" + paper.password,
         "One-time password, to be changed at the first sign-in: " + paper.password});
    say({"动态口令密钥：" + paper.secret, "Secret for the authenticator: " + paper.secret});
    say({"动态口令链接：" + paper.uri, "The same as an address: " + paper.uri});
    say({"以上内容不再显示，请当面交给本人。", "This is shown once: hand it over in person."});
}

int add(const Settings& settings, const Options& options) {
    const auto number = secret_from(options.number_file, {"公民身份号码：", "Citizen number:"});
    Beside beside(settings);
    const auto paper = new_one_time(system_random(), beside.city().jurisdiction().name, options.user);
    const NewAdministrator made{.role = options.role,
                                .user_name = options.user,
                                .name = options.name,
                                .number = number,
                                .organ = options.organ,
                                .password_hash = crypto::hash_password(paper.password, system_random()),
                                .totp_secret = totp_bytes(paper)};
    return unless_refused([&] {
        beside.write([&](Context& context) { add_administrator(context, made); });
        hand_over(options.user, paper);
    });
}

int renew(const Settings& settings, const std::string& user) {
    Beside beside(settings);
    const auto paper = new_one_time(system_random(), beside.city().jurisdiction().name, user);
    const auto hash = crypto::hash_password(paper.password, system_random());
    return unless_refused([&] {
        beside.write([&](Context& context) { renew_administrator(context, user, hash, totp_bytes(paper)); });
        hand_over(user, paper);
    });
}

int unlock(const Settings& settings, const std::string& user) {
    Beside beside(settings);
    return unless_refused([&] {
        beside.write([&](Context& context) { unlock_account(context, user); });
        say({"已解除锁定：" + user, "Unlocked: " + user});
    });
}

int list(const Settings& settings) {
    Beside beside(settings);
    for (const auto& line : beside.ask(staff_accounts))
        std::cout << fmt::format("{:<20} {:<10} {:<3} {:<6} {}  {}\n", line.user_name, enum_text(line.status),
                                 line.has_authenticator ? "2FA" : "-", line.locked ? "LOCKED" : "-",
                                 line.roles, line.name);
    return all_well;
}

}  // namespace

void add_user(CLI::App& program, Settings& settings, Run& run) {
    const auto options = std::make_shared<Options>();
    auto* user =
        program.add_subcommand("user", "the first administrators of a city, and whoever is locked out");
    user->require_subcommand(1);
    const auto word = [&](const char* name, const char* help, Run work) {
        auto* command = user->add_subcommand(name, help);
        add_place(*command, settings);
        command->callback([&run, work = std::move(work)] { run = work; });
        return command;
    };
    word("list", "staff: user name, state, authenticator, lock, roles, name",
         [&settings] { return list(settings); });
    word("unlock", "end the lock after wrong passwords",
         [&settings, options] { return unlock(settings, options->user); })
        ->add_option("USER", options->user, "the user name")
        ->required();
    word("renew", "a new one-time password and authenticator for an administrator",
         [&settings, options] { return renew(settings, options->user); })
        ->add_option("USER", options->user, "the user name")
        ->required();
    auto* added = word("add", "the first system, security or audit administrator",
                       [&settings, options] { return add(settings, *options); });
    added->add_option("ROLE", options->role, "sys_admin, sec_admin or auditor")
        ->required()
        ->transform(CLI::CheckedTransformer(std::map<std::string, Role>{
            {"sys_admin", Role::sys_admin}, {"sec_admin", Role::sec_admin}, {"auditor", Role::auditor}}));
    added->add_option("--user", options->user, "the user name")->required();
    added->add_option("--name", options->name, "the person's name")->required();
    added->add_option("--organ", options->organ, "the credit code of the organ of his post")->required();
    added->add_option("--number-file", options->number_file,
                      "a file with his citizen number; else it is asked for");
}

}  // namespace atrium::app
