#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "statistics/load.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

BlockDirectory::BlockDirectory(const Places& places, std::vector<std::shared_ptr<const Block>>& blocks)
    : places_(places), blocks_(blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto index = static_cast<BlockIndex>(i);
        if (blocks[i]->is_outside()) {
            outside_of_district_.emplace(blocks[i]->district_code, index);
        } else {
            block_of_building_.emplace(blocks[i]->id, index);
        }
    }
}

BlockIndex BlockDirectory::of_building(std::int64_t id, const std::string& district_code) {
    const auto found = block_of_building_.find(id);
    return found == block_of_building_.end() ? outside(district_code) : found->second;
}

BlockIndex BlockDirectory::outside(const std::string& district_code) {
    if (const auto found = outside_of_district_.find(district_code); found != outside_of_district_.end()) {
        return found->second;
    }
    auto block = std::make_shared<Block>();
    block->name = "楼宇外";
    block->district_code = district_code;
    for (std::size_t i = 0; i < places_.regions.size(); ++i) {
        const Region& region = places_.regions[i];
        if ((region.level == "county" || region.level == "park") &&
            region.code.substr(0, 6) == district_code) {
            block->district = static_cast<std::int32_t>(i);
            break;
        }
    }
    const auto index = static_cast<BlockIndex>(blocks_.size());
    blocks_.push_back(std::move(block));
    outside_of_district_.emplace(district_code, index);
    return index;
}

namespace {

struct RowKeyHash {
    std::size_t operator()(const std::pair<std::int64_t, std::int64_t>& key) const {
        return mix(static_cast<std::uint64_t>(key.first), static_cast<std::uint64_t>(key.second));
    }
};
using RowKeys = std::unordered_set<std::pair<std::int64_t, std::int64_t>, RowKeyHash>;

base::Month month_of_row(const store::Row& row) {
    return base::Month{static_cast<std::int32_t>(row.integer(2))};
}

TaxRow amounts_of(const store::Row& row, BlockDirectory& blocks, const std::string& district_code) {
    TaxRow out;
    out.month = month_of_row(row).month();
    out.block =
        row.is_null(3) ? blocks.outside(district_code) : blocks.of_building(row.integer(3), district_code);
    for (std::size_t i = 0; i < kTaxLines; ++i) {
        out.amounts[i] = row.integer(5 + i);
        out.is_missing[i] = row.is_null(5 + i);
    }
    return out;
}

class TaxReader {
  public:
    TaxReader(store::Session& session, Registers& registers, BlockDirectory& blocks,
              std::map<int, TaxYearBuilder>& years)
        : session_(session), registers_(registers), blocks_(blocks), years_(years) {}

    void read(base::Period months, bool all_industries) {
        if (all_industries) {
            session_.stream(sql::kListRegisteredIndustries, {}, [this](const store::Row& row) {
                industry_of_code_[row.text(0) + row.text(1)] = registers_.industries.atom_of(row.view(2));
                return true;
            });
            has_all_industries_ = true;
        }
        const store::Params range = {{"first", std::int64_t{months.first.yyyymm}},
                                     {"last", std::int64_t{months.last.yyyymm}}};
        session_.stream(sql::kListTaxShares, range, [this](const store::Row& row) {
            shared_.emplace(row.integer(0), row.integer(1));
            add(row);
            return true;
        });
        session_.stream(sql::kListTaxRecords, range, [this](const store::Row& row) {
            if (shared_.empty() || !shared_.contains({row.integer(0), row.integer(1)})) {
                add(row);
            }
            return true;
        });
        // A query inside a stream is not possible, so firms met for the first time wait.
        for (const Waiting& waiting : waiting_) {
            settle(waiting);
        }
    }

  private:
    struct Waiting {
        base::Month month;
        std::string district_code;
        std::string code;
        std::int64_t enterprise_id;
        TaxRow row;
    };

    void add(const store::Row& row) {
        const base::Month month = month_of_row(row);
        if (row.view(8) != district_code_) {
            district_code_ = row.text(8);
        }
        TaxRow out = amounts_of(row, blocks_, district_code_);
        if (find_payer(row, month, out)) {
            builder(month.year()).add(out);
        }
    }

    /// False when the row has to wait for what another query must tell.
    bool find_payer(const store::Row& row, base::Month month, TaxRow& out) {
        if (!row.is_null(4)) {
            const auto known = registers_.enterprises.find(row.integer(4));
            if (known != registers_.enterprises.end()) {
                out.firm = known->second.firm;
                out.atom = known->second.on(month.last_day()).atom;
                return true;
            }
            waiting_.push_back({month, district_code_, row.text(9), row.integer(4), out});
            return false;
        }
        bool is_new = false;
        const std::string code = row.text(9);
        out.firm = registers_.firms.of_taxpayer(code, row.text(10), is_new);
        const auto atom = registers_.atom_of_taxpayer.find(out.firm);
        if (atom != registers_.atom_of_taxpayer.end()) {
            out.atom = atom->second;
            return true;
        }
        if (has_all_industries_) {
            const auto found = industry_of_code_.find(district_code_ + code);
            out.atom = code.empty() || found == industry_of_code_.end() ? registers_.industries.atom_of("")
                                                                        : found->second;
            registers_.atom_of_taxpayer.emplace(out.firm, out.atom);
            return true;
        }
        waiting_.push_back({month, district_code_, code, 0, out});
        return false;
    }

    void settle(const Waiting& waiting) {
        TaxRow row = waiting.row;
        if (waiting.enterprise_id != 0) {
            const std::int64_t id = waiting.enterprise_id;
            if (!registers_.enterprises.contains(id)) {
                load_enterprises(session_, registers_, id, id);
            }
            const EnterpriseEntry& enterprise = registers_.enterprises.at(id);
            row.firm = enterprise.firm;
            row.atom = enterprise.on(waiting.month.last_day()).atom;
        } else {
            row.atom = industry_of(waiting);
        }
        builder(waiting.month.year()).add(row);
    }

    AtomIndex industry_of(const Waiting& waiting) {
        const auto known = registers_.atom_of_taxpayer.find(waiting.row.firm);
        if (known != registers_.atom_of_taxpayer.end()) {
            return known->second;
        }
        std::string code;
        if (!waiting.code.empty()) {
            const store::Rows rows = session_.select(
                sql::kFindRegisteredIndustry, {{"code", waiting.code}, {"district", waiting.district_code}});
            if (!rows.empty() && base::as_text(rows.front().front()) != nullptr) {
                code = *base::as_text(rows.front().front());
            }
        }
        const AtomIndex atom = registers_.industries.atom_of(code);
        registers_.atom_of_taxpayer.emplace(waiting.row.firm, atom);
        return atom;
    }

    TaxYearBuilder& builder(int year) { return years_.try_emplace(year, year).first->second; }

    store::Session& session_;
    Registers& registers_;
    BlockDirectory& blocks_;
    std::map<int, TaxYearBuilder>& years_;
    std::unordered_map<std::string, AtomIndex> industry_of_code_;  // by district and code
    bool has_all_industries_ = false;
    RowKeys shared_;
    std::string district_code_;
    std::vector<Waiting> waiting_;
};

}  // namespace

void load_tax(store::Session& session, Registers& registers, BlockDirectory& blocks,
              std::map<int, TaxYearBuilder>& years, base::Period months, bool all_industries) {
    TaxReader(session, registers, blocks, years).read(months, all_industries);
}

void reclassify_tax(store::Session& session, const Registers& registers, BlockDirectory& blocks,
                    std::map<int, TaxYearBuilder>& years, const Reclassification& what) {
    const EnterpriseEntry& now = registers.enterprises.at(what.enterprise);
    RowKeys shared;
    const auto move = [&](const store::Row& row) {
        const base::Month month = month_of_row(row);
        const auto year = years.find(month.year());
        TaxRow out = amounts_of(row, blocks, row.text(8));
        out.firm = now.firm;
        out.atom = what.before.on(month.last_day()).atom;
        const AtomIndex atom = now.on(month.last_day()).atom;
        if (year == years.end() || out.atom == atom || what.replaced.contains(month)) {
            return;
        }
        year->second.remove(out);
        out.atom = atom;
        year->second.add(out);
    };
    session.stream(sql::kListTaxSharesOfEnterprise, {{"enterprise", what.enterprise}},
                   [&](const store::Row& row) {
                       shared.emplace(row.integer(0), row.integer(1));
                       move(row);
                       return true;
                   });
    session.stream(sql::kListTaxRecordsOfEnterprise, {{"enterprise", what.enterprise}},
                   [&](const store::Row& row) {
                       if (!shared.contains({row.integer(0), row.integer(1)})) {
                           move(row);
                       }
                       return true;
                   });
}

}  // namespace louyu::statistics
