#include "geo/ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/sql.hpp"
#include "statistics/cube.hpp"

namespace louyu::geo {

namespace {

constexpr std::size_t kChangedMax = 2000;  // beyond it, reading everything is quicker

base::Day day_of(std::int64_t yyyymmdd) {
    return base::Day{static_cast<std::int32_t>(yyyymmdd)};
}

/// The area of one floor in ㎡: as recorded, else the floor area over all floors.
double plate_of(const store::Row& row) {
    constexpr double kUnits = 100;
    if (row.integer(9) > 0) {
        return static_cast<double>(row.integer(9)) / kUnits;
    }
    const std::int64_t floors = std::max<std::int64_t>(1, row.integer(6) + row.integer(7));
    return static_cast<double>(row.integer(8)) / kUnits / static_cast<double>(floors);
}

std::uint64_t hash_of(const store::Row& row) {
    std::uint64_t hash = statistics::mix(11, row.view(5));
    for (const std::size_t column : {0, 1, 2, 3, 4, 6, 7, 8, 9}) {
        const std::int64_t value =
            row.is_null(column) ? std::numeric_limits<std::int64_t>::min() : row.integer(column);
        hash = statistics::mix(hash, static_cast<std::uint64_t>(value));
    }
    return hash;
}

}  // namespace

const Stand* Plot::on(base::Day day) const {
    for (const Stand& stand : stands) {
        if (stand.from <= day && day <= stand.to) {
            return &stand;
        }
    }
    return nullptr;
}

const Plot* Ground::find(std::int64_t building_id) const {
    const auto found = std::lower_bound(plots.begin(), plots.end(), building_id,
                                        [](const auto& plot, std::int64_t id) { return plot->id < id; });
    return found == plots.end() || (*found)->id != building_id ? nullptr : found->get();
}

Stand Grounds::stand_of(const store::Row& row) const {
    Stand stand{.from = day_of(row.integer(1)), .to = day_of(row.integer(2))};
    stand.floors_above = static_cast<int>(row.integer(6));
    stand.floors_below = static_cast<int>(row.integer(7));
    stand.height = std::max(1, stand.floors_above) * kFloorHeight;
    stand.is_placed = !row.is_null(3) && !row.is_null(4);
    if (stand.is_placed) {
        const Frame frame = frame_from(row.view(5)).value_or(assumed_);
        stand.centre = to_point(convert(position_of(row.integer(3), row.integer(4)), frame, drawn_));
        const double steps = steps_of_metres(std::sqrt(plate_of(row)) / 2, stand.centre);
        stand.half = std::clamp<std::int64_t>(std::llround(steps), 1, kWorldSize / 64);
    }
    return stand;
}

std::vector<std::shared_ptr<const Plot>> Grounds::load(store::Session& session, std::int64_t first,
                                                       std::int64_t last) const {
    std::vector<std::shared_ptr<const Plot>> plots;
    std::shared_ptr<Plot> plot;
    session.stream(sql::kListBuildingPlaces, {{"first", first}, {"last", last}}, [&](const store::Row& row) {
        if (!plot || plot->id != row.integer(0)) {
            plot = std::make_shared<Plot>();
            plot->id = row.integer(0);
            plots.push_back(plot);
        }
        plot->stands.push_back(stand_of(row));
        plot->hash += hash_of(row);
        return true;
    });
    return plots;
}

void Grounds::refresh(store::Session& session, Ground& ground) const {
    const store::Rows changed =
        session.select(sql::kListChangedBuildings, {{"sequence", ground.change_sequence}});
    if (ground.change_sequence < 0 || changed.size() > kChangedMax) {
        ground.plots = load(session, 0, std::numeric_limits<std::int64_t>::max());
        return;
    }
    for (const store::Values& row : changed) {
        const std::int64_t id = *base::as_integer(row.front());
        const auto known =
            std::lower_bound(ground.plots.begin(), ground.plots.end(), id,
                             [](const auto& plot, std::int64_t wanted) { return plot->id < wanted; });
        const bool is_known = known != ground.plots.end() && (*known)->id == id;
        std::vector<std::shared_ptr<const Plot>> loaded = load(session, id, id);
        if (loaded.empty()) {
            if (is_known) {
                ground.plots.erase(known);
            }
        } else if (is_known) {
            *known = std::move(loaded.front());
        } else {
            ground.plots.insert(known, std::move(loaded.front()));
        }
    }
}

std::shared_ptr<const Ground> Grounds::at(store::Database& database, std::int64_t change_sequence) {
    const std::lock_guard lock(refreshing_);
    if (current_ && current_->change_sequence >= change_sequence) {
        return current_;
    }
    const store::Lease session = database.reader();
    const store::Transaction transaction(*session, store::Access::kRead);
    Ground ground = current_ ? *current_ : Ground();
    refresh(*session, ground);
    const store::Rows head = session->select(sql::kFindChangeSequence);
    ground.change_sequence = head.empty() ? 0 : *base::as_integer(head.front().front());
    current_ = std::make_shared<const Ground>(std::move(ground));
    return current_;
}

}  // namespace louyu::geo
