#include "app/encrypted.h"

#include "identity/id_document.h"

#include <charconv>

namespace atrium::app {
namespace {

constexpr int rows_at_once = 2'000;

// A column that holds nothing else.  The kind of a person's number is that of his document.
struct Column {
    std::string_view table;
    std::string_view column;
    std::string_view kind;  // an expression: the name of a kind, or a column with the type of a document
};
constexpr Column columns[] = {
    {"identity_person", "number", "id_type"},
    {"identity_person", "mobile", "'phone'"},
    {"identity_account", "totp_secret", "'totp_secret'"},
    {"cases_case", "contact_mobile", "'phone'"},
};

crypto::NumberKind kind_of(const std::string& name) {
    if (const auto document = enum_value<identity::IdType>(name)) return identity::vault_kind(*document);
    return enum_value<crypto::NumberKind>(name).value();
}

}  // namespace

void each_encrypted(Tx& tx, const std::function<void(const Encrypted&)>& take) {
    for (const auto& [table, column, kind] : columns) {
        const auto sql = "SELECT id, " + std::string(column) + " AS stored, CAST(" + std::string(kind) +
                         " AS TEXT) AS kind FROM " + std::string(table) + " WHERE id > $1 AND " +
                         std::string(column) + " <> '' ORDER BY id LIMIT $2";
        for (std::int64_t after = 0;;) {
            const auto rows = tx.run(sql, after, rows_at_once);
            if (rows.empty()) break;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                after = rows.value<std::int64_t>(i, "id");
                take({std::string(table), std::string(column), after,
                      kind_of(rows.value<std::string>(i, "kind")), rows.value<std::string>(i, "stored")});
            }
        }
    }
}

std::int64_t key_version(std::string_view stored) {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), out);
    return error == std::errc{} && end != stored.data() + stored.size() && *end == '.' ? out : 0;
}

}  // namespace atrium::app
