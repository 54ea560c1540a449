#include "audit/routes.h"

#include "audit/event_page.h"
#include "audit/ledger_page.h"

namespace atrium::audit {
namespace may {
inline constexpr Permission read_events{"audit/read"};
}

void add_routes(Api& api) {
    api.add("GET /api/ledger/checkpoint", {"账本检查点", "The ledger's newest checkpoint"}, anybody,
            show_checkpoint);
    api.add("GET /api/ledger/keys", {"账本公钥", "The ledger's verifier keys"}, anybody, show_keys);
    api.add("GET /api/ledger/entries", {"账本记录", "Entries of the ledger"}, anybody, list_entries);
    api.add("GET /api/ledger/proof", {"记录的存证证明", "The proof of one entry"}, anybody, show_proof);
    api.add("GET /api/ledger/tile/{level}/{last}", {"账本瓦片", "A tile of the ledger"}, anybody, show_tile);
    api.add("GET /api/ledger/tile/{level}/{first}/{last}", {"账本瓦片", "A tile of the ledger"}, anybody,
            show_tile_2);
    api.add("GET /api/ledger/tile/{level}/{first}/{second}/{last}", {"账本瓦片", "A tile of the ledger"},
            anybody, show_tile_3);
    api.add("GET /api/ledger/tile/{level}/{first}/{second}/{third}/{last}",
            {"账本瓦片", "A tile of the ledger"}, anybody, show_tile_4);
    api.add("GET /api/audit/events", {"审计日志", "Audit events"}, may::read_events, list_events);
}

}  // namespace atrium::audit
