#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "exchange/attribution.hpp"
#include "exchange/text_arena.hpp"
#include "matching/matcher.hpp"

namespace louyu::exchange {

/// Who a row of a tax file is about. A payer is one however his number is spelt or damaged.
struct Taxpayer {
    std::uint32_t slot = 0;
    bool is_decided =
        true;               // false: the number is damaged or missing and the name matches nobody for certain
    bool has_code = false;  // credit_code can be relied on
    bool is_in_file = false;
    std::string_view credit_code;  // normal form, or as printed when it is no code
    std::string_view name;
    std::string_view method;  // how he was matched with a registered firm, "" = not
    std::int64_t enterprise_id = 0;
    const std::vector<Stay>* stays = nullptr;  // never null

    /// A row of the file at hand about this payer.
    struct Told {
        base::Month month;
        int row = 0;
        std::uint64_t amounts_hash = 0;
    };
    std::vector<Told> told;
};

/// The payers of one file and of what the ledger holds from its source. Texts live as long as this.
class Taxpayers {
  public:
    Taxpayers(const matching::Directory& directory, const Stays& stays);

    struct Found {
        Taxpayer& payer;
        /// Why he is undecided, at the first row of his; empty otherwise.
        std::string trouble;
    };
    /// The payer a row of the file names.
    Found find(std::string_view code, std::string_view name);
    /// The payer of a row of the ledger; `is_unmatched` says that its number was no code.
    Taxpayer& known(std::int64_t enterprise_id, std::string_view code, std::string_view name,
                    bool is_unmatched);
    std::int64_t in_file() const { return in_file_; }

  private:
    struct Identity {
        std::int64_t enterprise_id = 0;
        std::string_view code;
        std::string_view name;
        bool has_code = false;
    };
    struct Hash {
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Slots = std::unordered_map<std::string_view, std::uint32_t, Hash>;

    Taxpayer* identify(const Identity& identity);
    Taxpayer* find_by_name(const Identity& identity);
    Taxpayer& add(const Identity& identity);
    void index_name(const Taxpayer& payer);
    Found meet(std::string_view code, std::string_view name);
    /// For numbers that are no codes: they identify only together with the name.
    std::string_view odd_key(std::string_view code, std::string_view name);

    const matching::Directory& directory_;
    const Stays& stays_;
    TextArena texts_;
    std::deque<Taxpayer> payers_;
    Slots by_code_;  // as printed and in normal form
    Slots by_odd_key_;
    std::unordered_map<std::int64_t, std::uint32_t> by_enterprise_;
    std::unordered_multimap<std::string_view, std::uint32_t, Hash> by_name_;  // once a number was odd
    bool has_odd_ = false;
    std::int64_t in_file_ = 0;
    std::string key_;
};

}  // namespace louyu::exchange
