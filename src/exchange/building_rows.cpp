#include <algorithm>
#include <charconv>

#include "base/text.hpp"
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
    explicit BuildingRows(RegistryRun& run)
        : kind_(*find_kind("buildings")),
          directory_(load_register(run.session(), run.batch().district_code)) {
        run.session().stream(sql::kListRegionCodes, {}, [this, &run](const store::Row& row) {
            const std::string code = row.text(1);
            if (code.starts_with(run.batch().district_code)) {
                streets_[base::comparison_key(row.text(2))].push_back(row.integer(0));
                streets_[code].push_back(row.integer(0));
            }
            return true;
        });
        run.session().stream(sql::kListBuildingCodes, {}, [this](const store::Row& row) {
            codes_[row.text(1)] = row.integer(0);
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
        if (!row.text("street_name").empty()) {
            const std::optional<std::int64_t> street = street_of(run, row);
            if (!street) {
                return;
            }
            change.fields.emplace_back("region_id", *street);
        }
        change.from = since(run, row);
        const std::string name = row.text("name");
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), name)) {
            made_[base::comparison_key(name)] = *id;
        }
    }

  private:
    /// 0 = a new building; nothing when a person has to say whether it is one that exists.
    std::optional<std::int64_t> find_known(RegistryRun& run, const RowView& row) {
        const auto by_code = codes_.find(row.text("code"));
        if (!row.text("code").empty() && by_code != codes_.end()) {
            return by_code->second;
        }
        if (made_.contains(base::comparison_key(row.text("name")))) {
            run.refuse(row, "name", "exchange.duplicate_row",
                       fmt::format("楼宇“{}”在本表前面已出现，请合并为一行。", row.text("name")));
            return std::nullopt;
        }
        const matching::BuildingMatch match = directory_.match_building(row.text("name"), "");
        if (match.verdict == matching::MatchVerdict::kMatched) {
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
    matching::Directory directory_;
    std::unordered_map<std::string, std::vector<std::int64_t>> streets_;
    std::unordered_map<std::string, std::int64_t> codes_;
    std::unordered_map<std::string, std::int64_t> made_;
};

/// 3F, 3层, 第三层 → 3; B1, 地下1层, 负一层 → -1.
std::optional<std::int64_t> floor_number(std::string_view name) {
    const std::string key = base::comparison_key(name);
    const bool is_below = key.starts_with("B") || key.starts_with("-") ||
                          key.find("地下") != std::string::npos || key.find("负") != std::string::npos;
    const std::size_t digit = key.find_first_of("0123456789");
    if (digit == std::string::npos) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    std::from_chars(key.data() + digit, key.data() + key.size(), number);
    return is_below ? -number : number;
}

class UnitRows : public RowReader {
  public:
    explicit UnitRows(RegistryRun& run)
        : kind_(*find_kind("units")), directory_(load_register(run.session(), run.batch().district_code)) {
        run.session().stream(sql::kListFloors, {}, [this](const store::Row& row) {
            floors_[{row.integer(1), base::comparison_key(row.text(2))}] = row.integer(0);
            return true;
        });
        run.session().stream(sql::kListUnits, {}, [this](const store::Row& row) {
            units_[{row.integer(1), base::comparison_key(row.text(2))}] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::optional<std::int64_t> building = find_building(run, row, directory_, "building_name");
        if (!building) {
            return;
        }
        const std::optional<std::int64_t> floor = put_floor(run, row, *building);
        if (!floor || row.text("name").empty()) {
            return;
        }
        const std::pair<std::int64_t, std::string> key{*floor, base::comparison_key(row.text("name"))};
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
        const std::pair<std::int64_t, std::string> key{building, base::comparison_key(name)};
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
        change.fields = {{"building_id", building}, {"name", name}};
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
    matching::Directory directory_;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> floors_;  // building, name
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> units_;   // floor, name
};

}  // namespace

std::optional<std::int64_t> find_building(RegistryRun& run, const RowView& row,
                                          const matching::Directory& directory, std::string_view column) {
    const matching::BuildingMatch match = directory.match_building(row.text(column), "");
    if (match.verdict == matching::MatchVerdict::kMatched) {
        return match.id;
    }
    if (match.candidates.empty()) {
        run.refuse(row, column, "exchange.unknown_building",
                   fmt::format("没有“{}”这座楼宇，请核对名称，或先导入楼宇台账。", row.text(column)));
        return std::nullopt;
    }
    std::string message = fmt::format("“{}”不能确定是哪座楼宇：", row.text(column));
    for (const matching::Candidate& candidate : match.candidates) {
        message += fmt::format("“{}”（{}）；", candidate.name, candidate.reason);
    }
    run.undecided(row, column, message + "请改用台账中的名称。");
    return std::nullopt;
}

std::unique_ptr<RowReader> make_building_rows(RegistryRun& run) {
    return std::make_unique<BuildingRows>(run);
}

std::unique_ptr<RowReader> make_unit_rows(RegistryRun& run) {
    return std::make_unique<UnitRows>(run);
}

}  // namespace louyu::exchange
