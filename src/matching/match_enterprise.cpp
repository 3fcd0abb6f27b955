#include <fmt/format.h>

#include "base/text.hpp"
#include "matching/directory.hpp"

namespace louyu::matching {
namespace {

constexpr std::size_t kShownCharactersMax = 40;

std::string shown(std::string_view text) {
    return base::truncate(text, kShownCharactersMax);
}

// One question put to a directory.
class EnterpriseSearch {
  public:
    EnterpriseSearch(const Directory::Impl& directory, CodeReading code, std::string_view name)
        : in_(directory), raw_name_(name) {
        match_.code = std::move(code);
    }

    EnterpriseMatch run() {
        if (by_code() || by_organisation_code()) {
            return std::move(match_);
        }
        if (!base::is_blank(raw_name_)) {
            name_ = read_enterprise_name(raw_name_);
        }
        if (!name_.exact.empty()) {
            if (by_name() || by_former_name()) {
                return std::move(match_);
            }
            gather_loose();
            gather_look_alikes();
            gather_head();
        }
        return give_candidates();
    }

  private:
    const StoredEnterprise& at(std::uint32_t item) const { return in_.enterprises[item]; }
    std::string_view name_of(std::uint32_t item) const { return in_.text(at(item).name); }
    std::string_view exact_of(std::uint32_t item) const { return in_.text(at(item).exact); }

    // An enterprise may have been added once for each of its versions.
    void keep_one_each(std::vector<std::uint32_t>& found) const {
        std::stable_sort(found.begin(), found.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return at(a).id < at(b).id; });
        const auto end = std::unique(found.begin(), found.end(),
                                     [&](std::uint32_t a, std::uint32_t b) { return at(a).id == at(b).id; });
        found.erase(end, found.end());
    }

    void settle(std::uint32_t item, std::string_view method, int score, std::string evidence) {
        match_.verdict = MatchVerdict::kMatched;
        match_.id = at(item).id;
        match_.method = method;
        match_.score = score;
        match_.evidence = std::move(evidence);
    }

    void offer(std::uint32_t item, int score, std::string_view reason) {
        candidates_.add(at(item).id, score, name_of(item), reason);
    }

    // Whether the row names this enterprise as it is or was called; a row without a name does not speak
    // against it.
    bool name_agrees(std::uint32_t item) {
        if (base::is_blank(raw_name_) || raw_name_ == name_of(item)) {
            return true;
        }
        if (name_.exact.empty()) {
            name_ = read_enterprise_name(raw_name_);
        }
        if (name_.exact == exact_of(item)) {
            return true;
        }
        for (const std::uint64_t entry : in_.by_other_name.find(text_hash(name_.exact))) {
            const OtherName& other = in_.enterprise_names[Postings::item_of(entry)];
            if (other.item == item && in_.text(other.exact) == name_.exact) {
                return true;
            }
        }
        return false;
    }

    bool by_code() {
        if (!match_.code.usable()) {
            return false;
        }
        std::vector<std::uint32_t> found;
        for (const std::uint64_t entry : in_.by_code.find(text_hash(match_.code.text))) {
            if (at(Postings::item_of(entry)).code_text() == match_.code.text) {
                found.push_back(Postings::item_of(entry));
            }
        }
        keep_one_each(found);
        if (found.size() > 1) {
            return several(found, 900, "代码相同");
        }
        if (found.empty()) {
            return false;
        }
        const std::uint32_t item = found.front();
        const bool agrees = name_agrees(item);
        const bool is_repaired = match_.code.verdict == CodeVerdict::kRepaired;
        if (is_repaired && !agrees) {
            // Repair and another name are two doubts at once.
            offer(item, 850, "代码修正后相同，但名称不同");
            match_.evidence = "代码修正后对应的主体名称不同，请人工确认";
            return false;
        }
        match_.name_differs = !agrees;
        const std::string difference =
            agrees ? "" : fmt::format("，但台账名称为“{}”，请核实是否更名", shown(name_of(item)));
        if (is_repaired) {
            settle(item, "code_repaired", 950,
                   fmt::format("{}，与台账代码一致{}", match_.code.evidence, difference));
        } else {
            settle(item, "code", agrees ? 1000 : 900, fmt::format("统一社会信用代码一致{}", difference));
        }
        return true;
    }

    // Fifteen- and nine-character numbers hold the organisation code, which became part of the credit code.
    bool by_organisation_code() {
        const CodeFamily family = match_.code.family;
        if (match_.code.verdict != CodeVerdict::kOldRegistration ||
            (family != CodeFamily::kOldTaxNumber && family != CodeFamily::kOrganisationCode)) {
            return false;
        }
        const std::string_view wanted =
            std::string_view(match_.code.text).substr(match_.code.text.size() - 9);
        std::vector<std::uint32_t> found;
        for (const std::uint64_t entry : in_.by_organisation.find(text_hash(wanted))) {
            if (at(Postings::item_of(entry)).code_text().substr(8, 9) == wanted) {
                found.push_back(Postings::item_of(entry));
            }
        }
        keep_one_each(found);
        if (found.size() != 1) {
            return found.empty() ? false : several(found, 850, "组织机构代码相同");
        }
        if (!name_agrees(found.front())) {
            offer(found.front(), 800, "组织机构代码相同，但名称不同");
            return false;
        }
        settle(found.front(), "organisation_code", 930, "旧号中的组织机构代码与台账代码第9至17位一致");
        return true;
    }

    bool several(const std::vector<std::uint32_t>& found, int score, std::string_view reason) {
        for (const std::uint32_t item : found) {
            offer(item, name_agrees(item) && !base::is_blank(raw_name_) ? score + 50 : score, reason);
        }
        match_.evidence = fmt::format("台账中有{}个主体{}，请人工选择", found.size(), reason);
        match_.verdict = MatchVerdict::kCandidates;
        match_.candidates = candidates_.take();
        return true;
    }

    // A valid code in the row that is not the one in the register, or the digits that a spreadsheet left.
    bool code_contradicts(std::uint32_t item) const {
        const std::string_view known = at(item).code_text();
        if (known.empty()) {
            return false;
        }
        if (match_.code.usable()) {
            return known != match_.code.text;
        }
        if (match_.code.verdict == CodeVerdict::kDamagedBySpreadsheet) {
            return known.find_first_not_of("0123456789") != std::string_view::npos ||
                   known.substr(0, 5) != damaged_digits().substr(0, 5);
        }
        return false;
    }

    // The leading digits of 9.12101E+17 or 912101020000000000.
    std::string damaged_digits() const {
        std::string digits;
        for (const char c : match_.code.text) {
            if (c == 'E') {
                break;
            }
            if (c >= '0' && c <= '9') {
                digits.push_back(c);
            }
        }
        return digits;
    }

    std::string code_remark() const {
        return match_.code.verdict == CodeVerdict::kValid || match_.code.verdict == CodeVerdict::kEmpty
                   ? std::string()
                   : fmt::format("（代码未用于匹配：{}）", match_.code.evidence);
    }

    bool by_name() {
        std::vector<std::uint32_t> found;
        for (const std::uint64_t entry : in_.by_name.find(text_hash(name_.exact))) {
            if (exact_of(Postings::item_of(entry)) == name_.exact) {
                found.push_back(Postings::item_of(entry));
            }
        }
        return decide(found, "name", 850, "名称");
    }

    bool by_former_name() {
        std::vector<std::uint32_t> found;
        const auto gather = [&](std::string_view exact) {
            for (const std::uint64_t entry : in_.by_other_name.find(text_hash(exact))) {
                const OtherName& other = in_.enterprise_names[Postings::item_of(entry)];
                if (in_.text(other.exact) == exact) {
                    found.push_back(other.item);
                }
            }
        };
        gather(name_.exact);
        for (const std::string& former : name_.former) {
            gather(former);
            // The row knows a change of name that the register does not.
            for (const std::uint64_t entry : in_.by_name.find(text_hash(former))) {
                if (exact_of(Postings::item_of(entry)) == former) {
                    found.push_back(Postings::item_of(entry));
                }
            }
        }
        return decide(found, "former_name", 800, "曾用名");
    }

    bool decide(std::vector<std::uint32_t>& found, std::string_view method, int score,
                std::string_view what) {
        keep_one_each(found);
        if (found.empty()) {
            return false;
        }
        if (found.size() > 1) {
            return several(found, score - 50, fmt::format("{}相同", what));
        }
        if (code_contradicts(found.front())) {
            offer(found.front(), score - 100, fmt::format("{}相同，但代码不同", what));
            if (match_.evidence.empty()) {
                match_.evidence = fmt::format("{}与台账“{}”相同，但代码不同，请人工确认", what,
                                              shown(name_of(found.front())));
            }
            return false;
        }
        const std::string missing = at(found.front()).code_text().empty() ? "，台账中该主体尚无代码" : "";
        settle(found.front(), method, score, fmt::format("{}一致且唯一{}{}", what, missing, code_remark()));
        return true;
    }

    void gather_loose() {
        std::size_t taken = 0;
        for (const std::uint64_t entry : in_.by_loose_name.find(text_hash(name_.loose))) {
            const std::uint32_t item = Postings::item_of(entry);
            if (taken++ < 4 * kCandidatesMax && exact_of(item) != name_.exact &&
                read_enterprise_name(name_of(item)).loose == name_.loose) {
                offer(item, 780, "名称仅括号、地名“省市”字样或公司形式写法不同");
            }
        }
    }

    void gather_look_alikes() {
        for (const std::uint32_t item : in_.by_core.suspects(name_.core)) {
            const std::string_view core = in_.text(at(item).core);
            const int limit = look_alike_limit(name_.core, core);
            const int edits = edit_distance(name_.core, core, limit);
            if (edits > limit || at(item).is_branch != name_.is_branch || exact_of(item) == name_.exact) {
                continue;
            }
            offer(item, 700 - 100 * edits,
                  edits == 0   ? "字号相同，公司形式不同"
                  : edits == 1 ? "名称仅差一字"
                               : "名称仅差两字");
        }
    }

    // A branch belongs to its head and is not the head.
    void gather_head() {
        if (name_.head.empty()) {
            return;
        }
        for (const std::uint64_t entry : in_.by_name.find(text_hash(name_.head))) {
            if (exact_of(Postings::item_of(entry)) == name_.head) {
                offer(Postings::item_of(entry), 400, "是该分支机构的上级单位");
            }
        }
    }

    EnterpriseMatch give_candidates() {
        if (candidates_.empty()) {
            match_.verdict = MatchVerdict::kNone;
            match_.evidence = match_.code.usable()
                                  ? "台账中没有此代码，也没有相同或相近的名称"
                                  : fmt::format("台账中没有相同或相近的名称；{}", match_.code.evidence);
            return std::move(match_);
        }
        match_.verdict = MatchVerdict::kCandidates;
        match_.candidates = candidates_.take();
        if (match_.evidence.empty()) {
            match_.evidence =
                fmt::format("没有唯一一致的主体，最相近的是“{}”（{}），请人工确认",
                            shown(match_.candidates.front().name), match_.candidates.front().reason);
        }
        return std::move(match_);
    }

    const Directory::Impl& in_;
    std::string_view raw_name_;
    EnterpriseName name_;
    EnterpriseMatch match_;
    CandidateList candidates_;
};

}  // namespace

EnterpriseMatch Directory::match_enterprise(std::string_view code, std::string_view name,
                                            const CodeOverrides* overrides) const {
    return EnterpriseSearch(*impl_, read_code(code, overrides), name).run();
}

}  // namespace louyu::matching
