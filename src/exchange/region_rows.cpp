#include <algorithm>
#include <tuple>

#include "exchange/building_book.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"

// Regions: statistical codes of up to twelve digits, parents before children (design §4, R013).
namespace louyu::exchange {

namespace {

constexpr std::size_t kCodeDigits = 12;

std::string padded(std::string code) {
    code.resize(std::max(code.size(), kCodeDigits), '0');
    return code;
}

bool is_code(std::string_view code) {
    return code.size() == kCodeDigits &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Level {
    std::string_view code;
    std::size_t digits;
};
constexpr Level kLevels[] = {{"province", 2}, {"city", 4}, {"county", 6}, {"street", 9}, {"community", 12}};

/// The level whose digits reach to the last one that is not zero.
std::string_view level_of(const std::string& code) {
    const std::size_t last = code.find_last_not_of('0');
    const std::size_t used = last == std::string::npos ? 0 : last + 1;
    for (const Level& level : kLevels) {
        if (used <= level.digits) {
            return level.code;
        }
    }
    return "community";
}

class RegionRows : public RowReader {
  public:
    explicit RegionRows(RegistryRun& run) {
        run.session().stream(sql::kListRegionCodes, {}, [this](const store::Row& row) {
            ids_[row.text(1)] = row.integer(0);
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::string code = padded(row.text("code"));
        if (!is_code(code)) {
            run.refuse(row, "code", "exchange.bad_region_code", "区划代码应为2至12位数字。");
            return;
        }
        const std::string level = row.text("level").empty() ? std::string(level_of(code)) : row.text("level");
        const std::optional<std::int64_t> parent = parent_of(row, code, level);
        if (!parent) {
            run.refuse(
                row, "code", "exchange.unknown_region",
                fmt::format("找不到“{}”的上级区划，请先导入上级，或把上级排在前面。", row.text("name")));
            return;
        }
        registry::Change change;
        change.entity = "region";
        const auto known = ids_.find(code);
        change.id = known == ids_.end() ? 0 : known->second;
        change.from = base::kLongAgo;
        change.fields = {{"code", code}, {"name", row.get("name")}, {"level", level}};
        if (*parent != 0) {
            change.fields.emplace_back("parent_id", *parent);
        }
        if (const std::optional<std::int64_t> id = run.put(row, std::move(change), row.text("name"))) {
            ids_[code] = *id;
        }
    }

  private:
    /// 0 for a root; nothing when a parent is named or implied but unknown. A file that begins in the middle
    /// of the tree has its topmost rows as roots.
    std::optional<std::int64_t> parent_of(const RowView& row, const std::string& code,
                                          const std::string& level) const {
        const std::string told = row.text("parent_code");
        if (!told.empty()) {
            const auto found = ids_.find(padded(told));
            return found == ids_.end() ? std::nullopt : std::optional(found->second);
        }
        for (std::size_t i = std::size(kLevels); i-- > 0;) {
            if (kLevels[i].digits >= digits_of(level)) {
                continue;
            }
            const auto found = ids_.find(padded(code.substr(0, kLevels[i].digits)));
            if (found != ids_.end() && found->first != code) {
                return found->second;
            }
        }
        return level == "province" || ids_.empty() ? std::optional<std::int64_t>(0) : std::nullopt;
    }

    static std::size_t digits_of(std::string_view level) {
        for (const Level& known : kLevels) {
            if (known.code == level) {
                return known.digits;
            }
        }
        return 9;  // parks stand beside streets or counties; their parent is the county
    }

    std::unordered_map<std::string, std::int64_t> ids_;
};

/// Zoning schemes, their zones, and the buildings in them (R012).
class ZoneRows : public RowReader {
  public:
    explicit ZoneRows(RegistryRun& run) : book_(run) {
        run.session().stream(sql::kListZones, {}, [this](const store::Row& row) {
            schemes_[row.text(0)] = {row.integer(1), row.is_null(4) || row.integer(4) != 0};
            if (!row.is_null(2)) {
                zones_[row.text(0) + "/" + row.text(3)] = row.integer(2);
            }
            return true;
        });
        run.session().stream(sql::kListZoneMemberships, {}, [this](const store::Row& row) {
            memberships_[{row.integer(1), row.integer(2)}].push_back({row.integer(0), row.integer(3)});
            return true;
        });
    }

    void row(RegistryRun& run, const RowView& row) override {
        const std::string scheme_code = row.text("scheme_code");
        const std::optional<Scheme> scheme = put_scheme(run, row, scheme_code);
        if (!scheme) {
            return;
        }
        const std::optional<std::int64_t> zone = put_zone(run, row, scheme_code, scheme->id);
        if (!zone || row.text("building_name").empty()) {
            return;
        }
        if (const std::optional<std::int64_t> building = book_.find(run, row, "building_name")) {
            put_membership(run, row, *building, *scheme, *zone);
        }
    }

  private:
    struct Scheme {
        std::int64_t id = 0;
        bool is_partition = true;  // a building lies in one zone at most
    };
    struct Membership {
        std::int64_t id = 0;
        std::int64_t zone_id = 0;
    };

    std::optional<Scheme> put_scheme(RegistryRun& run, const RowView& row, const std::string& code) {
        const auto known = schemes_.find(code);
        if (known != schemes_.end()) {
            return known->second;
        }
        const std::int64_t partition = row.integer("partition").value_or(1);
        const std::string name = row.text("scheme_name").empty() ? code : row.text("scheme_name");
        registry::Change change;
        change.entity = "zoning_scheme";
        change.from = base::kLongAgo;
        change.fields = {{"code", code}, {"name", name}, {"partition", partition}};
        const std::optional<std::int64_t> id = run.put(row, std::move(change), name);
        if (!id) {
            return std::nullopt;
        }
        return schemes_[code] = {*id, partition != 0};
    }

    std::optional<std::int64_t> put_zone(RegistryRun& run, const RowView& row, const std::string& scheme_code,
                                         std::int64_t scheme) {
        const std::string name = row.text("zone_name");
        const std::string code = row.text("zone_code").empty() ? name : row.text("zone_code");
        const std::string key = scheme_code + "/" + code;
        const auto known = zones_.find(key);
        if (known != zones_.end()) {
            return known->second;
        }
        registry::Change change;
        change.entity = "zone";
        change.from = base::kLongAgo;
        change.fields = {{"scheme_id", scheme}, {"code", code}, {"name", name}};
        const std::optional<std::int64_t> id = run.put(row, std::move(change), name);
        if (id) {
            zones_[key] = *id;
        }
        return id;
    }

    void put_membership(RegistryRun& run, const RowView& row, std::int64_t building, const Scheme& scheme,
                        std::int64_t zone) {
        const auto [told, is_new] =
            told_.emplace(std::tuple(building, scheme.id, scheme.is_partition ? 0 : zone), row.number());
        if (!is_new) {
            run.refuse(row, "building_name", "exchange.duplicate_row",
                       fmt::format("“{}”在本方案中已由第{}行归入片区，请只保留一行。",
                                   row.text("building_name"), told->second));
            return;
        }
        registry::Change change;
        change.entity = "zone_membership";
        change.from = base::kLongAgo;
        change.fields = {{"building_id", building}, {"zone_id", zone}};
        for (const Membership& membership : memberships_[{building, scheme.id}]) {
            if (scheme.is_partition || membership.zone_id == zone) {
                change.id = membership.id;
            }
        }
        run.put(row, std::move(change),
                fmt::format("{}：{}", row.text("building_name"), row.text("zone_name")));
    }

    BuildingBook book_;
    std::unordered_map<std::string, Scheme> schemes_;
    std::unordered_map<std::string, std::int64_t> zones_;  // scheme code/zone code
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Membership>>
        memberships_;  // building, scheme
    /// Rows by building and scheme, and by zone where a building may lie in several.
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, int> told_;
};

}  // namespace

std::unique_ptr<RowReader> make_region_rows(RegistryRun& run) {
    return std::make_unique<RegionRows>(run);
}

std::unique_ptr<RowReader> make_zone_rows(RegistryRun& run) {
    return std::make_unique<ZoneRows>(run);
}

}  // namespace louyu::exchange
