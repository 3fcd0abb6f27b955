// Addresses to buildings: how many a second, and how well. A bench program, not a test.
//   bench_match URL DIR    matches addresses made from the buildings of the store, prints rate and F1, and
//   writes
//                          DIR/buildings.csv and DIR/addresses.csv (a sample) for a peer to match
#include <fmt/core.h>

#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "exchange/directory.hpp"
#include "store/database.hpp"

namespace {

using namespace louyu;

constexpr std::size_t kAddresses = 400'000;
constexpr std::size_t kSampleEvery = 200;

struct Building {
    std::int64_t id = 0;
    std::string name;
    std::string county;
    std::string street;
    std::string road;
    std::string number;
};

constexpr store::Query kBuildings{
    "bench.buildings",
    "SELECT b.id, b.name, c.name, s.name, b.road, b.road_number FROM building_version b "
    "JOIN region_version s ON s.id = b.region_id AND s.valid_to = 99991231 "
    "JOIN region_version c ON c.id = s.parent_id AND c.valid_to = 99991231 "
    "WHERE b.valid_to = 99991231 AND b.road IS NOT NULL AND b.road_number IS NOT NULL ORDER BY b.id"};

std::vector<Building> buildings_of(store::Session& session) {
    std::vector<Building> all;
    session.stream(kBuildings, {}, [&all](const store::Row& row) {
        all.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
        return true;
    });
    return all;
}

struct Address {
    std::string text;
    std::int64_t building = 0;  // 0: of none
};

/// Addresses as firms give them to the registry: from the whole line down to a number at a road, some with a
/// slip of the pen, and every tenth of a building nobody has registered.
class Addresses {
  public:
    explicit Addresses(const std::vector<Building>& buildings) : buildings_(buildings) {
        for (const Building& building : buildings) {
            ++at_number_[building.county + building.road + building.number];
            ++of_name_[building.name];
        }
    }

    Address next() {
        const Building& one = buildings_[random_() % buildings_.size()];
        const int floor = static_cast<int>(random_() % 30) + 1;
        const std::string room = fmt::format("{}{:02}", floor, random_() % 20 + 1);
        const std::string number = one.number.ends_with("号") ? one.number : one.number + "号";
        const bool number_is_enough = at_number_[one.county + one.road + one.number] == 1;
        const bool name_is_enough = of_name_[one.name] == 1;
        const auto kind = random_() % 10;
        if (kind == 0) {
            return {fmt::format("沈阳市{}无名路{}号某某大厦{}层", one.county, random_() % 900 + 1, floor), 0};
        }
        if (kind <= 2 && number_is_enough) {
            return {fmt::format("沈阳市{}{}{}{}-{}", one.county, one.road, number, floor, room), one.id};
        }
        if (kind <= 4 && name_is_enough) {
            return {fmt::format("{}{}{}层", one.county, one.name, floor), one.id};
        }
        if (kind == 5) {
            return {fmt::format("辽宁省 沈阳市 {} {} {} （{}）{}室", one.county, one.road, wide(number),
                                one.name, wide(room)),
                    one.id};
        }
        if (kind == 6) {
            return {fmt::format("{}{}{}{}{}楼{}房间", one.street, one.road, number, one.name, floor, room),
                    one.id};
        }
        return {
            fmt::format("辽宁省沈阳市{}{}{}{}{}层{}室", one.county, one.road, number, one.name, floor, room),
            one.id};
    }

  private:
    static std::string wide(const std::string& text) {
        std::string out;
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                out += {'\xEF', '\xBC', static_cast<char>('\x90' + (c - '0'))};
            } else {
                out += c;
            }
        }
        return out;
    }

    const std::vector<Building>& buildings_;
    std::map<std::string, int> at_number_;
    std::map<std::string, int> of_name_;
    std::mt19937 random_{20201231};
};

void write_for_peer(const std::string& folder, const std::vector<Building>& buildings,
                    const std::vector<Address>& addresses) {
    std::ofstream ours(folder + "/buildings.csv");
    for (const Building& one : buildings) {
        ours << one.id << ",辽宁省沈阳市" << one.county << one.road << one.number << one.name << "\n";
    }
    std::ofstream asked(folder + "/addresses.csv");
    for (std::size_t i = 0; i < addresses.size(); i += kSampleEvery) {
        asked << addresses[i].building << "," << addresses[i].text << "\n";
    }
}

int run(const std::string& url, const std::string& folder) {
    auto database = store::Database::open(url);
    if (!database) {
        fmt::print(stderr, "{}\n", database.error().message);
        return 2;
    }
    const store::Lease session = (*database)->reader();
    const matching::Directory directory = exchange::load_register(*session, "");
    const std::vector<Building> buildings = buildings_of(*session);
    Addresses made(buildings);
    std::vector<Address> addresses;
    for (std::size_t i = 0; i < kAddresses; ++i) {
        addresses.push_back(made.next());
    }
    write_for_peer(folder, buildings, addresses);

    std::size_t said = 0;
    std::size_t right = 0;
    std::size_t real = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const Address& address : addresses) {
        const matching::BuildingMatch match = directory.match_building("", address.text);
        const bool is_decided = match.verdict == matching::MatchVerdict::kMatched;
        said += is_decided ? 1 : 0;
        right += is_decided && match.id == address.building ? 1 : 0;
        real += address.building != 0 ? 1 : 0;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double precision = double(right) / double(said);
    const double recall = double(right) / double(real);
    fmt::print("{:.0f} {:.4f} {:.4f} {:.4f}\n", double(kAddresses) / seconds,
               2 * precision * recall / (precision + recall), precision, recall);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "bench_match URL DIR\n");
        return 2;
    }
    return run(argv[1], argv[2]);
}
