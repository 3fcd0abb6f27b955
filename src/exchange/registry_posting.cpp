#include "exchange/attribution.hpp"
#include "exchange/registry_file.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"

// Files of registry records. The preview is the posting itself, taken back: what it showed is what will
// happen.
namespace louyu::exchange {

namespace {

constexpr int kRunsMax = 8;

base::Json to_json(const LeftOut& rows) {
    base::Json::Object list;
    for (const auto& [row, verdict] : rows) {
        list.emplace_back(std::to_string(row), verdict);
    }
    return base::Json::of_members(std::move(list));
}

LeftOut left_out_from(const base::Json& summary) {
    LeftOut rows;
    if (const base::Json* list = summary.find("leftOut")) {
        for (const auto& [row, verdict] : list->members()) {
            rows.emplace(std::stoi(row), verdict.as_string());
        }
    }
    return rows;
}

class RegistryPosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override {
        LeftOut left_out;
        const Findings of_file = staging.findings;
        Findings refused = of_file;  // with what earlier runs said of rows that later ones leave out
        for (int run = 0; run < kRunsMax; ++run) {
            const store::Lease session = staging.database.writer();
            store::Transaction preview(*session, store::Access::kWrite);  // rolled back after each run
            staging.findings = refused;
            RegistryRun rows(*session, staging.reader, staging.stored, staging.file, staging.findings,
                             staging.progress);
            rows.leave_out(left_out);
            const base::Result<void> done = rows.run();
            if (rows.broken().empty()) {
                if (done) {
                    staging.stored.batch.summary.set("leftOut", to_json(left_out));
                    staging.stored.batch.summary.set("digest", rows.digest());
                }
                return done;
            }
            keep_refusals(staging.findings, rows.broken(), refused);
            left_out.insert(rows.broken().begin(), rows.broken().end());
        }
        return base::Error{base::ErrorKind::kInvalid, "exchange.areas_do_not_fit",
                           "表中多处内容相互矛盾，请先核对面积和重复的行，再重新导入。"};
    }

    base::Result<Effect> post(Posting& posting) const override {
        CHECK(posting.file != nullptr);
        Findings findings;
        const base::Json summary = posting.stored.batch.summary;
        const BatchCounts previewed = posting.stored.batch.counts;
        RegistryRun rows(posting.session, posting.reader, posting.stored, *posting.file, findings,
                         posting.progress);
        rows.leave_out(left_out_from(summary));
        const base::Result<void> done = rows.run();
        if (!done && done.error().code == "exchange.cancelled") {
            return done.error();
        }
        const base::Json* digest = summary.find("digest");
        const bool is_as_shown = done && rows.broken().empty() && digest != nullptr &&
                                 digest->as_integer() == rows.digest() &&
                                 posting.stored.batch.counts == previewed;
        if (!is_as_shown) {
            return base::Error{
                base::ErrorKind::kConflict, "exchange.stale_preview",
                "预览之后台账又有变化，入库结果将与预览不同，请重新读取此文件，核对差异后再入库。",
                done ? "" : done.error().code + " " + done.error().message};
        }
        attribute_again(posting.session,
                        {rows.touched_enterprises().begin(), rows.touched_enterprises().end()});
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const store::Params params = {{"batch_id", posting.stored.batch.id}};
        std::vector<std::int64_t> moved;
        for (const store::Values& row : posting.session.select(sql::kListEnterprisesMovedByBatch, params)) {
            moved.push_back(*base::as_integer(row[0]));
        }
        std::set<base::Month> months;
        for (const store::Values& row : posting.session.select(sql::kListMonthsOfMadeEnterprises, params)) {
            months.insert(base::Month{static_cast<std::int32_t>(*base::as_integer(row[0]))});
        }
        note_attribution(posting.session, months);
        // Tax of firms that this batch registered goes back to those outside the register.
        posting.session.execute(sql::kDeleteSharesOfMadeEnterprises, params);
        posting.session.execute(sql::kReleaseTaxOfMadeEnterprises, params);
        TRY_DO(undone(posting));
        attribute_again(posting.session, moved);
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

    static void keep_refusals(const Findings& all, const LeftOut& rows, Findings& kept) {
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
