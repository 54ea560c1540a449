#include "ledger/proof_vectors_for_test.h"

#include "crypto/encoding.h"
#include "crypto/sm2.h"
#include "ledger/canonical.h"
#include "ledger/proof_desk_for_test.h"

#include <boost/json/parse.hpp>

#include <functional>
#include <stdexcept>

namespace atrium::ledger {
namespace {

using crypto::SignatureAlgorithm;

constexpr const char* zeros = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr const char* ones = "1111111111111111111111111111111111111111111111111111111111111111";
constexpr std::uint64_t ledger_size = 300;
constexpr std::uint64_t shown_index = 270;

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::logic_error("nothing to replace: " + std::string(what));
    return text.replace(at, what.size(), by);
}

// The same note with one bit of the signature turned that stands in this line.
std::string bent_signature(const std::string& note, int line) {
    auto at = note.find("\n\n") + 1;
    for (int i = 0; i <= line; ++i) at = note.find("— ", at + 1);
    const auto start = note.find(' ', at + 4) + 1;
    const auto end = note.find('\n', start);
    auto bytes = crypto::from_base64(note.substr(start, end - start)).value();
    bytes[20] = static_cast<char>(bytes[20] ^ 4);
    return note.substr(0, start) + crypto::base64(bytes) + note.substr(end);
}

std::string without_line(const std::string& note, int line) {
    auto at = note.find("\n\n") + 1;
    for (int i = 0; i <= line; ++i) at = note.find("— ", at + 1);
    return note.substr(0, at) + note.substr(note.find('\n', at) + 1);
}

// A note whose SM2 line carries these bytes instead of the signature.
std::string with_sm2_bytes(const ProofDesk& desk, const std::string& note, std::string_view signature) {
    const auto id = key_id(verifier_key(desk.origin, *desk.sm2));
    const auto line = "— " + desk.origin + ' ' + crypto::base64(id + std::string(signature)) + '\n';
    const auto start = note.find("\n\n") + 2;
    return note.substr(0, start) + line + note.substr(note.find('\n', start) + 1);
}

struct Writer {
    ProofDesk desk;
    std::vector<ProofVector> out = {};

    Writer() { desk.grow(ledger_size); }

    std::vector<std::string> key_texts() const {
        std::vector<std::string> texts;
        for (const auto& key : desk.keys()) texts.push_back(key_text(key));
        return texts;
    }
    void add(std::string name, const std::string& bytes, std::string verdict, std::string pointer = "") {
        out.push_back(
            {std::move(name), key_texts(), crypto::base64(bytes), std::move(verdict), std::move(pointer)});
    }
    void trusting(const std::vector<std::string>& keys) { out.back().keys = keys; }

    Proof plain() const { return desk.proof(shown_index, ledger_size); }
    Proof grown() const {
        auto tree = desk.tree(ledger_size);
        auto proof = plain();
        proof.consistency = prove_growth(tree, desk.note(77));
        return proof;
    }
    std::string note(const std::function<std::string(const std::string&)>& change) const {
        auto proof = plain();
        proof.checkpoint = change(proof.checkpoint);
        return proof_bytes(proof);
    }
    std::string changed(const std::function<void(json::object&)>& change) const {
        auto object = json::parse(proof_bytes(plain())).as_object();
        change(object);
        return canonical(object);
    }
    std::string entry(const std::function<void(json::object&)>& change) const {
        return changed([&](auto& proof) { change(proof["entries"].as_array()[0].as_object()); });
    }
    std::string path(const std::function<void(json::array&)>& change) const {
        return entry([&](auto& proven) { change(proven["path"].as_array()); });
    }
    std::string fields(const std::function<void(json::object&)>& change) const {
        return entry([&](auto& proven) { change(proven["opening"].as_object()["fields"].as_object()); });
    }
};

void add_good(Writer& w) {
    w.add("good", proof_bytes(w.plain()), "GOOD");
    w.add("good-growth", proof_bytes(w.grown()), "GOOD");
    w.add("good-first-of-one", proof_bytes(w.desk.proof(0, 1)), "GOOD");
    w.add("good-nothing-shown", w.entry([](auto& proven) { proven.erase("opening"); }), "GOOD");
    w.add("good-several",
          proof_bytes(
              {w.desk.note(300), {w.desk.proven(0, 300), w.desk.proven(255, 300), w.desk.proven(299, 300)}}),
          "GOOD");
    auto same = w.plain();
    same.consistency = ProvenGrowth{same.checkpoint, {}};
    w.add("good-growth-of-nothing", proof_bytes(same), "GOOD");
    w.add("good-further-lines",
          w.note([&](const auto&) { return w.desk.note(300, {"时间 2026-03-02", "x"}); }), "GOOD");
    w.add("good-unknown-line",
          w.note([](const auto& note) { return note + "— witness.example/1 AAAAAAAA\n"; }), "GOOD");
    for (const std::size_t only : {0U, 1U}) {
        w.add(only == 0 ? "good-sm2-trusted" : "good-ed25519-trusted", proof_bytes(w.plain()), "GOOD");
        w.trusting({w.key_texts()[only]});
    }
    w.add("good-key-rotated", proof_bytes(w.plain()), "GOOD");
    const auto next = ProofDesk::signer(SignatureAlgorithm::sm2, 'n');
    w.out.back().keys.push_back(key_text(verifier_key(w.desk.origin, *next)));
}

void add_wide_values(Writer& w) {
    const json::object event{{"big", INT64_MAX},
                             {"small", INT64_MIN},
                             {"beyond", (std::int64_t{1} << 53) + 1},
                             {"controls", "\x01\x1f\t\"\\/\x7f"},
                             {"𠀀 key", "😀 Ａ é"},
                             {"Ａ key", json::object{}}};
    Entry entry{"a", {0}, commitment(ProofDesk::salt(0), event), "b"};
    ProofDesk desk;
    desk.tiles[{0, 0, 1}] = std::string(crypto::bytes_of(leaf_hash(entry_bytes(entry))));
    auto tree = desk.tree(1);
    const Proof proof{desk.note(1), {prove(tree, 0, entry, opening(ProofDesk::salt(0), event))}};
    w.add("good-wide-values", proof_bytes(proof), "GOOD");
}

void add_not_canonical(Writer& w) {
    const auto bytes = proof_bytes(w.plain());
    const auto add = [&](const std::string& name, const std::string& wrong) {
        w.add(name, wrong, "NOT_CANONICAL");
    };
    add("empty", "");
    add("no-json", "证明");
    add("cut", bytes.substr(0, bytes.size() / 2));
    add("newline-at-end", bytes + "\n");
    add("byte-order-mark", "\xef\xbb\xbf" + bytes);
    add("space", replaced(bytes, ":", ": "));
    add("keys-unsorted", R"({"format":"atrium-proof/1","checkpoint":"","entries":[]})");
    add("key-twice", replaced(bytes, "\"format\"", "\"format\":\"atrium-proof/1\",\"format\""));
    add("fraction", replaced(bytes, "\"index\":270", "\"index\":270.0"));
    add("exponent", replaced(bytes, "\"index\":270", "\"index\":27e1"));
    add("minus-zero", replaced(bytes, "\"index\":270", "\"index\":-0"));
    add("beyond-64-bits", replaced(bytes, "\"index\":270", "\"index\":9223372036854775808"));
    add("escaped-needlessly", replaced(bytes, "cases/", "cases\\/"));
    add("escaped-letters", replaced(bytes, "符", "\\u7b26"));
    add("half-a-surrogate", replaced(bytes, "符", "\\ud800"));
    add("not-utf8", replaced(bytes, "符", "\xff"));
    add("not-normal-form", replaced(bytes, "符", "e\xcc\x81"));
    std::string deep(40, '[');
    add("too-deep", replaced(bytes, "[1,null,true,\"经营场所示意图\"]", deep + std::string(40, ']')));
}

void add_malformed(Writer& w) {
    const auto add = [&](const std::string& name, const std::string& bytes, const std::string& pointer) {
        w.add(name, bytes, "MALFORMED", pointer);
    };
    add("list", "[]", "");
    add("no-checkpoint", w.changed([](auto& proof) { proof.erase("checkpoint"); }), "");
    add("key-inside", w.changed([&](auto& proof) { proof["keys"] = json::array{w.key_texts()[0].c_str()}; }),
        "");
    add("other-format", w.changed([](auto& proof) { proof["format"] = "atrium-proof/2"; }), "/format");
    add("checkpoint-no-text", w.changed([](auto& proof) { proof["checkpoint"] = nullptr; }), "/checkpoint");
    add("no-entries", w.changed([](auto& proof) { proof["entries"] = json::array{}; }), "/entries");
    add("consistency-incomplete", w.changed([](auto& proof) { proof["consistency"] = json::object{}; }),
        "/consistency");
    add("unknown-member", w.entry([](auto& proven) { proven["note"] = 1; }), "/entries/0");
    add("entry-with-name", w.entry([](auto& proven) { proven["entry"].as_object()["subject"] = "王某"; }),
        "/entries/0/entry");
    add("entry-with-more", w.entry([](auto& proven) { proven["entry"].as_object()["more"] = 1; }),
        "/entries/0/entry");
    add("index-negative", w.entry([](auto& proven) { proven["index"] = -1; }), "/entries/0/index");
    add("index-text", w.entry([](auto& proven) { proven["index"] = "270"; }), "/entries/0/index");
    add("opening-no-fields", w.entry([](auto& proven) { proven["opening"] = json::object{}; }),
        "/entries/0/opening");
    add("opening-both", w.fields([](auto& fields) { fields["person"].as_object()["value"] = 1; }),
        "/entries/0/opening");
    add("path-empty-hash", w.path([](auto& path) { path[0] = ""; }), "/entries/0/path");
    add("path-short-hash", w.path([](auto& path) { path[0] = std::string(62, 'a'); }), "/entries/0/path");
    add("path-capitals", w.path([](auto& path) { path[0] = std::string(64, 'A'); }), "/entries/0/path");
    add("path-endless", w.path([](auto& path) { path.resize(65, json::value(std::string(64, 'a'))); }),
        "/entries/0/path");
    const auto first = w.desk.proven(3, 300), second = w.desk.proven(9, 300);
    add("entry-twice", proof_bytes({w.desk.note(300), {first, first}}), "/entries/1/index");
    add("entries-unsorted", proof_bytes({w.desk.note(300), {second, first}}), "/entries/1/index");
}

void add_notes(Writer& w) {
    const auto add = [&](const std::string& name,
                         const std::function<std::string(const std::string&)>& change,
                         const std::string& verdict) { w.add(name, w.note(change), verdict, "/checkpoint"); };
    const auto other_note = w.desk.note(200);
    const auto body_end = [](const std::string& note) { return note.find("\n\n"); };
    add("note-empty", [](const auto&) { return std::string(); }, "CHECKPOINT_MALFORMED");
    add("note-unsigned", [&](const auto& n) { return n.substr(0, body_end(n) + 2); }, "CHECKPOINT_MALFORMED");
    add(
        "note-size-zero-first", [](const auto& n) { return replaced(n, "\n300\n", "\n0300\n"); },
        "CHECKPOINT_MALFORMED");
    add(
        "note-size-too-big", [](const auto& n) { return replaced(n, "\n300\n", "\n9007199254740992\n"); },
        "CHECKPOINT_MALFORMED");
    add("note-root-short", [](const auto& n) { return replaced(n, "=\n", "\n"); }, "CHECKPOINT_MALFORMED");
    add("note-cut", [](const auto& n) { return n.substr(0, n.size() - 1); }, "CHECKPOINT_MALFORMED");
    add("note-dash", [](const auto& n) { return replaced(n, "— ", "-- "); }, "CHECKPOINT_MALFORMED");
    add("size-changed", [](const auto& n) { return replaced(n, "\n300\n", "\n301\n"); }, "BAD_SIGNATURE");
    add("sm2-bit", [](const auto& n) { return bent_signature(n, 0); }, "BAD_SIGNATURE");
    add("ed25519-bit", [](const auto& n) { return bent_signature(n, 1); }, "BAD_SIGNATURE");
    add(
        "signatures-of-another-size",
        [&](const auto& n) { return n.substr(0, body_end(n)) + other_note.substr(body_end(other_note)); },
        "BAD_SIGNATURE");
    add(
        "bad-line-after-good-ones",
        [](const auto& n) { return n + bent_signature(n, 0).substr(n.find("— ")); }, "BAD_SIGNATURE");
    add(
        "sm2-as-der",
        [&](const auto& n) {
            const auto raw = w.desk.sm2->sign(n.substr(0, body_end(n) + 1));
            return with_sm2_bytes(w.desk, n, crypto::sm2_der_signature(raw));
        },
        "BAD_SIGNATURE");
    add(
        "sm2-of-zeros", [&](const auto& n) { return with_sm2_bytes(w.desk, n, std::string(64, '\0')); },
        "BAD_SIGNATURE");
    add("sm2-missing", [](const auto& n) { return without_line(n, 0); }, "SIGNATURE_MISSING");
    add("ed25519-missing", [](const auto& n) { return without_line(n, 1); }, "SIGNATURE_MISSING");
    w.add("no-key", proof_bytes(w.plain()), "UNTRUSTED", "/checkpoint");
    w.trusting({});
    w.add("key-of-another-ledger", proof_bytes(w.plain()), "UNTRUSTED", "/checkpoint");
    w.trusting({key_text(verifier_key("other.example/1", *w.desk.sm2))});
    w.add("key-replaced", proof_bytes(w.plain()), "SIGNATURE_MISSING", "/checkpoint");
    const auto stranger = ProofDesk::signer(SignatureAlgorithm::sm2, 'x');
    w.trusting({key_text(verifier_key(w.desk.origin, *stranger))});
}

void add_not_included(Writer& w) {
    const auto add = [&](const std::string& name, const std::string& bytes) {
        w.add(name, bytes, "NOT_INCLUDED", "/entries/0/path");
    };
    const auto in_entry = [&](const char* member, const json::value& value) {
        return w.entry([&](auto& proven) { proven["entry"].as_object()[member] = value; });
    };
    add("act-changed", in_entry("act", "cases/refuse"));
    add("time-changed", in_entry("at", 1'700'000'000'000'271));
    add("subject-changed", in_entry("subject", "0H5K3M9T10271"));
    add("commitment-changed", in_entry("commitment", zeros));
    add("index-off-by-one", w.entry([](auto& proven) { proven["index"] = 271; }));
    add("index-of-a-power", w.entry([](auto& proven) { proven["index"] = 14; }));
    add("path-bit", w.path([](auto& path) { path[2] = ones; }));
    add("path-without-last", w.path([](auto& path) { path.pop_back(); }));
    add("path-without-first", w.path([](auto& path) { path.erase(path.begin()); }));
    add("path-with-more", w.path([](auto& path) { path.emplace_back(ones); }));
    add("path-swapped", w.path([](auto& path) { std::swap(path[0], path[1]); }));
    add("path-empty", w.path([](auto& path) { path.clear(); }));
    auto larger = w.plain();
    larger.entries = {w.desk.proven(200, 250)};
    add("path-of-another-size", proof_bytes(larger));
    ProofDesk sha256{.hash = Hash::sha256};
    sha256.grow(8);
    add("tree-of-sha256", proof_bytes(sha256.proof(3, 8)));

    w.add("beyond-size", w.note([&](const auto&) { return w.desk.note(270); }), "BEYOND_SIZE",
          "/entries/0/index");
    w.add("beyond-everything", w.entry([](auto& proven) { proven["index"] = INT64_MAX; }), "BEYOND_SIZE",
          "/entries/0/index");
    w.add("empty-ledger", w.note([&](const auto&) { return ProofDesk{}.note(0); }), "BEYOND_SIZE",
          "/entries/0/index");
    auto second = Proof{w.desk.note(300), {w.desk.proven(1, 300), w.desk.proven(2, 300)}};
    second.entries[1].entry.subject = "0H5K3M9T10003";
    w.add("second-entry-changed", proof_bytes(second), "NOT_INCLUDED", "/entries/1/path");
}

void add_openings(Writer& w) {
    const auto add = [&](const std::string& name, const std::string& bytes) {
        w.add(name, bytes, "OPENING_MISMATCH", "/entries/0/opening");
    };
    const auto in_field = [&](const char* field, const char* member, const json::value& value) {
        return w.fields([&](auto& fields) { fields[field].as_object()[member] = value; });
    };
    add("shown-value-changed", in_field("reason", "value", "不符合规定"));
    add("shown-type-changed", in_field("data.number", "value", 13702811000270));
    add("salt-changed", in_field("reason", "salt", zeros));
    add("hidden-digest-changed", in_field("person", "digest", zeros));
    add("field-added", w.fields([](auto& fields) { fields["more"] = json::object{{"digest", zeros}}; }));
    add("field-removed", w.fields([](auto& fields) { fields.erase("person"); }));
    add("field-renamed", w.fields([](auto& fields) {
        fields["Reason"] = fields["reason"];
        fields.erase("reason");
    }));
    add("fields-swapped", w.fields([](auto& fields) { std::swap(fields["reason"], fields["act"]); }));
    add("opening-of-another", w.entry([](auto& proven) { proven["opening"] = ProofDesk::shown(271); }));
}

void add_growth(Writer& w) {
    const auto add = [&](const std::string& name, const std::function<void(ProvenGrowth&)>& change,
                         const std::string& verdict, const std::string& pointer) {
        auto proof = w.grown();
        change(*proof.consistency);
        w.add(name, proof_bytes(proof), verdict, "/consistency/" + pointer);
    };
    ProofDesk other{.origin = "other.example/1"}, fork;
    other.grow(77);
    fork.tiles[{0, 0, 1}] = std::string(32, 'f');
    const auto fork_note = fork.note(1);
    auto tree = w.desk.tree(300);
    add("growth-path-bit", [](auto& g) { g.path[0][0] ^= 1; }, "NOT_CONSISTENT", "path");
    add("growth-path-cut", [](auto& g) { g.path.pop_back(); }, "NOT_CONSISTENT", "path");
    add("growth-path-longer", [](auto& g) { g.path.push_back(g.path[0]); }, "NOT_CONSISTENT", "path");
    add("growth-fork", [&](auto& g) { g = {fork_note, tree.consistency(1)}; }, "NOT_CONSISTENT", "path");
    add("growth-from-nothing", [&](auto& g) { g = {ProofDesk{}.note(0), {}}; }, "NOT_CONSISTENT", "path");
    add("growth-same-size-other-root", [](auto& g) { g.path.clear(); }, "NOT_CONSISTENT", "path");
    add(
        "growth-unsigned", [](auto& g) { g.checkpoint.resize(g.checkpoint.find("\n\n") + 2); },
        "CHECKPOINT_MALFORMED", "checkpoint");
    add(
        "growth-bad-signature", [](auto& g) { g.checkpoint = bent_signature(g.checkpoint, 0); },
        "BAD_SIGNATURE", "checkpoint");
    add("growth-untrusted", [&](auto& g) { g.checkpoint = other.note(77); }, "UNTRUSTED", "checkpoint");
    add(
        "growth-of-another-ledger", [&](auto& g) { g.checkpoint = other.note(77); }, "OTHER_LEDGER",
        "checkpoint");
    w.out.back().keys.push_back(key_text(verifier_key(other.origin, *other.sm2)));

    auto shrunk = w.desk.proof(5, 77);
    shrunk.consistency = ProvenGrowth{w.desk.note(300), tree.consistency(77)};
    w.add("growth-backwards", proof_bytes(shrunk), "NOT_CONSISTENT", "/consistency/path");
}

}  // namespace

std::vector<ProofVector> proof_vectors() {
    Writer w;
    for (const auto add : {add_good, add_wide_values, add_not_canonical, add_malformed, add_notes,
                           add_not_included, add_openings, add_growth})
        add(w);
    return std::move(w.out);
}

}  // namespace atrium::ledger
