#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <span>

#include "base/calendar.hpp"
#include "statistics/cube.hpp"
#include "statistics/registers.hpp"
#include "store/database.hpp"

namespace louyu::statistics {

/// Holds the newest cube of a store. Readers take it and never wait; refreshing is for one thread at a time
/// and others wait for it. The store stays the only truth: a Cubes can be thrown away and made again at any
/// time.
class Cubes {
  public:
    explicit Cubes(store::Database& database);
    ~Cubes();
    Cubes(const Cubes&) = delete;
    Cubes& operator=(const Cubes&) = delete;

    /// Never null; empty before the first refresh.
    std::shared_ptr<const Cube> current() const { return current_.load(); }

    void refresh_all();
    /// What stands under these buildings: versions, zones, tenancies. Enterprises that became different are
    /// followed by refresh_changed only.
    void refresh_buildings(std::span<const std::int64_t> ids);
    /// The tax rows of these months.
    void refresh_tax(std::span<const base::Month> months);
    /// Follows the change log and the posted batches since the last refresh and reads no more than they
    /// touch; the call to make after any write. False when there was nothing new.
    bool refresh_changed();
    /// As refresh_changed, for those whose write stands whatever becomes of the figures: a store that fails
    /// is logged, and the next call catches up. False when it failed.
    bool follow() noexcept;

  private:
    void load_all(store::Session& session);
    void load_buildings(store::Session& session, Cube& cube, std::span<const std::int64_t> ids);
    void load_months(store::Session& session, Cube& cube, std::span<const base::Month> months);
    /// False when two numbers turned out to be one firm, so that everything must be read again.
    bool reload_enterprises(store::Session& session, Cube& cube, const std::set<std::int64_t>& ids,
                            const std::set<base::Month>& replaced);
    /// What follows from the facts; as in `before` where those did not change. nullptr: everything anew.
    void derive(Cube& cube, const Cube* before) const;
    void load_lists(store::Session& session, Cube& cube);
    void publish(Cube cube);

    store::Database& database_;
    std::mutex refreshing_;
    std::unique_ptr<Registers> registers_;
    bool is_torn_ = false;  // a refresh broke off and left registers_ ahead of the cube
    std::atomic<std::shared_ptr<const Cube>> current_;
};

}  // namespace louyu::statistics
