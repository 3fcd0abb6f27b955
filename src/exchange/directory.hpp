#pragma once
#include <string_view>

#include "matching/matcher.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// The firms of a district under their current and former names, for matching the rows of a file.
matching::Directory load_enterprises(store::Session& session, std::string_view district_code);
/// Its buildings in a reader's scope, with aliases and addresses; "" = of every district.
matching::Directory load_buildings(store::Session& session, const rights::Reader& reader,
                                   std::string_view district_code);
/// Both, for whoever sees everything; "" = of every district.
matching::Directory load_register(store::Session& session, std::string_view district_code);

}  // namespace louyu::exchange
