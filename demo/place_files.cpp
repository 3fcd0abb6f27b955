#include <fmt/core.h>

#include <array>
#include <set>

#include "base/error.hpp"
#include "demo/csv_file.hpp"
#include "demo/files.hpp"
#include "demo/heping_plan.hpp"
#include "demo/industries.hpp"
#include "demo/naming.hpp"
#include "demo/random.hpp"
#include "demo/regions.hpp"
#include "demo/stages.hpp"
#include "demo/workbook.hpp"
#include "dictionary/dictionary.hpp"
#include "dictionary/national_regions.hpp"

namespace louyu::demo {

std::filesystem::path FileSet::add(FileEntry entry) {
    entries.push_back(std::move(entry));
    return folder / entries.back().file;
}

std::vector<District> districts_of(const World& world) {
    std::vector<District> districts;
    for (const Street& street : world.streets) {
        if (districts.empty() || districts.back().code != street.district_code) {
            districts.push_back({street.district_code, street.district_name, street.city_name, 0, 0});
        }
    }
    std::size_t at = 0;
    for (District& district : districts) {
        district.firm_begin = at;
        while (at < world.firms.size() &&
               world.streets[static_cast<std::size_t>(world.firms[at].street)].district_code ==
                   district.code) {
            ++at;
        }
        district.firm_end = at;
    }
    CHECK(at == world.firms.size());
    return districts;
}

std::string floor_label(const Unit& unit) {
    return fmt::format("{}层", unit.floor);
}
std::string room_label(const Unit& unit) {
    return fmt::format("{}{:02}", unit.floor, unit.position);
}

std::string building_address(const World& world, const Building& building) {
    const Street& street = world.streets[static_cast<std::size_t>(building.street)];
    return fmt::format("辽宁省{}{}{}{}号", street.city_name, street.district_name, building.road,
                       building.road_number);
}

void write_region(CsvFile& csv, const std::string& code, std::string_view name, std::string_view level,
                  std::string_view parent) {
    std::string above(parent);
    if (!above.empty()) {
        above.resize(code.size(), '0');
    }
    csv.text(code).text(name).text(dictionary::code_list("region_level").find(level)->label).text(above);
    csv.end_row();
}

void write_regions(const World& world, FileSet& files) {
    std::set<std::string_view> wanted;
    for (const Street& street : world.streets) {
        const std::string_view code = street.code;
        for (std::size_t length : {2U, 4U, 6U, 9U}) {
            wanted.insert(code.substr(0, length));
        }
    }
    CsvFile csv(files.add({"regions", "01_行政区划.csv", "", "民政部门", ""}),
                CsvFile::Coding::kUtf8WithMark);
    csv.row({"区划代码", "区划名称", "级别", "上级区划代码"});
    for (const dictionary::NationalRegion& region : dictionary::national_regions()) {
        if (wanted.contains(region.code)) {
            write_region(csv, region.padded(), region.name, region.level(), region.parent());
        }
    }
    for (const Community& community : communities()) {
        if (wanted.contains(community.street())) {
            write_region(csv, std::string(community.code), community.name, "community", community.street());
        }
    }
    csv.close();
}

void write_industries(FileSet& files) {
    CsvFile csv(files.add({"industries", "02_行业分类.csv", "", "区发展改革局", ""}),
                CsvFile::Coding::kUtf8WithMark);
    csv.row({"分类方案代码", "分类方案", "序号", "类别代码", "类别名称", "国标行业代码"});
    int position = 0;
    for (const LocalClass& local : local_classes()) {
        ++position;
        std::string_view rest = local.prefixes;
        while (!rest.empty()) {
            const std::size_t end = rest.find(' ');
            csv.text(kIndustryScheme).text(kIndustrySchemeName).number(position);
            csv.text(local.code).text(local.name).text(rest.substr(0, end));
            csv.end_row();
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    csv.close();
}

namespace {

constexpr std::string_view kNamedNote = "楼宇名称见规划文本，面积、税收等数据为演示数据";
constexpr std::string_view kInventedNote = "演示数据，名称虚构";

/// The ledger's header: single columns over two rows, groups over their columns.
int write_building_header(Workbook& book, int row) {
    struct Group {
        const char* name;
        std::vector<const char*> columns;
    };
    const std::vector<Group> groups = {{"", {"序号", "楼宇编码", "楼宇名称", "别名/曾用名", "所属街道"}},
                                       {"位置", {"地址", "所在道路", "门牌号", "经度", "纬度", "坐标系"}},
                                       {"", {"楼宇状态", "楼宇类型"}},
                                       {"产权与管理", {"产权类型", "产权单位", "运营主体", "物业公司"}},
                                       {"层数", {"地上层数", "地下层数"}},
                                       {"面积（㎡）", {"建筑面积", "商务面积", "可租售面积"}},
                                       {"配套", {"电梯数", "停车位"}},
                                       {"", {"竣工日期", "投入运营日期", "管理级别", "重点楼宇", "闲置原因"}},
                                       {"联系方式", {"联系人", "联系电话"}},
                                       {"", {"备注"}}};
    int column = 0;
    for (const Group& group : groups) {
        const int first = column;
        for (const char* name : group.columns) {
            const bool single = *group.name == '\0';
            book.header(single ? row : row + 1, column, row + 1, column, name);
            ++column;
        }
        if (*group.name != '\0') {
            book.header(row, first, row, column - 1, group.name);
        }
    }
    return column;
}

void write_building_row(Workbook& book, int row, const World& world, std::size_t number) {
    const Building& building = world.buildings[number];
    int column = 0;
    book.number(row, column++, static_cast<std::int64_t>(number) + 1);
    book.text(row, column++, building.code);
    book.text(row, column++, building.name);
    book.text(row, column++, building.aliases);
    book.text(row, column++, world.streets[static_cast<std::size_t>(building.street)].name);
    book.text(row, column++, building_address(world, building));
    book.text(row, column++, building.road);
    book.text(row, column++, fmt::format("{}号", building.road_number));
    book.decimal(row, column++, building.longitude / 10, 6);
    book.decimal(row, column++, building.latitude / 10, 6);
    book.text(row, column++, building.frame);
    book.text(row, column++, stage_label(building.stage));
    book.text(row, column++, building.kind);
    book.text(row, column++, building.ownership);
    book.text(row, column++, building.owner);
    book.text(row, column++, building.operator_name);
    book.text(row, column++, building.property_company);
    book.number(row, column++, building.floors_above);
    book.number(row, column++, building.floors_below);
    book.decimal(row, column++, building.floor_area, 2);
    book.decimal(row, column++, building.business_area, 2);
    book.decimal(row, column++, building.lettable_area, 2);
    book.number(row, column++, building.lifts);
    book.number(row, column++, building.parking);
    book.date(row, column++, building.completed_on);
    book.date(row, column++, building.operating_since);
    book.text(row, column++, building.is_key ? "区管" : "街管");
    book.text(row, column++, building.is_key ? "是" : "否");
    book.text(row, column++, building.idle_cause);
    book.text(row, column++, person_name(number * 13 + world.seed));
    book.text(row, column++, fmt::format("024-0000{:04}", number % 10000));  // no such exchange
    book.text(row, column++, building.is_invented ? kInventedNote : kNamedNote);
}

}  // namespace

void write_buildings(const World& world, FileSet& files) {
    Workbook book(files.add({"buildings", "03_楼宇台账.xlsx", "", "区楼宇办", ""}), "楼宇台账");
    const int columns = write_building_header(book, 2);
    book.title(0, columns - 1,
               fmt::format("{}商务楼宇台账",
                           world.streets.front().city_name + (districts_of(world).size() == 1
                                                                  ? world.streets.front().district_name
                                                                  : std::string())));
    book.text(1, 0, fmt::format("填报单位：区楼宇办　截止日期：{}", base::to_string(world.shape.cutoff)));
    int row = 4;
    Area floor_area = 0;
    Area business_area = 0;
    Area lettable_area = 0;
    for (std::size_t i = 0; i < world.buildings.size(); ++i) {
        write_building_row(book, row++, world, i);
        floor_area += world.buildings[i].floor_area;
        business_area += world.buildings[i].business_area;
        lettable_area += world.buildings[i].lettable_area;
    }
    book.text(row, 0, "合计");
    book.decimal(row, 19, floor_area, 2);
    book.decimal(row, 20, business_area, 2);
    book.decimal(row, 21, lettable_area, 2);
    book.width(2, 5, 22);
    book.close();
}

void write_zones(const World& world, FileSet& files) {
    CsvFile csv(files.add({"zones", "04_片区划分.csv", "", "区楼宇办", ""}), CsvFile::Coding::kUtf8WithMark);
    csv.row({"划分方案代码", "划分方案", "每楼只属一个片区", "片区代码", "片区名称", "楼宇名称"});
    for (std::size_t i = 0; i < world.zonings.size(); ++i) {
        const Zoning& zoning = world.zonings[i];
        for (std::size_t zone = 0; zone < zoning.zones.size(); ++zone) {
            for (const Building& building : world.buildings) {
                if (building.zones[i] == static_cast<int>(zone)) {
                    csv.row({zoning.code, zoning.name, "是", zoning.zones[zone].code, zoning.zones[zone].name,
                             building.name});
                }
            }
        }
    }
    csv.close();
}

namespace {

/// Totals of one floor, from its units.
struct FloorTotal {
    int number = 0;
    Area lettable = 0;
};

std::vector<FloorTotal> floors_of(const World& world, std::size_t building) {
    std::vector<FloorTotal> floors;
    for (std::int32_t i = world.unit_begin[building]; i < world.unit_begin[building + 1]; ++i) {
        const Unit& unit = world.units[static_cast<std::size_t>(i)];
        if (floors.empty() || floors.back().number != unit.floor) {
            floors.push_back({unit.floor, 0});
        }
        floors.back().lettable += unit.area;
    }
    return floors;
}

/// How each unit is used at the cut-off day.
std::vector<std::string_view> unit_states(const World& world) {
    std::vector<std::string_view> states(world.units.size(), "空置");
    for (const Stay& stay : world.stays) {
        if (holds(stay, world.shape.cutoff)) {
            states[static_cast<std::size_t>(stay.unit)] = stay.is_self_used ? "自用" : "出租";
        }
    }
    return states;
}

}  // namespace

namespace {

constexpr std::array<std::string_view, 11> kUnitHeaders{"楼宇编码",
                                                        "楼宇名称",
                                                        "楼层",
                                                        "层序",
                                                        "楼层建筑面积（㎡）",
                                                        "楼层可租售面积（㎡）",
                                                        "房号",
                                                        "房源面积（㎡）",
                                                        "使用状态",
                                                        "挂牌租金（元）",
                                                        "租金单位"};

/// A line of the ledger of floors and rooms: a floor, or a room on it.
struct SpaceRow {
    const Building* building = nullptr;
    const FloorTotal* floor = nullptr;  // on the line of a floor
    Area floor_area = 0;
    const Unit* unit = nullptr;
    std::string_view state;
    Money rent = 0;  // asked, per ㎡ and day; 0 = not to let
};

template <class Take>
void for_each_space_row(const World& world, Take take) {
    const std::vector<std::string_view> states = unit_states(world);
    for (std::size_t b = 0; b < world.buildings.size(); ++b) {
        const Building& building = world.buildings[b];
        const std::vector<FloorTotal> floors = floors_of(world, b);
        std::vector<std::int64_t> weights;
        for (const FloorTotal& floor : floors) {
            weights.push_back(floor.lettable);
        }
        // The rest of the building is below ground and shared.
        const std::vector<Area> areas =
            floors.empty() ? std::vector<Area>{} : apportion(building.floor_area / 100 * 92, weights);
        Random random(world.seed, "rent", b);
        auto at = static_cast<std::size_t>(world.unit_begin[b]);
        for (std::size_t f = 0; f < floors.size(); ++f) {
            take(SpaceRow{&building, &floors[f], areas[f], &world.units[at], "", 0});
            for (; at < static_cast<std::size_t>(world.unit_begin[b + 1]) &&
                   world.units[at].floor == floors[f].number;
                 ++at) {
                const Money rent = states[at] == "空置" ? random.between(80, 360) : 0;
                take(SpaceRow{&building, nullptr, 0, &world.units[at], states[at], rent});
            }
        }
    }
}

void write_units_csv(const World& world, FileSet& files) {
    CsvFile csv(files.add({"units", "05_楼层房源.csv", "", "区楼宇办", ""}), CsvFile::Coding::kUtf8WithMark);
    for (std::string_view header : kUnitHeaders) {
        csv.text(header);
    }
    csv.end_row();
    for_each_space_row(world, [&](const SpaceRow& row) {
        csv.text(row.building->code).text(row.building->name).text(floor_label(*row.unit));
        if (row.floor != nullptr) {
            csv.number(row.floor->number).decimal(row.floor_area, 2).decimal(row.floor->lettable, 2);
            csv.text("").text("").text("").text("").text("");
        } else {
            csv.text("")
                .text("")
                .text("")
                .text(room_label(*row.unit))
                .decimal(row.unit->area, 2)
                .text(row.state);
            if (row.rent > 0) {
                csv.decimal(row.rent, 2).text("元/㎡·天");
            } else {
                csv.text("").text("");
            }
        }
        csv.end_row();
    });
    csv.close();
}

constexpr std::size_t kWorkbookUnits = 50000;  // above, a workbook would be heavy to hold

}  // namespace

void write_units(const World& world, FileSet& files) {
    if (world.units.size() > kWorkbookUnits) {
        write_units_csv(world, files);
        return;
    }
    Workbook book(files.add({"units", "05_楼层房源.xlsx", "", "区楼宇办", ""}), "楼层房源");
    book.title(0, static_cast<int>(kUnitHeaders.size()) - 1, "商务楼宇楼层与房源台账");
    for (std::size_t column = 0; column < kUnitHeaders.size(); ++column) {
        const int at = static_cast<int>(column);
        book.header(1, at, 1, at, std::string(kUnitHeaders[column]));
    }
    int line = 2;
    for_each_space_row(world, [&](const SpaceRow& row) {
        book.text(line, 0, row.building->code);
        book.text(line, 1, row.building->name);
        book.text(line, 2, floor_label(*row.unit));
        if (row.floor != nullptr) {
            book.number(line, 3, row.floor->number);
            book.decimal(line, 4, row.floor_area, 2);
            book.decimal(line, 5, row.floor->lettable, 2);
        } else {
            book.text(line, 6, room_label(*row.unit));
            book.decimal(line, 7, row.unit->area, 2);
            book.text(line, 8, row.state);
        }
        if (row.rent > 0) {
            book.decimal(line, 9, row.rent, 2);
            book.text(line, 10, "元/㎡·天");
        }
        ++line;
    });
    book.close();
}

}  // namespace louyu::demo
