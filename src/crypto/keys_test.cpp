#include "crypto/keys.h"

#include "crypto/key_error.h"
#include "crypto/private_file.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <fstream>
#include <set>
#include <sstream>

namespace atrium::crypto {
namespace {

namespace fs = std::filesystem;

const Instant now{1'700'000'000'000'000};
const Instant later{1'700'000'000'000'001};
const std::string passphrase = "一把足够长的口令用来导出密钥";

struct Place {
    fs::path path = fs::temp_directory_path() / ("atrium-keys-" + system_random().token());
    Place() { fs::create_directory(path); }
    ~Place() { fs::remove_all(path); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    fs::path keys() const { return path / "keys"; }
    KeyFolder open(char root = 'r') const { return {keys(), Secret(std::string(32, root))}; }
    KeyFolder filled() const {
        auto folder = open();
        folder.create_missing(system_random(), now);
        return folder;
    }
};

unsigned mode_of(const fs::path& path) {
    struct stat found{};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777;
}

std::string text_of(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

std::string complaint(const std::function<void()>& act) {
    try {
        act();
    } catch (const KeyError& error) {
        CHECK_FALSE(error.words.zh.empty());
        return error.what();
    }
    return "";
}

bool says(const std::function<void()>& act, std::string_view part) {
    const auto said = complaint(act);
    INFO(said);
    return said.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the folder belongs to its owner alone, and so does every file") {
    const Place place;
    place.filled();
    CHECK(mode_of(place.keys()) == 0700);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(place.keys())) {
        CHECK(mode_of(entry.path()) == 0600);
        CHECK(entry.path().extension() == ".key");
        ++files;
    }
    CHECK(files == 5);
    fs::permissions(place.keys() / "ledger_sm2-1.key", fs::perms::others_read, fs::perm_options::add);
    CHECK(says([&] { place.open(); }, "open to other users"));
    fs::permissions(place.keys(), fs::perms::group_read, fs::perm_options::add);
    CHECK(says([&] { place.open(); }, "open to other users"));
}

TEST_CASE("keys come back as they were written, each different, none in the clear") {
    const Place place;
    const auto written = place.filled();
    const auto read = place.open();
    CHECK(read.list() == written.list());
    std::set<std::string> secrets;
    for (const auto& info : read.list()) {
        const auto bytes = read.usable(info.purpose, info.version).secret.bytes();
        CHECK(bytes == written.usable(info.purpose, info.version).secret.bytes());
        CHECK(bytes.size() == 32);
        secrets.emplace(bytes);
        CHECK(text_of(place.keys() / (key_id(info) + ".key")).find(bytes) == std::string::npos);
    }
    CHECK(secrets.size() == 5);
}

TEST_CASE("a wrong root key is called so, a damaged file is called damaged") {
    const Place place;
    place.filled();
    CHECK(says([&] { place.open('w'); }, "wrong root key"));
    const auto file = place.keys() / "number_index-1.key";
    const auto good = text_of(file);
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bent = good;
        bent[at] = bent[at] == '1' ? '2' : '1';
        write_private_file(file, bent);
        CHECK_FALSE(complaint([&] { place.open(); }).empty());
    }
    write_private_file(file, "");
    CHECK(says([&] { place.open(); }, "number_index-1.key is damaged"));
    write_private_file(file, good);
    CHECK_NOTHROW(place.open());
}

TEST_CASE("a key file under another's name is refused") {
    const Place place;
    place.filled();
    fs::copy_file(place.keys() / "number_index-1.key", place.keys() / "number_index-2.key");
    CHECK(says([&] { place.open(); }, "damaged"));
}

TEST_CASE("after a rotation the new key works and the old one still opens") {
    const Place place;
    auto folder = place.filled();
    const std::string old(folder.active(KeyPurpose::number_encryption).secret.bytes());
    CHECK(folder.rotate(KeyPurpose::number_encryption, system_random(), later).version == 2);
    const auto read = place.open();
    CHECK(read.active(KeyPurpose::number_encryption).info.version == 2);
    CHECK(read.active(KeyPurpose::number_encryption).secret.bytes() != old);
    const auto& retired = read.usable(KeyPurpose::number_encryption, 1);
    CHECK(retired.info.status == KeyStatus::retired);
    CHECK(retired.info.ended == later);
    CHECK(retired.secret.bytes() == old);
    CHECK(read.usable(KeyPurpose::number_encryption).size() == 2);
    CHECK(read.usable(KeyPurpose::number_encryption).front()->info.version == 2);
}

TEST_CASE("a rotation that a crash cut short leaves one active key") {
    const Place place;
    auto folder = place.filled();
    const auto first = place.keys() / "session_index-1.key";
    const auto before = text_of(first);
    folder.rotate(KeyPurpose::session_index, system_random(), later);
    write_private_file(first, before);  // the second write of the rotation never happened
    write_private_file(place.keys() / "session_index-3.key.new", "half a fil");
    const auto read = place.open();
    CHECK(read.active(KeyPurpose::session_index).info.version == 2);
    CHECK(read.usable(KeyPurpose::session_index, 1).info.status == KeyStatus::retired);
}

TEST_CASE("a revoked key is never used again, and the active one cannot be revoked") {
    const Place place;
    auto folder = place.filled();
    CHECK(says([&] { folder.revoke(KeyPurpose::ledger_sm2, 1, system_random(), later); }, "first run"));
    folder.rotate(KeyPurpose::ledger_sm2, system_random(), later);
    CHECK(folder.revoke(KeyPurpose::ledger_sm2, 1, system_random(), later).status == KeyStatus::revoked);
    const auto read = place.open();
    CHECK(says([&] { read.usable(KeyPurpose::ledger_sm2, 1); }, "no usable key ledger_sm2-1"));
    CHECK(signers(read, KeyPurpose::ledger_sm2).size() == 1);
    CHECK(says([&] { folder.revoke(KeyPurpose::ledger_sm2, 9, system_random(), later); }, "no usable key"));
}

TEST_CASE("what is missing or there already is said with what to do") {
    const Place place;
    auto folder = place.open();
    CHECK(says([&] { folder.active(KeyPurpose::number_index); }, "atrium keys create"));
    CHECK(says([&] { folder.rotate(KeyPurpose::number_index, system_random(), now); }, "atrium keys create"));
    CHECK(folder.create(KeyPurpose::number_index, system_random(), now).version == 1);
    CHECK(says([&] { folder.create(KeyPurpose::number_index, system_random(), now); }, "atrium keys rotate"));
    folder.create_missing(system_random(), now);
    CHECK(folder.list().size() == 5);
}

TEST_CASE("the ledger's signers carry the names of their keys") {
    const Place place;
    auto folder = place.filled();
    const auto sm2 = active_signer(folder, KeyPurpose::ledger_sm2);
    const auto ed25519 = active_signer(folder, KeyPurpose::ledger_ed25519);
    CHECK(sm2->key_id() == "ledger_sm2-1");
    CHECK(ed25519->algorithm() == SignatureAlgorithm::ed25519);
    CHECK(verify_signature(sm2->algorithm(), sm2->public_key(), "x", sm2->sign("x")));
    CHECK_THROWS_AS(active_signer(folder, KeyPurpose::number_index), std::logic_error);
    folder.rotate(KeyPurpose::ledger_sm2, system_random(), later);
    const auto both = signers(folder, KeyPurpose::ledger_sm2);
    REQUIRE(both.size() == 2);
    CHECK(both[0]->key_id() == "ledger_sm2-2");
    CHECK(both[1]->public_key() == sm2->public_key());
}

TEST_CASE("exported keys open elsewhere with the passphrase, under another root key") {
    const Place here, there;
    auto folder = here.filled();
    folder.rotate(KeyPurpose::number_index, system_random(), later);
    const auto text = folder.export_all(passphrase, system_random());
    auto other = there.open('o');
    CHECK(says([&] { other.import_all(text, passphrase + "x", system_random()); }, "passphrase is wrong"));
    CHECK(says([&] { other.import_all("{}", passphrase, system_random()); }, "no file of exported keys"));
    CHECK(
        says([&] { other.import_all(text.substr(1), passphrase, system_random()); }, "no file of exported"));
    CHECK(says([&] { folder.export_all("too short", system_random()); }, "12 characters"));
    CHECK(other.import_all(text, passphrase, system_random()).size() == 6);
    CHECK(there.open('o').list() == here.open().list());
    CHECK(other.import_all(text, passphrase, system_random()).empty());
}

TEST_CASE("an import that would replace a key brings nothing") {
    const Place here, there;
    const auto text = here.filled().export_all(passphrase, system_random());
    auto other = there.open();
    other.create(KeyPurpose::ledger_sm2, system_random(), now);
    CHECK(says([&] { other.import_all(text, passphrase, system_random()); }, "nothing was imported"));
    CHECK(there.open().list().size() == 1);
}

TEST_CASE("the root key file is made once, read strictly, and private") {
    const Place place;
    const auto file = place.path / "root.key";
    CHECK(says([&] { load_root_key(file); }, "there is no root key file"));
    create_root_key(file, system_random());
    CHECK(mode_of(file) == 0600);
    CHECK(load_root_key(file).bytes().size() == 32);
    CHECK(says([&] { create_root_key(file, system_random()); }, "exists"));
    for (const auto* wrong : {"", "abc", "zz", "\n\n"}) {
        write_private_file(file, wrong);
        CHECK(says([&] { load_root_key(file); }, "64 hexadecimal digits"));
    }
    fs::permissions(file, fs::perms::others_read, fs::perm_options::add);
    CHECK(says([&] { load_root_key(file); }, "chmod go="));
}

}  // namespace atrium::crypto
