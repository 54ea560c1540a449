#include "ledger/proof_form.h"

#include "crypto/encoding.h"
#include "ledger/canonical.h"
#include "ledger/commitment.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <initializer_list>

namespace atrium::ledger {
namespace {

constexpr std::string_view format = "atrium-proof/1";
constexpr std::size_t path_length_max = 64;

// The members that must be there, those that may be, and no others.
const json::object* members(const json::value& value, std::initializer_list<std::string_view> required,
                            std::string_view optional) {
    const auto* object = value.if_object();
    if (!object) return nullptr;
    const bool complete = std::ranges::all_of(required, [&](auto name) { return object->contains(name); });
    const auto expected = required.size() + (object->contains(optional) ? 1 : 0);
    return complete && object->size() == expected ? object : nullptr;
}

json::array hex_list(const std::vector<Digest>& path) {
    json::array out;
    for (const auto& digest : path) out.emplace_back(crypto::hex(digest));
    return out;
}

// Reading stops at the first fault: each function says with `false` that one was found, and `fault` says
// which.
class ProofReader {
public:
    FormFault fault;

    bool read(const json::value& value, Proof& proof) {
        const auto* object = members(value, {"checkpoint", "entries", "format"}, "consistency");
        if (!object) return wrong("");
        const auto* named = object->at("format").if_string();
        if (!named || *named != format) return wrong("/format");
        if (!read_text(object->at("checkpoint"), "/checkpoint", proof.checkpoint)) return false;
        if (const auto* growth = object->if_contains("consistency");
            growth && !read_growth(*growth, proof.consistency.emplace()))
            return false;
        return read_entries(object->at("entries"), proof.entries);
    }

private:
    bool wrong(std::string pointer) {
        fault = {ProofVerdict::malformed, std::move(pointer)};
        return false;
    }

    bool read_text(const json::value& value, const std::string& at, std::string& out) {
        const auto* text = value.if_string();
        if (!text) return wrong(at);
        out.assign(text->data(), text->size());
        return true;
    }

    bool read_path(const json::value& value, const std::string& at, std::vector<Digest>& out) {
        const auto* list = value.if_array();
        if (!list || list->size() > path_length_max) return wrong(at);
        for (const auto& item : *list) {
            const auto* text = item.if_string();
            const auto bytes = text ? crypto::from_hex(*text) : std::nullopt;
            const auto digest = bytes ? crypto::digest_from(*bytes) : std::nullopt;
            if (!digest) return wrong(at);
            out.push_back(*digest);
        }
        return true;
    }

    bool read_growth(const json::value& value, ProvenGrowth& out) {
        const auto* object = members(value, {"checkpoint", "path"}, "");
        if (!object) return wrong("/consistency");
        return read_text(object->at("checkpoint"), "/consistency/checkpoint", out.checkpoint) &&
               read_path(object->at("path"), "/consistency/path", out.path);
    }

    bool read_entries(const json::value& value, std::vector<ProvenEntry>& out) {
        const auto* list = value.if_array();
        if (!list || list->empty() || list->size() > proof_entries_max) return wrong("/entries");
        for (const auto& item : *list) {
            const auto at = "/entries/" + std::to_string(out.size());
            ProvenEntry entry;
            if (!read_entry(item, at, entry)) return false;
            // By ascending index, so that no act is shown twice and there is one spelling of a proof.
            if (!out.empty() && entry.index <= out.back().index) return wrong(at + "/index");
            out.push_back(std::move(entry));
        }
        return true;
    }

    bool read_entry(const json::value& value, const std::string& at, ProvenEntry& out) {
        const auto* object = members(value, {"entry", "index", "path"}, "opening");
        if (!object) return wrong(at);
        const auto entry = entry_from(object->at("entry"));
        if (!entry) return wrong(at + "/entry");
        out.entry = *entry;
        const auto* index = object->at("index").if_int64();
        if (!index || *index < 0) return wrong(at + "/index");
        out.index = static_cast<std::uint64_t>(*index);
        if (const auto* opening = object->if_contains("opening")) {
            if (!commitment_from(*opening)) return wrong(at + "/opening");
            out.opening = opening->get_object();
        }
        return read_path(object->at("path"), at + "/path", out.path);
    }
};

}  // namespace

std::variant<Proof, FormFault> read_proof(std::string_view bytes) {
    if (bytes.size() > proof_size_max) return FormFault{ProofVerdict::too_large, ""};
    const auto value = parse_canonical(bytes);
    if (!value) return FormFault{ProofVerdict::not_canonical, ""};
    Proof proof;
    ProofReader reader;
    if (!reader.read(*value, proof)) return reader.fault;
    return proof;
}

std::string proof_bytes(const Proof& proof) {
    json::array entries;
    for (const auto& proven : proof.entries) {
        json::object entry{
            {"entry", entry_object(proven.entry)}, {"index", proven.index}, {"path", hex_list(proven.path)}};
        if (proven.opening) entry["opening"] = *proven.opening;
        entries.push_back(std::move(entry));
    }
    json::object out{{"format", format}, {"checkpoint", proof.checkpoint}, {"entries", std::move(entries)}};
    if (proof.consistency)
        out["consistency"] = json::object{{"checkpoint", proof.consistency->checkpoint},
                                          {"path", hex_list(proof.consistency->path)}};
    return canonical(out);
}

}  // namespace atrium::ledger
