#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "store/database.hpp"

namespace louyu::store {

/// How long a caller waits for the writer, or for a connection when all are lent, before base::Failure.
inline constexpr std::chrono::milliseconds kLeaseWait{30000};

/// Opens or makes the file at `path`. Throws base::Failure.
std::unique_ptr<Database> open_sqlite(const std::string& url, const std::string& path,
                                      std::chrono::milliseconds wait = kLeaseWait);

}  // namespace louyu::store
