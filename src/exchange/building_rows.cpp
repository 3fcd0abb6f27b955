#include <algorithm>

#include "base/text.hpp"
#include "exchange/building_book.hpp"
#include "exchange/place_labels.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"

// Buildings, floors and units (R001–R006).
namespace louyu::exchange {

namespace {

void copy_fields(const RowView& row, const Kind& kind, const std::vector<std::string_view>& except,
                 registry::Change& change) {
    const dictionary::Entity& entity = dictionary::entity(change.entity);
    for (const KindColumn& column : kind.columns) {
        const bool is_excepted = std::find(except.begin(), except.end(), column.name) != except.end();
        if (!is_excepted && entity.find(column.name) != nullptr && !base::is_absent(row.get(column.name))) {
            change.fields.emplace_back(column.name, row.get(column.name));
        }
    }
}

class BuildingRows : public RowReader {
  public:
    explicit BuildingRows(RegistryRun& run) : kind_(*find_kind("buildings")), book_(run) {
        run.session().stream(sql::kListRegionCodes, {}, [this, &run](const store::Row& row) {
            const std::string code = row.text(1);
            if (code.starts_with(run.batch().district_code)) {
                streets_[base::comparison_key(row.text(2))].push_back(row.integer(0));
                streets_[code].push_back(row.integer(0));
            }
            return true;
        });
        run.session().stream(sql::kListSites, {}, [this](const store::Row& row) {
            sites_[{row.integer(1), base::comparison_key(row.text(2))}] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        registry::Change change;
        change.entity = "building";
        copy_fields(row, kind_, {}, change);
        const std::optional<std::int64_t> known = find_known(run, row);
        if (!known) {
            return;
        }
        change.id = *known;
        std::int64_t street = 0;
        if (!row.text("street_name").empty()) {
            const std::optional<std::int64_t> found = street_of(run, row);
            if (!found) {
                return;
            }
            street = *found;
            change.fields.emplace_back("region_id", street);
        }
        if (!row.text("site_name").empty()) {
            const std::optional<std::int64_t> site = site_of(run, row, street);
            if (!site) {
                return;
            }
            change.fields.emplace_back("site_id", *site);
        }
        change.from = since(run, row);
        const std::string name = row.text("name");
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), name)) {
            told_[*id] = row.number();
            named_[base::comparison_key(name)].push_back(*id);
            if (!row.text("code").empty()) {
                coded_[row.text("code")] = *id;
            }
        }
    }

  private:
    /// 0 = a new building; nothing when a person has to say whether it is one that exists.
    std::optional<std::int64_t> find_known(RegistryRun& run, const RowView& row) {
        const std::string code = row.text("code");
        const std::string name = row.text("name");
        if (const auto made = coded_.find(code); !code.empty() && made != coded_.end()) {
            return refuse_repeated(run, row, made->second);
        }
        if (const std::int64_t coded = book_.with_code(code); coded != 0) {
            return told_.contains(coded) ? refuse_repeated(run, row, coded) : std::optional(coded);
        }
        if (const auto made = named_.find(base::comparison_key(name)); made != named_.end()) {
            return refuse_repeated(run, row, made->second.front());
        }
        const matching::BuildingMatch match = book_.match(name);
        if (match.verdict == matching::MatchVerdict::kMatched) {
            if (told_.contains(match.id)) {
                return refuse_repeated(run, row, match.id);
            }
            const std::string other = book_.code_of(match.id);
            if (!code.empty() && !other.empty() && other != code) {
                run.undecided(
                    row, "code",
                    fmt::format("已有同名楼宇“{}”，编码为“{}”，不能确定是否同一座，请核对编码或名称。", name,
                                other));
                return std::nullopt;
            }
            return match.id;
        }
        // A look-alike is another building until a person says otherwise (R002); the row is told what it
        // resembles.
        for (const matching::Candidate& candidate : match.candidates) {
            run.warn(row, "name", "exchange.look_alike",
                     fmt::format("与已有楼宇“{}”相近（{}），按不同楼宇处理，请核对。", candidate.name,
                                 candidate.reason));
        }
        return 0;
    }

    std::optional<std::int64_t> refuse_repeated(RegistryRun& run, const RowView& row, std::int64_t id) {
        run.refuse(row, "name", "exchange.duplicate_row",
                   fmt::format("楼宇“{}”在本表第{}行已出现，请合并为一行。", row.text("name"), told_[id]));
        return std::nullopt;
    }

    /// A site (园区, 综合体) by its name in the street; made when it is new.
    std::optional<std::int64_t> site_of(RegistryRun& run, const RowView& row, std::int64_t street) {
        const std::string name = row.text("site_name");
        const std::string key = base::comparison_key(name);
        if (street == 0) {
            run.refuse(row, "site_name", "exchange.street_needed", "填写载体时请同时填写所在街道。");
            return std::nullopt;
        }
        const auto known = sites_.find({street, key});
        if (known != sites_.end()) {
            return known->second;
        }
        registry::Change change;
        change.entity = "site";
        change.from = base::kLongAgo;
        change.fields = {{"name", name}, {"region_id", street}};
        const std::optional<std::int64_t> id = run.put(row, std::move(change), name);
        if (id) {
            sites_[{street, key}] = *id;
        }
        return id;
    }

    std::optional<std::int64_t> street_of(RegistryRun& run, const RowView& row) {
        const auto found = streets_.find(base::comparison_key(row.text("street_name")));
        const auto with_suffix = streets_.find(base::comparison_key(row.text("street_name") + "街道"));
        const auto& place = found != streets_.end() ? found : with_suffix;
        if (place == streets_.end()) {
            run.refuse(
                row, "street_name", "exchange.unknown_region",
                fmt::format("没有“{}”这个街道，请核对名称，或先导入行政区划。", row.text("street_name")));
            return std::nullopt;
        }
        if (place->second.size() > 1) {
            run.undecided(row, "street_name",
                          fmt::format("有多个区划名为“{}”，请改填区划代码。", row.text("street_name")));
            return std::nullopt;
        }
        return place->second.front();
    }

    /// The day from which a new building is known to be what the row says: the period of the file, else since
    /// it operates or was completed, else for as long as anybody asks.
    static base::Day since(const RegistryRun& run, const RowView& row) {
        if (const std::optional<base::Day> from = run.from_of_period()) {
            return *from;
        }
        for (const std::string_view column : {"operating_since", "completed_on"}) {
            if (const std::optional<std::int64_t> day = row.integer(column)) {
                return base::Day{static_cast<std::int32_t>(*day)};
            }
        }
        return base::kLongAgo;
    }

    const Kind& kind_;
    BuildingBook book_;
    std::unordered_map<std::string, std::vector<std::int64_t>> streets_;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> sites_;  // street, name
    // What this file has told so far.
    std::unordered_map<std::int64_t, int> told_;  // row by building
    std::unordered_map<std::string, std::vector<std::int64_t>> named_;
    std::unordered_map<std::string, std::int64_t> coded_;
};

class UnitRows : public RowReader {
  public:
    explicit UnitRows(RegistryRun& run) : kind_(*find_kind("units")), book_(run) {
        run.session().stream(sql::kListFloors, {}, [this](const store::Row& row) {
            floors_[{row.integer(1), floor_key(row.view(2))}] = row.integer(0);
            return true;
        });
        run.session().stream(sql::kListUnits, {}, [this](const store::Row& row) {
            units_[{row.integer(1), room_key(row.view(2))}] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::optional<std::int64_t> building = book_.find(run, row, "building_name");
        if (!building) {
            return;
        }
        const std::optional<std::int64_t> floor = put_floor(run, row, *building);
        if (!floor || row.text("name").empty()) {
            return;
        }
        const std::pair<std::int64_t, std::string> key{*floor, room_key(row.text("name"))};
        if (const auto [told, is_new] = told_.emplace(key, row.number()); !is_new) {
            run.refuse(
                row, "name", "exchange.duplicate_row",
                fmt::format("房源“{}”在本表第{}行已出现，只取前一行。", row.text("name"), told->second));
            return;
        }
        const auto known = units_.find(key);
        registry::Change change;
        change.entity = "unit";
        change.id = known == units_.end() ? 0 : known->second;
        change.from = run.from_of_period().value_or(base::kLongAgo);
        copy_fields(row, kind_, {"floor_area", "floor_lettable_area"}, change);
        change.fields.emplace_back("building_id", *building);
        change.fields.emplace_back("floor_id", *floor);
        const std::string title =
            fmt::format("{} {} {}", row.text("building_name"), row.text("floor_name"), row.text("name"));
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), title)) {
            units_[key] = *id;
        }
    }

  private:
    std::optional<std::int64_t> put_floor(RegistryRun& run, const RowView& row, std::int64_t building) {
        const std::string name = row.text("floor_name");
        const std::pair<std::int64_t, std::string> key{building, floor_key(name)};
        const auto known = floors_.find(key);
        const bool tells_floor = row.integer("floor_area") || row.integer("floor_lettable_area");
        if (known != floors_.end() && !tells_floor) {
            return known->second;
        }
        registry::Change change;
        change.entity = "floor";
        change.id = known == floors_.end() ? 0 : known->second;
        change.from = run.from_of_period().value_or(base::kLongAgo);
        const std::optional<std::int64_t> number =
            row.integer("floor_number") ? row.integer("floor_number") : floor_number(name);
        change.fields = {{"building_id", building}};
        if (change.id == 0) {  // another spelling does not rename a floor
            change.fields.emplace_back("name", name);
        }
        if (number) {
            change.fields.emplace_back("number", *number);
        }
        for (const auto& [column, field] :
             {std::pair{"floor_area", "floor_area"}, std::pair{"floor_lettable_area", "lettable_area"}}) {
            if (row.integer(column)) {
                change.fields.emplace_back(field, *row.integer(column));
            }
        }
        const std::optional<std::int64_t> id =
            run.put(row, std::move(change), fmt::format("{} {}", row.text("building_name"), name));
        if (id) {
            floors_[key] = *id;
        }
        return id;
    }

    const Kind& kind_;
    BuildingBook book_;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> floors_;  // building, floor_key
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> units_;   // floor, room_key
    std::map<std::pair<std::int64_t, std::string>, int> told_;             // row by unit
};

}  // namespace

std::unique_ptr<RowReader> make_building_rows(RegistryRun& run) {
    return std::make_unique<BuildingRows>(run);
}

std::unique_ptr<RowReader> make_unit_rows(RegistryRun& run) {
    return std::make_unique<UnitRows>(run);
}

}  // namespace louyu::exchange
