#include "outlets/city_divisions.h"

namespace atrium::outlets {

DivisionTree CityDivisions::tree() const {
    const std::lock_guard lock(mutex_);
    return tree_;
}

void CityDivisions::refresh(const Snapshot& db) {
    const std::lock_guard lock(mutex_);
    const auto rows = db.run("SELECT * FROM outlets_division WHERE loaded_at > $1", newest_);
    if (rows.empty()) return;
    tree_ = tree_.with(rows.as<Division>());
    for (std::size_t i = 0; i < rows.size(); ++i)
        newest_ = std::max(newest_, rows.value<std::int64_t>(i, "loaded_at"));
}

DivisionTree divisions_of(const Services& services) { return services.get<CityDivisions>().tree(); }

}  // namespace atrium::outlets
