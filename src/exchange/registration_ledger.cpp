#include <unordered_map>

#include "base/text.hpp"
#include "exchange/sql.hpp"
#include "exchange/staging.hpp"
#include "matching/credit_code.hpp"

// The registration ledger (R054, R055): the extract of market regulation as it is now. The last row of a firm
// counts.
namespace louyu::exchange {

namespace {

constexpr std::size_t kChunkRows = 50'000;

struct KnownRegistration {
    std::int64_t batch_id = 0;
    std::int64_t row_number = 0;
    std::size_t hash = 0;
    bool is_told = false;
};

/// Grows by each posting and undoing of registrations in a district. Not by source: whoever sends it, a later
/// record of a firm replaces the earlier one.
std::int64_t ledger_sequence(store::Session& session, const std::string& district_code) {
    const store::Rows rows = session.select(sql::kFindLedgerSequence,
                                            {{"district_code", district_code}, {"kind", "registration"}});
    return *base::as_integer(rows[0][0]);
}

/// The row as one text: two rows that print alike are the same fact.
std::size_t hash_of(const std::vector<base::Value>& values) {
    std::string all;
    for (const base::Value& value : values) {
        if (const std::int64_t* integer = base::as_integer(value)) {
            all += std::to_string(*integer);
        } else if (const std::string* text = base::as_text(value)) {
            all += *text;
        }
        all.push_back('\x1f');
    }
    return std::hash<std::string>{}(all);
}

class RegistrationStaging {
  public:
    explicit RegistrationStaging(Staging& staging)
        : staging_(staging),
          batch_(staging.stored.batch),
          kind_(*find_kind("registration")),
          code_(static_cast<std::size_t>(kind_.index_of("credit_code"))),
          name_(static_cast<std::size_t>(kind_.index_of("name"))) {
        const store::Lease session = staging.database.reader();
        sequence_ = ledger_sequence(*session, batch_.district_code);
        load_known(*session);
    }

    base::Result<void> run() {
        TRY_DO(staging_.file.rows(
            [this](ParsedRow& row) {
                take(row);
                return rows_.size() < kChunkRows || write_chunk();
            },
            [this](std::int64_t done) { return staging_.progress("核对登记数据", done, 0); }));
        if (is_interrupted_ || !write_chunk()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.interrupted",
                               "此批次已被另一个程序清理，请重新导入。"};
        }
        warn_of_unmentioned();
        batch_.summary.set("postedBefore", sequence_);
        return {};
    }

  private:
    struct Row {
        int number = 0;
        std::vector<base::Value> values;
    };
    struct Seen {
        int row = 0;
        std::size_t hash = 0;
    };

    void load_known(store::Session& session) {
        session.stream(sql::kListRegistrations, {{"district_code", batch_.district_code}},
                       [this](const store::Row& row) {
                           std::vector<base::Value> values;
                           for (std::size_t i = 2; i < row.size(); ++i) {
                               values.push_back(row.value(i));
                           }
                           const std::string key = key_of(row.text(2), row.text(3));
                           known_[key] = {row.integer(0), row.integer(1), hash_of(values)};
                           return true;
                       });
    }

    static std::string key_of(const std::string& code, const std::string& name) {
        return code.empty() ? "=" + name : code;
    }

    static std::string text_of(const base::Value& value) {
        const std::string* text = base::as_text(value);
        return text == nullptr ? std::string() : *text;
    }

    void take(ParsedRow& row) {
        ++batch_.counts.read;
        for (CellProblem& problem : row.problems) {
            staging_.findings.add(problem);
        }
        if (row.rejected()) {
            ++batch_.counts.rejected;
            return;
        }
        row.values[code_] = read_code(row);
        const std::string name = text_of(row.values[name_]);
        const std::string key = key_of(text_of(row.values[code_]), name);
        if (!is_repeated(row, key, name)) {
            compare(row, key, name);
        }
    }

    /// The same firm twice: a row that says the same is left out, another needs a person.
    bool is_repeated(const ParsedRow& row, const std::string& key, const std::string& name) {
        const std::size_t hash = hash_of(row.values);
        const auto [first, is_new] = seen_.emplace(key, Seen{row.row, hash});
        if (is_new) {
            return false;
        }
        const bool is_same = first->second.hash == hash;
        ++(is_same ? batch_.counts.rejected : batch_.counts.conflict);
        staging_.findings.add(
            cell_problem(staging_.file, row.row, "name",
                         is_same ? "exchange.duplicate_row" : "exchange.repeated_registration",
                         is_same ? fmt::format("“{}”与第{}行完全相同，只取前一行。", name, first->second.row)
                                 : fmt::format("“{}”在第{}行已有内容不同的登记信息，请核对后保留一行。", name,
                                               first->second.row),
                         name));
        return true;
    }

    base::Value read_code(const ParsedRow& row) {
        const std::string printed = text_of(row.values[code_]);
        const matching::CodeReading reading = matching::read_code(printed);
        if (reading.usable() || reading.verdict == matching::CodeVerdict::kOldRegistration) {
            return reading.text;
        }
        if (reading.verdict != matching::CodeVerdict::kEmpty) {
            CellProblem problem = cell_problem(staging_.file, row.row, "credit_code",
                                               "exchange.bad_credit_code", reading.evidence, printed);
            problem.is_warning = true;
            staging_.findings.add(std::move(problem));
        }
        return std::string();
    }

    void compare(ParsedRow& row, const std::string& key, const std::string& name) {
        const auto known = known_.find(key);
        if (known != known_.end()) {
            known->second.is_told = true;
        }
        if (known != known_.end() && known->second.hash == hash_of(row.values)) {
            ++batch_.counts.unchanged;
            return;
        }
        if (known == known_.end()) {
            ++batch_.counts.added;
        } else {
            ++batch_.counts.changed;
            superseded_.emplace_back(known->second.batch_id, known->second.row_number);
            if (staging_.findings.wants("changed")) {
                staging_.findings.add(DifferenceRow{row.row, "changed", name, base::Json::object(),
                                                    base::Json::object(), "登记信息有变化"});
            }
        }
        rows_.push_back({row.row, row.values});
    }

    void warn_of_unmentioned() {
        std::int64_t count = 0;
        for (const auto& [key, known] : known_) {
            count += known.is_told ? 0 : 1;
        }
        if (count != 0) {
            CellProblem problem;
            problem.code = "exchange.unmentioned";
            problem.message = fmt::format("已入库的{}户主体在本文件中没有出现，其登记信息保持不变。", count);
            problem.is_warning = true;
            staging_.findings.add(std::move(problem));
        }
    }

    /// False when the batch has meanwhile been taken for dead.
    bool write_chunk() {
        if (rows_.empty() && superseded_.empty()) {
            return true;
        }
        const store::Lease session = staging_.database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        if (!is_being_read(*session, batch_.id)) {
            is_interrupted_ = true;
            return false;
        }
        std::vector<std::string_view> names = {"district_code", "batch_id", "row_number"};
        for (const KindColumn& column : kind_.columns) {
            names.push_back(column.name);
        }
        const auto bulk = session->bulk("registration_record", names);
        for (const Row& row : rows_) {
            bulk->text(batch_.district_code);
            bulk->integer(batch_.id);
            bulk->integer(row.number);
            for (const base::Value& value : row.values) {
                bulk->value(value);
            }
            bulk->end_row();
        }
        bulk->finish();
        const auto pairs =
            session->bulk("batch_supersession", {"batch_id", "old_batch_id", "old_row_number"});
        for (const auto& [old_batch, old_row] : superseded_) {
            pairs->integer(batch_.id);
            pairs->integer(old_batch);
            pairs->integer(old_row);
            pairs->end_row();
        }
        pairs->finish();
        transaction.commit();
        rows_.clear();
        superseded_.clear();
        return true;
    }

    Staging& staging_;
    Batch& batch_;
    const Kind& kind_;
    std::size_t code_;
    std::size_t name_;
    std::int64_t sequence_ = 0;
    std::unordered_map<std::string, KnownRegistration> known_;
    std::unordered_map<std::string, Seen> seen_;
    std::vector<Row> rows_;
    std::vector<std::pair<std::int64_t, std::int64_t>> superseded_;
    bool is_interrupted_ = false;
};

class RegistrationPosting : public KindPosting {
  public:
    base::Result<void> stage(Staging& staging) const override { return RegistrationStaging(staging).run(); }

    bool reads_file_again() const override { return false; }

    base::Result<Effect> post(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        const base::Json* before = batch.summary.find("postedBefore");
        if (before == nullptr ||
            before->as_integer() != ledger_sequence(posting.session, batch.district_code)) {
            return base::Error{base::ErrorKind::kConflict, "exchange.stale_preview",
                               "预览之后又有登记数据入库或撤销，请重新读取此文件，核对差异后再入库。"};
        }
        posting.session.execute(sql::kSupersedeRegistration,
                                {{"district_code", batch.district_code}, {"batch_id", batch.id}});
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    base::Result<Effect> undo(Posting& posting) const override {
        const Batch& batch = posting.stored.batch;
        if (!posting.session.select(sql::kFindSupersedingBatch, {{"batch_id", batch.id}}).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.superseded_since",
                               "此批数据已被后来的批次更正，请先撤销后来的批次。"};
        }
        if (!posting.session.select(sql::kFindConfirmingBatch, {{"batch_id", batch.id}}).empty()) {
            return base::Error{base::ErrorKind::kConflict, "exchange.confirmed_since",
                               "后来入库的文件中有与此批相同、未重复计入的行，请先撤销后来的批次。"};
        }
        posting.session.execute(sql::kUnsupersedeRegistration, {{"batch_id", batch.id}});
        discard(posting.session, posting.stored);
        return Effect{.buildings = {}, .tax_period = {}, .everything = true};
    }

    void discard(store::Session& session, const StoredBatch& stored) const override {
        session.execute(sql::kDeleteRegistrations,
                        {{"district_code", stored.batch.district_code}, {"batch_id", stored.batch.id}});
        session.execute(sql::kDeleteSupersessions, {{"batch_id", stored.batch.id}});
    }
};

}  // namespace

const KindPosting& registration_posting() {
    static const RegistrationPosting posting;
    return posting;
}

}  // namespace louyu::exchange
