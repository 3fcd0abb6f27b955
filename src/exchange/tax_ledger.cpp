#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "exchange/attribution.hpp"
#include "exchange/directory.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "exchange/tax_rows.hpp"
#include "matching/matcher.hpp"

// The tax ledger (R028–R030). Rows are written while staging, under a batch that does not count yet; posting
// lets them count, in one transaction that touches only the batch and what it replaces.
namespace louyu::exchange {

namespace {

constexpr std::size_t kChunkRows = 100'000;

/// What is known of one taxpayer while a file is read.
struct Taxpayer {
    std::string credit_code;  // normal form, or as printed when it is no code
    std::string name;
    std::int64_t enterprise_id = 0;
    std::string method;
    bool is_decided = true;  // false: the number is damaged and the name matches nobody for certain
    std::uint32_t index = 0;
};

/// Reads the rows of one tax file, finds who and where, and writes what is new or different.
class TaxStaging {
  public:
    TaxStaging(Staging& staging, const matching::Directory& directory, const Stays& stays)
        : staging_(staging),
          batch_(staging.stored.batch),
          directory_(directory),
          stays_(stays),
          columns_(*find_kind("tax")),
          known_(staging.database, staging.stored) {}

    base::Result<void> run() {
        TRY_DO(known_.check_order(batch_));
        base::Result<void> refused;
        const base::Result<void> read = staging_.file.rows(
            [&](ParsedRow& row) {
                take(row);
                if (rows_.size() >= kChunkRows) {
                    write_chunk();
                }
                return true;
            },
            [&](std::int64_t done) { return staging_.progress("核对税收数据", done, 0); });
        if (!read) {
            return read;
        }
        write_chunk();
        summarise();
        return {};
    }

  private:
    void take(ParsedRow& row) {
        ++batch_.counts.read;
        for (CellProblem& problem : row.problems) {
            staging_.findings.add(problem);
        }
        if (row.rejected()) {
            ++batch_.counts.rejected;
            return;
        }
        TaxRow record = columns_.read(row, batch_.period);
        if (record.month.yyyymm == 0) {
            refuse(row.row, "exchange.no_period",
                   "没有税款所属期，请在导入时注明期间，或在表中补充“税款所属期”一列。");
            return;
        }
        if (record.month > base::month_of(base::today())) {
            refuse(row.row, "exchange.future_period",
                   fmt::format("税款所属期{}尚未到来，请核对。", base::to_string(record.month)));
            return;
        }
        const Taxpayer& taxpayer = find_taxpayer(columns_.code(row), columns_.name(row), row.row);
        if (is_repeated(taxpayer, record, row.row)) {
            return;
        }
        compare(taxpayer, record, row.row);
    }

    void refuse(int row, std::string_view code, std::string message) {
        ++batch_.counts.rejected;
        staging_.findings.add(row_problem(staging_.file, row, code, std::move(message)));
    }

    const Taxpayer& find_taxpayer(std::string_view code, std::string_view name, int row) {
        key_.assign(code.empty() ? name : code);
        const auto found = taxpayers_.find(key_);
        if (found != taxpayers_.end()) {
            return found->second;
        }
        Taxpayer taxpayer;
        taxpayer.index = static_cast<std::uint32_t>(taxpayers_.size());
        taxpayer.name = std::string(name);
        const matching::EnterpriseMatch match = directory_.match_enterprise(code, name);
        taxpayer.credit_code = match.code.usable() ? match.code.text : std::string(code);
        if (match.verdict == matching::MatchVerdict::kMatched) {
            taxpayer.enterprise_id = match.id;
            taxpayer.method = std::string(match.method);
        } else if (!match.code.usable()) {
            taxpayer.is_decided = false;
            report_undecided(match, code, name, row);
        }
        return taxpayers_.emplace(key_, std::move(taxpayer)).first->second;
    }

    void report_undecided(const matching::EnterpriseMatch& match, std::string_view code,
                          std::string_view name, int row) {
        std::string message = fmt::format("“{}”的纳税人识别号无法确认：{}", name, match.code.evidence);
        for (const matching::Candidate& candidate : match.candidates) {
            message += fmt::format(" 可能是“{}”（{}）。", candidate.name, candidate.reason);
        }
        CellProblem problem = cell_problem(staging_.file, row, "credit_code", "exchange.undecided_taxpayer",
                                           std::move(message), std::string(code));
        problem.is_warning = true;
        staging_.findings.add(std::move(problem));
    }

    /// The same taxpayer and month twice in one file: equal amounts are one payment told twice, others need a
    /// person.
    bool is_repeated(const Taxpayer& taxpayer, const TaxRow& record, int row) {
        const std::uint64_t key =
            (std::uint64_t{taxpayer.index} << 32) | static_cast<std::uint32_t>(record.month.yyyymm);
        const auto [place, is_new] = seen_.emplace(key, Seen{row, record.amounts_hash()});
        if (is_new) {
            return false;
        }
        if (place->second.hash == record.amounts_hash()) {
            refuse(row, "exchange.duplicate_row",
                   fmt::format("“{}”{}与第{}行完全相同，只计一次。", taxpayer.name,
                               base::to_string(record.month), place->second.row));
            return true;
        }
        ++batch_.counts.conflict;
        staging_.findings.add(
            row_problem(staging_.file, row, "exchange.repeated_taxpayer",
                        fmt::format("“{}”{}在第{}行已有一笔金额不同的记录，请核对后保留一行或合并金额。",
                                    taxpayer.name, base::to_string(record.month), place->second.row)));
        return true;
    }

    void compare(const Taxpayer& taxpayer, TaxRow& record, int row) {
        if (batch_.is_cumulative) {
            known_.subtract_earlier(taxpayer.credit_code, taxpayer.name, record);
        }
        const KnownTax* known = known_.find(taxpayer.credit_code, taxpayer.name, record.month);
        if (known != nullptr && known->amounts == record.amounts) {
            ++batch_.counts.unchanged;
            unchanged_fen_ += record.full();
            return;
        }
        if (known == nullptr && batch_.is_cumulative && record.is_zero()) {
            ++batch_.counts.unchanged;  // nothing was paid in the month itself
            return;
        }
        if (known != nullptr) {
            ++batch_.counts.changed;
            superseded_.push_back({known->batch_id, known->row_number});
            show_change(taxpayer, *known, record, row);
        } else {
            ++batch_.counts.added;
        }
        period_first_ = period_first_.yyyymm == 0 ? record.month : std::min(period_first_, record.month);
        period_last_ = std::max(period_last_, record.month);
        place(taxpayer, record, row);
    }

    void show_change(const Taxpayer& taxpayer, const KnownTax& known, const TaxRow& record, int row) {
        if (!staging_.findings.wants("changed")) {
            return;
        }
        DifferenceRow difference{row,
                                 "changed",
                                 fmt::format("{} {}", taxpayer.name, base::to_string(record.month)),
                                 base::Json::object(),
                                 base::Json::object(),
                                 taxpayer.method};
        for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
            if (known.amounts[i] != record.amounts[i]) {
                difference.before.set(kTaxAmounts[i], known.amounts[i].value_or(0));
                difference.after.set(kTaxAmounts[i], record.amounts[i].value_or(0));
            }
        }
        staging_.findings.add(std::move(difference));
    }

    void place(const Taxpayer& taxpayer, TaxRow& record, int row) {
        record.row = row;
        record.taxpayer = taxpayer.index;
        const std::vector<BuildingWeight> buildings =
            taxpayer.enterprise_id == 0 ? std::vector<BuildingWeight>{}
                                        : buildings_of_month(stays_.of(taxpayer.enterprise_id), record.month);
        if (!taxpayer.is_decided) {
            record.attribution = "unmatched";
            unmatched_fen_ += record.full();
        } else if (buildings.empty()) {
            record.attribution = "outside";
            outside_fen_ += record.full();
        } else {
            buildings_fen_ += record.full();
            if (buildings.size() == 1) {
                record.attribution = "building";
                record.building_id = buildings[0].building_id;
            } else {
                record.attribution = "split";
                shares_.push_back({rows_.size(), buildings});
            }
        }
        rows_.push_back(record);
        payers_.push_back(&taxpayer);
    }

    void write_chunk() {
        if (rows_.empty() && superseded_.empty()) {
            return;
        }
        const store::Lease session = staging_.database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        write_records(*session);
        write_shares(*session);
        write_superseded(*session);
        transaction.commit();
        rows_.clear();
        payers_.clear();
        shares_.clear();
        superseded_.clear();
    }

    void write_records(store::Session& session) {
        std::vector<std::string_view> names = {"district_code", "batch_id",    "row_number", "source_id",
                                               "month",         "credit_code", "name",       "enterprise_id",
                                               "match_method",  "building_id", "attribution"};
        names.insert(names.end(), kTaxAmounts.begin(), kTaxAmounts.end());
        const auto bulk = session.bulk("tax_record", names);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const TaxRow& record = rows_[i];
            const Taxpayer& taxpayer = *payers_[i];
            bulk->text(batch_.district_code);
            bulk->integer(batch_.id);
            bulk->integer(record.row);
            bulk->integer(staging_.stored.source_id);
            bulk->integer(record.month.yyyymm);
            bulk->text(taxpayer.credit_code);
            bulk->text(taxpayer.name);
            put_id(*bulk, taxpayer.enterprise_id);
            taxpayer.method.empty() ? bulk->null() : bulk->text(taxpayer.method);
            put_id(*bulk, record.building_id);
            bulk->text(record.attribution);
            for (const std::optional<std::int64_t>& amount : record.amounts) {
                amount ? bulk->integer(*amount) : bulk->null();
            }
            bulk->end_row();
        }
        bulk->finish();
    }

    static void put_id(store::Session::Bulk& bulk, std::int64_t id) {
        id == 0 ? bulk.null() : bulk.integer(id);
    }

    void write_shares(store::Session& session) {
        if (shares_.empty()) {
            return;
        }
        const auto bulk = session.bulk("tax_share", {"district_code", "batch_id", "row_number", "building_id",
                                                     "tax_full", "tax_local", "tax_district"});
        for (const Split& split : shares_) {
            const TaxRow& record = rows_[split.index];
            std::array<std::vector<std::int64_t>, 3> parts;
            for (std::size_t calibre = 0; calibre < parts.size(); ++calibre) {
                parts[calibre] = share_by_weight(record.amounts[calibre].value_or(0), split.buildings);
            }
            for (std::size_t i = 0; i < split.buildings.size(); ++i) {
                bulk->text(batch_.district_code);
                bulk->integer(batch_.id);
                bulk->integer(record.row);
                bulk->integer(split.buildings[i].building_id);
                for (std::size_t calibre = 0; calibre < parts.size(); ++calibre) {
                    record.amounts[calibre] ? bulk->integer(parts[calibre][i]) : bulk->null();
                }
                bulk->end_row();
            }
        }
        bulk->finish();
    }

    void write_superseded(store::Session& session) {
        if (superseded_.empty()) {
            return;
        }
        const auto bulk = session.bulk("batch_supersession", {"batch_id", "old_batch_id", "old_row_number"});
        for (const auto& [old_batch, old_row] : superseded_) {
            bulk->integer(batch_.id);
            bulk->integer(old_batch);
            bulk->integer(old_row);
            bulk->end_row();
        }
        bulk->finish();
    }

    void summarise() {
        if (!batch_.period && period_first_.yyyymm != 0) {
            batch_.period = base::Period{period_first_, period_last_};
        }
        batch_.summary.set(
            "control", base::Json::object()
                           .set("imported", buildings_fen_ + outside_fen_ + unmatched_fen_ + unchanged_fen_)
                           .set("buildings", buildings_fen_)
                           .set("outside", outside_fen_)
                           .set("unmatched", unmatched_fen_)
                           .set("unchanged", unchanged_fen_));
        batch_.summary.set("taxpayers", static_cast<std::int64_t>(taxpayers_.size()));
        batch_.summary.set("postedBefore", known_.post_sequence());
        batch_.summary.set("registryAt", known_.registry_sequence());
    }

    struct Seen {
        int row = 0;
        std::uint64_t hash = 0;
    };
    struct Split {
        std::size_t index = 0;
        std::vector<BuildingWeight> buildings;
    };

    Staging& staging_;
    Batch& batch_;
    const matching::Directory& directory_;
    const Stays& stays_;
    TaxColumns columns_;
    KnownTaxes known_;
    std::string key_;
    std::unordered_map<std::string, Taxpayer> taxpayers_;
    std::unordered_map<std::uint64_t, Seen> seen_;
    std::vector<TaxRow> rows_;
    std::vector<const Taxpayer*> payers_;
    std::vector<Split> shares_;
    std::vector<std::pair<std::int64_t, std::int64_t>> superseded_;
    base::Month period_first_;
    base::Month period_last_;
    std::int64_t buildings_fen_ = 0;
    std::int64_t outside_fen_ = 0;
    std::int64_t unmatched_fen_ = 0;
    std::int64_t unchanged_fen_ = 0;
};

base::Error stale_preview() {
    return {base::ErrorKind::kConflict, "exchange.stale_preview",
            "预览之后同一来源又有数据入库或撤销，请重新读取此文件，核对差异后再入库。"};
}

class TaxPosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override {
        matching::Directory directory = [&] {
            const store::Lease session = staging.database.reader();
            return load_enterprises(*session, staging.stored.batch.district_code);
        }();
        const Stays stays = [&] {
            const store::Lease session = staging.database.reader();
            return Stays::load(*session, staging.stored.batch.district_code);
        }();
        return TaxStaging(staging, directory, stays).run();
    }

    base::Result<Effect> post(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        const base::Json* before = batch.summary.find("postedBefore");
        if (before != nullptr && before->as_integer() != last_sequence_of_source(posting)) {
            return stale_preview();
        }
        posting.session.execute(sql::kSupersedeTax, key(posting));
        const base::Json* registry_at = batch.summary.find("registryAt");
        if (registry_at != nullptr && registry_at->as_integer() != registry_sequence(posting.session)) {
            attribute_batch(posting);
        }
        return Effect{.buildings = {}, .tax_period = batch.period, .everything = false};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        const store::Params params = {{"batch_id", batch.id}, {"source_id", posting.stored.source_id}};
        if (!posting.session.select(sql::kFindSupersedingBatch, {{"batch_id", batch.id}}).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.superseded_since",
                               "此批数据已被后来的批次更正，请先撤销后来的批次。"};
        }
        if (batch.is_cumulative && !posting.session.select(sql::kFindLaterCumulative, params).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.later_cumulative",
                               "后面月份的累计数据以此批为基础，请从最近的月份起依次撤销。"};
        }
        posting.session.execute(sql::kUnsupersedeTax, {{"batch_id", batch.id}});
        discard(posting.session, posting.stored);
        return Effect{.buildings = {}, .tax_period = batch.period, .everything = false};
    }

    void discard(store::Session& session, const StoredBatch& stored) const override {
        const store::Params params = {{"district_code", stored.batch.district_code},
                                      {"batch_id", stored.batch.id}};
        session.execute(sql::kDeleteTaxShares, params);
        session.execute(sql::kDeleteTaxRecords, params);
        session.execute(sql::kDeleteSupersessions, {{"batch_id", stored.batch.id}});
    }

  private:
    static store::Params key(const Posting& posting) {
        return {{"district_code", posting.stored.batch.district_code}, {"batch_id", posting.stored.batch.id}};
    }

    static std::int64_t last_sequence_of_source(const Posting& posting) {
        return *base::as_integer(posting.session.select(sql::kFindSourceSequence,
                                                        {{"source_id", posting.stored.source_id}})[0][0]);
    }

    /// Firms may have moved since the preview: says again who was where, for the firms of this batch.
    static void attribute_batch(Posting& posting) {
        std::vector<std::int64_t> enterprises;
        posting.session.stream(sql::kListEnterprisesOfBatch, key(posting),
                               [&enterprises](const store::Row& row) {
                                   enterprises.push_back(row.integer(0));
                                   return true;
                               });
        attribute_again(posting.session, posting.stored.batch.district_code, enterprises);
    }
};

}  // namespace

const KindPosting& tax_posting() {
    static const TaxPosting posting;
    return posting;
}

}  // namespace louyu::exchange
