#pragma once

#include "app/place.h"
#include "app/settings.h"

namespace atrium::app {

struct BackedUpFile {
    std::string path;  // below the backup's folder
    std::int64_t size = 0;
    std::string sm3;
};
BOOST_DESCRIBE_STRUCT(BackedUpFile, (), (path, size, sm3))

struct BackedUpTable {
    std::string name;
    std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(BackedUpTable, (), (name, rows))

// What a backup (备份) says of itself, in its file backup.json, which is written last: a folder without it is
// no backup.
struct Backup {
    std::string format = "atrium-backup/1";
    Jurisdiction jurisdiction;
    Instant begun_at;  // every act acknowledged before it is inside
    Instant ended_at;
    std::vector<std::string> steps;  // migrations that its tables have been through
    std::vector<BackedUpTable> tables;
    std::int64_t ledger_size = 0;
    std::string ledger_root;                    // hexadecimal; "" for an empty ledger
    std::vector<std::string> ledger_keys = {};  // verifier keys, when the root key was at hand
    std::int64_t keys = 0;                      // how many key files, each still wrapped by the root key
    std::vector<BackedUpFile> files;
};
BOOST_DESCRIBE_STRUCT(Backup, (),
                      (format, jurisdiction, begun_at, ended_at, steps, tables, ledger_size, ledger_root,
                       ledger_keys, keys, files))

// Copies database, files and wrapped keys of a jurisdiction into a new folder, from one snapshot, while it is
// served or not.  The root key is never part of it.
Backup back_up(const Place&, const Settings&, const std::filesystem::path& to);

// Reads and checks a backup's folder: every file there, none changed.
Backup checked_backup(const std::filesystem::path& from);

// What a restored jurisdiction lacks without its keys, in sentences; nothing when every key opens.
struct Restored {
    Backup backup;
    std::vector<Words> lost;
    std::vector<Words> faults;  // of the ledger and the files, judged after everything was put back
};
// Into an empty database and an empty folder only; all or nothing for the database.
Restored restore(const std::filesystem::path& from, const Place&, const Settings&);

std::filesystem::path root_key_file(const Settings&);

}  // namespace atrium::app
