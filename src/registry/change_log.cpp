#include "registry/change_log.hpp"

#include <set>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "registry/sql.hpp"

namespace louyu::registry {
namespace {

constexpr std::size_t kBlock = 2048;

const std::vector<std::string_view> kColumns = {
    "district_code", "id",         "sequence",  "at_ms",         "user_id", "actor",      "origin",
    "batch_id",      "entity",     "record_id", "kind",          "state",   "valid_from", "valid_to",
    "before_json",   "after_json", "note",      "previous_hash", "hash"};

/// Each part with its length before it, so that no two rows have the same text.
class Canonical {
  public:
    explicit Canonical(std::string_view previous_hash) { add(previous_hash); }
    Canonical& add(std::string_view part) {
        text_ += std::to_string(part.size());
        text_ += ':';
        text_ += part;
        return *this;
    }
    Canonical& add(std::int64_t part) { return add(std::string_view(std::to_string(part))); }
    std::string hash() const { return base::sha256_hex(text_); }

  private:
    std::string text_;
};

std::string hash_of(std::string_view previous_hash, std::int64_t sequence, const LoggedChange& row) {
    Canonical text(previous_hash);
    text.add(sequence).add(row.id).add(row.district_code).add(row.at_ms).add(row.user_id).add(row.actor);
    text.add(to_string(row.origin)).add(row.batch_id).add(row.entity).add(row.record_id);
    text.add(to_string(row.kind)).add(row.from.yyyymmdd).add(row.to.yyyymmdd);
    text.add(row.before_json).add(row.after_json).add(row.note);
    return text.hash();
}

void load(store::Session::Bulk& bulk, std::int64_t sequence, const LoggedChange& row,
          std::string_view previous_hash, std::string_view hash) {
    bulk.text(row.district_code);
    bulk.integer(row.id);
    bulk.integer(sequence);
    bulk.integer(row.at_ms);
    bulk.integer(row.user_id);
    bulk.text(row.actor);
    bulk.text(to_string(row.origin));
    bulk.integer(row.batch_id);
    bulk.text(row.entity);
    bulk.integer(row.record_id);
    bulk.text(to_string(row.kind));
    bulk.text(to_string(row.state));
    bulk.integer(row.from.yyyymmdd);
    bulk.integer(row.to.yyyymmdd);
    bulk.text(row.before_json);
    bulk.text(row.after_json);
    bulk.text(row.note);
    bulk.text(previous_hash);
    bulk.text(hash);
    bulk.end_row();
}

template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
};

constexpr Word<Origin> kOrigins[] = {{Origin::kForm, "form"},
                                     {Origin::kBatch, "batch"},
                                     {Origin::kInterface, "interface"},
                                     {Origin::kConsole, "console"},
                                     {Origin::kSystem, "system"}};
constexpr Word<ChangeKind> kKinds[] = {{ChangeKind::kCreate, "create"},
                                       {ChangeKind::kCorrect, "correct"},
                                       {ChangeKind::kChange, "change"},
                                       {ChangeKind::kEnd, "end"},
                                       {ChangeKind::kUndo, "undo"}};
constexpr Word<ChangeState> kStates[] = {
    {ChangeState::kDraft, "draft"},         {ChangeState::kSubmitted, "submitted"},
    {ChangeState::kReturned, "returned"},   {ChangeState::kApproved, "approved"},
    {ChangeState::kEffective, "effective"}, {ChangeState::kUndone, "undone"}};

template <class Enum, std::size_t N>
std::string_view text_of(const Word<Enum> (&words)[N], Enum value) {
    for (const Word<Enum>& word : words) {
        if (word.value == value) {
            return word.text;
        }
    }
    throw base::Bug("a change log word");
}

template <class Enum, std::size_t N>
Enum value_of(const Word<Enum> (&words)[N], std::string_view text) {
    for (const Word<Enum>& word : words) {
        if (word.text == text) {
            return word.value;
        }
    }
    throw base::Failure(fmt::format("变更日志中有无法识别的内容“{}”，数据可能被改动过", text));
}

/// Walks the log from its beginning.
class Verifier {
  public:
    /// False when this row is not as it was written.
    bool take(const store::Row& row) {
        const std::int64_t sequence = row.integer(0);
        const std::string hash = row.text(18);
        if (sequence != sequence_ + 1 || row.text(17) != hash_ || hash_again(row) != hash ||
            !state_is_true(row)) {
            return false;
        }
        sequence_ = sequence;
        hash_ = hash;
        return true;
    }
    std::int64_t sequence() const { return sequence_; }
    const std::string& hash() const { return hash_; }
    /// A change marked as undone that no undo has taken back, or the other way round.
    std::optional<std::int64_t> falsely_undone() const {
        for (const auto* side : {&undone_, &undoes_}) {
            const auto& other = side == &undone_ ? undoes_ : undone_;
            for (std::int64_t id : *side) {
                if (!other.contains(id)) {
                    return id;
                }
            }
        }
        return std::nullopt;
    }

  private:
    static std::string hash_again(const store::Row& row) {
        Canonical text(row.view(17));
        for (std::size_t column = 0; column <= 16; ++column) {
            const bool is_state = column == 11;
            const bool is_text =
                column == 2 || column == 5 || column == 6 || column == 8 || column == 10 || column >= 14;
            if (is_text) {
                text.add(row.view(column));
            } else if (!is_state) {
                text.add(row.integer(column));
            }
        }
        return text.hash();
    }

    /// The state may only have moved as reviews and undos move it.
    bool state_is_true(const store::Row& row) {
        const std::string state = row.text(11);
        const std::string_view after = row.view(15);
        if (row.view(10) == to_string(ChangeKind::kUndo)) {
            const base::Result<base::Json> json = base::parse_json(after);
            const base::Json* id = json ? json->find("undoes") : nullptr;
            if (id == nullptr || !id->is_integer()) {
                return false;
            }
            undoes_.insert(id->as_integer());
        }
        if (state == "undone") {
            undone_.insert(row.integer(1));
            return true;
        }
        const bool began_effective = after.starts_with(R"({"state":"effective")");
        return began_effective == (state == "effective");
    }

    std::int64_t sequence_ = 0;
    std::string hash_;
    std::set<std::int64_t> undone_;
    std::set<std::int64_t> undoes_;
};

}  // namespace

std::string_view to_string(Origin origin) {
    return text_of(kOrigins, origin);
}
std::string_view to_string(ChangeKind kind) {
    return text_of(kKinds, kind);
}
std::string_view to_string(ChangeState state) {
    return text_of(kStates, state);
}
Origin origin_from(std::string_view text) {
    return value_of(kOrigins, text);
}
ChangeKind change_kind_from(std::string_view text) {
    return value_of(kKinds, text);
}
ChangeState change_state_from(std::string_view text) {
    return value_of(kStates, text);
}

void ChangeLog::append(LoggedChange change) {
    pending_.push_back(std::move(change));
    if (pending_.size() >= kBlock) {
        flush();
    }
}

void ChangeLog::flush() {
    if (pending_.empty()) {
        return;
    }
    session_.execute(sql::kLockChangeHead);
    const store::Rows head = session_.select(sql::kFindChangeHead);
    CHECK(head.size() == 1);
    std::int64_t sequence = std::get<std::int64_t>(head[0][0]);
    std::string previous = std::get<std::string>(head[0][1]);
    const auto bulk = session_.bulk("change", kColumns);
    for (const LoggedChange& row : pending_) {
        std::string hash = hash_of(previous, ++sequence, row);
        load(*bulk, sequence, row, previous, hash);
        previous = std::move(hash);
    }
    bulk->finish();
    session_.execute(sql::kUpdateChangeHead, {{"sequence", sequence}, {"hash", previous}});
    pending_.clear();
}

ChainReport verify_chain(store::Session& session) {
    ChainReport report;
    Verifier verifier;
    session.stream(sql::kListChangeChain, {}, [&](const store::Row& row) {
        ++report.changes;
        if (!verifier.take(row)) {
            report.first_broken = row.integer(1);
        }
        return !report.first_broken;
    });
    if (report.first_broken) {
        return report;
    }
    const store::Rows head = session.select(sql::kFindChangeHead);
    if (head.size() != 1 || std::get<std::int64_t>(head[0][0]) != verifier.sequence() ||
        std::get<std::string>(head[0][1]) != verifier.hash()) {
        report.first_broken = 0;
        return report;
    }
    report.first_broken = verifier.falsely_undone();
    return report;
}

}  // namespace louyu::registry
