#include "app/doctor.h"

#include "app/commands.h"
#include "app/encrypted.h"
#include "app/modules.h"
#include "app/stored_files.h"
#include "ledger/check.h"
#include "storage/migrate.h"

#include <fmt/format.h>

#include <iostream>

namespace atrium::app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::uintmax_t bad_free_bytes = 256ULL * 1024 * 1024;
constexpr std::uintmax_t doubtful_free_bytes = 2ULL * 1024 * 1024 * 1024;
constexpr auto timers_may_be_late = 5min;
constexpr std::size_t said_of_each_kind = 20;

class Doctor {
public:
    Doctor(const Place& place, const Settings& settings, Examination how)
        : place_(place), settings_(settings), how_(how) {}

    std::vector<Finding> run() {
        look_at_disk();
        if (!look(Words("数据库", "database"), [&] { look_at_database(); })) return std::move(out_);
        look(Words("时钟", "clock"), [&] { look_at_clock(); });
        look(Words("密钥", "keys"), [&] { look_at_keys(); });
        look(Words("账本", "ledger"), [&] { look_at_ledger(); });
        look(Words("计时", "timers"), [&] { look_at_timers(); });
        look(Words("事件", "events"), [&] { look_at_events(); });
        look(Words("文件", "files"), [&] { look_at_files(); });
        return std::move(out_);
    }

private:
    void note(Health health, std::string zh, std::string en) {
        out_.push_back({health, {std::move(zh), std::move(en)}});
    }
    // A look that cannot be finished is a finding too.
    template <class F>
    bool look(const Words& at, F&& how) try {
        how();
        return true;
    } catch (const std::exception& fault) {
        note(Health::bad, at.zh + "：" + fault.what(), at.en + ": " + fault.what());
        return false;
    }
    std::int64_t number(std::string_view sql) { return db_->run(sql).value<std::int64_t>(0, "n"); }

    void look_at_disk() {
        std::error_code unknown;
        const auto space = fs::space(place_.folder, unknown);
        if (unknown)
            return note(Health::bad, "数据目录 " + place_.folder.string() + " 无法访问",
                        "The data folder " + place_.folder.string() + " cannot be reached");
        const auto gigabytes = static_cast<double>(space.available) / 1e9;
        const auto health = space.available < bad_free_bytes        ? Health::bad
                            : space.available < doubtful_free_bytes ? Health::doubtful
                                                                    : Health::good;
        note(health, fmt::format("磁盘剩余 {:.1f} GB", gigabytes),
             fmt::format("Disk: {:.1f} GB free", gigabytes));
    }

    void look_at_database() {
        database_ = open_database(place_.database);
        db_ = database_->connect();
        const auto damages = db_->damages();
        for (const auto& damage : damages) note(Health::bad, "数据库：" + damage, "Database: " + damage);
        if (damages.empty()) note(Health::good, "数据库完整", "The database is whole");
        if (const auto missing = missing_migrations(*db_, database_->dialect(), module_names()); missing > 0)
            note(Health::bad, fmt::format("有 {} 个数据表升级步骤未执行，请运行 atrium migrate", missing),
                 fmt::format("{} migrations have not run; run: atrium migrate", missing));
        jurisdiction_ = db_->get<Jurisdiction>("SELECT * FROM engine_jurisdiction");
        note(Health::good, fmt::format("城市：{}（{}）", jurisdiction_.name, jurisdiction_.division_code),
             fmt::format("City: {} ({}), {}", jurisdiction_.name, jurisdiction_.division_code,
                         enum_text(jurisdiction_.kind)));
    }

    // A clock that was set back would date acts before others that they follow.
    void look_at_clock() {
        const auto now = jurisdiction_.domain(SystemClock{}.now());
        const auto newest = number("SELECT COALESCE(MAX(at), 0) AS n FROM ledger_event");
        const auto ahead = Instant{newest} - now;
        if (ahead > 1min)
            note(Health::bad, fmt::format("系统时钟比最近一次办理行为慢 {} 秒", ahead / 1s),
                 fmt::format("The system's clock is {} seconds behind the newest act", ahead / 1s));
        else note(Health::good, "时钟：" + to_string(now), "Clock: " + to_string(now));
    }

    void look_at_keys() {
        const crypto::KeyFolder keys = keys_of(settings_, place_);
        for (const auto purpose : {crypto::KeyPurpose::number_encryption, crypto::KeyPurpose::number_index,
                                   crypto::KeyPurpose::session_index, crypto::KeyPurpose::ledger_sm2,
                                   crypto::KeyPurpose::ledger_ed25519})
            keys.active(purpose);
        trusted_ = ledger_keys(keys, jurisdiction_);
        note(Health::good, fmt::format("{} 把密钥均可使用", keys.list().size()),
             fmt::format("All {} keys can be used", keys.list().size()));
        read_every_number(crypto::NumberVault(keys));
    }
    void read_every_number(const crypto::NumberVault& vault) {
        std::int64_t good = 0, old = 0, bad = 0;
        db_->begin_reading();
        each_encrypted(*db_, [&](const Encrypted& text) {
            try {
                vault.decrypt(text.kind, text.stored);
                ++good;
                old += vault.is_current(text.stored) ? 0 : 1;
            } catch (const std::runtime_error&) {
                ++bad;
            }
        });
        db_->rollback();
        if (bad > 0)
            note(Health::bad, fmt::format("{} 处加密内容无法解读", bad),
                 fmt::format("{} encrypted texts cannot be read", bad));
        note(Health::good, fmt::format("{} 处加密内容可以解读，其中 {} 处仍使用旧密钥", good, old),
             fmt::format("{} encrypted texts can be read, {} of them under an old key", good, old));
    }

    void look_at_ledger() {
        db_->begin_reading();
        const auto found = ledger::check_stored_ledger(*db_, trusted_);
        db_->rollback();
        for (const auto& fault : found.faults) note(Health::bad, "账本：" + fault.zh, "Ledger: " + fault.en);
        if (found.faults.empty())
            note(Health::good, fmt::format("账本一致：{} 条记录，{} 条待编号", found.leaves, found.waiting),
                 fmt::format("The ledger is consistent: {} leaves, {} wait for a number", found.leaves,
                             found.waiting));
    }

    void look_at_timers() {
        const auto armed = number("SELECT COUNT(*) AS n FROM engine_timer");
        const auto fired = number("SELECT COUNT(*) AS n FROM engine_timer WHERE fired_at IS NOT NULL");
        const auto cancelled =
            number("SELECT COUNT(*) AS n FROM engine_timer WHERE cancelled_at IS NOT NULL");
        const auto pending =
            number("SELECT COUNT(*) AS n FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL");
        const bool adds_up = armed == fired + cancelled + pending;
        note(adds_up ? Health::good : Health::bad,
             fmt::format("计时：设定 {} = 触发 {} + 取消 {} + 等待 {}{}", armed, fired, cancelled, pending,
                         adds_up ? "" : "，不相等"),
             fmt::format("Timers: {} armed = {} fired + {} cancelled + {} pending{}", armed, fired, cancelled,
                         pending, adds_up ? "" : ", which is not so"));
        const auto late =
            db_->run(
                   "SELECT COUNT(*) AS n FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < $1",
                   jurisdiction_.domain(SystemClock{}.now()) - timers_may_be_late)
                .value<std::int64_t>(0, "n");
        if (late > 0)
            note(Health::doubtful, fmt::format("{} 个计时已到时而未触发（服务未运行时属正常）", late),
                 fmt::format("{} timers are due and have not fired, as is usual while nobody serves", late));
    }

    void look_at_events() {
        const auto parked = number("SELECT COUNT(*) AS n FROM engine_told WHERE parked_at IS NOT NULL");
        if (parked > 0)
            note(Health::doubtful, fmt::format("{} 个事件多次处理失败，已搁置", parked),
                 fmt::format("{} events were given up after eight failures", parked));
        const auto waiting = number("SELECT COUNT(*) AS n FROM engine_told WHERE parked_at IS NULL");
        note(Health::good, fmt::format("{} 个事件待处理", waiting), fmt::format("{} events wait", waiting));
    }

    void look_at_files() {
        std::int64_t good = 0;
        std::size_t said = 0;
        const auto wrong = [&](const std::string& hash, const char* zh, const char* en) {
            if (said++ < said_of_each_kind) note(Health::bad, "文件 " + hash + zh, "The file " + hash + en);
        };
        const auto rows = db_->run("SELECT DISTINCT hash FROM files_file WHERE hash <> ''");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto hash = rows.value<std::string>(i, "hash");
            const auto path = place_.folder / "files/complete" / hash.substr(0, 2) / hash;
            if (!fs::exists(path)) wrong(hash, " 不存在", " is missing");
            else if (how_.file_bytes && file_sm3(path) != hash)
                wrong(hash, " 的内容已改变", " has other bytes");
            else ++good;
        }
        note(Health::good, fmt::format("{} 个文件{}", good, how_.file_bytes ? "齐全，内容无误" : "齐全"),
             fmt::format("{} files are there{}", good, how_.file_bytes ? " and unchanged" : ""));
    }

    const Place& place_;
    const Settings& settings_;
    const Examination how_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Connection> db_;
    Jurisdiction jurisdiction_;
    std::vector<ledger::VerifierKey> trusted_;
    std::vector<Finding> out_;
};

int run_doctor(const Settings& settings, Examination how) {
    constexpr const char* marks[] = {"ok   ", "WARN ", "FAIL "};
    bool bad = false;
    for (const auto& finding : examine(chosen_place(settings), settings, how)) {
        std::cout << marks[static_cast<int>(finding.health)];
        say(finding.what);
        bad = bad || finding.health == Health::bad;
    }
    return bad ? found_wrong : all_well;
}

}  // namespace

std::vector<Finding> examine(const Place& place, const Settings& settings, Examination how) {
    return Doctor(place, settings, how).run();
}

void add_doctor(CLI::App& program, Settings& settings, Run& run) {
    const auto quick = std::make_shared<bool>(false);
    auto* command = program.add_subcommand(
        "doctor", "look at everything that is stored; ends with 2 when something is wrong");
    command->add_flag("--quick", *quick, "do not read the stored files");
    add_place(*command, settings);
    command->callback([&settings, &run, quick] {
        run = [&settings, quick] { return run_doctor(settings, {.file_bytes = !*quick}); };
    });
}

}  // namespace atrium::app
