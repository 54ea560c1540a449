#include "files/store.h"

#include "crypto/hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <system_error>

namespace atrium::files {
namespace {

namespace fs = std::filesystem;

// An open file that is closed whatever happens.
class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
        if (number_ < 0) throw std::system_error(errno, std::generic_category(), "a file cannot be opened");
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0)
                throw std::system_error(errno, std::generic_category(), "a file cannot be written");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() const {
        if (::fsync(number_) != 0)
            throw std::system_error(errno, std::generic_category(), "a file cannot be synced");
    }

private:
    int number_;
};

void sync_folder(const fs::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("a stored file cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Magic {
    ContentKind kind;
    std::string_view begins;
};
constexpr Magic magics[] = {
    {ContentKind::pdf, "%PDF-"},
    {ContentKind::jpeg, "\xFF\xD8\xFF"},
    {ContentKind::png, "\x89PNG\r\n\x1A\n"},
    {ContentKind::old_office, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
};

struct NamedKind {
    ContentKind kind;
    std::string_view extension;
    std::string_view content_type;
};
// services.md §5.8: what may be handed in.
constexpr NamedKind named[] = {
    {ContentKind::pdf, ".pdf", "application/pdf"},
    {ContentKind::ofd, ".ofd", "application/ofd"},
    {ContentKind::jpeg, ".jpg", "image/jpeg"},
    {ContentKind::jpeg, ".jpeg", "image/jpeg"},
    {ContentKind::png, ".png", "image/png"},
    {ContentKind::word, ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {ContentKind::excel, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {ContentKind::old_office, ".doc", "application/msword"},
    {ContentKind::old_office, ".xls", "application/vnd.ms-excel"},
};

std::string extension_of(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string out(dot == name.npos ? "" : name.substr(dot));
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

ContentKind kind_of(std::string_view bytes) {
    for (const auto& magic : magics)
        if (bytes.starts_with(magic.begins)) return magic.kind;
    if (!bytes.starts_with("PK\x03\x04")) return ContentKind::unknown;
    if (bytes.find("OFD.xml") != bytes.npos) return ContentKind::ofd;
    if (bytes.find("word/") != bytes.npos) return ContentKind::word;
    if (bytes.find("xl/") != bytes.npos) return ContentKind::excel;
    return ContentKind::unknown;
}

std::string content_type_of(ContentKind kind, std::string_view name) {
    const auto extension = extension_of(name);
    const auto found = std::ranges::find_if(
        named, [&](const NamedKind& one) { return one.kind == kind && one.extension == extension; });
    return found == std::end(named) ? "application/octet-stream" : std::string(found->content_type);
}

bool fits_name(ContentKind kind, std::string_view name) {
    const auto extension = extension_of(name);
    return std::ranges::any_of(
        named, [&](const NamedKind& one) { return one.kind == kind && one.extension == extension; });
}

FileStore::FileStore(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_ / "parts");
    fs::create_directories(folder_ / "complete");
    fs::permissions(folder_, fs::perms::owner_all);
}

fs::path FileStore::parts_folder(Id<StoredFile> id) const { return folder_ / "parts" / id_text(id.value); }
fs::path FileStore::path_of(const std::string& hash) const {
    return folder_ / "complete" / hash.substr(0, 2) / hash;
}

void FileStore::put_part(Id<StoredFile> id, int number, std::string_view bytes) {
    const auto folder = parts_folder(id);
    fs::create_directories(folder);
    const auto temporary = folder / (std::to_string(number) + ".new");
    {
        const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
        file.write(bytes);
        file.sync();
    }
    fs::rename(temporary, folder / std::to_string(number));
}

std::vector<int> FileStore::parts_of(Id<StoredFile> id) const {
    std::vector<int> out;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(parts_folder(id), absent))
        if (entry.path().extension().empty()) out.push_back(std::stoi(entry.path().filename().string()));
    std::ranges::sort(out);
    return out;
}

std::optional<Assembled> FileStore::assemble(Id<StoredFile> id, int count) {
    static std::atomic<std::uint64_t> joined = 0;  // who asks twice at once joins it twice
    Assembled out;
    out.path = parts_folder(id) / ("whole-" + std::to_string(++joined) + ".new");
    crypto::Hasher hasher;
    std::string beginning, end;
    fs::create_directories(out.path.parent_path());
    {
        const Descriptor file(out.path, O_WRONLY | O_CREAT | O_TRUNC);
        for (int number = 1; number <= count; ++number) {
            const auto part = parts_folder(id) / std::to_string(number);
            if (!fs::exists(part)) {
                fs::remove(out.path);
                return std::nullopt;
            }
            const auto bytes = read_file(part);
            hasher.add(bytes);
            out.size += static_cast<std::int64_t>(bytes.size());
            if (beginning.size() < 65'536) beginning += bytes.substr(0, 65'536);
            end = bytes.substr(bytes.size() -
                               std::min<std::size_t>(bytes.size(), 65'536));  // a ZIP's directory stands last
            file.write(bytes);
        }
        file.sync();
    }
    out.hash = crypto::hex(hasher.finish());
    out.kind = kind_of(beginning + end);
    return out;
}

void FileStore::keep(const Assembled& file) {
    const auto place = path_of(file.hash);
    fs::create_directories(place.parent_path());
    std::error_code taken;
    fs::rename(file.path, place, taken);
    // Whoever asked twice at once finds that the other one has kept it and taken the parts away.
    if (taken && !fs::exists(place)) throw std::system_error(taken, "a file cannot be kept");
    sync_folder(place.parent_path());
}

void FileStore::drop(const Assembled& file) { fs::remove(file.path); }

void FileStore::discard_parts(Id<StoredFile> id) { fs::remove_all(parts_folder(id)); }

bool FileStore::has(const std::string& hash) const { return fs::exists(path_of(hash)); }

std::shared_ptr<const std::string> FileStore::read(const std::string& hash) const {
    return std::make_shared<const std::string>(read_file(path_of(hash)));
}

void FileStore::remove(const std::string& hash) { fs::remove(path_of(hash)); }

}  // namespace atrium::files
