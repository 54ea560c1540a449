#include "ledger/checkpoint.h"

#include "crypto/encoding.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace atrium::ledger {
namespace {

using crypto::SignatureAlgorithm;

constexpr std::size_t id_size = 4;
constexpr std::size_t note_size_max = 65536;
constexpr std::string_view dash = "— ";
// C2SP signed-note: 01 is Ed25519; ff announces a type that no list has, named by a string of its own.
constexpr std::string_view ed25519_type = "\x01";
constexpr std::string_view sm2_type =
    "\xff"
    "atrium-sm2-with-sm3-v1";

std::string_view type_bytes(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm::sm2 ? sm2_type : ed25519_type;
}

std::size_t key_size(SignatureAlgorithm algorithm) { return algorithm == SignatureAlgorithm::sm2 ? 65 : 32; }

struct SignatureLine {
    std::string name;
    std::string id;
    std::string signature;
};

struct Note {
    std::string_view body;
    std::vector<SignatureLine> lines;
};

// The code points of UTF-8 text all satisfy this, and it is UTF-8.
template <class Allowed>
bool all_characters(std::string_view text, Allowed allowed) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (c < 0 || !allowed(c)) return false;
    }
    return true;
}

bool is_line(std::string_view text) {
    return !text.empty() && all_characters(text, [](UChar32 c) { return c >= 0x20; });
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = text.find('\n');
        out.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::optional<SignatureLine> signature_line(std::string_view line) {
    if (!line.starts_with(dash)) return std::nullopt;
    line.remove_prefix(dash.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !is_origin(line.substr(0, space))) return std::nullopt;
    const auto bytes = crypto::from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() <= id_size) return std::nullopt;
    return SignatureLine{std::string(line.substr(0, space)), bytes->substr(0, id_size),
                         bytes->substr(id_size)};
}

std::optional<Note> note_of(std::string_view text) {
    const auto gap = text.rfind("\n\n");
    if (text.size() > note_size_max || gap == std::string_view::npos || !text.ends_with('\n'))
        return std::nullopt;
    Note note{text.substr(0, gap + 1), {}};
    for (const auto line : lines_of(text.substr(gap + 2))) {
        auto read = signature_line(line);
        if (!read) return std::nullopt;
        note.lines.push_back(*std::move(read));
    }
    return note.lines.empty() ? std::nullopt : std::optional(std::move(note));
}

std::optional<std::uint64_t> size_of(std::string_view text) {
    std::uint64_t size = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), size);
    const bool good = wrong == std::errc{} && size <= tree_size_max && std::to_string(size) == text;
    return good ? std::optional(size) : std::nullopt;
}

std::optional<Checkpoint> checkpoint_of(std::string_view body) {
    const auto lines = lines_of(body);
    if (lines.size() < 3 || !is_origin(lines[0]) || !std::ranges::all_of(lines, is_line)) return std::nullopt;
    const auto size = size_of(lines[1]);
    const auto root = crypto::from_base64(lines[2]);
    const auto digest = root ? crypto::digest_from(*root) : std::nullopt;
    if (!size || !digest) return std::nullopt;
    return Checkpoint{std::string(lines[0]), *size, *digest, {lines.begin() + 3, lines.end()}};
}

std::string body_of(const Checkpoint& checkpoint) {
    std::string body = checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' +
                       crypto::base64(crypto::bytes_of(checkpoint.root)) + '\n';
    for (const auto& line : checkpoint.extensions) body += line + '\n';
    if (checkpoint_of(body) != checkpoint) throw std::invalid_argument("this is no checkpoint of a ledger");
    return body;
}

bool has_key_for(std::span<const VerifierKey> keys, std::string_view name, SignatureAlgorithm algorithm) {
    return std::ranges::any_of(keys,
                               [&](const auto& k) { return k.name == name && k.algorithm == algorithm; });
}

// Every line of a trusted key must verify; lines of others (a witness, a later key) are no concern of ours.
bool check_lines(const Note& note, std::span<const VerifierKey> trusted, CheckedNote& out) {
    for (const auto& key : trusted) {
        if (key.name != out.checkpoint->origin) continue;
        const auto id = key_id(key);
        bool seen = false;
        for (const auto& line : note.lines) {
            if (line.name != key.name || line.id != id) continue;
            if (!crypto::verify_signature(key.algorithm, key.public_key, note.body, line.signature))
                return false;
            seen = true;
        }
        if (seen) out.signed_by.push_back(key);
    }
    return true;
}

NoteVerdict verdict_on(const Note& note, std::span<const VerifierKey> trusted, CheckedNote& out) {
    const auto& origin = out.checkpoint->origin;
    if (std::ranges::none_of(trusted, [&](const auto& key) { return key.name == origin; }))
        return NoteVerdict::untrusted;
    if (!check_lines(note, trusted, out)) return NoteVerdict::bad_signature;
    for (const auto algorithm : {SignatureAlgorithm::sm2, SignatureAlgorithm::ed25519})
        if (has_key_for(trusted, origin, algorithm) && !has_key_for(out.signed_by, origin, algorithm))
            return NoteVerdict::signature_missing;
    return NoteVerdict::good;
}

}  // namespace

bool is_origin(std::string_view text) {
    return is_line(text) && all_characters(text, [](UChar32 c) { return c != '+' && !u_isUWhiteSpace(c); });
}

std::string key_id(const VerifierKey& key) {
    const auto text = key.name + '\n' + std::string(type_bytes(key.algorithm)) + key.public_key;
    return std::string(crypto::bytes_of(crypto::sha256(text)).substr(0, id_size));
}

std::string key_text(const VerifierKey& key) {
    const auto bytes = std::string(type_bytes(key.algorithm)) + key.public_key;
    return key.name + '+' + crypto::hex(key_id(key)) + '+' + crypto::base64(bytes);
}

std::optional<VerifierKey> verifier_key(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !is_origin(text.substr(0, first))) return std::nullopt;
    const auto bytes = crypto::from_base64(text.substr(second + 1));
    if (!bytes) return std::nullopt;
    const auto algorithm =
        bytes->starts_with(sm2_type) ? SignatureAlgorithm::sm2 : SignatureAlgorithm::ed25519;
    const auto type = type_bytes(algorithm);
    if (!bytes->starts_with(type) || bytes->size() != type.size() + key_size(algorithm)) return std::nullopt;
    VerifierKey key{std::string(text.substr(0, first)), algorithm, bytes->substr(type.size())};
    return key_text(key) == text ? std::optional(std::move(key)) : std::nullopt;
}

VerifierKey verifier_key(std::string origin, const crypto::Signer& signer) {
    return {std::move(origin), signer.algorithm(), signer.public_key()};
}

std::string sign_checkpoint(const Checkpoint& checkpoint, std::span<const crypto::Signer* const> signers) {
    const auto body = body_of(checkpoint);
    auto note = body + '\n';
    for (const auto* signer : signers) {
        const auto id = key_id(verifier_key(checkpoint.origin, *signer));
        note += std::string(dash) + checkpoint.origin + ' ' + crypto::base64(id + signer->sign(body)) + '\n';
    }
    return note;
}

CheckedNote check_note(std::string_view text, std::span<const VerifierKey> trusted) {
    CheckedNote out;
    const auto note = note_of(text);
    if (note) out.checkpoint = checkpoint_of(note->body);
    if (out.checkpoint) out.verdict = verdict_on(*note, trusted, out);
    return out;
}

std::optional<Checkpoint> read_checkpoint(std::string_view text) {
    const auto note = note_of(text);
    return note ? checkpoint_of(note->body) : std::nullopt;
}

}  // namespace atrium::ledger
