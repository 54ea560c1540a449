#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace atrium::testing {

// One answer as it came over the wire.
struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string{} : found->second;
    }
};

// A client that sends exactly the bytes it is given, so that a test can be as rude as it likes.
class HttpClient {
public:
    explicit HttpClient(unsigned short port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (socket_ < 0) throw std::runtime_error("no socket");
        if (receive_buffer)
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        const int on = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        patience(std::chrono::seconds(10));
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
            ::close(socket_);
            throw std::runtime_error("cannot connect");
        }
    }
    ~HttpClient() {
        if (socket_ >= 0) ::close(socket_);
    }
    HttpClient(HttpClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}
    HttpClient& operator=(HttpClient&&) = delete;

    // How long a read may wait.
    void patience(std::chrono::milliseconds time) {
        timeval limit{};
        limit.tv_sec = time.count() / 1000;
        limit.tv_usec = time.count() % 1000 * 1000;
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }

    // False when the server has gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    // The next answer; nothing when the connection ends before it is complete.
    std::optional<Answer> read(bool head_only = false) {
        if (!fill_until("\r\n\r\n")) return std::nullopt;
        const auto end = buffer_.find("\r\n\r\n");
        Answer out = parse_head(std::string_view(buffer_).substr(0, end + 2));
        buffer_.erase(0, end + 4);
        if (head_only || out.status == 204 || out.status == 304 || out.status < 200) return out;
        const auto length = out.header("content-length");
        if (length.empty()) {
            while (fill()) {}
            out.body = std::exchange(buffer_, {});
            return out;
        }
        const auto size = static_cast<std::size_t>(std::strtoull(length.c_str(), nullptr, 10));
        while (buffer_.size() < size)
            if (!fill()) return std::nullopt;
        out.body = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return out;
    }

    // Sends and reads; for requests that are answered once.
    std::optional<Answer> ask(std::string_view bytes) {
        send(bytes);
        return read();
    }
    std::optional<Answer> get(const std::string& target, const std::string& headers = {}) {
        return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }
    std::optional<Answer> post(const std::string& target, const std::string& body,
                               const std::string& headers = {}) {
        return ask("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
    }

    // Everything up to and with `mark` (live streams); nothing when the connection ends first.
    std::optional<std::string> read_until(std::string_view mark) {
        if (!fill_until(mark)) return std::nullopt;
        const auto end = buffer_.find(mark) + mark.size();
        auto out = buffer_.substr(0, end);
        buffer_.erase(0, end);
        return out;
    }

    // True when the server has closed; waits as long as the patience lasts.
    bool is_closed() {
        while (buffer_.empty())
            if (!fill()) return !timed_out_;
        return false;
    }

private:
    bool fill_until(std::string_view mark) {
        while (buffer_.find(mark) == buffer_.npos)
            if (!fill()) return false;
        return true;
    }

    bool fill() {
        char bytes[65536];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        timed_out_ = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (got <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    static Answer parse_head(std::string_view head) {
        Answer out;
        if (head.size() < 12) throw std::runtime_error("not an answer");
        out.status = std::atoi(std::string(head.substr(9, 3)).c_str());
        head.remove_prefix(head.find("\r\n") + 2);
        while (!head.empty()) {
            const auto line = head.substr(0, head.find("\r\n"));
            head.remove_prefix(line.size() + 2);
            const auto colon = line.find(':');
            std::string name(line.substr(0, colon));
            for (char& c : name)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
            auto value = line.substr(colon + 1);
            while (value.starts_with(' ')) value.remove_prefix(1);
            out.headers.emplace(std::move(name), value);
        }
        return out;
    }

    int socket_;
    std::string buffer_;
    bool timed_out_ = false;
};

}  // namespace atrium::testing
