#pragma once

#include "base/embedded.h"
#include "http/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace atrium {

// The web front end: two documents, and the files that they load.  Everything stands in memory and is
// answered on the io thread itself.
class StaticFiles {
public:
    // The files inside the binary, or those below a folder, which are read anew for every request
    // (development).
    static StaticFiles embedded() { return of(embedded::web()); }
    static StaticFiles of(const std::vector<embedded::File>&);
    static StaticFiles folder(std::string path);

    // The file, or the document whose router knows the path.  404 for what looks like a file and is none.
    Response answer(const Request&) const;

private:
    struct File {
        std::string etag;
        std::shared_ptr<const std::string> bytes;
    };
    std::optional<File> find(const std::string& path) const;
    std::optional<Response> file_answer(const Request&, const std::string& path) const;
    static File read(std::string_view bytes);

    std::string folder_;
    std::unordered_map<std::string, File> files_;
};

// Files and documents for all paths but those of the machine: /api/…, /healthz, /readyz, /metrics.
Handler with_static_files(std::shared_ptr<const StaticFiles>, Handler next);

// Whether Accept-Encoding allows the coding.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

}  // namespace atrium
