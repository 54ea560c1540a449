#pragma once

#include "base/codec.h"

namespace atrium {

// A jurisdiction's kind is written at its creation and never changes; only demo and test may have a clock of
// their own.
enum class JurisdictionKind { real, demo, test };
BOOST_DESCRIBE_ENUM(JurisdictionKind, real, demo, test)

// The one row of engine_jurisdiction: what this database is.
struct Jurisdiction {
    Id<Jurisdiction> id;
    std::string name;           // 胶州市
    std::string division_code;  // 370281
    JurisdictionKind kind = JurisdictionKind::real;
    Instant real_anchor;
    Instant domain_anchor;
    std::int64_t factor = 1;
    Instant created_at;
    std::string document_mark = {};  // 胶: what the numbers of its documents begin with

    // What the domain's clock shows at a real moment.
    Instant domain(Instant real) const {
        if (kind == JurisdictionKind::real) return real;
        return {domain_anchor.us + (real.us - real_anchor.us) * factor};
    }
    // How long to wait in real time until the domain's clock shows `at`.
    std::chrono::microseconds real_wait(Instant from, Instant at) const {
        const auto wait = at - from;
        return kind == JurisdictionKind::real ? wait : wait / std::max<std::int64_t>(factor, 1);
    }
};
BOOST_DESCRIBE_STRUCT(Jurisdiction, (),
                      (id, name, division_code, kind, real_anchor, domain_anchor, factor, created_at,
                       document_mark))

}  // namespace atrium
