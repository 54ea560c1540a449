#pragma once

#include "app/place.h"

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
    int workers = 4;                   // threads that read and prepare
};

Settings settings_from_environment();

// The first city, and the further ones by host name.
Place first_place(const Settings&);
std::map<std::string, Place> further_places(const Settings&);

crypto::KeyFolder keys_of(const Settings&, const Place&);

}  // namespace atrium::app
