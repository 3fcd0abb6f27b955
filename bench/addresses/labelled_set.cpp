#include "labelled_set.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"

namespace louyu::bench {
namespace {

matching::RegionLevel level_of(const std::string& text) {
    return text == "province" ? matching::RegionLevel::kProvince
           : text == "city"   ? matching::RegionLevel::kCity
           : text == "county" ? matching::RegionLevel::kCounty
                              : matching::RegionLevel::kStreet;
}

std::vector<std::string> listed(const std::string& cell) {
    return cell.empty() ? std::vector<std::string>() : base::split(cell, '|');
}

}  // namespace

std::vector<Line> read_csv(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::vector<Line> lines;
    Line line(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
            line.back().push_back(text[++i]);
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            line.emplace_back();
        } else if (c == '\n' && !quoted) {
            lines.push_back(std::move(line));
            line.assign(1, "");
        } else if (c != '\r' || quoted) {
            line.back().push_back(c);
        }
    }
    if (line.size() > 1) {
        lines.push_back(std::move(line));
    }
    lines.erase(lines.begin());
    return lines;
}

std::vector<LabelledAddress> read_addresses(const std::string& path) {
    std::vector<LabelledAddress> addresses;
    for (Line& line : read_csv(path)) {
        line.resize(6);
        addresses.push_back(
            {line[0], line[1], std::stoll(line[2].empty() ? "0" : line[2]), line[3], line[4], line[5]});
    }
    return addresses;
}

matching::AddressIndex read_register(const std::string& folder, const std::string& home) {
    std::vector<matching::RegionName> regions;
    for (const Line& line : read_csv(folder + "/regions.csv")) {
        regions.push_back({line.at(0), line.at(1), level_of(line.at(2))});
    }
    matching::AddressWords words;
    for (const Line& line : read_csv(folder + "/roads.csv")) {
        words.roads.push_back({line.at(0), line.at(1)});
    }
    matching::AddressIndex index(matching::RegionNames(std::move(regions), home), std::move(words));
    for (const Line& line : read_csv(folder + "/buildings.csv")) {
        matching::BuildingEntry entry{
            std::stoll(line.at(0)), line.at(1), listed(line.at(2)), line.at(4), line.at(5), line.at(6)};
        entry.former_names = listed(line.at(3));
        if (!line.at(7).empty()) {
            entry.other_addresses.push_back({line.at(7), line.at(8)});
        }
        index.put(entry);
    }
    return index;
}

std::string floors_of(const matching::LocationTail& tail) {
    std::string text;
    for (const matching::FloorRange& range : tail.floors) {
        text += text.empty() ? "" : ";";
        text += range.first == range.last ? std::to_string(range.first)
                                          : fmt::format("{}-{}", range.first, range.last);
    }
    return text;
}

std::string units_of(const matching::LocationTail& tail) {
    std::string text;
    for (const matching::UnitRange& unit : tail.units) {
        text += text.empty() ? "" : ";";
        text += unit.first.view();
        if (!unit.last.empty()) {
            text.append("-").append(unit.last.view());
        }
    }
    return text;
}

std::string tower_of(const matching::LocationTail& tail) {
    return base::from_code_points(tail.tower.view());
}

}  // namespace louyu::bench
