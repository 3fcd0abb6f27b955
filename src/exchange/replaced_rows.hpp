#pragma once
#include <string_view>
#include <vector>

#include "exchange/import.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// The member of a batch's summary that holds what it replaced; never shown.
inline constexpr std::string_view kReplacedRows = "replacedRows";

/// Keeps rows of a small reference table that a batch is about to delete, so that undoing it can put them
/// back.
void keep_replaced(Batch& batch, std::string_view table, const std::vector<std::string_view>& columns,
                   const store::Rows& rows);
/// Puts them back in the order in which they were kept.
void put_back_replaced(store::Session& session, const Batch& batch);

}  // namespace louyu::exchange
