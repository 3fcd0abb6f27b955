#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "statistics/load.hpp"

namespace louyu::statistics {

namespace {

constexpr unsigned kFirmBits = 30;
constexpr unsigned kAtomBits = 14;

std::uint64_t line_key(BlockIndex block, AtomIndex atom) {
    return std::uint64_t{block} << kAtomBits | atom;
}

std::uint64_t entry_key(BlockIndex block, FirmIndex firm, AtomIndex atom) {
    return (std::uint64_t{block} << kFirmBits | firm) << kAtomBits | atom;
}

/// The amounts of single months behind running totals, without those whose bit is set.
YearLine months_of(const YearLine& running, std::uint16_t without) {
    YearLine months{};
    for (std::size_t m = 0; m < 12; ++m) {
        const bool is_left_out = (without >> m & 1U) != 0;
        months[m] = is_left_out ? 0 : running[m] - (m == 0 ? 0 : running[m - 1]);
    }
    return months;
}

void run_up(YearLine& line) {
    for (std::size_t m = 1; m < 12; ++m) {
        line[m] += line[m - 1];
    }
}

bool is_zero(const YearLine& line) {
    return std::all_of(line.begin(), line.end(), [](std::int64_t value) { return value == 0; });
}

std::vector<std::uint32_t> offsets_of(std::size_t blocks, const std::vector<BlockIndex>& sorted_blocks) {
    std::vector<std::uint32_t> begin(blocks + 1, 0);
    for (const BlockIndex block : sorted_blocks) {
        ++begin[block + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    return begin;
}

}  // namespace

TaxYearBuilder::TaxYearBuilder(const TaxYear& old, std::uint16_t replaced) : year_(old.year) {
    months_ = old.months;
    missing_ = old.missing;
    for (std::size_t block = 0; block < old.blocks(); ++block) {
        months_[block] = static_cast<std::uint16_t>(months_[block] & ~replaced);
        for (std::vector<std::uint16_t>& missing : missing_) {
            missing[block] = static_cast<std::uint16_t>(missing[block] & ~replaced);
        }
        const auto index = static_cast<BlockIndex>(block);
        for (std::uint32_t i = old.line_begin[block]; i < old.line_begin[block + 1]; ++i) {
            Line& line = lines_[line_at(index, old.line_atom[i])];
            for (std::size_t c = 0; c < kTaxLines; ++c) {
                line.amounts[c] = months_of(old.lines[c][i], replaced);
            }
        }
        for (std::uint32_t i = old.payer_begin[block]; i < old.payer_begin[block + 1]; ++i) {
            const Payer& payer = old.payers[i];
            Entry& entry = entries_[entry_at(index, payer.firm, payer.atom)];
            entry.payer.months = static_cast<std::uint16_t>(payer.months & ~replaced);
            entry.full = months_of(old.payer_full[i], replaced);
        }
    }
}

void TaxYearBuilder::make_room(BlockIndex block) {
    if (block >= months_.size()) {
        months_.resize(block + 1, 0);
        for (std::vector<std::uint16_t>& missing : missing_) {
            missing.resize(block + 1, 0);
        }
    }
}

std::uint32_t TaxYearBuilder::line_at(BlockIndex block, AtomIndex atom) {
    const auto [at, is_new] =
        line_of_key_.try_emplace(line_key(block, atom), static_cast<std::uint32_t>(lines_.size()));
    if (is_new) {
        lines_.push_back({block, atom, {}});
    }
    return at->second;
}

std::uint32_t TaxYearBuilder::entry_at(BlockIndex block, FirmIndex firm, AtomIndex atom) {
    if (firm >= last_entry_of_firm_.size()) {
        last_entry_of_firm_.resize(firm + firm / 2 + 1, UINT32_MAX);
    }
    // A firm pays month after month from the same building.
    const std::uint32_t guess = last_entry_of_firm_[firm];
    if (guess != UINT32_MAX && entries_[guess].block == block && entries_[guess].payer.atom == atom) {
        return guess;
    }
    const auto [at, is_new] =
        entry_of_key_.try_emplace(entry_key(block, firm, atom), static_cast<std::uint32_t>(entries_.size()));
    if (is_new) {
        entries_.push_back({block, {firm, atom, 0}, line_at(block, atom), {}});
    }
    last_entry_of_firm_[firm] = at->second;
    return at->second;
}

void TaxYearBuilder::add(const Row& row) {
    CHECK(row.month >= 1 && row.month <= 12);
    const auto month = static_cast<std::size_t>(row.month - 1);
    const auto bit = static_cast<std::uint16_t>(1U << month);
    make_room(row.block);
    months_[row.block] |= bit;
    Entry& entry = entries_[entry_at(row.block, row.firm, row.atom)];
    entry.payer.months |= bit;
    entry.full[month] += row.amounts[kTaxFullLine];
    Line& line = lines_[entry.line];
    for (std::size_t c = 0; c < kTaxLines; ++c) {
        line.amounts[c][month] += row.amounts[c];
        if (row.is_missing[c]) {
            missing_[c][row.block] |= bit;
        }
    }
}

void TaxYearBuilder::finish_lines(TaxYear& year) {
    std::sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
        return line_key(a.block, a.atom) < line_key(b.block, b.atom);
    });
    std::vector<BlockIndex> sorted_blocks;
    for (Line& line : lines_) {
        if (std::all_of(line.amounts.begin(), line.amounts.end(), is_zero)) {
            continue;
        }
        sorted_blocks.push_back(line.block);
        year.line_atom.push_back(line.atom);
        std::uint64_t hash = 11;
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            run_up(line.amounts[c]);
            year.lines[c].push_back(line.amounts[c]);
            for (std::size_t m = 0; m < 12; ++m) {
                year.totals[c][line.block][m] += line.amounts[c][m];
                hash = mix(hash, static_cast<std::uint64_t>(line.amounts[c][m]));
            }
        }
        year.hash[line.block] += hash;
    }
    year.line_begin = offsets_of(year.blocks(), sorted_blocks);
}

void TaxYearBuilder::finish_payers(TaxYear& year, const Registers& registers) {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return entry_key(a.block, a.payer.firm, a.payer.atom) <
               entry_key(b.block, b.payer.firm, b.payer.atom);
    });
    std::vector<BlockIndex> sorted_blocks;
    for (Entry& entry : entries_) {
        if (entry.payer.months == 0) {
            continue;
        }
        sorted_blocks.push_back(entry.block);
        run_up(entry.full);
        std::uint64_t hash =
            mix(registers.firms.hash_of(entry.payer.firm), registers.industries.hash_of(entry.payer.atom));
        hash = mix(hash, entry.payer.months);
        for (const std::int64_t amount : entry.full) {
            hash = mix(hash, static_cast<std::uint64_t>(amount));
        }
        year.hash[entry.block] += hash;
        year.payers.push_back(entry.payer);
        year.payer_full.push_back(entry.full);
    }
    year.payer_begin = offsets_of(year.blocks(), sorted_blocks);
}

std::shared_ptr<const TaxYear> TaxYearBuilder::finish(std::size_t blocks, const Registers& registers) {
    auto year = std::make_shared<TaxYear>();
    year->year = year_;
    months_.resize(blocks, 0);
    year->months = std::move(months_);
    year->hash.resize(blocks, 0);
    for (std::size_t c = 0; c < kTaxLines; ++c) {
        missing_[c].resize(blocks, 0);
        year->missing[c] = std::move(missing_[c]);
        year->totals[c].resize(blocks);
    }
    for (std::size_t block = 0; block < blocks; ++block) {
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            year->hash[block] += year->missing[c][block];
        }
    }
    finish_lines(*year);
    finish_payers(*year, registers);
    return year;
}

}  // namespace louyu::statistics
