#include <algorithm>

#include "base/error.hpp"
#include "statistics/derive.hpp"
#include "statistics/load.hpp"

namespace louyu::statistics {

namespace {

constexpr unsigned kAtomBits = 14;

std::uint64_t key_of(FirmIndex firm, AtomIndex atom) {
    return std::uint64_t{firm} << kAtomBits | atom;
}

std::uint16_t bit_of(int month) {
    CHECK(month >= 1 && month <= 12);
    return static_cast<std::uint16_t>(1U << (month - 1));
}

std::uint16_t without(std::uint16_t months, std::uint16_t replaced) {
    return static_cast<std::uint16_t>(months & ~replaced);
}

/// The amounts of single months behind running totals, without those whose bit is set.
YearLine months_of(const YearLine& running, std::uint16_t replaced) {
    YearLine months{};
    for (std::size_t m = 0; m < 12; ++m) {
        const bool is_left_out = (replaced >> m & 1U) != 0;
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

std::uint64_t mix_line(std::uint64_t hash, const YearLine& line) {
    for (const std::int64_t amount : line) {
        hash = mix(hash, static_cast<std::uint64_t>(amount));
    }
    return hash;
}

}  // namespace

BlockTaxBuilder::BlockTaxBuilder(const BlockTax& old, std::uint16_t replaced)
    : months_(without(old.months, replaced)) {
    for (std::size_t c = 0; c < kTaxLines; ++c) {
        missing_[c] = without(old.missing[c], replaced);
    }
    for (std::size_t i = 0; i < old.line_atom.size(); ++i) {
        Line& line = lines_[line_of(old.line_atom[i])];
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            line.amounts[c] = months_of(old.lines[c][i], replaced);
        }
    }
    for (std::size_t i = 0; i < old.payers.size(); ++i) {
        Entry& entry = entry_of(old.payers[i].firm, old.payers[i].atom);
        entry.payer.months = without(old.payers[i].months, replaced);
        entry.full = months_of(old.payer_full[i], replaced);
    }
}

std::uint32_t BlockTaxBuilder::line_of(AtomIndex atom) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].atom == atom) {
            return static_cast<std::uint32_t>(i);
        }
    }
    lines_.push_back({atom, {}});
    return static_cast<std::uint32_t>(lines_.size() - 1);
}

BlockTaxBuilder::Entry& BlockTaxBuilder::entry_of(FirmIndex firm, AtomIndex atom) {
    const auto [at, is_new] =
        entry_of_key_.try_emplace(key_of(firm, atom), static_cast<std::uint32_t>(entries_.size()));
    if (is_new) {
        entries_.push_back({{firm, atom, 0}, line_of(atom), {}});
    }
    return entries_[at->second];
}

void BlockTaxBuilder::add(const TaxRow& row) {
    const std::uint16_t bit = bit_of(row.month);
    const auto month = static_cast<std::size_t>(row.month - 1);
    months_ |= bit;
    Entry& entry = entry_of(row.firm, row.atom);
    entry.payer.months |= bit;
    entry.full[month] += row.amounts[kTaxFullLine];
    for (std::size_t c = 0; c < kTaxLines; ++c) {
        lines_[entry.line].amounts[c][month] += row.amounts[c];
        missing_[c] |= row.is_missing[c] ? bit : std::uint16_t{0};
    }
}

void BlockTaxBuilder::remove(const TaxRow& row) {
    const auto month = static_cast<std::size_t>(row.month - 1);
    Entry& entry = entry_of(row.firm, row.atom);
    entry.full[month] -= row.amounts[kTaxFullLine];
    if (entry.full[month] == 0) {
        entry.payer.months = without(entry.payer.months, bit_of(row.month));
    }
    for (std::size_t c = 0; c < kTaxLines; ++c) {
        lines_[entry.line].amounts[c][month] -= row.amounts[c];
    }
}

std::shared_ptr<const BlockTax> BlockTaxBuilder::finish(const Registers& registers) {
    auto tax = std::make_shared<BlockTax>();
    tax->months = months_;
    tax->missing = missing_;
    for (const std::uint16_t months : missing_) {
        tax->hash = mix(tax->hash, months);
    }
    std::sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) { return a.atom < b.atom; });
    for (Line& line : lines_) {
        if (std::all_of(line.amounts.begin(), line.amounts.end(), is_zero)) {
            continue;
        }
        tax->line_atom.push_back(line.atom);
        std::uint64_t hash = registers.industries.hash_of(line.atom);
        for (std::size_t c = 0; c < kTaxLines; ++c) {
            run_up(line.amounts[c]);
            tax->lines[c].push_back(line.amounts[c]);
            hash = mix_line(hash, line.amounts[c]);
            for (std::size_t m = 0; m < 12; ++m) {
                tax->totals[c][m] += line.amounts[c][m];
            }
        }
        tax->hash += hash;
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return key_of(a.payer.firm, a.payer.atom) < key_of(b.payer.firm, b.payer.atom);
    });
    for (Entry& entry : entries_) {
        if (entry.payer.months == 0) {
            continue;
        }
        run_up(entry.full);
        const std::uint64_t hash =
            mix(registers.firms.hash_of(entry.payer.firm), registers.industries.hash_of(entry.payer.atom));
        tax->hash += mix_line(mix(hash, entry.payer.months), entry.full);
        tax->payers.push_back(entry.payer);
        tax->payer_full.push_back(entry.full);
    }
    return tax->payers.empty() ? nullptr : tax;
}

TaxYearBuilder::TaxYearBuilder(std::shared_ptr<const TaxYear> old, std::uint16_t replaced)
    : year_(old->year), replaced_(replaced), old_(std::move(old)) {
    for (std::size_t block = 0; block < old_->blocks.size(); ++block) {
        if (old_->blocks[block] != nullptr && (old_->blocks[block]->months & replaced) != 0) {
            builder(static_cast<BlockIndex>(block));
        }
    }
}

BlockTaxBuilder& TaxYearBuilder::builder(BlockIndex block) {
    if (block >= builders_.size()) {
        builders_.resize(block + block / 2 + 1);
    }
    std::unique_ptr<BlockTaxBuilder>& made = builders_[block];
    if (made == nullptr) {
        const BlockTax* old = old_ == nullptr ? nullptr : old_->block(block);
        made = old == nullptr ? std::make_unique<BlockTaxBuilder>()
                              : std::make_unique<BlockTaxBuilder>(*old, replaced_);
    }
    return *made;
}

std::shared_ptr<const TaxYear> TaxYearBuilder::finish(const Registers& registers) {
    if (old_ != nullptr && builders_.empty()) {
        return old_;
    }
    auto year = std::make_shared<TaxYear>();
    if (old_ != nullptr) {
        year->blocks = old_->blocks;
    }
    year->year = year_;
    year->blocks.resize(std::max(year->blocks.size(), builders_.size()));
    for (std::size_t block = 0; block < builders_.size(); ++block) {
        if (builders_[block] != nullptr) {
            year->blocks[block] = builders_[block]->finish(registers);
            builders_[block] = nullptr;
        }
    }
    while (!year->blocks.empty() && year->blocks.back() == nullptr) {
        year->blocks.pop_back();
    }
    year->columns = derive_columns(year->blocks, registers.industries.sections());
    return year;
}

}  // namespace louyu::statistics
