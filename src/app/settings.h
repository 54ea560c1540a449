#pragma once

#include "app/place.h"
#include "http/log.h"

#include <map>
#include <string>
#include <vector>

namespace atrium::app {

// What an operator chooses.  The command line wins over the environment (ATRIUM_PORT, ATRIUM_DATA, …), that
// over the defaults.
struct Settings {
    std::string data = "var";           // ATRIUM_DATA: the folder with keys, files and the SQLite database
    std::string database = "";          // ATRIUM_DATABASE: "" is the file city.db in the data folder
    std::string root_key_file = "";     // ATRIUM_ROOT_KEY_FILE: "" is root.key in the data folder (demo only)
    std::string address = "127.0.0.1";  // ATRIUM_ADDRESS
    int port = 8080;                    // ATRIUM_PORT
    std::string web = "";               // ATRIUM_WEB: a folder instead of the files inside the program
    std::vector<std::string> cities = {};  // further ones, host=database
    std::vector<std::string> trusted_proxies = {};
    std::string tls_certificate = "";  // ATRIUM_TLS_CERTIFICATE
    std::string tls_key = "";          // ATRIUM_TLS_KEY
    std::string sms_gateway = "";      // ATRIUM_SMS_GATEWAY: where messages to mobiles go; "" is nowhere
    std::string clamd = "";            // ATRIUM_CLAMD: the socket of the virus scanner; "" for none
    int workers = 4;                   // threads that read and prepare

    LogLevel log =
        LogLevel::info;         // ATRIUM_LOG: info (each request), warning (refused, slow), error (faults)
    std::string log_file = "";  // ATRIUM_LOG_FILE: "" is the standard error output
    std::vector<std::string> metrics_from = {};  // networks that may read /metrics besides this machine
    bool rate_limits = true;                     // ATRIUM_RATE_LIMITS: on or off
    double rate_per_client = 20;    // requests a second of a session or device; ten times as many at once
    double rate_per_address = 500;  // of an address: a school shares one
};

Settings settings_from_environment();

// The first city, and the further ones by host name.
Place first_place(const Settings&);
std::map<std::string, Place> further_places(const Settings&);

crypto::KeyFolder keys_of(const Settings&, const Place&);

}  // namespace atrium::app
