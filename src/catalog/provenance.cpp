#include "catalog/provenance.h"

namespace atrium::catalog {

Text name_of(Provenance provenance) {
    switch (provenance) {
        case Provenance::published: return {"原文公布", "published"};
        case Provenance::law: return {"法律法规规定", "from the law"};
        case Provenance::reconstructed: return {"补充（演示）", "reconstructed"};
        case Provenance::absent: return {"未公布", "not published"};
    }
    return {};
}

Provenance mark_of(const Marks& marks, const std::string& member) {
    const auto found = marks.find(member);
    return found == marks.end() ? Provenance::reconstructed : found->second;
}

}  // namespace atrium::catalog
