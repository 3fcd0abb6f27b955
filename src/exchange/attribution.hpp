#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// A firm's stay in a building, as attribution needs it.
struct Stay {
    std::int64_t building_id = 0;
    base::Day from;
    base::Day to;
    std::int64_t area = 0;  // 0.01 ㎡
    bool is_primary = false;
};

/// The weight of one building in a firm's tax of a month; weights are areas.
struct BuildingWeight {
    std::int64_t building_id = 0;
    std::int64_t weight = 0;
};

/// Where a firm was in a month (design §4, R030): its stays on the month's last day, else those that touch
/// the month. Of several buildings the one with a stay marked primary takes all; without one they share by
/// area. Empty: in no building.
std::vector<BuildingWeight> buildings_of_month(const std::vector<Stay>& stays, base::Month month);

/// `amount` shared by weight, to the fen, by largest remainder; the parts add to `amount` exactly, also when
/// it is negative. Ties go to the building listed first. All weights zero: the first takes all.
std::vector<std::int64_t> share_by_weight(std::int64_t amount, const std::vector<BuildingWeight>& buildings);

/// The stays of every firm of a district, in memory while a file is read.
class Stays {
  public:
    static Stays load(store::Session& session, std::string_view district_code);
    static Stays load_of_enterprise(store::Session& session, std::int64_t enterprise_id);
    /// Empty for a firm that never was in a building.
    const std::vector<Stay>& of(std::int64_t enterprise_id) const;

  private:
    void add(const store::Row& row);
    std::unordered_map<std::int64_t, std::vector<Stay>> stays_;
};

/// Recomputes to which buildings the tax of these firms goes, after their stays have changed; and finds the
/// taxpayers among unmatched and outside rows that have meanwhile been registered as these firms.
void attribute_again(store::Session& session, const std::vector<std::int64_t>& enterprise_ids);

/// Takes down that posted rows of these months went elsewhere, for those who keep sums of them.
void note_attribution(store::Session& session, const std::set<base::Month>& months);

/// The firms that effective changes of the register behind this place in its log are about: their own records
/// and their stays, those that were taken back too.
std::vector<std::int64_t> enterprises_changed_since(store::Session& session, std::int64_t registry_sequence);

/// For whoever changes stays or firms one by one (forms, interfaces): attributes again what changed behind
/// this place in the log. To be called in the same transaction, behind Writer::seal().
void attribute_since(store::Session& session, std::int64_t registry_sequence);

/// How far the change log of the register is.
std::int64_t registry_sequence(store::Session& session);

}  // namespace louyu::exchange
