#pragma once

#include "crypto/keys.h"
#include "engine/domain_time.h"
#include "ledger/checkpoint.h"

#include <filesystem>
#include <functional>

namespace atrium::app {

// What commands that stand beside a running city need of its folder.

// The complete files below `files/`; the name of each is the SM3 of its bytes.
void for_each_complete_file(const std::filesystem::path& files,
                            const std::function<void(const std::filesystem::path&)>&);
std::string file_sm3(const std::filesystem::path&);  // hexadecimal

void write_synced(const std::filesystem::path&, std::string_view bytes);
void sync_tree(const std::filesystem::path& folder);        // every file and folder in it
void sync_tree_entry(const std::filesystem::path& folder);  // the folder's own list of names

// Active and retired keys of the ledger, as a verifier trusts them.
std::vector<ledger::VerifierKey> ledger_keys(const crypto::KeyFolder&, const Jurisdiction&);
std::string ledger_origin(const Jurisdiction&);

}  // namespace atrium::app
