#pragma once
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <thread>

#include "exchange/batches.hpp"
#include "exchange/block_queue.hpp"
#include "exchange/tax_rows.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// Writes the rows of a tax file under its batch, on a thread of its own, so that reading and writing go on
/// at the same time. It commits every so often and lets other writers in between: the rows count for nobody
/// before the batch is posted.
class TaxWriter {
  public:
    TaxWriter(store::Database& database, const StoredBatch& stored);
    /// Without finish(): stops; what has been written until then lies under the batch and must be discarded.
    ~TaxWriter();
    TaxWriter(const TaxWriter&) = delete;
    TaxWriter& operator=(const TaxWriter&) = delete;

    using Block = std::unique_ptr<TaxBlock>;
    /// An empty block, one that has been written before if there is one.
    Block blank();
    /// Waits while the writer is behind. False when it has given up: finish() tells why.
    bool write(Block block);
    /// Waits until all is written. Rethrows what the writer met; refuses (exchange.interrupted) when the
    /// batch has meanwhile been taken for dead.
    base::Result<void> finish();

  private:
    class Pass;
    void work();
    /// One transaction; false when there is nothing left to write.
    bool write_some();

    store::Database& database_;
    std::int64_t batch_id_;
    std::int64_t source_id_;
    std::string district_code_;
    BlockQueue<Block> full_;
    BlockQueue<Block> empty_;
    std::exception_ptr fault_;
    bool is_interrupted_ = false;
    std::thread thread_;
};

}  // namespace louyu::exchange
