#include "files/virus_check.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>
#include <vector>

namespace atrium::files {
namespace {

using std::chrono::steady_clock;

// A conversation with clamd; whatever goes wrong with it is a ScannerFault.
class Conversation {
public:
    Conversation(const std::filesystem::path& path, std::chrono::milliseconds patience)
        : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)), until_(steady_clock::now() + patience) {
        sockaddr_un to{};
        to.sun_family = AF_UNIX;
        if (path.string().size() >= sizeof to.sun_path) fail("the path of its socket is too long");
        std::strcpy(to.sun_path, path.c_str());
        wait_at_most_until();
        if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
            fail(std::strerror(errno));
    }
    ~Conversation() {
        if (socket_ >= 0) ::close(socket_);
    }
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    void say(std::string_view bytes) {
        while (!bytes.empty()) {
            wait_at_most_until();
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) fail("it takes no more");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    std::string answer() {
        std::string out;
        std::array<char, 512> piece{};
        while (out.find('\0') == out.npos) {
            wait_at_most_until();
            const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
            if (got <= 0 || out.size() > 4096) fail("it does not answer");
            out.append(piece.data(), static_cast<std::size_t>(got));
        }
        return out.substr(0, out.find('\0'));
    }

private:
    void wait_at_most_until() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::microseconds>(until_ - steady_clock::now()).count();
        if (left <= 0) fail("it takes too long");
        timeval limit{};
        limit.tv_sec = left / 1'000'000;
        limit.tv_usec = left % 1'000'000;
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }
    [[noreturn]] static void fail(const std::string& why) { throw ScannerFault("the virus scanner: " + why); }

    int socket_;
    steady_clock::time_point until_;
};

std::string length_of(std::size_t size) {
    const auto number = htonl(static_cast<std::uint32_t>(size));
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

}  // namespace

// INSTREAM: pieces with their lengths, an empty one at the end; "stream: OK" or "stream: NAME FOUND" comes
// back.
std::string VirusScanner::scan(const std::filesystem::path& file) const {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("a stored file cannot be read");
    Conversation clamd(socket_, patience_);
    clamd.say(std::string_view("zINSTREAM\0", 10));
    std::vector<char> piece(256 * 1024);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        const auto size = static_cast<std::size_t>(in.gcount());
        clamd.say(length_of(size));
        clamd.say({piece.data(), size});
    }
    clamd.say(length_of(0));
    const auto answer = clamd.answer();
    constexpr std::string_view begins = "stream: ", found = " FOUND";
    if (answer == "stream: OK") return "";
    if (!answer.starts_with(begins) || !answer.ends_with(found))
        throw ScannerFault("the virus scanner: " + answer);
    return answer.substr(begins.size(), answer.size() - begins.size() - found.size());
}

}  // namespace atrium::files
