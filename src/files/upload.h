#pragma once

#include "files/store.h"
#include "http/message.h"

namespace atrium::files {

// Resumable uploads: begin, send parts in any order and as often as needed, complete (ENGINE.md, uploads).

inline constexpr std::size_t part_size_max = 8 * 1024 * 1024;
inline constexpr std::int64_t file_size_max = 20 * 1024 * 1024;      // services.md §5.8 [I]
inline constexpr std::int64_t subject_size_max = 200 * 1024 * 1024;  // the same

struct BeginUpload {
    std::string name;
    std::int64_t size = 0;
    int parts = 1;
};
BOOST_DESCRIBE_STRUCT(BeginUpload, (), (name, size, parts))

// How far an upload is.
struct UploadView {
    Id<StoredFile> id;
    std::string name;
    std::int64_t size = 0;
    int parts = 0;
    std::vector<int> parts_there;
    FileState state = FileState::uploading;
    std::string content_type;
    std::string hash;
    VirusCheck virus_check = VirusCheck::off;  // as it was when the file was completed
};
BOOST_DESCRIBE_STRUCT(UploadView, (),
                      (id, name, size, parts, parts_there, state, content_type, hash, virus_check))

struct PreparedCompletion {
    Id<StoredFile> id;
    Assembled assembled;
    VirusCheck virus_check = VirusCheck::off;
};

UploadView begin_upload(Context&, BeginUpload);
UploadView show_upload(const Reading&, Id<StoredFile>);
// The body is the part; the header Content-SM3 its digest in hexadecimal.  Repeatable: the last one stays.
UploadView put_part(const Reading&, Id<StoredFile>, int number, Request);
PreparedCompletion prepare_completion(const Reading&, Id<StoredFile>);
UploadView complete_upload(Context&, PreparedCompletion);

// Once an hour: what nobody linked within a day goes, rows and bytes (timer).
void sweep_unlinked(Context&, Id<StoredFile>, Instant due_at);

// Who uploaded a file sees it; others see it through the noun that it is linked to.
Where readable(const Actor&, Type<StoredFile>);

// The bytes, for whoever may see the noun; the caller has checked that.
Response file_response(const Reading&, const FileRef&);
// The same for a noun that keeps only the identifier: what is linked to another subject is not found.
Response linked_file_response(const Reading&, Id<StoredFile>, std::string_view noun, std::int64_t subject);

}  // namespace atrium::files
