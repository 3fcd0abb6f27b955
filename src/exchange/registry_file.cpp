#include "exchange/registry_file.hpp"

#include <algorithm>
#include <array>

#include "base/decimal.hpp"
#include "exchange/attribution.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

/// new < changed < conflict < rejected: what a row comes to is the strongest of what its changes come to.
int strength(std::string_view verdict) {
    constexpr std::array<std::string_view, 5> kOrder = {"unchanged", "new", "changed", "conflict",
                                                        "rejected"};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), verdict) - kOrder.begin());
}

std::unique_ptr<RowReader> make_rows(RegistryRun& run) {
    const std::string& kind = run.batch().kind;
    if (kind == "regions") {
        return make_region_rows(run);
    }
    if (kind == "zones") {
        return make_zone_rows(run);
    }
    if (kind == "buildings") {
        return make_building_rows(run);
    }
    if (kind == "units") {
        return make_unit_rows(run);
    }
    if (kind == "enterprises") {
        return make_enterprise_rows(run);
    }
    CHECK(kind == "tenancies");
    return make_tenancy_rows(run);
}

std::string printed_by_type(const dictionary::Field& field, const base::Value& value) {
    if (const std::string* text = base::as_text(value)) {
        return *text;
    }
    const std::int64_t* units = base::as_integer(value);
    if (units == nullptr) {
        return "";
    }
    switch (field.type) {
        case dictionary::FieldType::kMoney:
            return base::format_decimal(*units, base::kMoneyScale);
        case dictionary::FieldType::kArea:
            return base::format_decimal(*units, base::kAreaScale);
        case dictionary::FieldType::kCoordinate:
            return base::format_decimal(*units, base::kCoordinateScale);
        case dictionary::FieldType::kDay:
            return base::to_string(base::Day{static_cast<std::int32_t>(*units)});
        default:
            return std::to_string(*units);
    }
}

}  // namespace

const base::Value& RowView::get(std::string_view column) const {
    static const base::Value absent;
    const int index = kind_.index_of(column);
    return index < 0 ? absent : row_.values[static_cast<std::size_t>(index)];
}

std::string RowView::text(std::string_view column) const {
    const std::string* text = base::as_text(get(column));
    return text == nullptr ? std::string() : *text;
}

std::optional<std::int64_t> RowView::integer(std::string_view column) const {
    const std::int64_t* units = base::as_integer(get(column));
    return units == nullptr ? std::nullopt : std::optional(*units);
}

RegistryRun::RegistryRun(store::Session& session, const rights::Reader& reader, StoredBatch& stored,
                         TableFile& file, Findings& findings, const Progress& progress)
    : session_(session),
      reader_(reader),
      stored_(stored),
      file_(file),
      findings_(findings),
      progress_(progress),
      kind_(*find_kind(stored.batch.kind)),
      writer_(session, reader, {registry::Origin::kBatch, stored.batch.id}) {}

base::Result<void> RegistryRun::run() {
    stored_.batch.counts = {};
    const std::unique_ptr<RowReader> rows = make_rows(*this);
    const base::Result<void> read = file_.rows(
        [&](ParsedRow& parsed) {
            take(parsed);
            if (!parsed.rejected() && !left_out_.contains(parsed.row)) {
                const RowView row(kind_, parsed);
                verdict_ = "unchanged";
                rows->row(*this, row);
                settle_row();
            }
            return true;
        },
        [this](std::int64_t done) { return progress_("核对台账", done, 0); });
    if (!read) {
        return read;
    }
    return seal();
}

void RegistryRun::take(ParsedRow& parsed) {
    ++stored_.batch.counts.read;
    for (CellProblem& problem : parsed.problems) {
        findings_.add(problem);
    }
    if (parsed.rejected() || left_out_.contains(parsed.row)) {
        ++stored_.batch.counts.rejected;
    }
}

void RegistryRun::settle_row() {
    BatchCounts& counts = stored_.batch.counts;
    if (verdict_ == "rejected") {
        ++counts.rejected;
    } else if (verdict_ == "conflict") {
        ++counts.conflict;
    } else if (verdict_ == "changed") {
        ++counts.changed;
    } else if (verdict_ == "new") {
        ++counts.added;
    } else {
        ++counts.unchanged;
    }
}

base::Result<void> RegistryRun::seal() {
    base::Result<std::vector<registry::Finding>> sealed = writer_.seal();
    for (const registry::Finding& finding : writer_.findings()) {
        const auto found = row_of_record_.find(finding.record_id);
        const int row = found == row_of_record_.end() ? 0 : found->second;
        CellProblem problem = row_problem(file_, row, finding.what.code, finding.what.message);
        problem.is_warning = !finding.refused;
        if (finding.refused && row != 0) {
            refused_by_sums_.insert(row);
        }
        findings_.add(std::move(problem));
    }
    if (!sealed) {
        return sealed.error();
    }
    return {};
}

std::optional<base::Day> RegistryRun::from_of_period() const {
    const std::optional<base::Period>& period = stored_.batch.period;
    return period ? std::optional(period->first.first_day()) : std::nullopt;
}

void RegistryRun::raise(std::string_view verdict) {
    if (strength(verdict) > strength(verdict_)) {
        verdict_ = std::string(verdict);
    }
}

void RegistryRun::refuse(const RowView& row, std::string_view column, std::string_view code,
                         std::string message) {
    findings_.add(cell_problem(file_, row.number(), column, code, std::move(message),
                               printed(column, row.get(column))));
    raise("rejected");
}

void RegistryRun::undecided(const RowView& row, std::string_view column, std::string message) {
    findings_.add(cell_problem(file_, row.number(), column, "exchange.undecided", std::move(message),
                               printed(column, row.get(column))));
    raise("conflict");
}

void RegistryRun::warn(const RowView& row, std::string_view column, std::string_view code,
                       std::string message) {
    CellProblem problem =
        cell_problem(file_, row.number(), column, code, std::move(message), printed(column, row.get(column)));
    problem.is_warning = true;
    findings_.add(std::move(problem));
}

std::optional<registry::ChangeResult> RegistryRun::apply(const RowView& row, const registry::Change& change) {
    const base::Result<registry::ChangeResult> result = writer_.apply(change);
    if (!result) {
        const base::Error& error = result.error();
        for (const base::FieldError& field : error.fields) {
            const std::string column = field.pointer.empty() ? "" : field.pointer.substr(1);
            findings_.add(cell_problem(file_, row.number(), column, field.code, field.message,
                                       printed(column, row.get(column))));
        }
        if (error.fields.empty()) {
            findings_.add(row_problem(file_, row.number(), error.code, error.message));
        }
        raise("rejected");
        return std::nullopt;
    }
    for (const base::FieldError& warning : result->warnings) {
        const std::string column = warning.pointer.empty() ? "" : warning.pointer.substr(1);
        warn(row, column, warning.code, warning.message);
    }
    row_of_record_[result->id] = row.number();
    return *result;
}

std::optional<std::int64_t> RegistryRun::put(const RowView& row, registry::Change change,
                                             const std::string& title) {
    if (change.id == 0) {
        change.kind = registry::ChangeKind::kCreate;
        const std::optional<registry::ChangeResult> made = apply(row, change);
        if (!made) {
            return std::nullopt;
        }
        show(row, "new", title, base::Json::object(), base::Json::object());
        return made->id;
    }
    const auto versions = registry::versions(session_, reader_, change.entity, change.id);
    if (!versions) {
        refuse(row, "", versions.error().code, versions.error().message);
        return std::nullopt;
    }
    const registry::Record& last = versions->back();
    const dictionary::Entity& entity = dictionary::entity(change.entity);
    base::Json before = base::Json::object();
    base::Json after = base::Json::object();
    for (const auto& [name, value] : change.fields) {
        if (last.get(name) != value) {
            before.set(name, printed_by_type(*entity.find(name), last.get(name)));
            after.set(name, printed_by_type(*entity.find(name), value));
        }
    }
    const bool is_ended_again = change.to && *change.to != last.valid_to;
    if (after.members().empty() && !is_ended_again) {
        return change.id;
    }
    const std::optional<base::Day> from = from_of_period();
    const bool became_different =
        from && *from > last.valid_from && *from <= last.valid_to && !is_ended_again;
    change.kind = became_different ? registry::ChangeKind::kChange : registry::ChangeKind::kCorrect;
    change.from = became_different ? *from : last.valid_from;
    if (became_different) {
        change.to.reset();
    }
    if (!apply(row, change)) {
        return std::nullopt;
    }
    show(row, "changed", title, std::move(before), std::move(after));
    return change.id;
}

void RegistryRun::show(const RowView& row, std::string_view verdict, const std::string& title,
                       base::Json before, base::Json after) {
    raise(verdict);
    if (findings_.wants(verdict)) {
        findings_.add(DifferenceRow{row.number(), std::string(verdict), title, std::move(before),
                                    std::move(after), ""});
    }
}

std::string RegistryRun::printed(std::string_view column, const base::Value& value) const {
    const KindColumn* found = kind_.find(column);
    return found == nullptr ? std::string() : printed_by_type(*found->field, value);
}

}  // namespace louyu::exchange
