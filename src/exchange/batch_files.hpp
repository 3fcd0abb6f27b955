#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "exchange/import.hpp"

namespace louyu::exchange {

/// The files of batches as they came, one directory each: FILES/<batch id>/original.
class BatchFiles {
  public:
    explicit BatchFiles(std::string directory) : directory_(std::move(directory)) {}

    /// Held while a batch is read; gone when the program dies, so that another one can tell.
    class Reading {
      public:
        explicit Reading(int descriptor) : descriptor_(descriptor) {}
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

      private:
        int descriptor_;
    };

    /// Marks the batch as being read by this program; makes its directory.
    base::Result<std::unique_ptr<Reading>> begin_reading(std::int64_t batch_id) const;
    bool is_being_read(std::int64_t batch_id) const;
    /// Copies the sender's file. Refuses what is no file, too large or does not fit on the disk, and leaves
    /// nothing behind then.
    base::Result<void> keep(std::int64_t batch_id, const ImportRequest& request) const;
    std::string path_of(std::int64_t batch_id) const;
    void remove(std::int64_t batch_id) const;
    /// The batches that have a directory.
    std::vector<std::int64_t> batches() const;

  private:
    std::string directory_of(std::int64_t batch_id) const;
    std::string directory_;
};

}  // namespace louyu::exchange
