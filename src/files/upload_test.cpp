#include "files/upload.h"

#include "crypto/hash.h"
#include "testing/town.h"

namespace atrium::files {

using namespace std::chrono_literals;

namespace {

Actor person(std::int64_t n) {
    Actor actor;
    actor.account = {n};
    actor.person = {n};
    actor.role = Role::citizen;
    return actor;
}

Request part_of(const std::string& bytes, std::string digest = {}) {
    Request request;
    request.body = bytes;
    request.headers["content-sm3"] = digest.empty() ? crypto::hex(crypto::sm3(bytes)) : digest;
    return request;
}

UploadView upload(Town& town, const std::string& name, const std::vector<std::string>& parts) {
    std::int64_t size = 0;
    for (const auto& part : parts) size += static_cast<std::int64_t>(part.size());
    const auto begun = town.run(begin_upload, {name, size, static_cast<int>(parts.size())});
    for (std::size_t i = parts.size(); i-- > 0;)
        town.ask(put_part, begun.id, static_cast<int>(i + 1), part_of(parts[i]));
    return town.run(complete_upload, town.ask(prepare_completion, begun.id));
}

std::vector<FileRef> link(Town& town, Id<StoredFile> id, std::int64_t subject) {
    std::vector<FileRef> out;
    town.write([&](Context& context) { out = link_files(context, {id}, "case", subject, "/files"); });
    return out;
}

}  // namespace

TEST_CASE("parts may come in any order and twice; the file lies under its digest") {
    Town town;
    town.as(person(1));
    const auto done = upload(town, "营业执照.pdf", {"%PDF-1.7 first ", "second"});
    CHECK(done.state == FileState::complete);
    CHECK(done.content_type == "application/pdf");
    CHECK(done.hash == crypto::hex(crypto::sm3("%PDF-1.7 first second")));
    CHECK(*town.city().services().get<FileStore>().read(done.hash) == "%PDF-1.7 first second");
    CHECK(town.run(complete_upload, town.ask(prepare_completion, done.id)).hash == done.hash);
}

TEST_CASE("a file whose bytes are not its type is refused, and so is one with a part missing or damaged") {
    Town town;
    town.as(person(1));
    for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.pdf", "MZ not a pdf"},
                                      {"a.jpg", "%PDF-1.7"},
                                      {"a.exe", "%PDF-1.7"},
                                      {"pdf", "%PDF-1.7"}})
        CHECK(refusal([&] { upload(town, name, {bytes}); }).name == "files/wrong-type");

    const auto begun = town.run(begin_upload, {"a.pdf", 10, 2});
    CHECK(refusal([&] { town.ask(put_part, begun.id, 1, part_of("%PDF-", std::string(64, '0'))); }).name ==
          "files/wrong-part");
    town.ask(put_part, begun.id, 1, part_of("%PDF-"));
    CHECK(town.ask(show_upload, begun.id).parts_there == std::vector<int>{1});
    CHECK(refusal([&] { town.ask(prepare_completion, begun.id); }).name == "files/incomplete");
    CHECK(refusal([&] { town.ask(put_part, begun.id, 3, part_of("x")); }) == atrium::problems::not_found);
}

TEST_CASE("what is refused leaves no bytes, and takes none from whoever has the same") {
    Town town;
    town.as(person(1));
    const auto& store = town.city().services().get<FileStore>();
    CHECK(refusal([&] { upload(town, "a.jpg", {"%PDF-1"}); }).name == "files/wrong-type");
    CHECK(!store.has(crypto::hex(crypto::sm3("%PDF-1"))));
    const auto kept = upload(town, "a.pdf", {"%PDF-1"});
    CHECK(refusal([&] { upload(town, "b.jpg", {"%PDF-1"}); }).name == "files/wrong-type");
    CHECK(store.has(kept.hash));
}

TEST_CASE("a file is complete only when its bytes are there at that moment") {
    Town town;
    town.as(person(1));
    const auto begun = town.run(begin_upload, {"a.pdf", 6, 1});
    town.ask(put_part, begun.id, 1, part_of("%PDF-1"));
    const auto prepared = town.ask(prepare_completion, begun.id);
    auto& store = town.city().services().get<FileStore>();
    store.remove(prepared.assembled.hash);
    CHECK(refusal([&] { town.run(complete_upload, prepared); }).name == "files/incomplete");
    CHECK(town.ask(show_upload, begun.id).state == FileState::uploading);
    CHECK(town.run(complete_upload, town.ask(prepare_completion, begun.id)).state == FileState::complete);
}

TEST_CASE("names and sizes that cannot be are refused with the field") {
    Town town;
    town.as(person(1));
    for (const auto& wrong : {BeginUpload{"../a.pdf", 5, 1}, BeginUpload{"", 5, 1},
                              BeginUpload{"a.pdf", 0, 1}, BeginUpload{"a.pdf", file_size_max + 1, 1},
                              BeginUpload{"a.pdf", 5, 0}, BeginUpload{"a.pdf", 5, 100'000}})
        CHECK(refusal([&] { town.run(begin_upload, wrong); }) == atrium::problems::invalid_input);
}

TEST_CASE("a file belongs to who uploaded it, and to one noun") {
    Town town;
    town.as(person(1));
    const auto mine = upload(town, "a.pdf", {"%PDF-1"});
    CHECK(refusal([&] { town.as(person(2)).ask(show_upload, mine.id); }) == atrium::problems::not_found);
    CHECK(refusal([&] { link(town.as(person(2)), mine.id, 7); }) == atrium::problems::invalid_input);
    CHECK(link(town.as(person(1)), mine.id, 7).front().hash == mine.hash);
    CHECK(link(town, mine.id, 7).size() == 1);
    CHECK(refusal([&] { link(town, mine.id, 8); }) == atrium::problems::invalid_input);
}

TEST_CASE("what nobody linked within a day is swept, bytes that another file shares stay") {
    Town town;
    town.as(person(1));
    const auto kept = upload(town, "a.pdf", {"%PDF-1"});
    const auto swept = upload(town, "b.pdf", {"%PDF-1"});
    link(town, kept.id, 7);
    town.later(25h);
    CHECK(town.count("files_file") == 1);
    CHECK(refusal([&] { town.ask(show_upload, swept.id); }) == atrium::problems::not_found);
    CHECK(town.city().services().get<FileStore>().read(kept.hash)->size() == 6);
}

}  // namespace atrium::files
