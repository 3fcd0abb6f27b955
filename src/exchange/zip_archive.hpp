#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "exchange/table.hpp"

namespace louyu::exchange {

/// A zip file whose directory has been looked at before anything is unpacked: too many parts, too much to
/// unpack or too high a ratio is refused, and so are locked parts.
class ZipArchive {
  public:
    static base::Result<std::unique_ptr<ZipArchive>> open(const std::string& path, const ReadLimits& limits);
    virtual ~ZipArchive() = default;

    virtual bool has(std::string_view part) const = 0;
    /// Unpacks a part piece by piece; `take` returns false to stop early. Damage found on the way is an
    /// error, after the pieces before it.
    virtual base::Result<void> stream(const std::string& part,
                                      const std::function<bool(std::string_view)>& take) = 0;
    /// A whole part; refuses more than `bytes_max`.
    base::Result<std::string> read(const std::string& part, std::size_t bytes_max);
};

}  // namespace louyu::exchange
