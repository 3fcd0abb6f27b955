#pragma once
#include <string>
#include <string_view>

namespace louyu::http {

/// `bytes` as a gzip file; level 1 (fast) to 9 (small).
std::string gzip(std::string_view bytes, int level = 5);
/// Does an Accept-Encoding field allow gzip? "gzip;q=0" does not.
bool accepts_gzip(std::string_view accept_encoding);
/// Worth compressing: text, JSON, JavaScript, XML, SVG, vector tiles.
bool is_compressible(std::string_view content_type);

}  // namespace louyu::http
