#include "exchange/industry_tables.hpp"
#include "exchange/published_figures.hpp"
#include "exchange/replaced_rows.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"

// Small reference tables: local industry classes (R023) and figures an authority has printed (R125). As with
// registry files, the preview is the posting itself, taken back. A batch keeps what it replaces.
namespace louyu::exchange {

namespace {

base::Result<void> run(store::Session& session, StoredBatch& stored, TableFile& file, Findings& findings,
                       const Progress& progress) {
    stored.batch.counts = {};
    return stored.batch.kind == "industries" ? load_industries(session, stored, file, findings, progress)
                                             : load_figures(session, stored, file, findings, progress);
}

class TablePosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override {
        const store::Lease session = staging.database.writer();
        store::Transaction preview(*session, store::Access::kWrite);  // rolled back
        StoredBatch trial = staging.stored;
        TRY_DO(run(*session, trial, staging.file, staging.findings, staging.progress));
        staging.stored.batch.counts = trial.batch.counts;
        return {};
    }

    base::Result<Effect> post(Posting& posting) const override {
        CHECK(posting.file != nullptr);
        const BatchCounts previewed = posting.stored.batch.counts;
        Findings findings;
        TRY_DO(run(posting.session, posting.stored, *posting.file, findings, posting.progress));
        if (posting.stored.batch.counts != previewed) {
            return base::Error{base::ErrorKind::kConflict, "exchange.stale_preview",
                               "预览之后已有同类数据入库或撤销，请重新读取此文件，核对差异后再入库。"};
        }
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const StoredBatch& stored = posting.stored;
        const bool is_whole = stored.batch.kind == "industries"
                                  ? remove_industries(posting.session, stored.batch)
                                  : remove_figures(posting.session, stored.batch);
        if (!is_whole) {
            return base::Error{base::ErrorKind::kConflict, "exchange.superseded_since",
                               "此批数据已被后来的批次更正，请先撤销后来的批次。"};
        }
        put_back_replaced(posting.session, stored.batch);
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }
};

}  // namespace

const KindPosting& table_posting() {
    static const TablePosting posting;
    return posting;
}

}  // namespace louyu::exchange
