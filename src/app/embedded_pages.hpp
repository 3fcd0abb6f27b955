#pragma once
#include <vector>

#include "http/static_files.hpp"

namespace louyu::app {

/// Every file of web/dist as it was when the program was built.
const std::vector<http::EmbeddedFile>& embedded_pages();

}  // namespace louyu::app
