#include "app/settings.h"

#include <cstdlib>

namespace atrium::app {
namespace {

void take(const char* name, std::string& out) {
    if (const char* value = std::getenv(name)) out = value;
}

enum class Switch { off, on };
BOOST_DESCRIBE_ENUM(Switch, off, on)

template <class E>
E chosen(const char* name, E otherwise, const std::string& possible) {
    std::string text;
    take(name, text);
    if (text.empty()) return otherwise;
    if (const auto value = enum_value<E>(text)) return *value;
    throw std::runtime_error(std::string(name) + " should be " + possible + ", not " + text);
}

}  // namespace

Settings settings_from_environment() {
    Settings out;
    take("ATRIUM_DATA", out.data);
    take("ATRIUM_DATABASE", out.database);
    take("ATRIUM_ROOT_KEY_FILE", out.root_key_file);
    take("ATRIUM_ADDRESS", out.address);
    take("ATRIUM_WEB", out.web);
    take("ATRIUM_TLS_CERTIFICATE", out.tls_certificate);
    take("ATRIUM_TLS_KEY", out.tls_key);
    take("ATRIUM_SMS_GATEWAY", out.sms_gateway);
    take("ATRIUM_CLAMD", out.clamd);
    take("ATRIUM_LOG_FILE", out.log_file);
    out.log = chosen<LogLevel>("ATRIUM_LOG", out.log, "info, warning or error");
    out.rate_limits = chosen<Switch>("ATRIUM_RATE_LIMITS", Switch::on, "on or off") == Switch::on;
    std::string port;
    take("ATRIUM_PORT", port);
    if (!port.empty()) {
        const auto value = std::strtol(port.c_str(), nullptr, 10);
        if (value < 1 || value > 65535)
            throw std::runtime_error("ATRIUM_PORT should be a number from 1 to 65535, not " + port);
        out.port = static_cast<int>(value);
    }
    return out;
}

Place first_place(const Settings& settings) {
    const std::filesystem::path folder = settings.data;
    return {settings.database.empty() ? "sqlite:" + (folder / "city.db").string() : settings.database,
            folder};
}

std::map<std::string, Place> further_places(const Settings& settings) {
    std::map<std::string, Place> out;
    for (const auto& city : settings.cities) {
        const auto equals = city.find('=');
        if (equals == city.npos || equals == 0)
            throw std::runtime_error("--city takes HOST=DATABASE, not " + city);
        const auto host = city.substr(0, equals);
        out[host] = {city.substr(equals + 1), std::filesystem::path(settings.data) / "cities" / host};
    }
    return out;
}

crypto::KeyFolder keys_of(const Settings& settings, const Place& place) {
    const std::filesystem::path file = settings.root_key_file.empty()
                                           ? std::filesystem::path(settings.data) / "root.key"
                                           : std::filesystem::path(settings.root_key_file);
    return {place.folder / "keys", crypto::load_root_key(file)};
}

}  // namespace atrium::app
