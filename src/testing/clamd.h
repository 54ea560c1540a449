#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <arpa/inet.h>

#include <cstring>
#include <string>
#include <thread>

namespace atrium::testing {

// A clamd of a test behind a socket of its own: says FOUND of the EICAR test text and OK of everything else;
// or hangs, or dies in the middle of its answer.
class Clamd {
public:
    enum class Mood { well, hangs, dies };

    explicit Clamd(std::string path, Mood mood = Mood::well) : path_(std::move(path)), mood_(mood) {
        listening_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        std::strncpy(at.sun_path, path_.c_str(), sizeof at.sun_path - 1);
        ::unlink(path_.c_str());
        ::bind(listening_, reinterpret_cast<const sockaddr*>(&at), sizeof at);
        ::listen(listening_, 8);
        thread_ = std::thread([this] { serve(); });
    }
    ~Clamd() {
        ::shutdown(listening_, SHUT_RDWR);
        ::close(listening_);
        thread_.join();
        ::unlink(path_.c_str());
    }
    Clamd(const Clamd&) = delete;
    Clamd& operator=(const Clamd&) = delete;

private:
    void serve() {
        for (;;) {
            const int client = ::accept(listening_, nullptr, nullptr);
            if (client < 0) return;
            answer(client);
            ::close(client);
        }
    }
    void answer(int client) const {
        std::string stream;
        if (read(client, 10) != std::string("zINSTREAM\0", 10)) return;
        for (;;) {
            const auto length = read(client, 4);
            if (length.size() < 4) return;
            std::uint32_t size = 0;
            std::memcpy(&size, length.data(), 4);
            size = ntohl(size);
            if (size == 0) break;
            stream += read(client, size);
        }
        if (mood_ == Mood::hangs) {
            read(client, 1);  // until the other side has had enough
            return;
        }
        const auto verdict = stream.find("EICAR-STANDARD-ANTIVIRUS-TEST-FILE") == stream.npos
                                 ? std::string("stream: OK")
                                 : std::string("stream: Eicar-Test-Signature FOUND");
        const auto said = mood_ == Mood::dies ? verdict.substr(0, 6) : verdict + '\0';
        ::send(client, said.data(), said.size(), MSG_NOSIGNAL);
    }
    static std::string read(int client, std::size_t size) {
        std::string out(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            const auto count = ::recv(client, out.data() + got, size - got, 0);
            if (count <= 0) break;
            got += static_cast<std::size_t>(count);
        }
        out.resize(got);
        return out;
    }

    std::string path_;
    Mood mood_;
    int listening_ = -1;
    std::thread thread_;
};

// The text that every scanner knows; in two pieces, so that none finds it in this file.
inline std::string eicar() {
    return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*";
}

}  // namespace atrium::testing
