#include "files/upload.h"

#include "crypto/hash.h"
#include "http/log.h"

namespace atrium::files {

using namespace std::chrono_literals;

namespace problems {
inline constexpr ProblemKind wrong_part{
    422, "files/wrong-part", "BAD_FORMAT", {"分片内容与校验值不符", "The part does not match its digest"}};
inline constexpr ProblemKind incomplete{
    409, "files/incomplete", "BAD_STATE", {"文件尚未全部上传", "Not all parts of the file are there"}};
inline constexpr ProblemKind wrong_type{
    422,
    "files/wrong-type",
    "BAD_FORMAT",
    {"文件内容与类型不符，可上传 pdf、ofd、jpg、png、doc(x)、xls(x)",
     "The bytes are not of this type; pdf, ofd, jpg, png, doc(x) and xls(x) are taken"}};
inline constexpr ProblemKind infected{
    422,
    "files/infected",
    "BAD_FORMAT",
    {"文件含有病毒，未接收", "A virus was found in the file; it was not taken"}};
inline constexpr ProblemKind scanner_away{
    503,
    "files/scanner-away",
    "LIMIT",
    {"病毒检查暂时不可用，请稍后再试", "The virus check is not available; try again shortly"}};
}  // namespace problems

namespace {

UploadView view_of(const StoredFile& file, const FileStore& store) {
    return {file.id,
            file.name,
            file.size,
            file.parts,
            file.state == FileState::complete ? std::vector<int>{} : store.parts_of(file.id),
            file.state,
            file.content_type,
            file.hash,
            file.virus_check};
}

StoredFile own_file(const Reading& reading, Id<StoredFile> id) {
    return reading.db.one<StoredFile>(
        "files_file", readable(reading.actor, Type<StoredFile>{}) && Where{"id = ?", {cell(id)}});
}

bool is_plain_name(const std::string& name) {
    return !name.empty() && characters(name) <= 150 && name.find_first_of("/\\:*?\"<>|\n\t") == name.npos &&
           name != "." && name != "..";
}

FileRef ref_of(const StoredFile& file) {
    return {file.id, file.name, file.content_type, file.size, file.hash};
}

VirusCheck checked_for_viruses(const Reading& reading, const std::filesystem::path& path) {
    const auto& scanner = reading.service<VirusScanner>();
    if (!scanner.is_on()) return VirusCheck::off;
    try {
        if (scanner.scan(path).empty()) return VirusCheck::clean;
    } catch (const ScannerFault& fault) {
        log_fault("scanner_away", "", fault.what());
        throw Problem(problems::scanner_away);
    }
    log_event(LogLevel::warning, "virus_found", "");
    throw Problem(problems::infected);
}

// What was found about a file whose bytes are all there, before it is kept.
VirusCheck judged(const Reading& reading, const StoredFile& file, const Assembled& assembled) {
    if (assembled.size != file.size) throw Problem(problems::incomplete);
    if (!fits_name(assembled.kind, file.name)) throw Problem(problems::wrong_type);
    return checked_for_viruses(reading, assembled.path);
}

}  // namespace

Where readable(const Actor& actor, Type<StoredFile>) { return {"account = ?", {cell(actor.account)}}; }

UploadView begin_upload(Context& context, BeginUpload request) {
    Problem problem(atrium::problems::invalid_input);
    if (!is_plain_name(request.name))
        problem.at("/name", "BAD_FORMAT",
                   Text{"文件名不能为空，不超过 150 字，且不含 / \\ : * ? \" < > |",
                        "is no plain file name of at most 150 characters"});
    if (request.size < 1 || request.size > file_size_max)
        problem.at("/size", "LIMIT", Text{"文件大小应在 20 MB 以内", "should be at most 20 MB"},
                   {{"limit", file_size_max}});
    const auto most = (file_size_max + 65'535) / 65'536;
    if (request.parts < 1 || request.parts > most)
        problem.at("/parts", "LIMIT", Text{"分片数不正确", "is not a possible number of parts"},
                   {{"limit", most}});
    refuse_if_wrong(problem);
    const StoredFile file{.id = context.ids.next<StoredFile>(),
                          .account = context.actor.account,
                          .name = request.name,
                          .size = request.size,
                          .parts = request.parts,
                          .created_at = context.now};
    context.tx.insert("files_file", file);
    context.record({.act = "files/begin", .subject = file.id.value});
    context.arm("files/sweep", file.id, context.now + 24h);
    return view_of(file, context.service<FileStore>());
}

UploadView show_upload(const Reading& reading, Id<StoredFile> id) {
    return view_of(own_file(reading, id), reading.service<FileStore>());
}

UploadView put_part(const Reading& reading, Id<StoredFile> id, int number, Request request) {
    const auto file = own_file(reading, id);
    auto& store = reading.service<FileStore>();
    if (file.state == FileState::complete) return view_of(file, store);
    if (number < 1 || number > file.parts) throw Problem(atrium::problems::not_found);
    if (request.body.empty() || request.body.size() > part_size_max)
        throw Problem(atrium::problems::too_large);
    if (crypto::hex(crypto::sm3(request.body)) != request.header("content-sm3"))
        throw Problem(problems::wrong_part);
    store.put_part(id, number, request.body);
    return view_of(file, store);
}

PreparedCompletion prepare_completion(const Reading& reading, Id<StoredFile> id) {
    const auto file = own_file(reading, id);
    auto& store = reading.service<FileStore>();
    if (file.state == FileState::complete)
        return {id, {file.hash, file.size, ContentKind::unknown}, file.virus_check};
    const auto assembled = store.assemble(id, file.parts);
    if (!assembled) throw Problem(problems::incomplete);
    try {
        const auto virus_check = judged(reading, file, *assembled);
        store.keep(*assembled);
        return {id, *assembled, virus_check};
    } catch (const Problem&) {
        store.drop(*assembled);
        throw;
    }
}

// Bytes that nobody had linked yet may have been swept since they were put in place: the same file from an
// earlier upload.
UploadView complete_upload(Context& context, PreparedCompletion prepared) {
    auto file = context.tx.get<StoredFile>("SELECT * FROM files_file WHERE id = $1", prepared.id);
    auto& store = context.service<FileStore>();
    if (file.state == FileState::complete) return view_of(file, store);
    if (!store.has(prepared.assembled.hash)) throw Problem(problems::incomplete);
    file.hash = prepared.assembled.hash;
    file.content_type = content_type_of(prepared.assembled.kind, file.name);
    file.state = FileState::complete;
    file.virus_check = prepared.virus_check;
    file.completed_at = context.now;
    context.tx.update("files_file", file);
    context.record(
        {.act = "files/complete",
         .subject = file.id.value,
         .data = {{"hash", file.hash}, {"size", file.size}, {"virus_check", enum_text(file.virus_check)}}});
    store.discard_parts(file.id);
    return view_of(file, store);
}

std::vector<FileRef> link_files(Context& context, const std::vector<Id<StoredFile>>& ids,
                                std::string_view noun, std::int64_t subject, const std::string& pointer) {
    Problem problem(atrium::problems::invalid_input);
    std::vector<FileRef> out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto at = pointer + "/" + std::to_string(i);
        const auto file = context.tx.find<StoredFile>("SELECT * FROM files_file WHERE id = $1", ids[i]);
        const bool linked_here = file && file->noun == noun && file->subject == subject;
        if (!file || (file->account != context.actor.account && !linked_here)) {
            problem.at(at, "NOT_FOUND", Text{"没有这个文件", "is no file of yours"});
        } else if (file->state != FileState::complete) {
            problem.at(at, "BAD_STATE", Text{"文件尚未上传完成", "is not uploaded completely"});
        } else if (!file->noun.empty() && !linked_here) {
            problem.at(at, "BAD_STATE", Text{"文件已用于其他事项", "is used elsewhere already"});
        } else {
            if (!linked_here)
                context.tx.run("UPDATE files_file SET noun = $1, subject = $2 WHERE id = $3", noun, subject,
                               file->id);
            out.push_back(ref_of(*file));
        }
    }
    refuse_if_wrong(problem);
    if (!out.empty()) {
        const auto rows = context.tx.run(
            "SELECT COALESCE(SUM(size), 0) AS size FROM files_file WHERE noun = $1 AND subject = $2", noun,
            subject);
        if (rows.value<std::int64_t>(0, "size") > subject_size_max)
            throw Problem(atrium::problems::too_large,
                          Text{"材料总大小不能超过 200 MB", "All files together may have 200 MB"});
    }
    return out;
}

void sweep_unlinked(Context& context, Id<StoredFile> id, Instant) {
    const auto file = context.tx.find<StoredFile>("SELECT * FROM files_file WHERE id = $1", id);
    if (!file || !file->noun.empty()) return;
    auto& store = context.service<FileStore>();
    store.discard_parts(id);
    context.tx.run("DELETE FROM files_file WHERE id = $1", id);
    if (!file->hash.empty() && context.tx.count("files_file", {"hash = ?", {cell(file->hash)}}) == 0)
        store.remove(file->hash);
    context.record({.act = "files/sweep", .subject = id.value});
}

Response file_response(const Reading& reading, const FileRef& file) {
    return {.content_type = file.content_type,
            .shared = reading.service<FileStore>().read(file.hash),
            .headers = {{"Content-Disposition", "attachment"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Cache-Control", "private, no-store"}}};
}

Response linked_file_response(const Reading& reading, Id<StoredFile> id, std::string_view noun,
                              std::int64_t subject) {
    return file_response(reading, ref_of(reading.db.get<StoredFile>(
                                      "SELECT * FROM files_file WHERE id = $1 AND noun = $2 AND subject = $3",
                                      id, noun, subject)));
}

}  // namespace atrium::files
