#include "crypto/key_file.h"

#include "base/codec.h"
#include "base/random.h"
#include "crypto/encoding.h"
#include "crypto/hash.h"
#include "crypto/key_error.h"
#include "crypto/password.h"
#include "crypto/private_file.h"
#include "crypto/sm4.h"

#include <boost/describe/operators.hpp>

namespace atrium::crypto {
namespace {

constexpr std::size_t root_size = 32;
constexpr std::size_t salt_size = 16;
constexpr std::size_t passphrase_characters_min = 12;

// What a key's file says, in the order in which it is authenticated.
struct KeyFile {
    std::string format = "atrium-key/1";
    std::string root;  // which root key wrapped it: 8 bytes of a MAC, so that a wrong one is recognised
    KeyInfo key;
    std::string wrapped;
};
BOOST_DESCRIBE_STRUCT(KeyFile, (), (format, root, key, wrapped))

struct ExportFile {
    std::string format = "atrium-key-export/1";
    std::string salt;
    std::string sealed;
};
BOOST_DESCRIBE_STRUCT(ExportFile, (), (format, salt, sealed))

struct ExportedKey {
    KeyInfo key;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(ExportedKey, (), (key, secret))

std::string mark_of(const Secret& root) {
    return hex(bytes_of(hmac_sm3(root.bytes(), "atrium/root-key-mark/1")).substr(0, 8));
}

// Everything of the file but the wrapped bytes is authenticated with them.
template <class File>
std::string header_of(File file, std::string File::* payload) {
    (file.*payload).clear();
    return json_text(encode(file));
}

// A file is read in exactly the form in which we write it.
template <class File>
std::optional<File> file_from(std::string_view text) {
    try {
        auto file = decode<File>(parse_json(text), Reader::From::stored);
        return json_text(encode(file)) == text ? std::optional(std::move(file)) : std::nullopt;
    } catch (const Problem&) {
        return std::nullopt;  // the caller names the file in what it says
    }
}

[[noreturn]] void damaged(const std::string& file_name) {
    throw KeyError(
        {"密钥文件“" + file_name + "”已损坏或被改动", "the key file " + file_name + " is damaged"});
}

Secret passphrase_key(std::string_view passphrase, std::string_view salt) {
    if (characters(passphrase) < passphrase_characters_min)
        throw KeyError({"口令至少 12 个字符", "a passphrase has at least 12 characters"});
    return stretched_passphrase(passphrase, salt);
}

}  // namespace

std::string key_id(KeyPurpose purpose, std::int64_t version) {
    return std::string(enum_text(purpose)) + '-' + std::to_string(version);
}

std::string key_id(const KeyInfo& info) { return key_id(info.purpose, info.version); }

Secret load_root_key(const std::filesystem::path& path) {
    auto text = read_private_file(path);
    if (!text)
        throw KeyError(
            {"没有找到根密钥文件“" + path.string() + "”", "there is no root key file " + path.string()});
    if (text->ends_with('\n')) text->pop_back();
    auto bytes = from_hex(*text);
    wipe(*text);
    if (!bytes || bytes->size() != root_size)
        throw KeyError({"根密钥文件“" + path.string() + "”应为 64 位十六进制数",
                        "the root key file " + path.string() + " should hold 64 hexadecimal digits"});
    return Secret(*std::move(bytes));
}

void create_root_key(const std::filesystem::path& path, Random& random) {
    if (std::filesystem::exists(path))
        throw KeyError(
            {"根密钥文件“" + path.string() + "”已存在", "the root key file " + path.string() + " exists"});
    const Secret root(random.bytes(root_size));
    const Secret text(hex(root.bytes()) + '\n');
    write_private_file(path, text.bytes());
}

std::string wrapped_key(const Key& key, const Secret& root, Random& random) {
    KeyFile file{.root = mark_of(root), .key = key.info, .wrapped = {}};
    file.wrapped = base64(seal(root.bytes(), key.secret.bytes(), header_of(file, &KeyFile::wrapped), random));
    return json_text(encode(file));
}

Key unwrapped_key(std::string_view text, const Secret& root, const std::string& file_name) {
    const auto file = file_from<KeyFile>(text);
    if (!file || file->format != KeyFile{}.format) damaged(file_name);
    if (file->root != mark_of(root))
        throw KeyError({"根密钥不正确：密钥文件“" + file_name + "”是用另一根密钥包裹的",
                        "wrong root key: the key file " + file_name + " was wrapped by another one"});
    const auto wrapped = from_base64(file->wrapped);
    auto secret =
        wrapped ? open_sealed(root.bytes(), *wrapped, header_of(*file, &KeyFile::wrapped)) : std::nullopt;
    if (!secret || key_id(file->key) + ".key" != file_name) damaged(file_name);
    return {file->key, Secret(*std::move(secret))};
}

std::string exported_keys(const std::vector<Key>& keys, std::string_view passphrase, Random& random) {
    std::vector<ExportedKey> list;
    for (const auto& key : keys) list.push_back({key.info, base64(key.secret.bytes())});
    const Secret plain(json_text(encode(list)));
    for (auto& item : list) wipe(item.secret);
    const auto salt = random.bytes(salt_size);
    ExportFile file{.salt = base64(salt), .sealed = {}};
    const auto key = passphrase_key(passphrase, salt);
    file.sealed = base64(seal(key.bytes(), plain.bytes(), header_of(file, &ExportFile::sealed), random));
    return json_text(encode(file));
}

std::vector<Key> imported_keys(std::string_view text, std::string_view passphrase) {
    const auto file = file_from<ExportFile>(text);
    const auto salt = file ? from_base64(file->salt) : std::nullopt;
    const auto sealed = file ? from_base64(file->sealed) : std::nullopt;
    if (!salt || salt->size() != salt_size || !sealed || file->format != ExportFile{}.format)
        throw KeyError({"这不是密钥导出文件", "this is no file of exported keys"});
    const auto key = passphrase_key(passphrase, *salt);
    auto opened = open_sealed(key.bytes(), *sealed, header_of(*file, &ExportFile::sealed));
    if (!opened)
        throw KeyError({"口令不正确，或文件已损坏", "the passphrase is wrong, or the file is damaged"});
    const Secret plain(*std::move(opened));
    std::vector<Key> out;
    for (auto& item : decode<std::vector<ExportedKey>>(parse_json(plain.bytes()), Reader::From::stored)) {
        out.push_back({item.key, Secret(from_base64(item.secret).value())});
        wipe(item.secret);
    }
    return out;
}

}  // namespace atrium::crypto
