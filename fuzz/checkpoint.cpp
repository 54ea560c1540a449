#include "ledger/checkpoint.h"
#include "ledger/canonical.h"
#include "ledger/tiles.h"

#include <cstddef>
#include <string_view>

using namespace atrium::ledger;

// The small texts that a ledger reads from outside: notes, verifier keys, tile paths, bundles, canonical
// JSON. Whatever is read is written again as the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto note = check_note(text, {});
    if (note.verdict == NoteVerdict::good) __builtin_trap();  // nobody is trusted
    if (const auto key = verifier_key(text); key && key_text(*key) != text) __builtin_trap();
    if (const auto tile = tile_from_path(text); tile && tile_path(*tile) != text) __builtin_trap();
    if (const auto entries = entries_of(text); entries && entry_bundle(*entries) != text) __builtin_trap();
    if (const auto value = parse_canonical(text); value && canonical(*value) != text) __builtin_trap();
    return 0;
}
