#include "statistics/derive.hpp"

namespace louyu::statistics {

namespace {

void add_to(YearLine& sum, const YearLine& line) {
    for (std::size_t month = 0; month < line.size(); ++month) {
        sum[month] += line[month];
    }
}

void add_sections(TaxColumns& columns, const BlockTax& tax,
                  const std::vector<std::uint16_t>& section_of_atom) {
    const std::size_t begin = columns.sections.size();
    for (std::size_t i = 0; i < tax.line_atom.size(); ++i) {
        const std::uint16_t section = section_of_atom[tax.line_atom[i]];
        std::size_t at = begin;
        while (at < columns.sections.size() && columns.sections[at] != section) {
            ++at;
        }
        if (at == columns.sections.size()) {
            columns.sections.push_back(section);
            for (std::vector<YearLine>& lines : columns.section_lines) {
                lines.emplace_back();
            }
        }
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            add_to(columns.section_lines[c][at], tax.lines[c][i]);
        }
    }
}

}  // namespace

TaxColumns derive_columns(const std::vector<std::shared_ptr<const BlockTax>>& blocks,
                          const std::vector<std::uint16_t>& section_of_atom) {
    TaxColumns columns;
    columns.begin.push_back(0);
    for (const std::shared_ptr<const BlockTax>& tax : blocks) {
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            columns.totals[c].push_back(tax == nullptr ? YearLine{} : tax->totals[c]);
            columns.missing[c].push_back(tax == nullptr ? std::uint16_t{0} : tax->missing[c]);
        }
        if (tax != nullptr) {
            add_sections(columns, *tax, section_of_atom);
        }
        columns.begin.push_back(static_cast<std::uint32_t>(columns.sections.size()));
    }
    return columns;
}

std::vector<std::uint64_t> derive_versions(const std::vector<std::shared_ptr<const Block>>& blocks,
                                           const std::vector<std::shared_ptr<const TaxYear>>& tax) {
    std::vector<std::uint64_t> versions;
    versions.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = *blocks[i];
        const std::uint64_t place = mix(block.district_code.empty() ? 1 : 2, block.district_code);
        std::uint64_t sum = mix(place, block.hash);
        for (const std::shared_ptr<const TaxYear>& year : tax) {
            if (const BlockTax* its = year->block(static_cast<BlockIndex>(i))) {
                sum += mix(mix(place, static_cast<std::uint64_t>(block.id)),
                           mix(its->hash, static_cast<std::uint64_t>(year->year)));
            }
        }
        versions.push_back(sum);
    }
    return versions;
}

}  // namespace louyu::statistics
