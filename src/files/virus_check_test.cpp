#include "files/virus_check.h"

#include "crypto/hash.h"
#include "files/upload.h"
#include "testing/clamd.h"
#include "testing/town.h"

#include <fstream>

namespace atrium::files {

using namespace std::chrono_literals;
using testing::Clamd;

namespace {

struct Desk {
    Town town;
    std::string socket = town.place().folder() + "/clamd";

    UploadView upload(const std::string& bytes) {
        Actor person;
        person.account = {1};
        person.role = Role::citizen;
        town.as(person);
        const auto begun = town.run(begin_upload, {"a.pdf", static_cast<std::int64_t>(bytes.size()), 1});
        Request part;
        part.body = bytes;
        part.headers["content-sm3"] = crypto::hex(crypto::sm3(bytes));
        town.ask(put_part, begun.id, 1, part);
        return town.run(complete_upload, town.ask(prepare_completion, begun.id));
    }
    void with_scanner() { town.city().services().get<VirusScanner>() = VirusScanner(socket, 300ms); }
    bool is_stored(const std::string& bytes) {
        return std::filesystem::exists(
            town.city().services().get<FileStore>().path_of(crypto::hex(crypto::sm3(bytes))));
    }
};

const std::string clean = "%PDF-1.7 nothing to see";
const std::string infected = "%PDF-1.7 " + testing::eicar();

}  // namespace

TEST_CASE("without a scanner files are taken, and it is said that nobody has looked") {
    Desk desk;
    CHECK(desk.upload(infected).virus_check == VirusCheck::off);
}

TEST_CASE("a clean file is taken as looked at, an infected one is refused and its bytes go") {
    Desk desk;
    const Clamd clamd(desk.socket);
    desk.with_scanner();
    CHECK(desk.upload(clean).virus_check == VirusCheck::clean);
    CHECK(refusal([&] { desk.upload(infected); }).name == "files/infected");
    CHECK(desk.is_stored(clean));
    CHECK_FALSE(desk.is_stored(infected));
}

TEST_CASE("while the scanner hangs, dies or is not there, nothing is taken, and it is said to come again") {
    Desk desk;
    desk.with_scanner();
    CHECK(refusal([&] { desk.upload(clean); }).name == "files/scanner-away");
    for (const auto mood : {Clamd::Mood::hangs, Clamd::Mood::dies}) {
        const Clamd clamd(desk.socket, mood);
        CHECK(refusal([&] { desk.upload(clean); }).name == "files/scanner-away");
        CHECK_FALSE(desk.is_stored(clean));
    }
    const Clamd well(desk.socket);
    CHECK(desk.upload(clean).virus_check == VirusCheck::clean);
}

TEST_CASE("a file of several pieces reaches the scanner whole") {
    Desk desk;
    const Clamd clamd(desk.socket);
    const auto path = desk.town.place().folder() + "/large";
    std::ofstream(path) << std::string(700'000, 'x') << testing::eicar();
    CHECK(VirusScanner(desk.socket).scan(path) == "Eicar-Test-Signature");
}

}  // namespace atrium::files
