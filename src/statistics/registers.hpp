#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "statistics/cube.hpp"
#include "store/database.hpp"

// What the loader remembers between refreshes: which firm, which industry. Used by one thread at a time.
namespace louyu::statistics {

/// Gives codes that no classification tells apart one number (an atom), so that tax by industry stays small.
class IndustryRegister {
  public:
    /// Reads the local classifications; the national one is in the dictionary.
    void load(store::Session& session);
    /// An empty or unknown code has an atom too: it is 未归类 everywhere.
    AtomIndex atom_of(std::string_view code);
    std::uint64_t hash_of(AtomIndex atom) const { return hash_of_atom_[atom]; }
    /// The class of each atom known so far in the first classification, which no store changes.
    const std::vector<std::uint16_t>& sections() const { return classifications_.front().class_of_atom; }
    /// The classifications with the atoms known so far.
    std::shared_ptr<const Industries> snapshot();

  private:
    struct Prefix {
        std::string prefix;
        std::uint16_t class_position;
    };
    std::uint16_t class_in_scheme(std::size_t scheme, char section, std::string_view digits) const;

    std::vector<Classification> classifications_;
    std::vector<std::vector<Prefix>> prefixes_;  // by local scheme
    std::unordered_map<std::string, AtomIndex> atom_of_code_;
    std::unordered_map<std::uint64_t, std::vector<AtomIndex>> atoms_of_hash_;
    std::vector<std::uint64_t> hash_of_atom_;
    std::shared_ptr<const Industries> snapshot_;
};

/// Numbers firms: by credit code, else by enterprise, else (from tax files) by name. Numbers are never given
/// anew.
class FirmRegister {
  public:
    /// An enterprise that gets its code later keeps its number; false when the code already has another
    /// number, so that two numbers stand for one firm and everything must be read again.
    bool add_enterprise(std::int64_t id, const std::string& code, const std::string& name);
    FirmIndex of_enterprise(std::int64_t id) const { return firm_of_enterprise_.at(id); }
    /// The firm of a tax row without an enterprise; `is_new` when it was not known.
    FirmIndex of_taxpayer(const std::string& code, const std::string& name, bool& is_new);
    std::uint64_t hash_of(FirmIndex firm) const { return hash_of_firm_[firm]; }
    std::size_t size() const { return hash_of_firm_.size(); }
    std::vector<std::shared_ptr<const FirmChunk>> snapshot();

  private:
    FirmIndex add(std::string key, FirmName name);

    std::unordered_map<std::string, FirmIndex> firm_of_key_;
    std::unordered_map<std::int64_t, FirmIndex> firm_of_enterprise_;
    std::vector<std::uint64_t> hash_of_firm_;
    std::vector<FirmName> pending_;  // after the last full chunk
    std::vector<std::shared_ptr<const FirmChunk>> chunks_;
};

struct EnterpriseState {
    base::Day from;
    AtomIndex atom = 0;
    Registered registered = Registered::kUnknown;
};

/// What an enterprise was from when on, by valid time.
struct EnterpriseEntry {
    FirmIndex firm = 0;
    std::vector<EnterpriseState> states;  // by day; never empty

    const EnterpriseState& on(base::Day day) const;
};

struct Registers {
    IndustryRegister industries;
    FirmRegister firms;
    std::unordered_map<std::int64_t, EnterpriseEntry> enterprises;
    std::unordered_map<FirmIndex, AtomIndex> atom_of_taxpayer;  // of taxpayers without an enterprise
};

}  // namespace louyu::statistics
