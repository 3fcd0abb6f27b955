#include "exchange/attribution.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "exchange/tax_rows.hpp"

// Files of registry records. The preview is the posting itself, taken back: what it showed is what will
// happen.
namespace louyu::exchange {

namespace {

constexpr int kRunsMax = 4;

base::Json rows_json(const std::set<int>& rows) {
    base::Json list = base::Json::array();
    for (const int row : rows) {
        list.push(row);
    }
    return list;
}

std::set<int> rows_from(const base::Json* list) {
    std::set<int> rows;
    if (list != nullptr) {
        for (const base::Json& row : list->items()) {
            rows.insert(static_cast<int>(row.as_integer()));
        }
    }
    return rows;
}

class RegistryPosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override {
        std::set<int> left_out;
        Findings refused;  // what the sums said in earlier runs
        for (int run = 0; run < kRunsMax; ++run) {
            const store::Lease session = staging.database.writer();
            store::Transaction preview(*session,
                                       store::Access::kWrite);  // rolled back at the end of this turn
            staging.findings = refused;
            RegistryRun rows(*session, staging.reader, staging.stored, staging.file, staging.findings,
                             staging.progress);
            rows.leave_out(left_out);
            const base::Result<void> done = rows.run();
            if (done) {
                staging.stored.batch.summary.set("leftOut", rows_json(left_out));
                staging.stored.batch.summary.set("registryAt", registry_sequence(*session));
                return {};
            }
            if (rows.refused_by_sums().empty()) {
                return done;
            }
            left_out.insert(rows.refused_by_sums().begin(), rows.refused_by_sums().end());
            keep_refusals(staging.findings, rows.refused_by_sums(), refused);
        }
        return base::Error{base::ErrorKind::kInvalid,
                           "exchange.areas_do_not_fit",
                           "表中多处面积相互矛盾，请先核对房源与入驻面积，再重新导入。",
                           {},
                           {}};
    }

    base::Result<Effect> post(Posting& posting) const override {
        CHECK(posting.file != nullptr);
        Findings findings;
        const base::Json summary = posting.stored.batch.summary;
        RegistryRun rows(posting.session, posting.reader, posting.stored, *posting.file, findings,
                         posting.progress);
        rows.leave_out(rows_from(summary.find("leftOut")));
        TRY_DO(rows.run());
        attribute_again(posting.session, posting.stored.batch.district_code,
                        {rows.touched_enterprises().begin(), rows.touched_enterprises().end()});
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const store::Params params = {{"batch_id", posting.stored.batch.id}};
        std::vector<std::int64_t> moved;
        for (const store::Values& row : posting.session.select(sql::kListEnterprisesMovedByBatch, params)) {
            moved.push_back(*base::as_integer(row[0]));
        }
        // Tax of firms that this batch registered goes back to those outside the register.
        posting.session.execute(sql::kDeleteSharesOfMadeEnterprises, params);
        posting.session.execute(sql::kReleaseTaxOfMadeEnterprises, params);
        TRY_DO(undone(posting));
        attribute_again(posting.session, posting.stored.batch.district_code, moved);
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

  private:
    static base::Result<void> undone(Posting& posting) {
        const base::Result<std::int64_t> changes =
            registry::undo_batch(posting.session, posting.reader, posting.stored.batch.id);
        if (!changes) {
            return changes.error();
        }
        return {};
    }

    static void keep_refusals(const Findings& all, const std::set<int>& rows, Findings& kept) {
        for (const CellProblem& problem : all.problems()) {
            if (!problem.is_warning && rows.contains(problem.row)) {
                kept.add(problem);
            }
        }
    }
};

}  // namespace

const KindPosting& registry_posting() {
    static const RegistryPosting posting;
    return posting;
}

}  // namespace louyu::exchange
