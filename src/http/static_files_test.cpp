#include "http/static_files.h"

#include "testing/running_server.h"

#include <filesystem>
#include <fstream>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using testing::RunningServer;

StaticFiles some_files() {
    return StaticFiles::of({{"index.html", "<p>citizens</p>"},
                            {"index.html.br", "index-br"},
                            {"index.html.gz", "index-gz"},
                            {"desk.html", "<p>staff</p>"},
                            {"assets/index-BhG3.js", "script"},
                            {"assets/index-BhG3.js.gz", "script-gz"},
                            {"assets/logo-Cc1.png", "png"},
                            {"favicon.svg", "<svg/>"}});
}

Response ask(const StaticFiles& files, const std::string& path,
             std::map<std::string, std::string> headers = {}, const std::string& method = "GET") {
    Request request;
    request.method = method;
    request.path = path;
    request.headers = std::move(headers);
    return files.answer(request);
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "";
}

std::string body(const Response& response) { return response.shared ? *response.shared : response.body; }

}  // namespace

TEST_CASE("the paths of the citizens' pages are the document that knows them") {
    const auto files = some_files();
    for (const auto* path :
         {"/", "/items/food-licence", "/verify/abc", "/market/agencies", "/deskside", "/食品"}) {
        const auto response = ask(files, path);
        CHECK(response.status == 200);
        CHECK(body(response) == "<p>citizens</p>");
        CHECK(header(response, "Cache-Control") == "no-cache");
        CHECK(header(response, "Content-Security-Policy").find("unsafe-inline") == std::string::npos);
        CHECK(header(response, "Content-Security-Policy").find("frame-ancestors 'none'") !=
              std::string::npos);
    }
}

TEST_CASE("the staff's pages have a document of their own, under the same policy") {
    const auto files = some_files();
    for (const auto* path : {"/desk", "/desk/cases/1", "/watch", "/admin/items", "/desk.html"}) {
        const auto response = ask(files, path);
        CHECK(body(response) == "<p>staff</p>");
        CHECK(header(response, "Content-Security-Policy").find("unsafe-inline") == std::string::npos);
        CHECK(header(response, "Content-Security-Policy").find("script-src 'self' 'wasm-unsafe-eval';") !=
              std::string::npos);
    }
}

TEST_CASE("a file with a digest in its name may be kept for ever") {
    const auto response = ask(some_files(), "/assets/index-BhG3.js");
    CHECK(header(response, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(response.content_type == "text/javascript; charset=utf-8");
    CHECK(header(ask(some_files(), "/favicon.svg"), "Cache-Control") == "no-cache");
}

TEST_CASE("the smallest form that the browser takes is chosen, and caches are told that it varies") {
    const auto files = some_files();
    const auto form = [&](const std::string& path, const std::string& accepted) {
        const auto response = ask(files, path, {{"accept-encoding", accepted}});
        CHECK(header(response, "Vary") == "Accept-Encoding");
        return header(response, "Content-Encoding") + "|" + body(response);
    };
    CHECK(form("/", "gzip, deflate, br") == "br|index-br");
    CHECK(form("/", "gzip, deflate") == "gzip|index-gz");
    CHECK(form("/", "br;q=0, gzip;q=0.5") == "gzip|index-gz");
    CHECK(form("/", "br;q=0.0, gzip;q=0") == "|<p>citizens</p>");
    CHECK(form("/", "identity") == "|<p>citizens</p>");
    CHECK(form("/", "*") == "br|index-br");
    CHECK(form("/", "*;q=0") == "|<p>citizens</p>");
    CHECK(form("/", "xbr, abc") == "|<p>citizens</p>");
    CHECK(form("/assets/index-BhG3.js", "br, gzip") == "gzip|script-gz");
    CHECK(header(ask(files, "/assets/logo-Cc1.png", {{"accept-encoding", "br"}}), "Vary").empty());
}

TEST_CASE("a document that the browser has is not sent again, and each form has its own mark") {
    const auto files = some_files();
    const auto plain = ask(files, "/");
    const auto packed = ask(files, "/", {{"accept-encoding", "br"}});
    const auto etag = header(plain, "ETag");
    CHECK(etag.size() == 34);
    CHECK(etag != header(packed, "ETag"));
    const auto again = ask(files, "/", {{"if-none-match", etag}});
    CHECK(again.status == 304);
    CHECK(body(again).empty());
    CHECK(header(again, "ETag") == etag);
    CHECK(ask(files, "/", {{"if-none-match", "\"other\", W/" + etag}}).status == 304);
    CHECK(ask(files, "/", {{"if-none-match", "\"other\""}}).status == 200);
    CHECK(ask(files, "/", {{"if-none-match", etag}, {"accept-encoding", "br"}}).status == 200);
}

TEST_CASE("what is not there is not found, and packed forms have no address of their own") {
    const auto files = some_files();
    for (const auto* path : {"/assets/none.js", "/assets", "/assets/", "/robots.txt", "/index.html.br",
                             "/.env", "/assets/index-BhG3.js.gz"})
        CHECK(ask(files, path).status == 404);
    const auto response = ask(files, "/", {}, "POST");
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
}

TEST_CASE("files and the machine's paths go different ways") {
    const auto files = std::make_shared<const StaticFiles>(some_files());
    const RunningServer running(with_static_files(files, testing::echo()));
    auto client = running.client();
    CHECK(client.get("/api/items")->body == "GET /api/items? ");
    CHECK(client.get("/readyz")->body == "GET /readyz? ");
    CHECK(client.post("/api/cases", "x")->body == "POST /api/cases? x");
    const auto document = client.get("/items/1");
    CHECK(document->body == "<p>citizens</p>");
    CHECK(document->header("content-type") == "text/html; charset=utf-8");
    CHECK(document->header("x-content-type-options") == "nosniff");
    CHECK(client.get("/apis")->body == "<p>citizens</p>");
    client.send("HEAD /favicon.svg HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read(true)->header("content-length") == "6");
}

TEST_CASE("a folder is read anew, and nothing outside it") {
    namespace fs = std::filesystem;
    const auto folder = fs::temp_directory_path() / ("atrium-web-" + std::to_string(::getpid()));
    fs::create_directories(folder / "web/assets");
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream(folder / name) << text;
    };
    write("web/index.html", "one");
    write("secret.txt", "secret");
    const auto files = std::make_shared<const StaticFiles>(StaticFiles::folder((folder / "web").string()));
    const RunningServer running(with_static_files(files, testing::echo()));
    CHECK(running.client().get("/")->body == "one");
    write("web/index.html", "two");
    CHECK(running.client().get("/")->body == "two");
    CHECK(running.client().get("/assets/")->status == 404);
    for (const auto* path : {"/../secret.txt", "/..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"})
        CHECK(running.client().get(path)->status == 400);
    fs::remove_all(folder);
}

}  // namespace atrium
