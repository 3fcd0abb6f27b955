#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "demo/csv_file.hpp"
#include "demo/files.hpp"
#include "demo/naming.hpp"
#include "demo/random.hpp"
#include "demo/regions.hpp"
#include "demo/workbook.hpp"

namespace louyu::demo {

namespace {

constexpr std::size_t kOwnWorkbooks = 20;

/// The stay by which a firm is known: where it is at the cut-off day, else where it was last.
std::vector<const Stay*> homes_of(const World& world) {
    std::vector<const Stay*> homes(world.firms.size(), nullptr);
    for (const Stay& stay : world.stays) {
        const Stay*& home = homes[static_cast<std::size_t>(stay.firm)];
        const bool better =
            home == nullptr || (!holds(*home, world.shape.cutoff) && home->to < stay.to) ||
            (holds(stay, world.shape.cutoff) && (!holds(*home, world.shape.cutoff) || stay.is_primary));
        if (better) {
            home = &stay;
        }
    }
    return homes;
}

std::string operating_address(const World& world, const Stay& stay) {
    const Unit& unit = world.units[static_cast<std::size_t>(stay.unit)];
    const Building& building = world.building_of(stay);
    return fmt::format("{}{}{}{}室", building_address(world, building), building.name, floor_label(unit),
                       room_label(unit));
}

std::string industry_text(const Firm& firm) {
    return fmt::format("{:04}", firm.industry_code);
}

std::string_view firm_note(const Firm& firm) {
    return firm.known_name >= 0 ? "企业名称见规划文本，代码、面积、税额均为演示数据" : "演示数据";
}

}  // namespace

/// The ways in which the same address is written, so that matching has something to do.
std::string recorded_address(const World& world, const Firm& firm, const Stay* stay) {
    const bool borrowed =
        stay == nullptr && firm.serial % 9 == 4 && !world.stays.empty();  // registered, never found
    if (!firm.is_registered_here || (stay == nullptr && !borrowed)) {
        return registered_address(world, firm);
    }
    const Stay& place = borrowed ? world.stays[firm.serial * 7919ULL % world.stays.size()] : *stay;
    const Unit& unit = world.units[static_cast<std::size_t>(place.unit)];
    const Building& building = world.building_of(place);
    const Street& street = world.streets[static_cast<std::size_t>(building.street)];
    switch (firm.serial % 5) {
        case 0:
            return fmt::format("{}{}{}{}号{}{}室", street.city_name, street.district_name, building.road,
                               building.road_number, building.name, room_label(unit));
        case 1:
            return fmt::format("辽宁省{}{}{}{}号（{}）", street.city_name, street.district_name,
                               building.road, building.road_number, room_label(unit));
        case 2:
            return fmt::format("{}{}{}{}号{}", street.district_name, street.name, building.road,
                               building.road_number, building.name);
        default:
            return operating_address(world, place);
    }
}

/// One file for one district; with several, a file each below a folder of that name.
std::string file_of(const World& world, std::string_view stem, const District& district) {
    const bool only = world.streets.front().district_code == world.streets.back().district_code;
    return only ? fmt::format("{}.csv", stem)
                : fmt::format("{}/{}{}.csv", stem, district.city_name, district.name);
}

void write_enterprises(const World& world, FileSet& files) {
    const std::vector<const Stay*> homes = homes_of(world);
    for (const District& district : districts_of(world)) {
        CsvFile csv(files.add({"enterprises", file_of(world, "06_入驻企业", district), "", "区楼宇办",
                               district.code}),
                    CsvFile::Coding::kUtf8WithMark);
        csv.row({"统一社会信用代码", "企业名称", "企业类型", "行业代码", "是否本区注册", "注册地址",
                 "经营地址", "法定代表人", "联系人", "联系电话", "从业人数", "成立日期", "备注"});
        for (std::size_t i = district.firm_begin; i < district.firm_end; ++i) {
            if (homes[i] == nullptr) {
                continue;
            }
            const Firm& firm = world.firms[i];
            csv.text(firm_code(world, firm)).text(firm_name(world, firm)).text(kind_name(firm.kind));
            csv.text(industry_text(firm)).text(firm.is_registered_here ? "是" : "否");
            csv.text(recorded_address(world, firm, homes[i])).text(operating_address(world, *homes[i]));
            csv.text(legal_person(firm)).text(person_name(firm.serial * 17ULL + 3));
            csv.text(fmt::format("024-0000{:04}", firm.serial % 10000)).number(3 + firm.serial * 31 % 97);
            csv.text(base::to_string(firm.established)).text(firm_note(firm));
            csv.end_row();
        }
        csv.close();
    }
}

namespace {

int write_tenancy_header(Workbook& book, int row) {
    struct Group {
        const char* name;
        std::vector<const char*> columns;
    };
    const std::vector<Group> groups = {
        {"", {"序号", "楼宇名称"}},
        {"企业信息", {"企业名称", "统一社会信用代码", "企业类型", "行业代码", "注册地（本区/区外）"}},
        {"入驻情况", {"楼层", "房号", "使用面积（㎡）", "使用方式", "是否主要经营地"}},
        {"租期", {"入驻日期", "合同到期日", "退租日期"}},
        {"退租情况", {"退租原因", "退租面积（㎡）"}},
        {"", {"备注"}}};
    int column = 0;
    for (const Group& group : groups) {
        const int first = column;
        for (const char* name : group.columns) {
            book.header(*group.name == '\0' ? row : row + 1, column, row + 1, column, name);
            ++column;
        }
        if (*group.name != '\0') {
            book.header(row, first, row, column - 1, group.name);
        }
    }
    return column;
}

void write_stay(Workbook& book, int row, const World& world, const Stay& stay) {
    const Firm& firm = world.firms[static_cast<std::size_t>(stay.firm)];
    const Unit& unit = world.units[static_cast<std::size_t>(stay.unit)];
    book.text(row, 1, world.building_of(stay).name);
    book.text(row, 2, firm_name(world, firm));
    book.text(row, 3, firm_code(world, firm));
    book.text(row, 4, kind_name(firm.kind));
    book.text(row, 5, industry_text(firm));
    book.text(row, 6, firm.is_registered_here ? "本区" : "区外");
    book.text(row, 7, floor_label(unit));
    book.text(row, 8, room_label(unit));
    book.decimal(row, 9, unit.area, 2);
    book.text(row, 10, stay.is_self_used ? "自用" : "租用");
    book.text(row, 11, stay.is_primary ? "是" : "否");
    book.date(row, 12, stay.from);
    book.date(row, 13, stay.lease_end);
    book.date(row, 14, stay.to);
    book.text(row, 15, stay.leave_reason);
    if (stay.released_area >= 0) {
        book.decimal(row, 16, stay.released_area, 2);
    }
}

/// A manager's workbook: titles, a header in two rows, the rows, a line of totals.
void write_workbook(const World& world, const std::filesystem::path& path, const std::string& owner,
                    const std::vector<const Stay*>& stays) {
    Workbook book(path, "入驻企业");
    const int columns = write_tenancy_header(book, 2);
    book.title(0, columns - 1, fmt::format("{}入驻企业台账", owner));
    book.text(1, 0, fmt::format("填报单位：{}　统计截止：{}", owner, base::to_string(world.shape.cutoff)));
    int row = 4;
    Area area = 0;
    for (const Stay* stay : stays) {
        book.number(row, 0, row - 3);
        write_stay(book, row++, world, *stay);
        area += world.units[static_cast<std::size_t>(stay->unit)].area;
    }
    book.text(row, 0, "合计");
    book.decimal(row, 9, area, 2);
    book.width(1, 3, 24);
    book.close();
}

}  // namespace

void write_tenancies(const World& world, FileSet& files) {
    std::vector<std::vector<const Stay*>> by_building(world.buildings.size());
    for (const Stay& stay : world.stays) {
        by_building[static_cast<std::size_t>(world.units[static_cast<std::size_t>(stay.unit)].building)]
            .push_back(&stay);
    }
    std::vector<std::size_t> order(world.buildings.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return by_building[a].size() > by_building[b].size();
    });
    order.resize(std::min(order.size(), kOwnWorkbooks));
    std::sort(order.begin(), order.end());
    for (std::size_t building : order) {
        const Building& owner = world.buildings[building];
        const std::string& district = world.streets[static_cast<std::size_t>(owner.street)].district_code;
        write_workbook(world,
                       files.add({"tenancies", fmt::format("07_入驻台账/{}.xlsx", owner.name), "", owner.name,
                                  district}),
                       owner.name, by_building[building]);
        by_building[building].clear();
    }
    std::vector<std::vector<const Stay*>> by_street(world.streets.size());
    for (std::size_t b = 0; b < world.buildings.size(); ++b) {
        auto& stays = by_street[static_cast<std::size_t>(world.buildings[b].street)];
        stays.insert(stays.end(), by_building[b].begin(), by_building[b].end());
    }
    for (std::size_t i = 0; i < world.streets.size(); ++i) {
        if (by_street[i].empty()) {
            continue;
        }
        const Street& office = world.streets[i];
        const std::string owner = office.city_name + office.district_name + office.name;
        write_workbook(world,
                       files.add({"tenancies", fmt::format("07_入驻台账/{}.xlsx", owner), "", owner,
                                  office.district_code}),
                       owner, by_street[i]);
    }
}

namespace {

struct Standing {
    std::string_view status = "存续（在营、开业、在册）";
    base::Day cancelled;
    base::Day revoked;
};

Standing standing_of(const World& world, const Firm& firm, const Stay* home) {
    Standing standing;
    if (home != nullptr && home->leave_reason == "注销停业") {
        standing.status = "注销";
        standing.cancelled = home->to;
    } else if (home != nullptr && home->leave_reason == "迁往区外") {
        standing.status = "迁出";
    } else if (home != nullptr && firm.serial % 617 == 3) {  // still in its rooms
        standing.status = "吊销";
        standing.revoked = base::Day{world.shape.last_month.year() * 10000 + 717};
    }
    return standing;
}

std::string day_text(base::Day day) {
    return day.yyyymmdd == 0 ? std::string() : base::to_string(day);
}

}  // namespace

void write_registration(const World& world, FileSet& files) {
    const std::vector<const Stay*> homes = homes_of(world);
    for (const District& district : districts_of(world)) {
        const std::string office = fmt::format("{}{}市场监督管理局", district.city_name, district.name);
        CsvFile csv(files.add({"registration", file_of(world, "08_市场监管登记信息", district),
                               base::to_string(world.shape.last_month), office, district.code}),
                    CsvFile::Coding::kGb18030);
        csv.row({"企业名称", "法定代表人", "统一社会信用代码", "类型", "登记状态", "注册资本(万元)",
                 "成立日期", "登记机关", "注销日期", "吊销日期", "行业代码", "住所", "经营场所"});
        for (std::size_t i = district.firm_begin; i < district.firm_end; ++i) {
            const Firm& firm = world.firms[i];
            if (!firm.is_registered_here) {
                continue;
            }
            const Standing standing = standing_of(world, firm, homes[i]);
            Random random(world.seed, "capital", i);
            const std::string address = recorded_address(world, firm, homes[i]);
            csv.text(firm_name(world, firm)).text(legal_person(firm)).text(firm_code(world, firm));
            csv.text(kind_name(firm.kind))
                .text(standing.status)
                .decimal(random.between(1, 500) * 10000000, 6);
            csv.text(base::to_string(firm.established)).text(authority_name(world, firm));
            csv.text(day_text(standing.cancelled)).text(day_text(standing.revoked)).text(industry_text(firm));
            csv.text(address).text(homes[i] == nullptr ? address : operating_address(world, *homes[i]));
            csv.end_row();
        }
        csv.close();
    }
}

}  // namespace louyu::demo
