#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "rights/reader.hpp"

namespace louyu::rights {

/// Readers compiled once and used again while nothing they were made from has changed. A request asks one
/// small query instead of reading every region and building in scope; a right taken away still ends at once,
/// since the assignment itself is read every time.
class ReaderCache {
  public:
    /// As ReaderFactory::for_assignment.
    base::Result<Reader> for_assignment(store::Session& session, std::int64_t assignment_id, base::Day on);

    /// For what no change of the registry tells: a new day has moved regions.
    void clear();

  private:
    /// What a Reader follows from: the assignment's row, the day, and the state of the registry, which every
    /// change moves on.
    struct Entry {
        store::Values stamp;
        std::shared_ptr<const Reader> reader;
    };

    std::mutex mutex_;
    std::unordered_map<std::int64_t, Entry> entries_;
};

}  // namespace louyu::rights
