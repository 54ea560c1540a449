#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// Files that only their owner may read.
namespace atrium::crypto {

// Makes the folder with mode 0700, or checks that nobody else may enter the one that is there.
void make_private_folder(const std::filesystem::path&);

// The whole file or, after a crash at any moment, the one of before: written beside it, synced, renamed, and
// the folder synced.  Mode 0600.
void write_private_file(const std::filesystem::path&, std::string_view bytes);

// Nothing when there is no such file; a file that others may read or write is refused.
std::optional<std::string> read_private_file(const std::filesystem::path&);

// Holds the folder for one process at a time until it goes out of scope.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

}  // namespace atrium::crypto
