#include "statistics/registers.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "dictionary/dictionary.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

namespace {

constexpr std::size_t kNational = 2;  // section and division come before the local schemes

bool is_section(char c) {
    return c >= 'A' && c <= 'T';
}

Classification national(std::string id, const dictionary::CodeList& list) {
    Classification classification{.id = std::move(id), .label = std::string(list.label)};
    for (const dictionary::Code& code : list.codes) {
        classification.classes.push_back({std::string(code.code), std::string(code.label)});
    }
    classification.classes.push_back({"unknown", "未归类"});
    return classification;
}

std::uint16_t class_of(const Classification& classification, std::string_view key) {
    for (std::size_t i = 0; i < classification.classes.size(); ++i) {
        if (classification.classes[i].key == key) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return static_cast<std::uint16_t>(classification.classes.size() - 1);
}

std::string section_of(std::string_view division) {
    const dictionary::Code* code = dictionary::code_list("industry_division").find(division);
    return code == nullptr ? std::string() : std::string(code->parent);
}

}  // namespace

void IndustryRegister::load(store::Session& session) {
    *this = IndustryRegister();
    classifications_.push_back(national("", dictionary::code_list("industry_section")));
    classifications_.push_back(national("division", dictionary::code_list("industry_division")));
    for (const store::Values& row : session.select(sql::kListIndustrySchemes)) {
        classifications_.push_back({.id = *base::as_text(row[0]), .label = *base::as_text(row[1])});
        prefixes_.emplace_back();
    }
    const auto scheme_of = [this](const base::Value& code) -> std::size_t {
        const std::string& wanted = *base::as_text(code);
        for (std::size_t i = kNational; i < classifications_.size(); ++i) {
            if (classifications_[i].id == wanted) {
                return i;
            }
        }
        throw base::Bug("industry scheme");
    };
    for (const store::Values& row : session.select(sql::kListIndustryClasses)) {
        classifications_[scheme_of(row[0])].classes.push_back(
            {*base::as_text(row[1]), *base::as_text(row[2])});
    }
    for (std::size_t i = kNational; i < classifications_.size(); ++i) {
        classifications_[i].classes.push_back({"unknown", "未归类"});
    }
    for (const store::Values& row : session.select(sql::kListIndustryMappings)) {
        const std::size_t scheme = scheme_of(row[0]);
        std::string prefix = *base::as_text(row[1]);
        if (prefix.size() > 1 && is_section(prefix[0])) {
            prefix.erase(0, 1);  // F51 says no more than 51
        }
        prefixes_[scheme - kNational].push_back(
            {std::move(prefix), class_of(classifications_[scheme], *base::as_text(row[2]))});
    }
}

std::uint16_t IndustryRegister::class_in_scheme(std::size_t scheme, char section,
                                                std::string_view digits) const {
    const Classification& classification = classifications_[scheme + kNational];
    auto best = static_cast<std::uint16_t>(classification.classes.size() - 1);
    std::size_t best_length = 0;
    for (const Prefix& candidate : prefixes_[scheme]) {
        const std::string& prefix = candidate.prefix;
        const bool by_section = prefix.size() == 1 && is_section(prefix[0]);
        const bool fits = by_section ? prefix[0] == section : digits.substr(0, prefix.size()) == prefix;
        // A section says less than any digits, hence 1 against 2 and more.
        const std::size_t length = by_section ? 1 : prefix.size() + 1;
        if (fits && length > best_length) {
            best = candidate.class_position;
            best_length = length;
        }
    }
    return best;
}

AtomIndex IndustryRegister::atom_of(std::string_view code) {
    const std::string key(code);
    if (const auto found = atom_of_code_.find(key); found != atom_of_code_.end()) {
        return found->second;
    }
    char section = !code.empty() && is_section(code[0]) ? code[0] : '\0';
    const std::string_view digits = section != '\0' ? code.substr(1) : code;
    const std::string division(digits.substr(0, 2));
    if (const std::string known = section_of(division); !known.empty()) {
        section = known[0];
    }
    std::vector<std::uint16_t> classes = {class_of(classifications_[0], std::string_view(&section, 1)),
                                          class_of(classifications_[1], division)};
    for (std::size_t scheme = 0; scheme < prefixes_.size(); ++scheme) {
        classes.push_back(class_in_scheme(scheme, section, digits));
    }
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        hash = mix(hash, classifications_[i].classes[classes[i]].key);
    }
    std::vector<AtomIndex>& same_hash = atoms_of_hash_[hash];
    for (const AtomIndex atom : same_hash) {
        bool is_same = true;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            is_same = is_same && classifications_[i].class_of_atom[atom] == classes[i];
        }
        if (is_same) {
            return atom_of_code_[key] = atom;
        }
    }
    const auto atom = static_cast<AtomIndex>(hash_of_atom_.size());
    CHECK(hash_of_atom_.size() < 0x3FFF);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classifications_[i].class_of_atom.push_back(classes[i]);
    }
    hash_of_atom_.push_back(hash);
    same_hash.push_back(atom);
    snapshot_ = nullptr;
    return atom_of_code_[key] = atom;
}

std::shared_ptr<const Industries> IndustryRegister::snapshot() {
    if (snapshot_ == nullptr) {
        snapshot_ = std::make_shared<const Industries>(Industries{classifications_, hash_of_atom_.size()});
    }
    return snapshot_;
}

FirmIndex FirmRegister::add(std::string key, FirmName name) {
    const auto index = static_cast<FirmIndex>(hash_of_firm_.size());
    hash_of_firm_.push_back(mix(0, key));
    firm_of_key_.emplace(std::move(key), index);
    pending_.push_back(std::move(name));
    if (pending_.size() == kFirmChunk) {
        chunks_.push_back(std::make_shared<const FirmChunk>(std::move(pending_)));
        pending_.clear();
    }
    return index;
}

bool FirmRegister::add_enterprise(std::int64_t id, const std::string& code, const std::string& name) {
    const auto known = firm_of_enterprise_.find(id);
    const auto same_code = code.empty() ? firm_of_key_.end() : firm_of_key_.find(code);
    if (known != firm_of_enterprise_.end()) {
        if (code.empty()) {
            return true;
        }
        if (same_code != firm_of_key_.end()) {
            return same_code->second == known->second;
        }
        firm_of_key_.emplace(code, known->second);
        return true;
    }
    if (same_code != firm_of_key_.end()) {
        firm_of_enterprise_.emplace(id, same_code->second);
        return true;
    }
    std::string key = code.empty() ? fmt::format("#{}", id) : code;
    firm_of_enterprise_.emplace(id, add(std::move(key), {id, code, name}));
    return true;
}

FirmIndex FirmRegister::of_taxpayer(const std::string& code, const std::string& name, bool& is_new) {
    std::string key = code.empty() ? "@" + name : code;
    const auto found = firm_of_key_.find(key);
    is_new = found == firm_of_key_.end();
    return is_new ? add(std::move(key), {0, code, name}) : found->second;
}

std::vector<std::shared_ptr<const FirmChunk>> FirmRegister::snapshot() {
    std::vector<std::shared_ptr<const FirmChunk>> all = chunks_;
    if (!pending_.empty()) {
        all.push_back(std::make_shared<const FirmChunk>(pending_));
    }
    return all;
}

const EnterpriseState& EnterpriseEntry::on(base::Day day) const {
    const EnterpriseState* found = &states.front();
    for (const EnterpriseState& state : states) {
        if (state.from <= day) {
            found = &state;
        }
    }
    return *found;
}

}  // namespace louyu::statistics
