#pragma once

#include "engine/context.h"
#include "files/virus_check.h"
#include "http/message.h"

namespace atrium::files {

enum class FileState { uploading, complete };
BOOST_DESCRIBE_ENUM(FileState, uploading, complete)

// A file on its way or complete (上传文件).  Unlinked ones are swept after a day.
struct StoredFile {
    Id<StoredFile> id;
    Id<Account> account;       // who uploaded it
    std::string name;          // as on his device, without folders
    std::string content_type;  // by its bytes, once complete
    std::int64_t size = 0;
    int parts = 0;
    std::string hash;  // SM3 of its bytes, in hexadecimal, once complete
    FileState state = FileState::uploading;
    VirusCheck virus_check = VirusCheck::off;
    std::string noun;          // what it is linked to: "case"; "" for nothing yet
    std::int64_t subject = 0;  // and which
    Instant created_at;
    std::optional<Instant> completed_at = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(StoredFile, (),
                      (id, account, name, content_type, size, parts, hash, state, virus_check, noun, subject,
                       created_at, completed_at))

// What a noun keeps of a file that is linked to it.
struct FileRef {
    Id<StoredFile> id;
    std::string name;
    std::string content_type;
    std::int64_t size = 0;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(FileRef, (), (id, name, content_type, size, hash))

// Links complete files of the actor's account to a noun; a file that is linked to the same noun already stays
// so. Refuses at `pointer` what is unknown, somebody else's, incomplete, or linked elsewhere; and more than
// 200 MB for one subject (services.md §5.8).
std::vector<FileRef> link_files(Context&, const std::vector<Id<StoredFile>>&, std::string_view noun,
                                std::int64_t subject, const std::string& pointer);

}  // namespace atrium::files
