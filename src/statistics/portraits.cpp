#include "statistics/portraits.hpp"

#include <algorithm>

#include "statistics/run.hpp"

namespace louyu::statistics {

namespace {

/// Positions of the dimensions asked for.
enum PortraitDimension : std::size_t { kBuilding, kStage, kBand, kTier };

/// The industry of most of the occupied area on that day; of equal ones the first in the list.
class IndustryChooser {
  public:
    IndustryChooser(const Classification& classification, base::Day day)
        : classification_(classification), day_(day), areas_(classification.classes.size()) {}

    std::uint32_t main_industry(const Block& block) {
        std::fill(areas_.begin(), areas_.end(), 0);
        for (const Occupation& occupation : block.occupations) {
            if (occupation.from <= day_ && day_ <= occupation.to) {
                areas_[classification_.class_of_atom[occupation.atom]] += occupation.area;
            }
        }
        const auto most = std::max_element(areas_.begin(), areas_.end());
        const bool is_empty = most == areas_.end() || *most <= 0;
        return static_cast<std::uint32_t>(is_empty ? areas_.size() - 1 : most - areas_.begin());
    }

  private:
    const Classification& classification_;
    base::Day day_;
    std::vector<std::int64_t> areas_;
};

base::Result<Request> request_of(const Cube& cube, const Visibility& visibility,
                                 const PortraitQuestion& question) {
    if (!question.month.empty() && !base::parse_month(question.month)) {
        return base::Error{base::ErrorKind::kInvalid, "statistics.bad_period", "月份应写作2020-12。"};
    }
    // Naming the stage lifts the rule that only operating buildings count.
    TRY(Request request, parse(cube, visibility,
                               {.metrics = "building_count,occupied_area,vacant_area",
                                .by = "building,stage,occupancy_band,tax_tier",
                                .period = question.month,
                                .where = question.where}));
    TRY_DO(validate(request));
    return request;
}

}  // namespace

const Classification& portrait_industries(const Cube& cube) {
    constexpr std::size_t kFirstLocal = 2;  // after sections and divisions
    const std::vector<Classification>& all = cube.industries->classifications;
    CHECK(!all.empty());
    return all[all.size() > kFirstLocal ? kFirstLocal : 0];
}

std::optional<base::Period> months_in_sight(const Cube& cube, const rights::Reader& reader) {
    const Visibility visibility = visibility_of(cube, reader);
    std::optional<base::Period> period;
    for (const std::shared_ptr<const TaxYear>& year : cube.tax) {
        std::uint16_t months = 0;
        for (BlockIndex block = 0; block < year->blocks.size(); ++block) {
            const BlockTax* tax = visibility.sees(block) ? year->block(block) : nullptr;
            months = static_cast<std::uint16_t>(months | (tax == nullptr ? 0 : tax->months));
        }
        for (int i = 0; i < 12; ++i) {
            if ((months >> i & 1) != 0) {
                const base::Month month{year->year * 100 + i + 1};
                period = {period ? period->first : month, month};
            }
        }
    }
    return period;
}

base::Result<PortraitSet> portraits(const Cube& cube, const rights::Reader& reader,
                                    const PortraitQuestion& question) {
    TRY_DO(reader.demand(rights::Capability::kReadStatistics));
    const Visibility visibility = visibility_of(cube, reader);
    PortraitSet set;
    if (cube.industries->classifications.empty()) {
        return set;  // before the first refresh
    }
    TRY(const Request request, request_of(cube, visibility, question));
    TRY(const Plan plan, make_plan(cube, visibility, request));
    set.month = request.period.last;
    set.industries = &portrait_industries(cube);
    const std::uint32_t cell = plan.time.total().cell;
    if (cell == kNoCell || plan.time.size() == 0) {
        return set;
    }
    const Cells cells = run(plan);
    set.day = plan.time.cells()[cell].stock;
    IndustryChooser chooser(*set.industries, set.day);
    for (BlockIndex block = 0; block < cube.blocks.size(); ++block) {
        const Run* run = plan.run_at(block, cell);
        if (run == nullptr || run->state == nullptr || !run->passes || cube.blocks[block]->is_outside()) {
            continue;
        }
        const std::uint32_t group = plan.groups_of_runs[run->group_first];
        const Group& members = plan.groups[group];
        const std::size_t row = plan.row(group, 0);
        set.buildings.push_back({.block = block,
                                 .state = run->state,
                                 .occupied_area = cells.at(Measure::kOccupiedArea, row, cell),
                                 .vacant_area = cells.at(Measure::kVacantArea, row, cell),
                                 .occupancy_band = members[kBand],
                                 .tax_tier = members[kTier],
                                 .industry = chooser.main_industry(*cube.blocks[block])});
    }
    return set;
}

}  // namespace louyu::statistics
