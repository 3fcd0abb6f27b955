#pragma once
#include <string>

#include "base/error.hpp"
#include "http/static_files.hpp"

namespace louyu::app {

/// The pages built into the program, or those of a directory when one is named.
base::Result<http::StaticFiles> load_pages(const std::string& directory);

}  // namespace louyu::app
