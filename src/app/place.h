#pragma once

#include "crypto/keys.h"
#include "engine/background.h"
#include "http/live.h"
#include "ledger/sequencer.h"
#include "notify/postman.h"

#include <filesystem>

namespace atrium::app {

// Where one jurisdiction lives: its database, and the folder with its keys and files.
struct Place {
    std::string database;          // as open_database takes it
    std::filesystem::path folder;  // keys/, files/
};

// Brings the tables up to this program and, when the database is new, writes what it is.  Returns how many
// steps ran.
int prepare(const Place&, const std::optional<Jurisdiction>& when_new);

// What an opened city is given from outside.
struct Outside {
    const Clock* clock = nullptr;
    Random* random = nullptr;
    std::function<void(const std::vector<std::string>&)> changed = {};
    std::function<void(std::string_view event, const std::string& what)> report = {};
    std::function<void(std::string_view city, const BatchWritten&)> written = {};
    std::size_t readers = 4;
    bool background = true;
    std::shared_ptr<notify::SmsSender> sms = nullptr;  // the way out to mobiles, where there is one
    unsigned node = 0;
    std::string clamd = {};  // the socket of the virus scanner; "" for none
    // Stands between the city and its database: bench/ writes down what passes.
    std::function<std::unique_ptr<Database>(std::unique_ptr<Database>)> through = {};
};

// A jurisdiction opened for work: its keys, its services, its City, and the thread that keeps its timers.
class OpenCity {
public:
    OpenCity(const Place&, const crypto::KeyFolder&, Outside);
    City& city() { return *city_; }
    LiveHub& live() { return *live_; }

private:
    std::shared_ptr<ledger::Sequencer> sequencer_;
    std::shared_ptr<LiveHub> live_;
    std::unique_ptr<City> city_;
    std::unique_ptr<Background> background_;
    std::unique_ptr<notify::Postman> postman_;
};

}  // namespace atrium::app
