#include "exchange/taxpayers.hpp"

#include "base/text.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kCodeLength = 18;
/// Names of firms are this long at least; shorter ones are names of people, which several share.
constexpr std::size_t kTellingName = 6;

std::string undecided(const matching::EnterpriseMatch& match, std::string_view name) {
    std::string message = fmt::format("“{}”的纳税人识别号无法确认：{}", name, match.code.evidence);
    for (const matching::Candidate& candidate : match.candidates) {
        message += fmt::format(" 可能是“{}”（{}）。", candidate.name, candidate.reason);
    }
    return message;
}

}  // namespace

Taxpayers::Taxpayers(const matching::Directory& directory, const Stays& stays)
    : directory_(directory), stays_(stays) {}

std::string_view Taxpayers::odd_key(std::string_view code, std::string_view name) {
    key_.assign(code);
    key_.push_back('\x1f');
    key_.append(name);
    return key_;
}

Taxpayers::Found Taxpayers::find(std::string_view code, std::string_view name) {
    if (!code.empty()) {
        const auto found = by_code_.find(code);
        if (found != by_code_.end() && payers_[found->second].is_in_file) {
            return {payers_[found->second], {}};
        }
    }
    if (!by_odd_key_.empty()) {
        const auto odd = by_odd_key_.find(odd_key(code, name));
        if (odd != by_odd_key_.end() && payers_[odd->second].is_in_file) {
            return {payers_[odd->second], {}};
        }
    }
    return meet(code, name);
}

/// The first row of a payer, or of a spelling of his number.
Taxpayers::Found Taxpayers::meet(std::string_view code, std::string_view name) {
    const matching::EnterpriseMatch match = directory_.match_enterprise(code, name);
    const bool is_matched = match.verdict == matching::MatchVerdict::kMatched;
    const bool has_code = match.code.usable();
    const Identity identity{is_matched ? match.id : 0, has_code ? std::string_view(match.code.text) : code,
                            name, has_code};
    Taxpayer* payer = identify(identity);
    if (payer == nullptr) {
        payer = &add(identity);
    }
    if (has_code) {
        by_code_.emplace(texts_.keep(code), payer->slot);
    } else {
        by_odd_key_.emplace(texts_.keep(odd_key(code, name)), payer->slot);
    }
    if (identity.enterprise_id != 0) {
        by_enterprise_.emplace(identity.enterprise_id, payer->slot);
    }
    if (payer->is_in_file) {
        return {*payer, {}};
    }
    // As the file tells it; what the ledger says of him was only for finding him again.
    payer->is_in_file = true;
    ++in_file_;
    payer->credit_code = texts_.keep(identity.code);
    payer->name = texts_.keep(name);
    payer->has_code = has_code;
    payer->enterprise_id = identity.enterprise_id;
    payer->method = is_matched ? match.method : std::string_view{};
    payer->is_decided = is_matched || has_code;
    payer->stays = &stays_.of(identity.enterprise_id);
    return {*payer, payer->is_decided ? std::string() : undecided(match, name)};
}

Taxpayer& Taxpayers::known(std::int64_t enterprise_id, std::string_view code, std::string_view name,
                           bool is_unmatched) {
    const Identity identity{enterprise_id, code, name, !is_unmatched && code.size() == kCodeLength};
    Taxpayer* payer = identify(identity);
    return payer == nullptr ? add(identity) : *payer;
}

Taxpayer* Taxpayers::identify(const Identity& identity) {
    if (identity.enterprise_id != 0) {
        const auto found = by_enterprise_.find(identity.enterprise_id);
        if (found != by_enterprise_.end()) {
            return &payers_[found->second];
        }
    }
    const Slots& slots = identity.has_code ? by_code_ : by_odd_key_;
    const auto found = slots.find(identity.has_code ? identity.code : odd_key(identity.code, identity.name));
    if (found != slots.end()) {
        Taxpayer& payer = payers_[found->second];
        if (identity.enterprise_id != 0 && payer.enterprise_id == 0 && !payer.is_in_file) {
            payer.enterprise_id = identity.enterprise_id;
            by_enterprise_.emplace(identity.enterprise_id, payer.slot);
        }
        return &payer;
    }
    return find_by_name(identity);
}

/// A damaged number and a good one under the same full name are one firm: else repairing a number would count
/// its tax twice. Two good numbers are two firms, whatever they are called.
Taxpayer* Taxpayers::find_by_name(const Identity& identity) {
    if (!identity.has_code && !has_odd_) {
        has_odd_ = true;
        for (const Taxpayer& payer : payers_) {
            index_name(payer);
        }
    }
    if (!has_odd_ || base::length(identity.name) < kTellingName) {
        return nullptr;
    }
    Taxpayer* only = nullptr;
    const auto [begin, end] = by_name_.equal_range(identity.name);
    for (auto named = begin; named != end; ++named) {
        Taxpayer& payer = payers_[named->second];
        const bool may_be = !identity.has_code || !payer.has_code;
        const bool other_firm = identity.enterprise_id != 0 && payer.enterprise_id != 0 &&
                                identity.enterprise_id != payer.enterprise_id;
        if (!may_be || other_firm) {
            continue;
        }
        if (only != nullptr && only != &payer) {
            return nullptr;
        }
        only = &payer;
    }
    return only;
}

Taxpayer& Taxpayers::add(const Identity& identity) {
    Taxpayer& payer = payers_.emplace_back();
    payer.slot = static_cast<std::uint32_t>(payers_.size() - 1);
    payer.credit_code = texts_.keep(identity.code);
    payer.name = texts_.keep(identity.name);
    payer.has_code = identity.has_code;
    payer.enterprise_id = identity.enterprise_id;
    payer.stays = &stays_.of(0);
    if (identity.has_code) {
        by_code_.emplace(payer.credit_code, payer.slot);
    } else {
        by_odd_key_.emplace(texts_.keep(odd_key(identity.code, identity.name)), payer.slot);
    }
    if (identity.enterprise_id != 0) {
        by_enterprise_.emplace(identity.enterprise_id, payer.slot);
    }
    if (has_odd_) {
        index_name(payer);
    }
    return payer;
}

void Taxpayers::index_name(const Taxpayer& payer) {
    by_name_.emplace(payer.name, payer.slot);
}

}  // namespace louyu::exchange
