#include "exchange/tax_staging.hpp"

#include <algorithm>
#include <set>

#include "base/decimal.hpp"
#include "exchange/attribution.hpp"
#include "exchange/declarations.hpp"
#include "exchange/directory.hpp"
#include "exchange/known_taxes.hpp"
#include "exchange/tax_rows.hpp"
#include "exchange/tax_writer.hpp"
#include "exchange/taxpayers.hpp"
#include "matching/matcher.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kBlockRows = 4'096;
constexpr int kListedMax = 200;  // warnings of one sort; the rest is counted

/// Amounts of rows by what became of them, in fen.
struct Control {
    std::int64_t read = 0;      // as the file says
    std::int64_t earlier = 0;   // part of cumulative amounts that is posted already
    std::int64_t refused = 0;   // duplicates, undecided, months to come
    std::int64_t imported = 0;  // the sum of the four that follow
    std::int64_t buildings = 0;
    std::int64_t outside = 0;
    std::int64_t unmatched = 0;
    std::int64_t unchanged = 0;
};

class TaxStaging {
  public:
    TaxStaging(Staging& staging, const matching::Directory& directory, const Stays& stays)
        : staging_(staging),
          batch_(staging.stored.batch),
          columns_(staging.file.kind(), staging.file.detection()),
          payers_(directory, stays),
          known_(staging.database, staging.stored, payers_),
          this_month_(base::month_of(base::today())),
          writer_(staging.database, staging.stored),
          block_(writer_.blank()) {}

    base::Result<void> run() {
        TRY_DO(check_period());
        const base::Result<void> read =
            staging_.file.rows([&](ParsedRow& row) { return take(row); },
                               [&](std::int64_t done) { return staging_.progress("核对税收数据", done, 0); });
        if (!read) {
            return read;
        }
        declarations_.settle([this](const Declarations::Sum& sum) {
            settle(*sum.payer, sum.month, sum.amounts, sum.row);
            return !fault_;
        });
        if (fault_) {
            return *fault_;
        }
        hand_over();
        TRY_DO(writer_.finish());
        TRY_DO(known_.check_order(touched_));
        warn_of_gaps();
        summarise();
        return {};
    }

  private:
    base::Result<void> check_period() const {
        const std::optional<base::Period>& period = batch_.period;
        if (period && period->last > this_month_) {
            return base::Error{base::ErrorKind::kInvalid, "exchange.future_period",
                               fmt::format("文件的期间{}尚未到来，请核对标题或导入时注明的期间。",
                                           base::to_string(*period))};
        }
        return {};
    }

    bool take(ParsedRow& row) {
        for (CellProblem& problem : row.problems) {
            staging_.findings.add(problem);
        }
        if (row.rejected()) {
            ++batch_.counts.read;
            ++batch_.counts.rejected;
            return true;
        }
        const TaxAmounts amounts = columns_.amounts(row);
        if (!add(control_.read, amounts.full())) {
            return false;
        }
        const base::Month month = columns_.month(row, batch_.period);
        if (!is_month_right(month, row.row, amounts)) {
            return true;
        }
        auto [payer, trouble] = payers_.find(columns_.code(row), columns_.name(row));
        if (!trouble.empty()) {
            warn_undecided(row.row, std::move(trouble), columns_.code(row));
        }
        if (columns_.is_declaration()) {
            declare(payer, month, amounts, row);
        } else {
            settle(payer, month, amounts, row.row);
        }
        return !fault_;
    }

    bool is_month_right(base::Month month, int row, const TaxAmounts& amounts) {
        if (month.yyyymm == 0) {
            refuse(row, "month", "exchange.no_period",
                   "没有税款所属期，请在导入时注明期间，或在表中补充“税款所属期”一列。", amounts);
            return false;
        }
        if (month > this_month_) {
            refuse(row, "month", "exchange.future_period",
                   fmt::format("税款所属期{}尚未到来，请核对。", base::to_string(month)), amounts);
            return false;
        }
        return true;
    }

    void refuse(int row, std::string_view column, std::string_view code, std::string message,
                const TaxAmounts& amounts) {
        ++batch_.counts.read;
        ++batch_.counts.rejected;
        add(control_.refused, amounts.full());
        staging_.findings.add(cell_problem(staging_.file, row, column, code, std::move(message), ""));
    }

    void warn_undecided(int row, std::string message, std::string_view code) {
        CellProblem problem = cell_problem(staging_.file, row, "credit_code", "exchange.undecided_taxpayer",
                                           std::move(message), std::string(code));
        problem.is_warning = true;
        staging_.findings.add(std::move(problem));
    }

    /// Rows of declarations are added up first; only the very same line twice is one payment told twice.
    void declare(Taxpayer& payer, base::Month month, const TaxAmounts& amounts, const ParsedRow& row) {
        const Declarations::Added added =
            declarations_.add(payer, month, amounts, columns_.tax_kind(row), row.row);
        if (!added.fits) {
            overflow();
        } else if (added.same_as != 0) {
            refuse(row.row, "name", "exchange.duplicate_row",
                   fmt::format("“{}”{}与第{}行完全相同，只计一次。", payer.name, base::to_string(month),
                               added.same_as),
                   amounts);
        }
    }

    void settle(Taxpayer& payer, base::Month month, TaxAmounts amounts, int row) {
        if (is_repeated(payer, month, amounts, row)) {
            return;
        }
        ++batch_.counts.read;
        if (batch_.is_cumulative) {
            const std::int64_t cumulative = amounts.full();
            if (!known_.subtract_earlier(payer, month, columns_.mapped(), amounts) ||
                !add(control_.earlier, cumulative - amounts.full())) {
                return overflow();
            }
        }
        if (!add(control_.imported, amounts.full())) {
            return;
        }
        compare(payer, month, amounts, row);
    }

    /// The same taxpayer and month twice in one file: equal amounts are one payment told twice, others need a
    /// person.
    bool is_repeated(Taxpayer& payer, base::Month month, const TaxAmounts& amounts, int row) {
        const std::uint64_t hash = amounts.hash();
        for (const Taxpayer::Told& told : payer.told) {
            if (told.month != month) {
                continue;
            }
            if (told.amounts_hash == hash) {
                refuse(row, "name", "exchange.duplicate_row",
                       fmt::format("“{}”{}与第{}行完全相同，只计一次。", payer.name, base::to_string(month),
                                   told.row),
                       amounts);
                return true;
            }
            ++batch_.counts.read;
            ++batch_.counts.conflict;
            add(control_.refused, amounts.full());
            staging_.findings.add(
                cell_problem(staging_.file, row, "name", "exchange.repeated_taxpayer",
                             fmt::format("“{}”{}在第{}行已有一笔金额不同的记录，请核对后保留一行或合并金额。",
                                         payer.name, base::to_string(month), told.row),
                             std::string(payer.name)));
            return true;
        }
        payer.told.push_back({month, row, hash});
        return false;
    }

    void compare(const Taxpayer& payer, base::Month month, const TaxAmounts& amounts, int row) {
        KnownTax* known = known_.find(payer, month);
        if (known != nullptr) {
            known->is_told = true;
        }
        const bool is_same = known != nullptr && known->amounts == amounts && known->more.empty();
        // In cumulative files most payers have paid nothing in the month itself.
        const bool is_nothing = known == nullptr && batch_.is_cumulative && amounts.is_zero();
        if (is_same || is_nothing) {
            ++batch_.counts.unchanged;
            add(control_.unchanged, amounts.full());
            told_.insert(month);
            return;
        }
        if (known != nullptr) {
            ++batch_.counts.changed;
            block_->superseded.emplace_back(known->batch_id, known->row_number);
            block_->superseded.insert(block_->superseded.end(), known->more.begin(), known->more.end());
            show_change(payer, month, *known, amounts, row);
        } else {
            ++batch_.counts.added;
            if (known_.is_told_elsewhere(payer, month, amounts.full())) {
                warn_told_elsewhere(payer, month, row);
            }
        }
        touched_.insert(month);
        told_.insert(month);
        place(payer, month, amounts, row);
    }

    void warn_told_elsewhere(const Taxpayer& payer, base::Month month, int row) {
        if (++told_elsewhere_ > kListedMax) {
            return;
        }
        CellProblem problem =
            cell_problem(staging_.file, row, "tax_full", "exchange.told_elsewhere",
                         fmt::format("“{}”{}的金额与另一来源已入库的完全相同，请核对是否同一笔税款重复报送。",
                                     payer.name, base::to_string(month)),
                         "");
        problem.is_warning = true;
        staging_.findings.add(std::move(problem));
    }

    void show_change(const Taxpayer& payer, base::Month month, const KnownTax& known,
                     const TaxAmounts& amounts, int row) {
        if (!staging_.findings.wants("changed")) {
            return;
        }
        DifferenceRow difference{row,
                                 "changed",
                                 fmt::format("{} {}", payer.name, base::to_string(month)),
                                 base::Json::object(),
                                 base::Json::object(),
                                 std::string(payer.method)};
        for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
            if (known.amounts.value(i) != amounts.value(i)) {
                difference.before.set(kTaxAmounts[i], known.amounts.get(i));
                difference.after.set(kTaxAmounts[i], amounts.get(i));
            }
        }
        staging_.findings.add(std::move(difference));
    }

    void place(const Taxpayer& payer, base::Month month, const TaxAmounts& amounts, int row) {
        TaxRow& record = block_->rows.emplace_back();
        record.row = row;
        record.month = month;
        record.payer = &payer;
        record.amounts = amounts;
        if (!payer.is_decided) {
            record.attribution = "unmatched";
            add(control_.unmatched, amounts.full());
        } else if (!put_into_buildings(record)) {
            record.attribution = "outside";
            add(control_.outside, amounts.full());
        } else {
            add(control_.buildings, amounts.full());
        }
        if (block_->rows.size() >= kBlockRows) {
            hand_over();
        }
    }

    bool put_into_buildings(TaxRow& record) {
        if (record.payer->stays->empty()) {
            return false;
        }
        const std::vector<BuildingWeight> buildings = buildings_of_month(*record.payer->stays, record.month);
        if (buildings.size() == 1) {
            record.attribution = "building";
            record.building_id = buildings[0].building_id;
        } else if (buildings.size() > 1) {
            record.attribution = "split";
            record.shares_first = static_cast<std::uint32_t>(block_->shares.size());
            record.shares = static_cast<std::uint32_t>(buildings.size());
            block_->shares.insert(block_->shares.end(), buildings.begin(), buildings.end());
        }
        return !buildings.empty();
    }

    void hand_over() {
        if (block_->rows.empty() && block_->superseded.empty()) {
            return;
        }
        if (!writer_.write(std::move(block_)) && !fault_) {
            if (const base::Result<void> why = writer_.finish(); !why) {  // rethrows what the store threw
                fault_ = why.error();
            }
        }
        block_ = writer_.blank();
    }

    void overflow() {
        fault_ = base::Error{base::ErrorKind::kInvalid, "exchange.out_of_range",
                             "金额相加超出可记录的范围，请核对单位（元、万元）后重新导入。"};
    }

    bool add(std::int64_t& sum, std::int64_t fen) {
        if (__builtin_add_overflow(sum, fen, &sum)) {
            overflow();
            return false;
        }
        return true;
    }

    void warn_of_file(std::string_view code, std::string message) {
        CellProblem problem{.sheet = staging_.file.detection().sheet,
                            .row = 0,
                            .column = 0,
                            .label = "",
                            .code = std::string(code),
                            .message = std::move(message),
                            .printed = "",
                            .is_warning = true};
        staging_.findings.add(std::move(problem));
    }

    void warn_of_gaps() {
        if (told_elsewhere_ > kListedMax) {
            warn_of_file("exchange.told_elsewhere", fmt::format("另有{}行金额与其他来源相同，没有逐一列出。",
                                                                told_elsewhere_ - kListedMax));
        }
        const Unmentioned rest = known_.unmentioned(batch_.is_cumulative);
        if (rest.payers != 0) {
            warn_of_file("exchange.unmentioned",
                         fmt::format("已入库的{}户纳税人（合计{}元）在本文件中没有出现，其数据保持不变。",
                                     rest.payers, base::format_decimal(rest.fen, base::kMoneyScale)));
        }
        if (!batch_.is_cumulative || !batch_.period || touched_.empty()) {
            return;
        }
        const std::vector<base::Month> missing = known_.missing_before(batch_.period->last);
        if (!missing.empty()) {
            warn_of_file("exchange.earlier_months_missing",
                         fmt::format("{}至{}中有{}个月没有入库，累计金额中属于这些月份的部分计入{}。"
                                     "如需分月，请先撤销，再按月份先后导入。",
                                     base::to_string(missing.front()), base::to_string(missing.back()),
                                     missing.size(), base::to_string(batch_.period->last)));
        }
    }

    void summarise() {
        CHECK(control_.read == control_.imported + control_.earlier + control_.refused);
        CHECK(control_.imported ==
              control_.buildings + control_.outside + control_.unmatched + control_.unchanged);
        if (!told_.empty()) {
            // Rows may belong to other months than the file was sent for; the period must hold them all,
            // since the ledger is searched by it.
            const base::Period told = batch_.period.value_or(base::Period{*told_.begin(), *told_.begin()});
            batch_.period =
                base::Period{std::min(told.first, *told_.begin()), std::max(told.last, *told_.rbegin())};
        }
        batch_.summary.set("control", base::Json::object()
                                          .set("read", control_.read)
                                          .set("earlier", control_.earlier)
                                          .set("refused", control_.refused)
                                          .set("imported", control_.imported)
                                          .set("buildings", control_.buildings)
                                          .set("outside", control_.outside)
                                          .set("unmatched", control_.unmatched)
                                          .set("unchanged", control_.unchanged));
        batch_.summary.set("taxpayers", payers_.in_file());
        batch_.summary.set("postedBefore", known_.post_sequence());
        if (columns_.is_declaration()) {
            batch_.summary.set("declarationRows", declarations_.rows());
        }
    }

    Staging& staging_;
    Batch& batch_;
    TaxColumns columns_;
    Taxpayers payers_;
    KnownTaxes known_;
    Declarations declarations_;
    base::Month this_month_;
    Control control_;
    std::set<base::Month> touched_;  // months with rows that are new or different
    std::set<base::Month> told_;     // these, and months the file only confirms
    std::int64_t told_elsewhere_ = 0;
    std::optional<base::Error> fault_;
    TaxWriter writer_;  // behind what its thread reads
    TaxWriter::Block block_;
};

}  // namespace

base::Result<void> stage_tax(Staging& staging) {
    const std::string& district = staging.stored.batch.district_code;
    // First how far the registry is, then what it says: a change in between makes the posting look again.
    std::int64_t registry_at = 0;
    const auto [directory, stays] = [&] {
        const store::Lease session = staging.database.reader();
        registry_at = registry_sequence(*session);
        return std::pair(load_enterprises(*session, district), Stays::load(*session, district));
    }();
    staging.stored.batch.summary.set("registryAt", registry_at);
    return TaxStaging(staging, directory, stays).run();
}

}  // namespace louyu::exchange
