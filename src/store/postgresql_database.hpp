#pragma once
#include <memory>
#include <string>

#include "store/database.hpp"

namespace louyu::store {

/// Connects to a postgresql:// URL. Throws base::Failure.
std::unique_ptr<Database> open_postgresql(const std::string& url);

}  // namespace louyu::store
