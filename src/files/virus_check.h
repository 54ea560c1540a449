#pragma once

#include <boost/describe/enum.hpp>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace atrium::files {

// Whether a file was looked at for viruses (病毒检查).  off: nobody was there to look when it came in.
enum class VirusCheck { off, clean };
BOOST_DESCRIBE_ENUM(VirusCheck, off, clean)

// The scanner does not answer, or not in time: the file is neither good nor bad, and cannot be taken now.
class ScannerFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// clamd behind its socket; without a socket the check is off.
class VirusScanner {
public:
    explicit VirusScanner(std::filesystem::path socket = {},
                          std::chrono::milliseconds patience = std::chrono::seconds(20))
        : socket_(std::move(socket)), patience_(patience) {}

    bool is_on() const { return !socket_.empty(); }
    // The name of what was found, or "" for a clean file.
    std::string scan(const std::filesystem::path& file) const;

private:
    std::filesystem::path socket_;
    std::chrono::milliseconds patience_;
};

}  // namespace atrium::files
