#include "exchange/declarations.hpp"

namespace louyu::exchange {

Declarations::Added Declarations::add(Taxpayer& payer, base::Month month, const TaxAmounts& amounts,
                                      std::string_view tax_kind, int row) {
    const std::uint64_t key = (std::uint64_t{payer.slot} << 32) | static_cast<std::uint32_t>(month.yyyymm);
    const auto [place, is_new] = by_payer_and_month_.try_emplace(key, entries_.size());
    if (is_new) {
        entries_.push_back({Sum{&payer, month, row, {}}, {}});
    }
    Entry& entry = entries_[place->second];
    const std::uint64_t hash = amounts.hash() ^ std::hash<std::string_view>{}(tax_kind);
    for (const Line& line : entry.lines) {
        if (line.hash == hash) {
            return {line.row, true};
        }
    }
    entry.lines.push_back({hash, row});
    ++rows_;
    return {0, entry.sum.amounts.add(amounts)};
}

void Declarations::settle(const std::function<bool(const Sum&)>& take) const {
    for (const Entry& entry : entries_) {
        if (!take(entry.sum)) {
            return;
        }
    }
}

}  // namespace louyu::exchange
