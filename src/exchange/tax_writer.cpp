#include "exchange/tax_writer.hpp"

#include <array>

#include "base/calendar.hpp"
#include "exchange/taxpayers.hpp"

namespace louyu::exchange {

namespace {

constexpr std::size_t kBlocks = 8;
constexpr std::int64_t kRowsPerCommit = 200'000;
constexpr std::int64_t kMillisecondsPerCommit = 2'000;

std::vector<std::string_view> record_columns() {
    std::vector<std::string_view> names = {"district_code", "batch_id",    "row_number", "source_id",
                                           "month",         "credit_code", "name",       "enterprise_id",
                                           "match_method",  "building_id", "attribution"};
    names.insert(names.end(), kTaxAmounts.begin(), kTaxAmounts.end());
    return names;
}

void put_id(store::Session::Bulk& bulk, std::int64_t id) {
    id == 0 ? bulk.null() : bulk.integer(id);
}

}  // namespace

/// The open loads of one transaction; those for shares and superseded rows are seldom needed.
class TaxWriter::Pass {
  public:
    Pass(TaxWriter& writer, store::Session& session)
        : writer_(writer), session_(session), records_(session.bulk("tax_record", record_columns())) {}

    void write(const TaxBlock& block) {
        for (const TaxRow& record : block.rows) {
            write_record(record);
            if (record.shares != 0) {
                write_shares(record, block);
            }
        }
        for (const auto& [old_batch, old_row] : block.superseded) {
            if (!superseded_) {
                superseded_ =
                    session_.bulk("batch_supersession", {"batch_id", "old_batch_id", "old_row_number"});
            }
            superseded_->integer(writer_.batch_id_);
            superseded_->integer(old_batch);
            superseded_->integer(old_row);
            superseded_->end_row();
        }
        rows_ += static_cast<std::int64_t>(block.rows.size());
    }

    void finish() {
        records_->finish();
        for (store::Session::Bulk* bulk : {shares_.get(), superseded_.get()}) {
            if (bulk != nullptr) {
                bulk->finish();
            }
        }
    }

    bool is_full() const {
        return rows_ >= kRowsPerCommit || base::now_ms() - begun_ms_ >= kMillisecondsPerCommit;
    }

  private:
    void write_record(const TaxRow& record) {
        const Taxpayer& payer = *record.payer;
        store::Session::Bulk& bulk = *records_;
        bulk.text(writer_.district_code_);
        bulk.integer(writer_.batch_id_);
        bulk.integer(record.row);
        bulk.integer(writer_.source_id_);
        bulk.integer(record.month.yyyymm);
        bulk.text(payer.credit_code);
        bulk.text(payer.name);
        put_id(bulk, payer.enterprise_id);
        payer.method.empty() ? bulk.null() : bulk.text(payer.method);
        put_id(bulk, record.building_id);
        bulk.text(record.attribution);
        for (std::size_t i = 0; i < kTaxAmounts.size(); ++i) {
            record.amounts.has(i) ? bulk.integer(record.amounts.get(i)) : bulk.null();
        }
        bulk.end_row();
    }

    void write_shares(const TaxRow& record, const TaxBlock& block) {
        if (!shares_) {
            shares_ = session_.bulk("tax_share", {"district_code", "batch_id", "row_number", "building_id",
                                                  "tax_full", "tax_local", "tax_district"});
        }
        const auto first = block.shares.begin() + record.shares_first;
        const std::vector<BuildingWeight> buildings(first, first + record.shares);
        std::array<std::vector<std::int64_t>, kCalibres> parts;
        for (std::size_t calibre = 0; calibre < kCalibres; ++calibre) {
            parts[calibre] = share_by_weight(record.amounts.get(calibre), buildings);
        }
        for (std::size_t i = 0; i < buildings.size(); ++i) {
            shares_->text(writer_.district_code_);
            shares_->integer(writer_.batch_id_);
            shares_->integer(record.row);
            shares_->integer(buildings[i].building_id);
            for (std::size_t calibre = 0; calibre < kCalibres; ++calibre) {
                record.amounts.has(calibre) ? shares_->integer(parts[calibre][i]) : shares_->null();
            }
            shares_->end_row();
        }
    }

    TaxWriter& writer_;
    store::Session& session_;
    std::unique_ptr<store::Session::Bulk> records_;
    std::unique_ptr<store::Session::Bulk> shares_;
    std::unique_ptr<store::Session::Bulk> superseded_;
    std::int64_t rows_ = 0;
    std::int64_t begun_ms_ = base::now_ms();
};

TaxWriter::TaxWriter(store::Database& database, const StoredBatch& stored)
    : database_(database),
      batch_id_(stored.batch.id),
      source_id_(stored.source_id),
      district_code_(stored.batch.district_code),
      full_(kBlocks),
      empty_(3 * kBlocks),  // never full: there are as many blocks as fit in full_ and one in each hand
      thread_([this] { work(); }) {}

TaxWriter::~TaxWriter() {
    full_.abandon();
    if (thread_.joinable()) {
        thread_.join();
    }
}

TaxWriter::Block TaxWriter::blank() {
    std::optional<Block> used = empty_.try_pop();
    if (!used) {
        return std::make_unique<TaxBlock>();
    }
    (*used)->clear();
    return std::move(*used);
}

bool TaxWriter::write(Block block) {
    return full_.push(std::move(block));
}

base::Result<void> TaxWriter::finish() {
    full_.close();
    thread_.join();
    if (fault_) {
        std::rethrow_exception(fault_);
    }
    if (is_interrupted_) {
        return base::Error{base::ErrorKind::kConflict, "exchange.interrupted",
                           "此批次已被另一个程序清理，请重新导入。"};
    }
    return {};
}

// What the store throws here is thrown again where the file is read.
void TaxWriter::work() {
    try {
        while (write_some()) {
        }
    } catch (...) {
        fault_ = std::current_exception();
    }
    full_.abandon();
}

bool TaxWriter::write_some() {
    std::optional<Block> block = full_.pop();
    if (!block) {
        return false;
    }
    const store::Lease session = database_.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    if (!is_being_read(*session, batch_id_)) {
        is_interrupted_ = true;
        return false;
    }
    Pass pass(*this, *session);
    while (block) {
        pass.write(**block);
        empty_.push(*std::move(block));
        block = pass.is_full() ? std::nullopt : full_.pop();
    }
    pass.finish();
    transaction.commit();
    return true;
}

}  // namespace louyu::exchange
