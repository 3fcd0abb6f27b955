#include <algorithm>
#include <set>

#include "exchange/attribution.hpp"
#include "exchange/known_taxes.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "exchange/tax_staging.hpp"

// The tax ledger (R028–R030). Rows are written while staging, under a batch that does not count yet; posting
// lets them count, in one transaction that touches only the batch and what it replaces.
namespace louyu::exchange {

namespace {

class TaxPosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override { return stage_tax(staging); }

    bool reads_file_again() const override { return false; }

    base::Result<Effect> post(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        const base::Json* before = batch.summary.find("postedBefore");
        if (before == nullptr ||
            before->as_integer() != source_sequence(posting.session, posting.stored.source_id)) {
            return base::Error{base::ErrorKind::kConflict, "exchange.stale_preview",
                               "预览之后同一来源又有数据入库或撤销，请重新读取此文件，核对差异后再入库。"};
        }
        posting.session.execute(sql::kSupersedeTax, key(posting));
        attribute_moved(posting);
        return Effect{.buildings = {}, .tax_period = batch.period, .everything = false};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        const store::Params id = {{"batch_id", batch.id}};
        if (!posting.session.select(sql::kFindSupersedingBatch, id).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.superseded_since",
                               "此批数据已被后来的批次更正，请先撤销后来的批次。"};
        }
        if (!posting.session.select(sql::kFindConfirmingBatch, id).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.confirmed_since",
                               "后来入库的文件中有与此批相同、未重复计入的行，请先撤销后来的批次。"};
        }
        const store::Rows later = posting.session.select(sql::kFindLaterCumulative, id);
        if (!later.empty()) {
            const base::Month month{static_cast<std::int32_t>(*base::as_integer(later[0][0]))};
            return base::Error{
                base::ErrorKind::kConflict, "exchange.later_cumulative",
                fmt::format("{}的累计数据以此批为基础，请从最近的月份起依次撤销。", base::to_string(month))};
        }
        posting.session.execute(sql::kUnsupersedeTax, id);
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

    /// Firms may have moved, come or gone since the preview: says again who was where, for those the change
    /// log names since.
    static void attribute_moved(Posting& posting) {
        const base::Json* registry_at = posting.stored.batch.summary.find("registryAt");
        CHECK(registry_at != nullptr);
        if (registry_at->as_integer() == registry_sequence(posting.session)) {
            return;
        }
        attribute_since(posting.session, registry_at->as_integer());
    }
};

}  // namespace

const KindPosting& tax_posting() {
    static const TaxPosting posting;
    return posting;
}

}  // namespace louyu::exchange
