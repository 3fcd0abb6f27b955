#include "statistics/derive.hpp"

#include <algorithm>
#include <numeric>

namespace louyu::statistics {

namespace {

/// Counts become places where each firm's part begins; one more at the end.
std::vector<std::uint32_t> begin_of(std::vector<std::uint32_t> counts) {
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts) {
        sum += std::exchange(count, sum);
    }
    counts.push_back(sum);
    return counts;
}

const Presence& presence_at(const std::vector<std::shared_ptr<const Block>>& blocks, const BlockRef& ref) {
    return blocks[ref.block]->presences[ref.position];
}

bool is_in_two_places(const std::vector<std::shared_ptr<const Block>>& blocks, const BlockRef* first,
                      const BlockRef* last) {
    for (const BlockRef* a = first; a != last; ++a) {
        for (const BlockRef* b = a + 1; b != last; ++b) {
            const Presence& left = presence_at(blocks, *a);
            const Presence& right = presence_at(blocks, *b);
            if (a->block != b->block && left.from <= right.to && right.from <= left.to) {
                return true;
            }
        }
    }
    return false;
}

/// Months in which a row of the firm lies within the last 12, from the months with rows (ascending,
/// repeated).
void add_taxed(std::vector<FirmTaxes::Taxed>& taxed, std::size_t begin, std::int32_t district,
               std::int32_t month) {
    for (std::size_t i = begin; i < taxed.size(); ++i) {
        MonthRange& range = taxed[i].months;
        if (taxed[i].district == district && month <= range.last + 1) {
            range.last = std::max(range.last, month + 11);
            return;
        }
    }
    taxed.push_back({district, {month, month + 11}});
}

}  // namespace

std::shared_ptr<const FirmPlaces> derive_firm_places(const std::vector<std::shared_ptr<const Block>>& blocks,
                                                     std::size_t firms) {
    auto places = std::make_shared<FirmPlaces>();
    std::vector<std::uint32_t> counts(firms, 0);
    for (const std::shared_ptr<const Block>& block : blocks) {
        for (const Presence& presence : block->presences) {
            ++counts[presence.firm];
        }
    }
    places->begin = begin_of(std::move(counts));
    places->presences.resize(places->begin.back());
    std::vector<std::uint32_t> next(places->begin.begin(), places->begin.end() - 1);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (std::size_t i = 0; i < blocks[b]->presences.size(); ++i) {
            places->presences[next[blocks[b]->presences[i].firm]++] = {static_cast<BlockIndex>(b),
                                                                       static_cast<std::uint32_t>(i)};
        }
    }
    places->is_multiple.assign(firms, 0);
    for (std::size_t firm = 0; firm < firms; ++firm) {
        const BlockRef* first = places->presences.data() + places->begin[firm];
        const BlockRef* last = places->presences.data() + places->begin[firm + 1];
        if (last - first > 1 && is_in_two_places(blocks, first, last)) {
            places->is_multiple[firm] = 1;
            places->multiple.push_back(static_cast<FirmIndex>(firm));
        }
    }
    return places;
}

namespace {

/// Whether the firm's payments, refunds left out, reach the lower threshold in a year: only then can it be a
/// key firm for anybody, whatever part of them he sees.
bool may_be_key(const std::vector<std::shared_ptr<const TaxYear>>& tax, const PayerRef* first,
                const PayerRef* last) {
    for (const PayerRef* at = first; at != last;) {
        const std::uint16_t year = at->year;
        std::int64_t sum = 0;
        for (; at != last && at->year == year; ++at) {
            const YearLine& line = tax[year]->blocks[at->block]->payer_full[at->position];
            sum += std::max<std::int64_t>(0, *std::max_element(line.begin(), line.end()));
        }
        if (sum >= kKeyFirm5m) {
            return true;
        }
    }
    return false;
}

struct DistrictMonths {
    std::int32_t district;
    std::uint16_t bits;
};

/// In which months of one year the firm has rows, by district.
void find_months(const std::vector<std::shared_ptr<const Block>>& blocks,
                 const std::vector<std::shared_ptr<const TaxYear>>& tax, const PayerRef* first,
                 const PayerRef* last, std::vector<DistrictMonths>& found) {
    found.clear();
    for (const PayerRef* ref = first; ref != last; ++ref) {
        const std::int32_t district = blocks[ref->block]->district;
        const std::uint16_t bits = tax[ref->year]->blocks[ref->block]->payers[ref->position].months;
        const auto known = std::find_if(found.begin(), found.end(), [district](const DistrictMonths& one) {
            return one.district == district;
        });
        if (known == found.end()) {
            found.push_back({district, bits});
        } else {
            known->bits |= bits;
        }
    }
}

}  // namespace

std::shared_ptr<const FirmTaxes> derive_firm_taxes(const std::vector<std::shared_ptr<const Block>>& blocks,
                                                   const std::vector<std::shared_ptr<const TaxYear>>& tax,
                                                   std::size_t firms) {
    auto taxes = std::make_shared<FirmTaxes>();
    std::vector<std::uint32_t> counts(firms, 0);
    for (const std::shared_ptr<const TaxYear>& year : tax) {
        for (const std::shared_ptr<const BlockTax>& block : year->blocks) {
            if (block != nullptr) {
                for (const Payer& payer : block->payers) {
                    ++counts[payer.firm];
                }
            }
        }
    }
    taxes->begin = begin_of(std::move(counts));
    taxes->payers.resize(taxes->begin.back());
    std::vector<std::uint32_t> next(taxes->begin.begin(), taxes->begin.end() - 1);
    for (std::size_t y = 0; y < tax.size(); ++y) {
        for (std::size_t b = 0; b < tax[y]->blocks.size(); ++b) {
            const BlockTax* block = tax[y]->blocks[b].get();
            for (std::size_t i = 0; block != nullptr && i < block->payers.size(); ++i) {
                taxes->payers[next[block->payers[i].firm]++] = {
                    static_cast<std::uint16_t>(y), static_cast<BlockIndex>(b), static_cast<std::uint32_t>(i)};
            }
        }
    }
    taxes->taxed_begin.reserve(firms + 1);
    std::vector<DistrictMonths> months;
    for (std::size_t firm = 0; firm < firms; ++firm) {
        const PayerRef* first = taxes->payers.data() + taxes->begin[firm];
        const PayerRef* last = taxes->payers.data() + taxes->begin[firm + 1];
        if (may_be_key(tax, first, last)) {
            taxes->key_candidates.push_back(static_cast<FirmIndex>(firm));
        }
        const std::size_t begin = taxes->taxed.size();
        taxes->taxed_begin.push_back(static_cast<std::uint32_t>(begin));
        for (const PayerRef* at = first; at != last;) {
            // All of a year before the next, month by month, so that ranges only ever grow at their end.
            const PayerRef* end = at;
            while (end != last && end->year == at->year) {
                ++end;
            }
            find_months(blocks, tax, at, end, months);
            for (int m = 0; m < 12; ++m) {
                for (const auto& [district, bits] : months) {
                    if ((bits >> m & 1U) != 0) {
                        add_taxed(taxes->taxed, begin, district, tax[at->year]->year * 12 + m);
                    }
                }
            }
            at = end;
        }
    }
    taxes->taxed_begin.push_back(static_cast<std::uint32_t>(taxes->taxed.size()));
    return taxes;
}

}  // namespace louyu::statistics
