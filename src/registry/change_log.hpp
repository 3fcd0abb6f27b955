#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "registry/registry.hpp"

namespace louyu::registry {

/// A row of the change log before it has its place in the chain.
struct LoggedChange {
    std::string district_code;
    std::int64_t id = 0;
    std::int64_t at_ms = 0;
    std::int64_t user_id = 0;
    std::string actor;
    Origin origin = Origin::kForm;
    std::int64_t batch_id = 0;
    std::string entity;
    std::int64_t record_id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    ChangeState state = ChangeState::kEffective;
    base::Day from;
    base::Day to;
    std::string before_json;
    std::string after_json;
    std::string note;
};

/// Collects changes and appends them to the chain in blocks: each row's hash is over the hash before it and
/// everything in the row that never changes (all but state, reviewer and time of review; the state it began
/// with is in after_json). The row of change_head is written first, which makes concurrent writers wait for
/// one another.
class ChangeLog {
  public:
    explicit ChangeLog(store::Session& session) : session_(session) {}
    void append(LoggedChange change);
    void flush();

  private:
    store::Session& session_;
    std::vector<LoggedChange> pending_;
};

/// The words of the log back to their meaning; an unknown word is a base::Failure: the log is damaged.
Origin origin_from(std::string_view text);
ChangeKind change_kind_from(std::string_view text);
ChangeState change_state_from(std::string_view text);

}  // namespace louyu::registry
