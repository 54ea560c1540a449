#pragma once

#include <string_view>
#include <vector>

namespace atrium::embedded {

// A file that travels inside the binary.
struct File {
    std::string_view path;  // below the folder that was embedded, with '/'
    std::string_view bytes;
};

const std::vector<File>& migrations();  // src/*/migrations/*.sql, as "hall/migrations/001_ticket.sql"
const std::vector<File>& data();        // data/
const std::vector<File>& web();         // web/dist/, empty when the front end was not built before

// The bytes of data/<path>; what does not exist is a fault of the build.
std::string_view data_file(std::string_view path);

}  // namespace atrium::embedded
