// The address engine on labelled sets and on real lists. A bench program; its bars are held by a test.
//   bench_match labelled DIR [ADDRESSES.csv]   precision, recall, floors, rooms and rate on the set of
//   make.mjs in
//                                               DIR; lists every wrong answer; fails when a bar is missed
//   bench_match list FILE.csv COLUMN REST.csv  how far a list of addresses without a register is taken
//   apart; what is
//                                               not goes to REST.csv
#include <fmt/core.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>

#include "addresses/labelled_set.hpp"
#include "base/text.hpp"
#include "dictionary/national_regions.hpp"
#include "matching/address.hpp"

namespace {

using namespace louyu;
using bench::LabelledAddress;
using matching::MatchVerdict;
using matching::Place;

constexpr double kPrecisionMin = 0.995;
constexpr double kRecallMin = 0.97;
constexpr double kPartsMin = 0.95;

struct Share {
    std::size_t right = 0;
    std::size_t of = 0;
    void count(bool is_right) {
        right += is_right ? 1 : 0;
        ++of;
    }
    double value() const { return of == 0 ? 1.0 : double(right) / double(of); }
};

struct Report {
    Share precision;
    Share recall;
    Share towers;
    Share floors;
    Share units;
    std::map<std::string, Share> kinds;
};

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

void complain(const LabelledAddress& asked, const Place& place, const matching::AddressIndex& index,
              const char* what) {
    fmt::print("{} [{}] {}\n    truth {} {} | {} | {}\n    said  {} {} | {} | {}  ({}) {}\n", what,
               asked.kind, one_line(asked.text), index.name_of(asked.building), asked.tower, asked.floors,
               asked.units, index.name_of(place.id), bench::tower_of(place.tail),
               bench::floors_of(place.tail), bench::units_of(place.tail), place.confidence,
               index.explain(place));
}

void judge(const LabelledAddress& asked, const Place& place, const matching::AddressIndex& index,
           Report& report) {
    const bool is_decided = place.verdict == MatchVerdict::kMatched;
    const bool is_right = is_decided && place.id == asked.building;
    if (is_decided) {
        report.precision.count(is_right);
    }
    if (asked.building != 0) {
        report.recall.count(is_right);
    }
    report.kinds[asked.kind].count(asked.building != 0 ? is_right : !is_decided);
    if (is_decided && !is_right) {
        complain(asked, place, index, "WRONG");
    } else if (asked.building != 0 && !is_right) {
        complain(asked, place, index, "missed");
    }
    const bool floors_right = asked.floors == "?" || bench::floors_of(place.tail) == asked.floors;
    const bool units_right = asked.units == "?" || bench::units_of(place.tail) == asked.units;
    report.floors.count(floors_right);
    report.units.count(units_right);
    if (!floors_right || !units_right) {
        complain(asked, place, index, "parts");
    }
    if (is_right) {
        const bool tower_right = bench::tower_of(place.tail) == asked.tower;
        report.towers.count(tower_right);
        if (!tower_right) {
            complain(asked, place, index, "tower");
        }
    }
}

// Addresses a second of one core's time: what others do on the machine is not counted.
double rate_of(const matching::AddressIndex& index, const std::vector<LabelledAddress>& addresses) {
    constexpr std::size_t kQuestions = 400'000;
    std::size_t decided = 0;
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < kQuestions; ++i) {
        decided += index.find(addresses[i % addresses.size()].text).verdict == MatchVerdict::kMatched ? 1 : 0;
    }
    const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
    return decided == 0 ? 0 : double(kQuestions) / seconds;
}

int labelled(const std::string& folder, const std::string& file, bool with_rate) {
    const matching::AddressIndex index = bench::read_register(folder, "9901");
    const std::vector<LabelledAddress> addresses = bench::read_addresses(file);
    Report report;
    for (const LabelledAddress& asked : addresses) {
        judge(asked, index.find(asked.text), index, report);
    }
    for (const auto& [kind, share] : report.kinds) {
        fmt::print("{}: {} of {}\n", kind, share.right, share.of);
    }
    fmt::print(
        "{} addresses, {} buildings: precision {:.4f} (bar {}), recall {:.4f} (bar {}), tower {:.4f}, floors "
        "{:.4f} and "
        "rooms {:.4f} (bar {})\n",
        addresses.size(), index.size(), report.precision.value(), kPrecisionMin, report.recall.value(),
        kRecallMin, report.towers.value(), report.floors.value(), report.units.value(), kPartsMin);
    if (with_rate) {
        const double precision = report.precision.value();
        const double recall = report.recall.value();
        fmt::print("{:.0f} addresses/s on one core, {:.1f} MB, F1 {:.4f}\n", rate_of(index, addresses),
                   double(index.memory_bytes()) / 1e6, 2 * precision * recall / (precision + recall));
    }
    const bool holds =
        report.precision.value() >= kPrecisionMin && report.recall.value() >= kRecallMin &&
        std::min({report.towers.value(), report.floors.value(), report.units.value()}) >= kPartsMin;
    return holds ? 0 : 1;
}

matching::RegionNames nation() {
    std::vector<matching::RegionName> regions;
    for (const dictionary::NationalRegion& region : dictionary::national_regions()) {
        const std::size_t digits = region.code.size();
        regions.push_back({std::string(region.code), std::string(region.name),
                           digits == 2   ? matching::RegionLevel::kProvince
                           : digits == 4 ? matching::RegionLevel::kCity
                           : digits == 6 ? matching::RegionLevel::kCounty
                                         : matching::RegionLevel::kStreet});
    }
    return matching::RegionNames(std::move(regions));
}

// Fully: a region and a place in it, and nothing is left over.
const char* how_far(const matching::AddressParts& parts) {
    const bool is_placed = !parts.road.empty() || !parts.building.empty() || parts.is_parcel;
    if (parts.region_code.empty() && !is_placed) {
        return "not";
    }
    return !parts.region_code.empty() && is_placed && parts.rest.empty() ? "fully" : "partly";
}

std::string parts_line(const matching::AddressParts& parts) {
    std::string floors;
    for (const matching::FloorRange& range : parts.floors) {
        floors += fmt::format("{}{}..{}", floors.empty() ? "" : " ", range.first, range.last);
    }
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", parts.region_code, parts.road, parts.number,
                       parts.building, parts.alias, parts.tower, floors, parts.unit, parts.rest);
}

int list(const std::string& file, std::size_t column, const std::string& rest_file) {
    const matching::RegionNames regions = nation();
    std::map<std::string, std::size_t> count;
    std::size_t total = 0;
    std::ofstream rest(rest_file);
    rest << "how,address,region|road|number|building|alias|tower|floors|rooms|left over\n";
    for (const bench::Line& line : bench::read_csv(file)) {
        if (column >= line.size()) {
            continue;
        }
        const matching::AddressParts parts = matching::parse_address(line[column], regions);
        const std::string how = how_far(parts);
        ++count[how];
        ++total;
        if (how != "fully") {
            rest << how << ",\"" << line[column] << "\",\"" << parts_line(parts) << "\"\n";
        }
    }
    fmt::print("{} addresses: {} taken apart fully, {} partly, {} not at all; what is left over is in {}\n",
               total, count["fully"], count["partly"], count["not"], rest_file);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "labelled" && (argc == 3 || argc == 4)) {
        const std::string folder = argv[2];
        return labelled(folder, argc == 4 ? argv[3] : folder + "/addresses.csv", argc == 3);
    }
    if (what == "list" && argc == 5) {
        return list(argv[2], std::stoul(argv[3]), argv[4]);
    }
    fmt::print(stderr,
               "bench_match labelled DIR [ADDRESSES.csv]\nbench_match list FILE.csv COLUMN REST.csv\n");
    return 2;
}
