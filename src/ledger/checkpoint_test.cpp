#include "ledger/checkpoint.h"

#include "base/random.h"
#include "crypto/encoding.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <stdexcept>

namespace atrium::ledger {
namespace {

using crypto::Secret;
using crypto::SignatureAlgorithm;

const std::string origin = "ledger.jiaozhou.example/370281";

std::unique_ptr<crypto::Signer> signer(SignatureAlgorithm algorithm, char seed = 'k') {
    return crypto::key_signer(algorithm, "key-1", Secret(std::string(32, seed)));
}

struct Desk {
    std::unique_ptr<crypto::Signer> sm2 = signer(SignatureAlgorithm::sm2);
    std::unique_ptr<crypto::Signer> ed25519 = signer(SignatureAlgorithm::ed25519);
    std::vector<VerifierKey> trusted{verifier_key(origin, *sm2), verifier_key(origin, *ed25519)};
    Checkpoint checkpoint{origin, 1234567, leaf_hash("root"), {}};

    std::string note(const Checkpoint& of) const {
        const std::array<const crypto::Signer*, 2> both{sm2.get(), ed25519.get()};
        return sign_checkpoint(of, both);
    }
    std::string note() const { return note(checkpoint); }
};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a checkpoint is a signed note of three lines and two signatures") {
    const Desk desk;
    const auto note = desk.note();
    CHECK(note.starts_with(origin + "\n1234567\n" + crypto::base64(crypto::bytes_of(desk.checkpoint.root)) +
                           "\n\n— " + origin + " "));
    const auto checked = check_note(note, desk.trusted);
    CHECK(checked.verdict == NoteVerdict::good);
    CHECK(checked.checkpoint == desk.checkpoint);
    CHECK(checked.signed_by == desk.trusted);
    CHECK(read_checkpoint(note) == desk.checkpoint);
}

// The key of the example in C2SP signed-note, whose identifier others have computed.
TEST_CASE("an Ed25519 key has the identifier that other tools give it") {
    const auto text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const auto key = verifier_key(text);
    REQUIRE(key);
    CHECK(key->algorithm == SignatureAlgorithm::ed25519);
    CHECK(key_text(*key) == text);
    const auto note =
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    CHECK(check_note(note, {}).verdict == NoteVerdict::malformed);  // a note, but no checkpoint
}

TEST_CASE("a verifier key is read in its one form") {
    const Desk desk;
    for (const auto& key : desk.trusted) {
        CHECK(verifier_key(key_text(key)) == key);
        const auto text = key_text(key);
        for (std::size_t at = 0; at < text.size(); ++at) {
            auto bent = text;
            bent[at] = bent[at] == 'A' ? 'B' : 'A';
            CHECK_FALSE(verifier_key(bent) == key);
        }
        CHECK_FALSE(verifier_key(text + "\n"));
        CHECK_FALSE(verifier_key(text.substr(0, text.size() - 1)));
    }
    for (const auto* wrong : {"", "a", "a+b", "a+b+c", "+00000000+AAAA", "a b+00000000+AAAA"})
        CHECK_FALSE(verifier_key(wrong));
}

TEST_CASE("whoever trusts both algorithms wants both signatures") {
    const Desk desk;
    const auto signed_by = [&](const crypto::Signer& one) {
        const std::array<const crypto::Signer*, 1> alone{&one};
        return sign_checkpoint(desk.checkpoint, alone);
    };
    const std::vector only_sm2{desk.trusted[0]}, only_ed25519{desk.trusted[1]};
    CHECK(check_note(signed_by(*desk.sm2), desk.trusted).verdict == NoteVerdict::signature_missing);
    CHECK(check_note(signed_by(*desk.ed25519), desk.trusted).verdict == NoteVerdict::signature_missing);
    CHECK(check_note(signed_by(*desk.sm2), only_sm2).verdict == NoteVerdict::good);
    CHECK(check_note(desk.note(), only_ed25519).verdict == NoteVerdict::good);
    CHECK(check_note(signed_by(*desk.sm2), only_ed25519).verdict == NoteVerdict::signature_missing);
}

TEST_CASE("after a rotation old and new keys are trusted side by side") {
    Desk desk;
    const auto next = signer(SignatureAlgorithm::sm2, 'n');
    desk.trusted.push_back(verifier_key(origin, *next));
    CHECK(check_note(desk.note(), desk.trusted).verdict == NoteVerdict::good);
    const std::array<const crypto::Signer*, 2> now{next.get(), desk.ed25519.get()};
    CHECK(check_note(sign_checkpoint(desk.checkpoint, now), desk.trusted).verdict == NoteVerdict::good);
}

TEST_CASE("a key of another ledger does not count, nor does nobody's") {
    const Desk desk;
    const std::vector foreign{verifier_key("other.example/1", *desk.sm2)};
    CHECK(check_note(desk.note(), foreign).verdict == NoteVerdict::untrusted);
    CHECK(check_note(desk.note(), {}).verdict == NoteVerdict::untrusted);
    auto renamed = desk.checkpoint;
    renamed.origin = "other.example/1";
    CHECK(check_note(desk.note(renamed), desk.trusted).verdict == NoteVerdict::untrusted);
}

TEST_CASE("a line of an unknown key is passed over, a broken line of a trusted one is not") {
    const Desk desk;
    const auto stranger = signer(SignatureAlgorithm::ed25519, 's');
    const std::array<const crypto::Signer*, 3> three{desk.sm2.get(), stranger.get(), desk.ed25519.get()};
    CHECK(check_note(sign_checkpoint(desk.checkpoint, three), desk.trusted).verdict == NoteVerdict::good);
    CHECK(check_note(replaced(desk.note(), "\n1234567\n", "\n1234568\n"), desk.trusted).verdict ==
          NoteVerdict::bad_signature);
}

TEST_CASE("a changed byte never leaves a note good") {
    const Desk desk;
    const auto note = desk.note();
    CHECK(rc::check([&] {
        auto bent = note;
        const auto bit = *rc::gen::inRange<std::size_t>(0, bent.size() * 8);
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ 1 << bit % 8);
        RC_ASSERT(check_note(bent, desk.trusted).verdict != NoteVerdict::good);
        RC_ASSERT(check_note(note.substr(0, bit / 8), desk.trusted).verdict != NoteVerdict::good);
    }));
}

TEST_CASE("what is no checkpoint is malformed") {
    const Desk desk;
    const auto note = desk.note();
    for (const auto& wrong :
         {std::string(), std::string("\n\n"), note + "x", note + "\n", replaced(note, "\n\n", "\n"),
          replaced(note, "\n\n", "\n\n\n"), replaced(note, "— ", "- "), replaced(note, "1234567", "01234567"),
          replaced(note, "1234567", "-1"), replaced(note, "1234567", "9007199254740992"),
          replaced(note, "1234567", ""), replaced(note, "=\n", "\n"), replaced(note, "370281", "370 281"),
          replaced(note, "\n\n", "\nbad\tline\n\n"), note.substr(0, note.find("—")),
          "x\n" + std::string(70000, 'x')})
        CHECK(check_note(wrong, desk.trusted).verdict == NoteVerdict::malformed);
}

TEST_CASE("extension lines are signed and read, and nonsense is never signed") {
    const Desk desk;
    auto checkpoint = desk.checkpoint;
    checkpoint.extensions = {"witness 今天", "second"};
    CHECK(check_note(desk.note(checkpoint), desk.trusted).checkpoint == checkpoint);
    for (const auto& wrong : {std::string("two\nlines"), std::string(), std::string("\xff")}) {
        checkpoint.extensions = {wrong};
        CHECK_THROWS_AS(desk.note(checkpoint), std::invalid_argument);
    }
    for (const auto* wrong : {"", "a b", "a+b", "a\n",
                              "a\xe3\x80\x80"
                              "b"})
        CHECK_THROWS_AS(desk.note({wrong, 1, desk.checkpoint.root, {}}), std::invalid_argument);
    CHECK_THROWS_AS(desk.note({origin, tree_size_max + 1, desk.checkpoint.root, {}}), std::invalid_argument);
}

}  // namespace atrium::ledger
