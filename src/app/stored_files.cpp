#include "app/stored_files.h"

#include "crypto/hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

namespace atrium::app {
namespace {

namespace fs = std::filesystem;

void sync(const fs::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) throw std::system_error(error, std::generic_category(), path.string());
}

}  // namespace

void for_each_complete_file(const fs::path& files, const std::function<void(const fs::path&)>& take) {
    constexpr std::size_t digest_digits = 64;
    if (!fs::exists(files / "complete")) return;
    for (const auto& entry : fs::recursive_directory_iterator(files / "complete"))
        if (entry.is_regular_file() && entry.path().filename().string().size() == digest_digits)
            take(entry.path());
}

std::string file_sm3(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("the file " + path.string() + " cannot be read");
    crypto::Hasher hasher;
    std::vector<char> piece(1024 * 1024);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        hasher.add({piece.data(), static_cast<std::size_t>(in.gcount())});
    return crypto::hex(hasher.finish());
}

void write_synced(const fs::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out) throw std::runtime_error("the file " + path.string() + " cannot be written");
    sync(path, O_RDONLY);
}

void sync_tree(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        sync(entry.path(), entry.is_directory() ? O_RDONLY | O_DIRECTORY : O_RDONLY);
    sync_tree_entry(folder);
}

void sync_tree_entry(const fs::path& folder) { sync(folder, O_RDONLY | O_DIRECTORY); }

std::string ledger_origin(const Jurisdiction& jurisdiction) { return "atrium/" + jurisdiction.division_code; }

std::vector<ledger::VerifierKey> ledger_keys(const crypto::KeyFolder& keys,
                                             const Jurisdiction& jurisdiction) {
    std::vector<ledger::VerifierKey> out;
    for (const auto purpose : {crypto::KeyPurpose::ledger_sm2, crypto::KeyPurpose::ledger_ed25519})
        for (const auto& signer : crypto::signers(keys, purpose))
            out.push_back(ledger::verifier_key(ledger_origin(jurisdiction), *signer));
    return out;
}

}  // namespace atrium::app
