#pragma once

#include "files/file.h"

#include <filesystem>

namespace atrium::files {

// What the bytes of a file are, whatever its name says.
enum class ContentKind { unknown, pdf, ofd, jpeg, png, word, excel, old_office };
ContentKind kind_of(std::string_view bytes);  // the whole file, or its first 64 KiB
std::string content_type_of(ContentKind, std::string_view name);
bool fits_name(ContentKind, std::string_view name);  // .jpg names no PDF

// A file joined from its parts.  Until it is kept its bytes lie under `path`, which is nobody else's.
struct Assembled {
    std::string hash;
    std::int64_t size = 0;
    ContentKind kind = ContentKind::unknown;
    std::filesystem::path path = {};
};

// The folder `files/` of a jurisdiction: parts on their way, and complete files under their SM3.  What is
// written is synced before it is named; the database only links it.
class FileStore {
public:
    explicit FileStore(std::filesystem::path folder);

    void put_part(Id<StoredFile>, int number, std::string_view bytes);
    // Numbers of the parts that are there, for who resumes.
    std::vector<int> parts_of(Id<StoredFile>) const;
    // Joins parts 1…count; nothing when one is missing.
    std::optional<Assembled> assemble(Id<StoredFile>, int count);
    // Puts the file in its place; the same bytes may be there already.
    void keep(const Assembled&);
    void drop(const Assembled&);
    void discard_parts(Id<StoredFile>);

    bool has(const std::string& hash) const;
    std::shared_ptr<const std::string> read(const std::string& hash) const;
    void remove(const std::string& hash);
    std::filesystem::path path_of(const std::string& hash) const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path parts_folder(Id<StoredFile>) const;

    std::filesystem::path folder_;
};

}  // namespace atrium::files
