#include <algorithm>
#include <array>
#include <set>

#include "base/error.hpp"
#include "demo/firms.hpp"
#include "demo/heping.hpp"
#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"

namespace louyu::demo {

namespace {

using base::Day;
using base::Month;

constexpr int kMovers = 140;  // firms that changed building inside the district
constexpr int kNewIn2019 = 880;
constexpr int kLeftIn2019 = 700;
constexpr Month kLastLeaving{202011};  // nobody leaves in the last month: no doubt about the cut-off day

/// The units of one firm in one building: stays next to each other.
struct Seat {
    std::size_t first = 0;
    std::size_t count = 0;
    std::int32_t firm = 0;
    std::int32_t building = 0;
};

/// A unit that stood free in the two years, and the last month in which someone may have left it.
struct FreeUnit {
    std::int32_t unit = 0;
    std::int32_t building = 0;
    Month latest;
};

class History {
  public:
    explicit History(World& world) : world_(world), random_(world.seed, "history") {}

    void write() {
        find_seats();
        date_open_stays();
        move_ping_an();
        draw_arrivals();
        collect_free_units();
        empty_zhonghai();
        draw_departures();
        order_stays();
    }

  private:
    bool pays(std::int32_t firm) const {
        return world_.firms[static_cast<std::size_t>(firm)].office != Office::kNone;
    }
    bool has_target(std::int32_t building) const {
        return world_.buildings[static_cast<std::size_t>(building)].tax_wanted > 0;
    }
    Firm& firm(std::int32_t number) { return world_.firms[static_cast<std::size_t>(number)]; }

    void find_seats() {
        for (std::size_t i = 0; i < world_.stays.size(); ++i) {
            const std::int32_t building =
                world_.units[static_cast<std::size_t>(world_.stays[i].unit)].building;
            if (seats_.empty() || seats_.back().firm != world_.stays[i].firm ||
                seats_.back().building != building) {
                seats_.push_back({i, 0, world_.stays[i].firm, building});
            }
            ++seats_.back().count;
        }
        std::vector<int> seats_of(world_.firms.size(), 0);
        for (const Seat& seat : seats_) {
            ++seats_of[static_cast<std::size_t>(seat.firm)];
        }
        newcomer_ = find_building(world_, "新世界商务中心");
        zhonghai_ = find_building(world_, "中海国际大厦");
        for (std::size_t i = 0; i < seats_.size(); ++i) {
            const Seat& seat = seats_[i];
            const bool is_key = static_cast<std::size_t>(seat.firm) < world_.keys.size();
            if (!is_key && seats_of[static_cast<std::size_t>(seat.firm)] == 1 && seat.building != newcomer_) {
                movable_[static_cast<std::size_t>(firm(seat.firm).local_class)].push_back(i);
            }
        }
        for (auto& list : movable_) {
            random_.shuffle(list);
        }
    }

    void set_from(const Seat& seat, Day from) {
        for (std::size_t i = 0; i < seat.count; ++i) {
            Stay& stay = world_.stays[seat.first + i];
            stay.from = from;
            stay.lease_end = lease_end_after(from);
        }
    }
    Day lease_end_after(Day from) {
        const int term = random_.number(1, 5);
        int year = from.year() + term;
        while (year < 2021) {
            year += term;
        }
        const int end = year * 10000 + std::min(from.yyyymmdd % 10000, 1228);
        return base::previous_day(Day{end});
    }

    void date_open_stays() {
        for (const Seat& seat : seats_) {
            const Day opened = world_.buildings[static_cast<std::size_t>(seat.building)].operating_since;
            if (seat.building == newcomer_) {
                set_from(seat, Day{20191200 + random_.number(1, 28)});
                continue;
            }
            const int first_year = std::max(opened.year() + 1, 2009);
            set_from(seat, Day{random_.number(first_year, 2018) * 10000 + random_.number(1, 12) * 100 +
                               random_.number(1, 28)});
        }
    }

    /// O12: 平安银行 left 嘉润大厦 at the end of March 2020 and opened in 北约客置地广场 the next day.
    void move_ping_an() {
        const std::int32_t old_home = find_building(world_, "嘉润大厦");
        std::int32_t bank = -1;
        for (const KeyFirm& key : world_.keys) {
            bank = firm(key.firm).known_name == kPingAn ? key.firm : bank;
        }
        CHECK(bank >= 0);
        for (const Seat& seat : seats_) {
            if (seat.firm == bank) {
                set_from(seat, Day{20200401});
            }
        }
        int rooms = 0;
        for (auto& list : movable_) {
            for (std::size_t i = 0; i < list.size() && rooms < 3; ++i) {
                const Seat& seat = seats_[list[i]];
                if (seat.building != old_home || seat.count != 1) {
                    continue;
                }
                arrive(seat, Month{202005 + rooms});
                Stay stay = world_.stays[seat.first];
                stay.firm = bank;
                stay.from = Day{20120901};
                stay.to = Day{20200331};
                stay.lease_end = Day{20200831};
                stay.is_primary = rooms++ == 0;
                stay.leave_reason = "区内迁移";
                stay.released_area = world_.units[static_cast<std::size_t>(stay.unit)].area;
                past_.push_back(stay);
                used_units_.insert(stay.unit);
                ++arrived_[static_cast<std::size_t>(firm(seat.firm).local_class)];
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(i--));
            }
        }
        CHECK(rooms == 3);
    }

    /// The firm of the seat comes in `month`; half of those that pay are new firms, the others came from
    /// outside.
    void arrive(const Seat& seat, Month month) {
        const bool exact = pays(seat.firm) && has_target(seat.building);
        set_from(seat, exact ? month.first_day() : Day{month.yyyymm * 100 + random_.number(1, 28)});
        Firm& arriving = firm(seat.firm);
        if (random_.chance(550)) {
            arriving.established = Day{month.plus(-1).yyyymm * 100 + random_.number(1, 28)};
            arriving.first_tax_month = month;
        }
        arrivals_.push_back(&seat - seats_.data());
    }

    std::size_t take_movable(std::size_t local_class) {
        CHECK(!movable_[local_class].empty());
        const std::size_t seat = movable_[local_class].back();
        movable_[local_class].pop_back();
        return seat;
    }

    void draw_arrivals() {
        for (std::size_t c = 0; c < kLocalClassCount; ++c) {
            const LocalClass& local = local_classes()[c];
            for (int i = arrived_[c]; i < local.net_growth + local.left; ++i) {
                arrive(seats_[take_movable(c)], Month{202000 + random_.number(1, 11)});
            }
            for (int i = 0; i < kNewIn2019 * local.firms / kTenantFirms; ++i) {
                arrive(seats_[take_movable(c)], Month{201900 + random_.number(2, 12)});
            }
            for (int i = 0; i < kMovers * local.firms / kTenantFirms; ++i) {
                const Month month =
                    Month::from_index(Month{201903}.index() + static_cast<int>(random_.below(20)));
                const std::size_t seat = take_movable(c);
                set_from(seats_[seat], month.first_day());
                movers_.push_back(seat);
                arrivals_.push_back(static_cast<std::ptrdiff_t>(seat));
            }
        }
    }

    void collect_free_units() {
        std::vector<bool> occupied(world_.units.size(), false);
        for (const Stay& stay : world_.stays) {
            occupied[static_cast<std::size_t>(stay.unit)] = true;
        }
        for (std::ptrdiff_t index : arrivals_) {
            const Seat& seat = seats_[static_cast<std::size_t>(index)];
            const Stay& stay = world_.stays[seat.first];
            const Month latest = base::month_of(stay.from).plus(-1);
            if (latest >= world_.shape.first_month && !used_units_.contains(stay.unit)) {
                free_.push_back({stay.unit, seat.building, std::min(latest, kLastLeaving)});
            }
        }
        for (std::size_t i = 0; i < world_.units.size(); ++i) {
            const std::int32_t building = world_.units[i].building;
            const bool operating =
                world_.buildings[static_cast<std::size_t>(building)].stage == Stage::kOperating;
            if (!occupied[i] && operating && building != newcomer_) {
                free_.push_back({static_cast<std::int32_t>(i), building, kLastLeaving});
            }
        }
        random_.shuffle(free_);
    }

    void leave(const FreeUnit& place, std::int32_t leaving, Day last_day, std::string_view reason) {
        Stay stay;
        stay.firm = leaving;
        stay.unit = place.unit;
        const int opened =
            world_.buildings[static_cast<std::size_t>(place.building)].operating_since.year() + 1;
        stay.from = Day{random_.number(std::max(opened, 2010), 2018) * 10000 + random_.number(1, 12) * 100 +
                        random_.number(1, 28)};
        stay.to = last_day;
        stay.lease_end =
            reason == "合同到期" ? last_day : base::month_of(last_day).plus(random_.number(1, 20)).last_day();
        stay.is_primary = true;
        stay.leave_reason = reason;
        stay.released_area = world_.units[static_cast<std::size_t>(place.unit)].area;
        past_.push_back(stay);
    }

    /// A firm that was here and is gone at the cut-off day.
    std::int32_t make_leaver(std::int16_t local_class, std::int32_t building, Month last) {
        Firm leaver = make_firm(world_, local_class,
                                world_.buildings[static_cast<std::size_t>(building)].street, random_);
        leaver.is_registered_here = random_.chance(650);
        // Firms that leave a building whose tax is printed do not pay here, so that no reading of the last
        // month of a stay moves a printed figure.
        if (!has_target(building) && random_.chance(550)) {
            leaver.office = Office::kDistrict;
            leaver.last_tax_month = random_.chance(500) ? last : world_.shape.last_month;
        }
        world_.firms.push_back(leaver);
        return static_cast<std::int32_t>(world_.firms.size()) - 1;
    }

    Month draw_leaving(Month earliest, Month latest) {
        return Month::from_index(static_cast<int>(random_.between(earliest.index(), latest.index())));
    }

    /// H21: ten firms left in the epidemic and the workbook says they gave back 1.2 ㎡ together.
    void empty_zhonghai() {
        int left = 0;
        for (std::size_t i = 0; i < free_.size() && left < 10; ++i) {
            if (free_[i].building != zhonghai_ || free_[i].latest < Month{202004}) {
                continue;
            }
            const Month month = draw_leaving(Month{202002}, free_[i].latest);
            const std::int16_t local_class = left < 6 ? std::int16_t{kTrade} : std::int16_t{kScience};
            leave(free_[i], make_leaver(local_class, zhonghai_, month), month.last_day(), "经营成本");
            past_.back().released_area = 12;  // 0.12 ㎡: the figure was in 万㎡
            ++left_2020_[static_cast<std::size_t>(local_class)];
            free_.erase(free_.begin() + static_cast<std::ptrdiff_t>(i--));
            ++left;
        }
        CHECK(left == 10);
        std::erase_if(free_, [&](const FreeUnit& place) { return place.building == zhonghai_; });
    }

    FreeUnit take_free(Month earliest) {
        for (std::size_t i = free_.size(); i-- > 0;) {
            if (free_[i].latest >= earliest) {
                const FreeUnit place = free_[i];
                free_.erase(free_.begin() + static_cast<std::ptrdiff_t>(i));
                return place;
            }
        }
        throw base::Bug("no free unit left");
    }

    void draw_departures() {
        static constexpr std::array<std::string_view, 5> kReasons{"合同到期", "迁往区外", "注销停业",
                                                                  "经营成本", "其他"};
        for (std::size_t index : movers_) {
            const Seat& seat = seats_[index];
            const Day last = base::previous_day(world_.stays[seat.first].from);
            FreeUnit place = take_free(base::month_of(last));
            for (int tries = 0;
                 place.building == seat.building || (pays(seat.firm) && has_target(place.building));
                 ++tries) {
                CHECK(tries < 1000);
                free_.insert(free_.begin(), place);
                place = take_free(base::month_of(last));
            }
            leave(place, seat.firm, last, "区内迁移");
        }
        for (std::size_t c = 0; c < kLocalClassCount; ++c) {
            for (int i = left_2020_[c]; i < local_classes()[c].left; ++i) {
                const FreeUnit place = take_free(Month{202001});
                const Month month = draw_leaving(Month{202001}, place.latest);
                leave(place, make_leaver(static_cast<std::int16_t>(c), place.building, month),
                      month.last_day(), random_.pick(kReasons));
            }
        }
        for (int i = 0; i < kLeftIn2019 && !free_.empty(); ++i) {
            const FreeUnit place = take_free(Month{201901});
            const Month month = draw_leaving(Month{201901}, std::min(place.latest, Month{201911}));
            const auto c = static_cast<std::int16_t>(random_.below(kLocalClassCount));
            leave(place, make_leaver(c, place.building, month), month.last_day(), random_.pick(kReasons));
        }
    }

    void order_stays() {
        world_.stays.insert(world_.stays.end(), past_.begin(), past_.end());
        std::stable_sort(world_.stays.begin(), world_.stays.end(), [](const Stay& a, const Stay& b) {
            return a.unit != b.unit ? a.unit < b.unit : a.from < b.from;
        });
    }

    static constexpr std::int16_t kPingAn = 0;
    World& world_;
    Random random_;
    std::vector<Seat> seats_;
    std::array<std::vector<std::size_t>, kLocalClassCount> movable_;
    std::array<int, kLocalClassCount> arrived_{};
    std::array<int, kLocalClassCount> left_2020_{};
    std::vector<std::ptrdiff_t> arrivals_;
    std::vector<std::size_t> movers_;
    std::vector<FreeUnit> free_;
    std::vector<Stay> past_;
    std::set<std::int32_t> used_units_;
    std::int32_t newcomer_ = -1;
    std::int32_t zhonghai_ = -1;
};

}  // namespace

void write_heping_history(World& world) {
    History(world).write();
    settle_foundings(world);
}

}  // namespace louyu::demo
