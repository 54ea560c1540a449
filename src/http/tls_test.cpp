#include "testing/running_server.h"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <filesystem>
#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;
namespace net = boost::asio;
namespace ssl = net::ssl;

// A certificate for this test alone, signed by itself.
class Certificate {
public:
    Certificate()
        : folder_(std::filesystem::temp_directory_path() / ("atrium-tls-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key.get());
        auto* name = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate.get(), name);
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        write(files().key, [&](BIO* out) {
            PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
        write(files().certificate, [&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); });
    }
    ~Certificate() { std::filesystem::remove_all(folder_); }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    TlsFiles files() const {
        return {(folder_ / "certificate.pem").string(), (folder_ / "key.pem").string()};
    }

private:
    template <class F>
    static void write(const std::string& file, F put) {
        auto* out = BIO_new_file(file.c_str(), "w");
        put(out);
        BIO_free(out);
    }
    std::filesystem::path folder_;
};

ServerOptions with_tls(const Certificate& certificate) {
    auto options = testing::any_port();
    options.tls = certificate.files();
    return options;
}

// A client that speaks TLS of one version.
class TlsClient {
public:
    TlsClient(unsigned short port, int version) : context_(ssl::context::tls_client), stream_(io_, context_) {
        SSL_set_security_level(stream_.native_handle(), 0);
        SSL_set_min_proto_version(stream_.native_handle(), version);
        SSL_set_max_proto_version(stream_.native_handle(), version);
        stream_.lowest_layer().connect({net::ip::address_v4::loopback(), port});
        stream_.handshake(ssl::stream_base::client);
    }

    void send(const std::string& bytes) { net::write(stream_, net::buffer(bytes)); }

    // Head and body of the next answer, as one text.
    std::string read() {
        net::read_until(stream_, net::dynamic_buffer(buffer_), "\r\n\r\n");
        const auto head = buffer_.find("\r\n\r\n") + 4;
        const auto mark = buffer_.find("Content-Length: ");
        const auto size = head + std::stoul(buffer_.substr(mark + 16));
        if (buffer_.size() < size)
            net::read(stream_, net::dynamic_buffer(buffer_), net::transfer_exactly(size - buffer_.size()));
        auto out = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return out;
    }

    boost::system::error_code read_to_end() {
        boost::system::error_code error;
        net::read(stream_, net::dynamic_buffer(buffer_), error);
        return error;
    }

private:
    net::io_context io_;
    ssl::context context_;
    ssl::stream<net::ip::tcp::socket> stream_;
    std::string buffer_;
};

const std::string get = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("the server speaks TLS 1.2 and 1.3, and tells browsers to stay with it") {
    const Certificate certificate;
    const testing::RunningServer running(
        [](const Request& request, const Respond& respond) {
            respond({.body = request.secure ? "secure" : "open"});
        },
        with_tls(certificate));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(running.server.port(), version);
        for (int i = 0; i < 2; ++i) {
            client.send(get);
            const auto answer = client.read();
            CHECK(answer.ends_with("secure"));
            CHECK(answer.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
        }
    }
}

TEST_CASE("older versions of TLS are refused") {
    const Certificate certificate;
    const testing::RunningServer running(testing::echo(), with_tls(certificate));
    CHECK_THROWS(TlsClient(running.server.port(), TLS1_1_VERSION));
    CHECK_THROWS(TlsClient(running.server.port(), TLS1_VERSION));
}

TEST_CASE("large bodies pass through TLS both ways, and the end is said properly") {
    const Certificate certificate;
    const testing::RunningServer running(
        [](const Request& request, const Respond& respond) {
            respond({.body = request.body + request.body});
        },
        with_tls(certificate));
    TlsClient client(running.server.port(), TLS1_3_VERSION);
    const std::string body(900'000, 'x');
    client.send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 900000\r\n\r\n" + body);
    CHECK(client.read().ends_with(body + body));
    CHECK(client.read_to_end() == net::error::eof);
}

TEST_CASE("pipelined requests and the graceful stop work under TLS") {
    const Certificate certificate;
    auto options = with_tls(certificate);
    options.idle_grace = 5s;  // also for a machine that is busy with something else
    testing::RunningServer running(testing::echo(), options);
    TlsClient client(running.server.port(), TLS1_3_VERSION);
    client.send(get + get + get);
    for (int i = 0; i < 3; ++i) CHECK(client.read().ends_with("GET /x? "));
    std::thread stopping([&] { CHECK(running.server.stop()); });
    std::this_thread::sleep_for(50ms);
    client.send(get);
    CHECK(client.read().find("Connection: close") != std::string::npos);
    stopping.join();
}

TEST_CASE("whoever does not finish the handshake is not waited for") {
    const Certificate certificate;
    auto options = with_tls(certificate);
    options.head_timeout = 100ms;
    const testing::RunningServer running(testing::echo(), options);
    auto silent = running.client(), plain = running.client();
    plain.send(get);
    CHECK(plain.is_closed());
    CHECK(silent.is_closed());
    TlsClient client(running.server.port(), TLS1_3_VERSION);
    client.send(get);
    CHECK(client.read().ends_with("GET /x? "));
}

TEST_CASE("a certificate that cannot be read stops the start") {
    auto options = testing::any_port();
    options.tls = TlsFiles{"/nowhere/certificate.pem", "/nowhere/key.pem"};
    Server server(options, testing::echo());
    CHECK_THROWS(server.start());
}

}  // namespace atrium
