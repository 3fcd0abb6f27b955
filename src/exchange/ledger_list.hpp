#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "base/value.hpp"
#include "dictionary/dictionary.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

// The rows of the ledgers (tax, registration) that count: of posted batches, and not superseded by a later
// one.
namespace louyu::exchange {

/// Zeros and empty texts stand for all.
struct LedgerRequest {
    std::string_view entity;             // tax_record or registration_record
    std::string credit_code;             // as it stands in the ledger
    std::string name;                    // a part of it
    std::optional<base::Period> months;  // tax only
    std::int64_t building_id = 0;        // tax only: attributed to it, wholly or in part
    std::int64_t enterprise_id = 0;      // tax only
    std::int64_t batch_id = 0;
    std::string cursor;
    int limit = 50;  // 1 to 1000
};

struct LedgerRow {
    std::string district_code;
    std::int64_t batch_id = 0;
    int row = 0;  // of the file
    std::string source;
    /// Tax only: whose it is and where it went (building, split, outside, unmatched).
    std::int64_t enterprise_id = 0;
    std::int64_t building_id = 0;
    std::string attribution;
    std::vector<std::pair<std::string, base::Value>> fields;  // what the reader may see
};

struct LedgerAnswer {
    std::vector<LedgerRow> items;  // newest batch first
    std::string next_cursor;       // empty at the end
};

/// What the reader may see of a ledger: rows of districts wholly in scope, without masked fields. Refused: a
/// ledger of which the reader sees no field (rights.forbidden), a filter by a masked field
/// (exchange.forbidden_field), a damaged cursor (exchange.bad_cursor).
base::Result<LedgerAnswer> list_ledger(store::Session& session, const rights::Reader& reader,
                                       const LedgerRequest& request);

}  // namespace louyu::exchange
