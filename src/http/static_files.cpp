#include "http/static_files.h"

#include "http/refusals.h"

#include <openssl/evp.h>

#include <fstream>
#include <iterator>

namespace atrium {
namespace {

// Of both documents: nothing from elsewhere, and no script or style that stands in the markup.
constexpr std::string_view content_policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

constexpr std::pair<std::string_view, std::string_view> content_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".pdf", "application/pdf"},
};

std::string_view content_type_of(std::string_view path) {
    for (const auto& [ending, type] : content_types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

std::string digest_text(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE] = {};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sm3(), nullptr) != 1)
        throw std::runtime_error("the digest SM3 is not available");
    std::string out;
    for (unsigned i = 0; i < 16; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

bool is_below(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

bool is_staff_path(std::string_view path) {
    return is_below(path, "/desk") || is_below(path, "/watch") || is_below(path, "/admin");
}

bool looks_like_file(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return is_below(path, "/assets") || name.find('.') != name.npos;
}

bool etag_matches(std::string_view wanted, std::string_view etag) {
    return wanted == "*" || wanted.find(etag) != wanted.npos;
}

}  // namespace

bool accepts_coding(std::string_view list, std::string_view coding) {
    bool any = false;
    while (!list.empty()) {
        auto item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), item.size() + 1));
        item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
        const auto name = item.substr(0, item.find_first_of("; \t"));
        const auto q = item.find("q=");
        const bool none = q != item.npos && item.substr(q + 2).find_first_not_of("0. ") == item.npos;
        if (name == coding) return !none;
        if (name == "*") any = !none;
    }
    return any;
}

StaticFiles::File StaticFiles::read(std::string_view bytes) {
    return {'"' + digest_text(bytes) + '"', std::make_shared<const std::string>(bytes)};
}

StaticFiles StaticFiles::of(const std::vector<embedded::File>& files) {
    StaticFiles out;
    for (const auto& file : files) out.files_.emplace("/" + std::string(file.path), read(file.bytes));
    return out;
}

StaticFiles StaticFiles::folder(std::string path) {
    StaticFiles out;
    out.folder_ = std::move(path);
    return out;
}

std::optional<StaticFiles::File> StaticFiles::find(const std::string& path) const {
    if (!folder_.empty()) {
        std::ifstream in(folder_ + path, std::ios::binary);
        if (!in || path.ends_with('/')) return std::nullopt;
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        return in.bad() ? std::nullopt : std::optional(read(bytes));
    }
    const auto found = files_.find(path);
    return found == files_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Response> StaticFiles::file_answer(const Request& request, const std::string& path) const {
    auto file = find(path);
    if (!file) return std::nullopt;
    Response response{.content_type = std::string(content_type_of(path)), .route = "static"};
    bool varies = false;
    for (const auto& [coding, ending] : {std::pair("br", ".br"), std::pair("gzip", ".gz")}) {
        const auto smaller = find(path + ending);
        if (!smaller) continue;
        if (!std::exchange(varies, true)) response.headers.emplace_back("Vary", "Accept-Encoding");
        if (!accepts_coding(request.header("accept-encoding"), coding)) continue;
        response.headers.emplace_back("Content-Encoding", coding);
        file = smaller;
        break;
    }
    // The build puts a digest of the content into the names below /assets/: another content, another name.
    const bool immutable = path.starts_with("/assets/");
    response.headers.emplace_back("Cache-Control",
                                  immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("ETag", file->etag);
    if (path.ends_with(".html")) response.headers.emplace_back("Content-Security-Policy", content_policy);
    if (etag_matches(request.header("if-none-match"), file->etag)) response.status = 304;
    else response.shared = file->bytes;
    return response;
}

Response StaticFiles::answer(const Request& request) const {
    if (request.method != "GET") {
        Problem refusal(problems::method_not_allowed);
        refusal.allowed = {"GET", "HEAD"};
        auto response = refused(refusal, reader_language(request));
        response.route = "static";
        return response;
    }
    if (looks_like_file(request.path)) {
        const bool hidden = request.path.ends_with(".br") || request.path.ends_with(".gz");
        if (auto file = hidden ? std::nullopt : file_answer(request, request.path)) return std::move(*file);
    } else if (auto document =
                   file_answer(request, is_staff_path(request.path) ? "/desk.html" : "/index.html")) {
        document->route = is_staff_path(request.path) ? "desk.html" : "index.html";
        return std::move(*document);
    }
    auto response = refused(Problem(problems::not_found), reader_language(request));
    response.route = "static";
    return response;
}

Handler with_static_files(std::shared_ptr<const StaticFiles> files, Handler next) {
    return [files = std::move(files), next = std::move(next)](Request request, Respond respond) {
        const std::string_view path = request.path;
        const bool machine =
            is_below(path, "/api") || path == "/healthz" || path == "/readyz" || path == "/metrics";
        if (machine) next(std::move(request), std::move(respond));
        else respond(files->answer(request));
    };
}

}  // namespace atrium
