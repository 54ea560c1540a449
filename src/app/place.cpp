#include "app/place.h"

#include "app/modules.h"
#include "app/services.h"
#include "files/virus_check.h"
#include "identity/session.h"
#include "outlets/city_divisions.h"
#include "outlets/working_calendar.h"
#include "storage/migrate.h"

namespace atrium::app {
namespace {

std::shared_ptr<ledger::Sequencer> sequencer_for(const std::string& division_code,
                                                 const crypto::KeyFolder& keys) {
    std::vector<std::shared_ptr<const crypto::Signer>> signers;
    for (const auto purpose : {crypto::KeyPurpose::ledger_sm2, crypto::KeyPurpose::ledger_ed25519})
        signers.push_back(crypto::active_signer(keys, purpose));
    return std::make_shared<ledger::Sequencer>("atrium/" + division_code, std::move(signers));
}

Jurisdiction jurisdiction_of(Database& database) {
    const auto found = database.connect()->find<Jurisdiction>("SELECT * FROM engine_jurisdiction");
    if (!found) throw std::runtime_error("this database holds no jurisdiction yet");
    return *found;
}

}  // namespace

int prepare(const Place& place, const std::optional<Jurisdiction>& when_new) {
    const auto database = open_database(place.database);
    const auto connection = database->connect();
    const int ran = migrate(*connection, database->dialect(), module_names());
    const bool is_new = connection->count("engine_jurisdiction", {"1 = 1"}) == 0;
    if (is_new && when_new) {
        connection->begin_writing();
        connection->insert("engine_jurisdiction", *when_new);
        connection->commit();
    }
    return ran;
}

OpenCity::OpenCity(const Place& place, const crypto::KeyFolder& keys, Outside outside) {
    auto database = open_database(place.database);
    const auto jurisdiction = jurisdiction_of(*database);
    sequencer_ = sequencer_for(jurisdiction.division_code, keys);
    if (missing_migrations(*database->connect(), database->dialect(), module_names()) > 0)
        throw std::runtime_error("the tables are older than this program; run: atrium migrate");
    auto services = services_for(place.folder, keys, jurisdiction.kind, outside.sms);
    services.put(std::make_shared<files::VirusScanner>(outside.clamd));
    services.get<outlets::WorkingCalendar>().refresh(Snapshot(*database->connect()));
    services.get<outlets::CityDivisions>().refresh(Snapshot(*database->connect()));
    if (outside.through) database = outside.through(std::move(database));
    live_ = std::make_shared<LiveHub>(
        [jurisdiction, clock = outside.clock] { return jurisdiction.domain(clock->now()); });
    CityParts parts{
        .database = std::move(database),
        .real_clock = outside.clock,
        .random = outside.random,
        .services = services,
        .reactions = &reactions(),
        .timers = &timers(),
        .sequence = [sequencer = sequencer_](Tx& tx, Instant now) { sequencer->run(tx, now); },
        .live = [live = live_](const std::vector<LiveEvent>& events) { live->publish(events); },
        .changed =
            [services, others = outside.changed](const std::vector<std::string>& names) {
                for (const auto& name : names) services.get<identity::Sessions>().changed(name);
                if (others) others(names);
            },
        .report = outside.report,
        .written =
            [code = jurisdiction.division_code, seen = outside.written](const BatchWritten& batch) {
                if (seen) seen(code, batch);
            },
        .readers = outside.readers,
        .node = outside.node,
    };
    parts.services.put(sequencer_);
    parts.services.put(live_);
    parts.services.put(std::make_shared<Jurisdiction>(jurisdiction));
    city_ = std::make_unique<City>(std::move(parts));
    if (outside.background) background_ = std::make_unique<Background>(*city_, outside.report);
    if (outside.background && outside.sms)
        postman_ = std::make_unique<notify::Postman>(*city_, outside.report);
}

}  // namespace atrium::app
