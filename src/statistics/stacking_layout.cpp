#include "statistics/stacking_layout.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/decimal.hpp"
#include "base/floor_label.hpp"
#include "base/text.hpp"

namespace louyu::statistics::stack {

namespace {

/// Up to one part in a hundred is measurement (R006).
constexpr Area kTolerance = 100;
/// Floors a label may add to the picture; beyond, it is no floor of a building.
constexpr std::int64_t kFloorNumberMost = 200;
constexpr std::size_t kNamedMost = 5;

constexpr std::pair<std::string_view, std::string_view> kStates[kSpaceStates] = {{"let", "出租"},
                                                                                 {"self_used", "自用"},
                                                                                 {"vacant", "空置"},
                                                                                 {"renovating", "装修改造"},
                                                                                 {"not_lettable", "不可租售"},
                                                                                 {"unknown", "情况不明"},
                                                                                 {"unregistered", "未登记"}};

std::string area_text(Area area) {
    return base::format_grouped(area, base::kAreaScale) + "㎡";
}

Area sum_of(const std::vector<Area>& areas) {
    return std::accumulate(areas.begin(), areas.end(), Area{0});
}

/// Some of many, so that a note stays a sentence.
std::string named(const std::vector<std::string>& names) {
    std::vector<std::string> some(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kNamedMost)));
    return base::join(some, "、") + (names.size() > kNamedMost ? "等" : "");
}

class LayoutMaker {
  public:
    LayoutMaker(const Facts& facts, base::Day day, bool is_renovating)
        : facts_(facts), day_(day), is_renovating_(is_renovating) {}

    Layout build() {
        make_levels();
        place_tenancies();
        fill_units();
        place_unhoused();
        for (Level& level : layout_.levels) {
            close(level);
        }
        std::stable_sort(layout_.levels.begin(), layout_.levels.end(), [](const Level& a, const Level& b) {
            return a.number != b.number ? a.number > b.number : is_before(b.name, a.name);
        });
        write_notes();
        return std::move(layout_);
    }

  private:
    void make_levels() {
        for (const Floor& floor : facts_.floors) {
            if (!floor.span.contains(day_)) {
                continue;
            }
            Level level;
            level.floor = &floor;
            level.name = floor.name;
            level.number = floor.number;
            level_of_floor_[floor.id] = layout_.levels.size();
            layout_.levels.push_back(std::move(level));
        }
        for (const Unit& unit : facts_.units) {
            if (!unit.span.contains(day_)) {
                continue;
            }
            unit_on_day_[unit.id] = &unit;
        }
    }

    void place_tenancies() {
        for (const Tenancy& tenancy : facts_.tenancies) {
            ledger_knows_[tenancy.unit_id] = true;
            if (!tenancy.span.contains(day_)) {
                continue;
            }
            if (unit_on_day_.contains(tenancy.unit_id)) {
                tenants_of_unit_[tenancy.unit_id].push_back(&tenancy);
            } else {
                unhoused_.push_back(&tenancy);
            }
        }
    }

    void fill_units() {
        std::vector<const Unit*> units;
        for (const auto& [id, unit] : unit_on_day_) {
            units.push_back(unit);
        }
        std::stable_sort(units.begin(), units.end(),
                         [](const Unit* a, const Unit* b) { return is_before(a->name, b->name); });
        for (const Unit* unit : units) {
            const auto level = level_of_floor_.find(unit->floor_id);
            fill(*unit,
                 level == level_of_floor_.end() ? layout_.shelf : layout_.levels[level->second].blocks);
        }
    }

    /// The tenants of a unit side by side, then what is left of it.
    void fill(const Unit& unit, std::vector<Stretch>& blocks) {
        const std::vector<const Tenancy*>& tenants = tenants_of_unit_[unit.id];
        std::vector<Area> areas;
        for (const Tenancy* tenancy : tenants) {
            areas.push_back(tenancy->area);
        }
        const Area taken = sum_of(areas);
        const bool is_overfull = taken > unit.area + unit.area / kTolerance;
        if (taken > unit.area || (taken == 0 && !tenants.empty())) {
            areas = cut(unit.area, areas);
        }
        for (std::size_t i = 0; i < tenants.size(); ++i) {
            blocks.push_back({.state = state_of(*tenants[i]),
                              .unit = &unit,
                              .tenancy = tenants[i],
                              .area = areas[i],
                              .is_overlap = is_overfull});
            if (tenants[i]->area == 0) {
                without_area_ += 1;
            }
        }
        if (is_overfull) {
            overfull_.push_back(fmt::format("{}（{}家{}，房源{}）", unit.name, tenants.size(),
                                            area_text(taken), area_text(unit.area)));
        }
        const Area left = unit.area - sum_of(areas);
        if (left > 0) {
            const bool is_measurement = !tenants.empty() && left <= unit.area / kTolerance;
            blocks.push_back({.state = is_measurement ? SpaceState::kUnregistered : state_of_rest(unit),
                              .unit = &unit,
                              .area = left});
        }
    }

    static SpaceState state_of(const Tenancy& tenancy) {
        return tenancy.is_self_used ? SpaceState::kSelfUsed : SpaceState::kLet;
    }

    /// What a unit without a tenant is. What the register says of its use is a snapshot; where the ledger
    /// knows its tenants of other days, the ledger decides.
    SpaceState state_of_rest(const Unit& unit) const {
        if (unit.use_state == "not_lettable") {
            return SpaceState::kNotLettable;
        }
        if (unit.use_state == "fitting_out") {
            return SpaceState::kRenovating;
        }
        const bool is_told_used = unit.use_state == "let" || unit.use_state == "self_used";
        if (is_told_used && !ledger_knows_.contains(unit.id)) {
            return unit.use_state == "let" ? SpaceState::kUnknown : SpaceState::kSelfUsed;
        }
        return is_renovating_ ? SpaceState::kRenovating : SpaceState::kVacant;
    }

    /// Stays without a unit lie on the floors their label names, by the size of these; else on the shelf.
    void place_unhoused() {
        for (const Tenancy* tenancy : unhoused_) {
            const std::vector<std::size_t> levels = levels_of(*tenancy);
            if (levels.empty()) {
                layout_.shelf.push_back(
                    {.state = state_of(*tenancy), .tenancy = tenancy, .area = tenancy->area});
                unplaced_ += 1;
                continue;
            }
            std::vector<Area> weights;
            for (const std::size_t level : levels) {
                weights.push_back(base_area(layout_.levels[level]).first);
            }
            const std::vector<Area> areas = cut(tenancy->area, weights);
            for (std::size_t i = 0; i < levels.size(); ++i) {
                layout_.levels[levels[i]].blocks.push_back({.state = state_of(*tenancy),
                                                            .tenancy = tenancy,
                                                            .area = areas[i],
                                                            .is_part = levels.size() > 1});
            }
        }
    }

    std::vector<std::size_t> levels_of(const Tenancy& tenancy) {
        const std::string key = base::comparison_key(tenancy.floor_label);
        for (std::size_t i = 0; i < layout_.levels.size() && !key.empty(); ++i) {
            if (base::comparison_key(layout_.levels[i].name) == key) {
                return {i};
            }
        }
        std::vector<std::size_t> levels;
        for (const std::int64_t number : base::floor_numbers(tenancy.floor_label)) {
            if (number > kFloorNumberMost || number < -kFloorNumberMost) {
                return {};
            }
            levels.push_back(level_numbered(number));
        }
        return levels;
    }

    /// The floor of that number; one nobody has registered is added to the picture.
    std::size_t level_numbered(std::int64_t number) {
        for (std::size_t i = 0; i < layout_.levels.size(); ++i) {
            if (layout_.levels[i].number == number) {
                return i;
            }
        }
        Level level;
        level.name = number < 0 ? fmt::format("B{}", -number) : fmt::format("{}层", number);
        level.number = number;
        unregistered_.push_back(level.name);
        layout_.levels.push_back(std::move(level));
        return layout_.levels.size() - 1;
    }

    static std::pair<Area, Basis> base_area(const Level& level) {
        if (level.floor != nullptr && level.floor->lettable_area > 0) {
            return {level.floor->lettable_area, Basis::kLettable};
        }
        if (level.floor != nullptr && level.floor->floor_area > 0) {
            return {level.floor->floor_area, Basis::kFloor};
        }
        Area sum = 0;
        for (const Stretch& block : level.blocks) {
            sum += block.area;
        }
        return {sum, Basis::kBlocks};
    }

    /// What the blocks leave of the floor is a block too, so that they add up.
    void close(Level& level) {
        std::tie(level.area, level.basis) = base_area(level);
        Area sum = 0;
        for (const Stretch& block : level.blocks) {
            sum += block.area;
        }
        if (sum < level.area) {
            level.blocks.push_back({.state = SpaceState::kUnregistered, .area = level.area - sum});
        }
        level.excess = std::max<Area>(sum - level.area, 0);
        if (level.excess > level.area / kTolerance) {
            crowded_.push_back(fmt::format("{}（多{}）", level.name, area_text(level.excess)));
        }
    }

    void write_notes() {
        std::vector<base::Sentence>& notes = layout_.notes;
        if (!overfull_.empty()) {
            notes.push_back(
                {fmt::format("{}间房源的入驻面积之和超过房源面积，图中按比例绘制：{}，请核对。",
                             overfull_.size(), named(overfull_)),
                 fmt::format("{} rooms have more area let than they have and are drawn in proportion: {}. "
                             "Please check.",
                             overfull_.size(), named(overfull_))});
        }
        if (!crowded_.empty()) {
            notes.push_back({fmt::format("{}个楼层的房源与入驻之和超过楼层面积：{}，请核对。",
                                         crowded_.size(), named(crowded_)),
                             fmt::format("{} floors hold more than their area: {}. Please check.",
                                         crowded_.size(), named(crowded_))});
        }
        if (!unregistered_.empty()) {
            notes.push_back({fmt::format("{}没有登记楼层，按入驻台账所填楼层绘制。", named(unregistered_)),
                             fmt::format("Not registered as floors, drawn as the tenancies name them: {}.",
                                         named(unregistered_))});
        }
        if (unplaced_ > 0) {
            notes.push_back(
                {fmt::format("{}处入驻没有可识别的楼层，列在“未定位”。", unplaced_),
                 fmt::format("{} tenancies name no floor and stand under “not placed”.", unplaced_)});
        }
        if (without_area_ > 0) {
            notes.push_back(
                {fmt::format("{}处入驻没有填写面积，图中按整间绘制，不计入入驻面积。", without_area_),
                 fmt::format("{} tenancies give no area: drawn as the whole room, not counted as occupied.",
                             without_area_)});
        }
    }

    const Facts& facts_;
    base::Day day_;
    bool is_renovating_;
    Layout layout_;
    std::map<std::int64_t, std::size_t> level_of_floor_;
    std::map<std::int64_t, const Unit*> unit_on_day_;
    std::map<std::int64_t, bool> ledger_knows_;
    std::map<std::int64_t, std::vector<const Tenancy*>> tenants_of_unit_;
    std::vector<const Tenancy*> unhoused_;
    std::vector<std::string> overfull_;
    std::vector<std::string> crowded_;
    std::vector<std::string> unregistered_;
    int unplaced_ = 0;
    int without_area_ = 0;
};

Area sum_of_state(const std::vector<Stretch>& blocks, SpaceState state) {
    Area sum = 0;
    for (const Stretch& block : blocks) {
        sum += block.state == state ? block.area : 0;
    }
    return sum;
}

}  // namespace

std::string_view code_of(SpaceState state) {
    return kStates[static_cast<std::size_t>(state)].first;
}

std::string_view label_of(SpaceState state) {
    return kStates[static_cast<std::size_t>(state)].second;
}

Area Level::area_of(SpaceState state) const {
    return sum_of_state(blocks, state);
}

Area Layout::area_of(SpaceState state) const {
    Area sum = sum_of_state(shelf, state);
    for (const Level& level : levels) {
        sum += level.area_of(state);
    }
    return sum;
}

Layout lay_out(const Facts& facts, base::Day day, bool is_renovating) {
    return LayoutMaker(facts, day, is_renovating).build();
}

std::vector<Area> cut(Area total, const std::vector<Area>& weights) {
    Area whole = sum_of(weights);
    std::vector<Area> parts;
    Area reached = 0;
    Area before = 0;
    for (const Area weight : weights) {
        reached += whole == 0 ? 1 : weight;
        const Area at =
            base::multiply_divide(total, reached, whole == 0 ? static_cast<Area>(weights.size()) : whole);
        parts.push_back(at - before);
        before = at;
    }
    return parts;
}

bool is_before(std::string_view left, std::string_view right) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < left.size() && b < right.size()) {
        if (!is_digit(left[a]) || !is_digit(right[b])) {
            if (left[a] != right[b]) {
                return static_cast<unsigned char>(left[a]) < static_cast<unsigned char>(right[b]);
            }
            ++a;
            ++b;
            continue;
        }
        const auto number = [&](std::string_view text, std::size_t& at) {
            while (at + 1 < text.size() && text[at] == '0' && is_digit(text[at + 1])) {
                ++at;
            }
            const std::size_t begin = at;
            while (at < text.size() && is_digit(text[at])) {
                ++at;
            }
            return text.substr(begin, at - begin);
        };
        const std::string_view first = number(left, a);
        const std::string_view second = number(right, b);
        if (first != second) {
            return first.size() != second.size() ? first.size() < second.size() : first < second;
        }
    }
    return left.size() - a < right.size() - b;
}

}  // namespace louyu::statistics::stack
