#include "rights/reader_cache.hpp"

#include "rights/sql.hpp"

namespace louyu::rights {

namespace {

// Far more than sign in at once; a few hundred kB each in a city.
constexpr std::size_t kEntriesMax = 500;

}  // namespace

base::Result<Reader> ReaderCache::for_assignment(store::Session& session, std::int64_t assignment_id,
                                                 base::Day on) {
    const std::int64_t day = on.yyyymmdd;
    // Read before the Reader is made: should the registry move on in between, the stamp is the older one and
    // the next request makes it anew.
    store::Rows rows = session.select(sql::kFindAssignmentStamp, {{"id", assignment_id}, {"day", day}});
    if (rows.empty()) {
        return ReaderFactory::for_assignment(session, assignment_id, on);  // says why there is none
    }
    store::Values stamp = std::move(rows.front());
    stamp.emplace_back(day);
    {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(assignment_id);
        if (found != entries_.end() && found->second.stamp == stamp) {
            return *found->second.reader;
        }
    }
    TRY(Reader made, ReaderFactory::for_assignment(session, assignment_id, on));
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= kEntriesMax) {
        entries_.clear();
    }
    entries_.insert_or_assign(assignment_id, Entry{std::move(stamp), std::make_shared<const Reader>(made)});
    return made;
}

void ReaderCache::clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
}

}  // namespace louyu::rights
