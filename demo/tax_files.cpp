#include <fmt/core.h>

#include <algorithm>

#include "demo/csv_file.hpp"
#include "demo/files.hpp"
#include "demo/naming.hpp"
#include "demo/tax_spread.hpp"
#include "demo/workbook.hpp"

namespace louyu::demo {

namespace {

using base::Month;

constexpr std::string_view kThirdOffice = "国家税务总局沈阳市税务局第三税务分局";
constexpr int kRowsBetweenHeaders = 400;  // the header is printed again on each page

bool is_empty(const KindAmounts& amounts) {
    return std::all_of(amounts.begin(), amounts.end(), [](Money amount) { return amount == 0; });
}

void write_tax_header(CsvFile& csv) {
    csv.text("纳税人识别号").text("纳税人名称").text("税款所属期");
    for (const TaxKindName& kind : tax_kinds()) {
        csv.text(kind.name);
    }
    csv.text("税收合计").text("地方级税收").text("区级税收");
    csv.end_row();
}

void write_tax_row(CsvFile& csv, std::string_view head, Month month, const KindAmounts& amounts) {
    csv.verbatim(head).number(month.yyyymm);
    for (Money amount : amounts) {
        csv.decimal(amount, 2);
    }
    const Calibres sums = calibres_of(amounts);
    csv.decimal(sums.full, 2).decimal(sums.local, 2).decimal(sums.district, 2);
    csv.end_row();
}

/// What is written of a firm in every month: kept for one district and one year at a time, so that memory
/// grows with the largest district and not with the world.
struct Payer {
    std::size_t firm = 0;
    std::string head;  // code and name, as in the file
    MonthAmounts months{};
};

std::vector<Payer> payers_of(const World& world, const District& district, int year) {
    std::vector<Payer> payers;
    for (std::size_t i = district.firm_begin; i < district.firm_end; ++i) {
        const Firm& firm = world.firms[i];
        if ((firm.office == Office::kDistrict || firm.office == Office::kBoth) &&
            world.tax_of(i, year) != 0) {
            payers.push_back({i, fmt::format("{},{}", firm_code(world, firm), firm_name(world, firm)),
                              months_of(world, i, year)});
        }
    }
    return payers;
}

void write_month(const World& world, FileSet& files, const District& district, Month month,
                 const std::vector<Payer>& payers) {
    const std::string office = fmt::format("国家税务总局{}{}税务局", district.city_name, district.name);
    CsvFile csv(files.add({"tax", fmt::format("09_税收/{}/{}.csv", office, base::to_string(month)),
                           base::to_string(month), office, district.code}),
                CsvFile::Coding::kUtf8);
    write_tax_header(csv);
    for (const Payer& payer : payers) {
        const Money amount = payer.months[static_cast<std::size_t>(month.month() - 1)];
        if (amount == 0) {
            continue;
        }
        const KindAmounts kinds = kinds_of(world, payer.firm, month, amount);
        const KindAmounts part = at_office(world.firms[payer.firm], kinds, Office::kDistrict);
        if (!is_empty(part)) {
            write_tax_row(csv, payer.head, month, part);
        }
    }
    csv.close();
}

void write_sheet_header(Workbook& book, int row) {
    int column = 0;
    for (const char* name : {"序号", "纳税人识别号", "纳税人名称", "累计入库税额"}) {
        book.header(row, column, row, column, name);
        ++column;
    }
    for (const TaxKindName& kind : tax_kinds()) {
        book.header(row, column, row, column, std::string(kind.name));
        ++column;
    }
    book.header(row, column, row, column, "地方级收入");
    book.header(row, column + 1, row, column + 1, "区级收入");
}

/// What a firm has paid since January: kinds, and the two calibres as the sums of the months' rounded ones.
struct Cumulative {
    KindAmounts kinds{};
    Calibres sums;
    bool any = false;
};

void write_amounts(Workbook& book, int row, const Cumulative& paid) {
    book.decimal(row, 3, paid.sums.full, 6);
    for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
        book.decimal(row, 4 + static_cast<int>(kind), paid.kinds[kind], 6);
    }
    book.decimal(row, 4 + static_cast<int>(kTaxKindCount), paid.sums.local, 6);
    book.decimal(row, 5 + static_cast<int>(kTaxKindCount), paid.sums.district, 6);
}

void add(Cumulative& total, const KindAmounts& amounts, const Calibres& sums) {
    for (std::size_t kind = 0; kind < kTaxKindCount; ++kind) {
        total.kinds[kind] += amounts[kind];
    }
    total.sums.full += sums.full;
    total.sums.local += sums.local;
    total.sums.district += sums.district;
    total.any = true;
}

/// One workbook: January to `month`, in 万元 with six decimals, so that every fen is there.
void write_cumulative(const World& world, FileSet& files, Month month, const std::vector<Cumulative>& paid) {
    const std::string name = base::to_string(month);
    const std::string period = month.month() == 1 ? name : fmt::format("{}-01/{}", month.year(), name);
    Workbook book(files.add({"tax", fmt::format("09_税收/{}/{}.xlsx", kThirdOffice, name), period,
                             std::string(kThirdOffice), world.streets.front().district_code}),
                  "累计入库");
    book.title(0, 5 + static_cast<int>(kTaxKindCount),
               fmt::format("{}年1-{}月入库税款明细表（单位：万元）", month.year(), month.month()));
    book.text(1, 0, fmt::format("填报单位：{}", kThirdOffice));
    write_sheet_header(book, 2);
    int row = 3;
    std::int64_t count = 0;
    Cumulative total;
    for (std::size_t i = 0; i < paid.size(); ++i) {
        if (!paid[i].any) {
            continue;
        }
        if (count > 0 && count % kRowsBetweenHeaders == 0) {
            write_sheet_header(book, row++);
        }
        book.number(row, 0, ++count);
        book.text(row, 1, firm_code(world, world.firms[i]));
        book.text(row, 2, firm_name(world, world.firms[i]));
        write_amounts(book, row++, paid[i]);
        add(total, paid[i].kinds, paid[i].sums);
    }
    book.text(row, 1, "合计");
    write_amounts(book, row, total);
    book.width(1, 2, 26);
    book.close();
}

}  // namespace

void write_district_tax(const World& world, FileSet& files) {
    for (const District& district : districts_of(world)) {
        for (int year = 0; year < world.shape.years(); ++year) {
            const std::vector<Payer> payers = payers_of(world, district, year);
            for (int m = 0; m < 12; ++m) {
                const Month month{(world.shape.first_month.year() + year) * 100 + m + 1};
                write_month(world, files, district, month, payers);
            }
        }
    }
}

void write_third_office_tax(const World& world, FileSet& files) {
    std::vector<Cumulative> paid;
    for (Month month = world.shape.first_month; month <= world.shape.last_month; month = month.plus(1)) {
        if (month.month() == 1) {
            paid.assign(world.firms.size(), {});
        }
        for (std::size_t i = 0; i < world.firms.size(); ++i) {
            const Firm& firm = world.firms[i];
            if (firm.office != Office::kThird && firm.office != Office::kBoth) {
                continue;
            }
            const Money amount = months_of(
                world, i, world.shape.year_index(month))[static_cast<std::size_t>(month.month() - 1)];
            if (amount == 0) {
                continue;
            }
            const KindAmounts part = at_office(firm, kinds_of(world, i, month, amount), Office::kThird);
            if (!is_empty(part)) {
                add(paid[i], part, calibres_of(part));
            }
        }
        write_cumulative(world, files, month, paid);
    }
}

}  // namespace louyu::demo
