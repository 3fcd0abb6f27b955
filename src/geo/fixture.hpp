#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geo/scene.hpp"
#include "registry/registry.hpp"
#include "statistics/cubes.hpp"
#include "store/testing.hpp"

// For tests only: a store to put buildings into, and tiles read back.
namespace louyu::geo {

inline base::Value text(std::string_view value) {
    return std::string(value);
}

/// 沈阳市和平区 with two streets and a scheme of two zones, written through the registry.
class MapWorld {
  public:
    explicit MapWorld(store::Dialect dialect) : store_(dialect), cubes_(*store_) {
        city_ = region("210100000000", "沈阳市", "city", 0);
        district_ = region("210102000000", "和平区", "county", city_);
        north_ = region("210102001000", "北街道", "street", district_);
        south_ = region("210102002000", "南街道", "street", district_);
        const std::int64_t scheme =
            create("zoning_scheme", {{"code", text("areas")}, {"name", text("片区")}});
        zone_ = create("zone", {{"scheme_id", scheme}, {"code", text("za")}, {"name", text("金融片区")}});
        cubes_.refresh_all();
    }

    std::int64_t apply(const registry::Change& change) {
        const store::Lease session = store_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        registry::Writer writer(*session, rights::ReaderFactory::for_console(), {});
        const auto result = writer.apply(change);
        EXPECT_TRUE(result) << change.entity << (result ? "" : result.error().message);
        EXPECT_TRUE(writer.seal());
        transaction.commit();
        return result ? result->id : 0;
    }
    std::int64_t create(std::string_view entity, std::vector<std::pair<std::string, base::Value>> fields,
                        std::string district = {}) {
        registry::Change change;
        change.kind = registry::ChangeKind::kCreate;
        change.entity = entity;
        change.from = base::Day{20190101};
        change.fields = std::move(fields);
        change.district_code = std::move(district);
        return apply(change);
    }
    std::int64_t region(std::string_view code, std::string_view name, std::string_view level,
                        std::int64_t parent) {
        return create("region", {{"code", text(code)},
                                 {"name", text(name)},
                                 {"level", text(level)},
                                 {"parent_id", parent == 0 ? base::Value{} : base::Value{parent}}});
    }
    /// 10 000 ㎡ on ten floors, 6 000 ㎡ to let; coordinates in 10^-7 degree.
    std::int64_t building(std::string_view name, std::int64_t longitude, std::int64_t latitude,
                          std::vector<std::pair<std::string, base::Value>> more = {}) {
        std::vector<std::pair<std::string, base::Value>> fields = {{"name", text(name)},
                                                                   {"region_id", north_},
                                                                   {"stage", text("operating")},
                                                                   {"kind", text("office")},
                                                                   {"floor_area", std::int64_t{1'000'000}},
                                                                   {"lettable_area", std::int64_t{600'000}},
                                                                   {"floors_above", std::int64_t{9}},
                                                                   {"floors_below", std::int64_t{1}},
                                                                   {"longitude", longitude},
                                                                   {"latitude", latitude}};
        for (auto& [name_of_field, value] : more) {
            const auto known = std::find_if(fields.begin(), fields.end(),
                                            [&](const auto& one) { return one.first == name_of_field; });
            if (known == fields.end()) {
                fields.emplace_back(name_of_field, value);
            } else {
                known->second = value;
            }
        }
        return create("building", std::move(fields));
    }
    std::int64_t firm(std::string_view name, std::string_view code, std::int64_t building,
                      std::int64_t area) {
        const std::int64_t id = create("enterprise",
                                       {{"name", text(name)},
                                        {"credit_code", text(code)},
                                        {"industry_code", text("6510")},
                                        {"registered_here", text("yes")}},
                                       "210102");
        create("tenancy", {{"enterprise_id", id}, {"building_id", building}, {"area", area}});
        return id;
    }
    void correct(std::int64_t building, std::vector<std::pair<std::string, base::Value>> fields) {
        registry::Change change;
        change.kind = registry::ChangeKind::kCorrect;
        change.entity = "building";
        change.id = building;
        change.from = base::Day{20190101};
        change.fields = std::move(fields);
        apply(change);
    }

    store::Database& database() { return *store_; }
    statistics::Cubes& cubes() { return cubes_; }
    std::shared_ptr<const statistics::Cube> cube() {
        cubes_.refresh_changed();
        return cubes_.current();
    }
    std::int64_t north() const { return north_; }
    std::int64_t south() const { return south_; }
    std::int64_t zone() const { return zone_; }

  private:
    store::testing::TestStore store_;
    statistics::Cubes cubes_;
    std::int64_t city_ = 0;
    std::int64_t district_ = 0;
    std::int64_t north_ = 0;
    std::int64_t south_ = 0;
    std::int64_t zone_ = 0;
};

/// A feature as a map client reads it.
struct ReadFeature {
    std::map<std::string, std::string> attributes;
    int type = 0;
    Ring ring;  // or the one point

    std::int64_t number(const std::string& key) const { return std::stoll(attributes.at(key)); }
};
using ReadTile = std::map<std::string, std::vector<ReadFeature>>;

/// Reads a tile by the specification; fails the test on anything it forbids.
ReadTile read_tile(const std::string& bytes);

}  // namespace louyu::geo
