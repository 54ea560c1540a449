#include "crypto/private_file.h"

#include "crypto/key_error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace atrium::crypto {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
    const std::string reason = std::strerror(errno);
    throw KeyError(
        {"无法读写“" + path.string() + "”：" + reason, "cannot use " + path.string() + ": " + reason});
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags)
        : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    void require(bool good) const {
        if (!good) fail(path_);
    }
    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            require(written > 0);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    std::string read() const {
        std::string out;
        std::array<char, 4096> piece{};
        for (;;) {
            const auto got = ::read(number_, piece.data(), piece.size());
            if (got < 0 && errno == EINTR) continue;
            require(got >= 0);
            if (got == 0) return out;
            out.append(piece.data(), static_cast<std::size_t>(got));
        }
    }

private:
    fs::path path_;
    int number_;
};

void sync_folder(const fs::path& folder) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    descriptor.require(descriptor.is_open() && ::fsync(descriptor.number()) == 0);
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void require_private(const fs::path& path, const struct stat& found) {
    if ((found.st_mode & 077) == 0) return;
    const auto name = path.string();
    throw KeyError({"“" + name + "”可被其他用户访问，请执行 chmod go= " + name,
                    name + " is open to other users; run: chmod go= " + name});
}

}  // namespace

void make_private_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder_of(folder));
    struct stat found{};
    if (errno != EEXIST || ::stat(folder.c_str(), &found) != 0) fail(folder);
    require_private(folder, found);
}

void write_private_file(const fs::path& path, std::string_view bytes) {
    auto beside = path;
    beside += ".new";
    {
        const Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC);
        file.require(file.is_open() && ::fchmod(file.number(), 0600) == 0);
        file.write(bytes);
        file.require(::fsync(file.number()) == 0);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) fail(path);
    sync_folder(folder_of(path));
}

std::optional<std::string> read_private_file(const fs::path& path) {
    const Descriptor file(path, O_RDONLY);
    if (!file.is_open() && errno == ENOENT) return std::nullopt;
    struct stat found{};
    file.require(file.is_open() && ::fstat(file.number(), &found) == 0);
    require_private(path, found);
    return file.read();
}

FolderLock::FolderLock(const fs::path& folder) : descriptor_(-1) {
    Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    descriptor.require(descriptor.is_open() && ::flock(descriptor.number(), LOCK_EX) == 0);
    descriptor_ = descriptor.release();
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace atrium::crypto
