#include "crypto/keys.h"

#include "base/codec.h"
#include "crypto/key_error.h"
#include "crypto/private_file.h"
#include "crypto/sm2.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace atrium::crypto {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::array all_purposes{KeyPurpose::number_encryption, KeyPurpose::number_index,
                                  KeyPurpose::session_index, KeyPurpose::ledger_sm2,
                                  KeyPurpose::ledger_ed25519};

Secret new_secret(KeyPurpose purpose, Random& random) {
    return Secret(purpose == KeyPurpose::ledger_sm2 ? Sm2PrivateKey::generate(random).raw()
                                                    : random.bytes(key_size));
}

std::tuple<KeyPurpose, std::int64_t> order_of(const Key& key) { return {key.info.purpose, key.info.version}; }

[[noreturn]] void no_key(const std::string& name) {
    throw KeyError({"没有可用的密钥“" + name + "”，请执行 atrium keys create",
                    "there is no usable key " + name + "; run: atrium keys create"});
}

void end(Key& key, KeyStatus status, Instant now) {
    key.info.status = status;
    key.info.ended = now;
}

SignatureAlgorithm algorithm_of(KeyPurpose purpose) {
    if (purpose == KeyPurpose::ledger_sm2) return SignatureAlgorithm::sm2;
    if (purpose == KeyPurpose::ledger_ed25519) return SignatureAlgorithm::ed25519;
    throw std::logic_error("keys of this purpose do not sign");
}

std::unique_ptr<Signer> signer_of(const Key& key) {
    return key_signer(algorithm_of(key.info.purpose), key_id(key.info), key.secret);
}

}  // namespace

KeyFolder::KeyFolder(std::filesystem::path folder, Secret root)
    : folder_(std::move(folder)), root_(std::move(root)) {
    make_private_folder(folder_);
    load();
}

void KeyFolder::load() {
    keys_.clear();
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        if (entry.path().extension() != ".key") continue;
        if (const auto text = read_private_file(entry.path()))
            keys_.push_back(unwrapped_key(*text, root_, entry.path().filename().string()));
    }
    std::ranges::sort(keys_, {}, order_of);
    // A rotation that a crash cut short has written the new key but not yet retired the old one.
    for (std::size_t i = 0; i + 1 < keys_.size(); ++i)
        if (keys_[i].info.purpose == keys_[i + 1].info.purpose && keys_[i].info.status == KeyStatus::active)
            end(keys_[i], KeyStatus::retired, keys_[i + 1].info.created);
}

std::vector<KeyInfo> KeyFolder::list() const {
    std::vector<KeyInfo> out;
    for (const auto& key : keys_) out.push_back(key.info);
    return out;
}

Key* KeyFolder::active_or_null(KeyPurpose purpose) {
    const auto found = std::ranges::find_if(keys_, [&](const Key& key) {
        return key.info.purpose == purpose && key.info.status == KeyStatus::active;
    });
    return found == keys_.end() ? nullptr : &*found;
}

const Key* KeyFolder::find(KeyPurpose purpose, std::int64_t version) const {
    const auto found = std::ranges::find(keys_, std::tuple{purpose, version}, order_of);
    return found == keys_.end() ? nullptr : &*found;
}

const Key& KeyFolder::active(KeyPurpose purpose) const {
    for (const auto* key : usable(purpose))
        if (key->info.status == KeyStatus::active) return *key;
    no_key(std::string(enum_text(purpose)));
}

const Key& KeyFolder::usable(KeyPurpose purpose, std::int64_t version) const {
    const auto* key = find(purpose, version);
    if (!key || key->info.status == KeyStatus::revoked) no_key(key_id(purpose, version));
    return *key;
}

std::vector<const Key*> KeyFolder::usable(KeyPurpose purpose) const {
    std::vector<const Key*> out;
    for (const auto& key : keys_)
        if (key.info.purpose == purpose && key.info.status != KeyStatus::revoked) out.push_back(&key);
    std::ranges::reverse(out);
    return out;
}

void KeyFolder::create_missing(Random& random, Instant now) {
    const FolderLock lock(folder_);
    load();
    for (const auto purpose : all_purposes)
        if (!active_or_null(purpose)) add(purpose, random, now);
}

KeyInfo KeyFolder::create(KeyPurpose purpose, Random& random, Instant now) {
    const FolderLock lock(folder_);
    load();
    if (const auto* key = active_or_null(purpose))
        throw KeyError({"密钥“" + key_id(key->info) + "”已存在，请执行 atrium keys rotate",
                        "the key " + key_id(key->info) + " exists; run: atrium keys rotate"});
    return add(purpose, random, now);
}

KeyInfo KeyFolder::rotate(KeyPurpose purpose, Random& random, Instant now) {
    const FolderLock lock(folder_);
    load();
    const auto* old = active_or_null(purpose);
    if (!old) no_key(std::string(enum_text(purpose)));
    const auto version = old->info.version;
    const auto made = add(purpose, random, now);  // first, so that there is an active one always
    auto& before = *std::ranges::find(keys_, std::tuple{purpose, version}, order_of);
    end(before, KeyStatus::retired, now);
    save(before, random);
    return made;
}

KeyInfo KeyFolder::revoke(KeyPurpose purpose, std::int64_t version, Random& random, Instant now) {
    const FolderLock lock(folder_);
    load();
    const auto found = std::ranges::find(keys_, std::tuple{purpose, version}, order_of);
    if (found == keys_.end()) no_key(key_id(purpose, version));
    if (found->info.status == KeyStatus::active)
        throw KeyError({"密钥“" + key_id(found->info) + "”正在使用，请先执行 atrium keys rotate",
                        "the key " + key_id(found->info) + " is in use; first run: atrium keys rotate"});
    end(*found, KeyStatus::revoked, now);
    save(*found, random);
    return found->info;
}

KeyInfo KeyFolder::add(KeyPurpose purpose, Random& random, Instant now) {
    std::int64_t version = 1;
    for (const auto& key : keys_)
        if (key.info.purpose == purpose) version = key.info.version + 1;  // they are sorted
    Key key{{.purpose = purpose, .version = version, .created = now}, new_secret(purpose, random)};
    save(key, random);
    keys_.push_back(std::move(key));
    std::ranges::sort(keys_, {}, order_of);
    return find(purpose, version)->info;
}

void KeyFolder::save(const Key& key, Random& random) const {
    write_private_file(folder_ / (key_id(key.info) + ".key"), wrapped_key(key, root_, random));
}

std::string KeyFolder::export_all(std::string_view passphrase, Random& random) const {
    return exported_keys(keys_, passphrase, random);
}

std::vector<KeyInfo> KeyFolder::import_all(std::string_view text, std::string_view passphrase,
                                           Random& random) {
    const auto brought = imported_keys(text, passphrase);
    const FolderLock lock(folder_);
    load();
    for (const auto& key : brought) {
        const auto* mine = find(key.info.purpose, key.info.version);
        if (mine && mine->secret.bytes() != key.secret.bytes())
            throw KeyError({"已有另一把密钥“" + key_id(key.info) + "”，未导入任何密钥",
                            "there is another key " + key_id(key.info) + " already; nothing was imported"});
    }
    std::vector<KeyInfo> added;
    for (const auto& key : brought) {
        if (find(key.info.purpose, key.info.version)) continue;
        save(key, random);
        added.push_back(key.info);
    }
    load();
    return added;
}

std::unique_ptr<Signer> active_signer(const KeyFolder& keys, KeyPurpose purpose) {
    return signer_of(keys.active(purpose));
}

std::vector<std::unique_ptr<Signer>> signers(const KeyFolder& keys, KeyPurpose purpose) {
    std::vector<std::unique_ptr<Signer>> out;
    for (const auto* key : keys.usable(purpose)) out.push_back(signer_of(*key));
    return out;
}

}  // namespace atrium::crypto
