#include "exchange/registry_file.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/decimal.hpp"

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

/// The column of a file in which a field of the registry stands: the registry speaks of building_id, the file
/// of a building's name.
std::string_view column_of_field(const Kind& kind, std::string_view field) {
    if (kind.find(field) != nullptr) {
        return field;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kNames = {
        {{"region_id", "street_name"},
         {"site_id", "site_name"},
         {"building_id", "building_name"},
         {"enterprise_id", "enterprise_name"},
         {"name", "enterprise_name"},
         {"name", "building_name"},
         {"floor_id", "floor_name"},
         {"unit_id", "unit_label"},
         {"valid_from", "move_in"},
         {"valid_to", "move_out"},
         {"parent_id", "parent_code"},
         {"zone_id", "zone_name"}}};
    for (const auto& [name, column] : kNames) {
        if (name == field && kind.find(column) != nullptr) {
            return column;
        }
    }
    return "";
}

}  // namespace

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
    TRY_DO(file_.rows(
        [&](ParsedRow& parsed) {
            if (take(parsed)) {
                verdict_ = "unchanged";
                writes_ = 0;
                rows->row(*this, RowView(kind_, parsed));
                settle_row(parsed.row);
            }
            return true;
        },
        [this](std::int64_t done) { return progress_("核对台账", done, 0); }));
    return seal();
}

/// False for a row that is not gone into: its cells cannot be read, or an earlier run has refused it.
bool RegistryRun::take(ParsedRow& parsed) {
    ++stored_.batch.counts.read;
    for (CellProblem& problem : parsed.problems) {
        findings_.add(problem);
    }
    const auto left_out = left_out_.find(parsed.row);
    if (parsed.rejected()) {
        count("rejected");
        return false;
    }
    if (left_out != left_out_.end()) {
        count(left_out->second);
        return false;
    }
    return true;
}

void RegistryRun::count(std::string_view verdict) {
    BatchCounts& counts = stored_.batch.counts;
    if (verdict == "rejected") {
        ++counts.rejected;
    } else if (verdict == "conflict") {
        ++counts.conflict;
    } else if (verdict == "changed") {
        ++counts.changed;
    } else if (verdict == "new") {
        ++counts.added;
    } else {
        ++counts.unchanged;
    }
}

void RegistryRun::settle_row(int row) {
    count(verdict_);
    digest(verdict_);
    if (writes_ > 0 && strength(verdict_) >= strength("conflict")) {
        broken_.emplace(row, verdict_);
    }
}

base::Result<void> RegistryRun::seal() {
    base::Result<std::vector<registry::Finding>> sealed = writer_.seal();
    for (const registry::Finding& finding : writer_.findings()) {
        const auto found = row_of_record_.find(finding.record_id);
        std::vector<int> rows;
        if (found != row_of_record_.end()) {
            rows.push_back(found->second);
        } else if (const auto parts = rows_of_building_.find(finding.record_id);
                   parts != rows_of_building_.end() && finding.refused) {
            rows = parts->second;  // the building stands in another file; its parts in this one are too large
        }
        for (const int row : rows.empty() ? std::vector<int>{0} : rows) {
            CellProblem problem =
                row == 0 ? row_problem(file_, row, finding.what.code, finding.what.message)
                         : cell_problem(
                               file_, row,
                               column_of_field(
                                   kind_, finding.what.pointer.empty() ? "" : finding.what.pointer.substr(1)),
                               finding.what.code, finding.what.message, "");
            problem.is_warning = !finding.refused;
            if (finding.refused && row != 0) {
                broken_.emplace(row, "rejected");
            }
            findings_.add(std::move(problem));
        }
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

base::Day RegistryRun::as_of() const {
    const std::optional<base::Period>& period = stored_.batch.period;
    return period ? period->last.last_day() : base::today();
}

void RegistryRun::digest(std::string_view text) {
    for (const char c : text) {
        digest_ = (digest_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    digest_ = (digest_ ^ 0xffU) * 1099511628211ULL;
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
    const auto column = [this](const base::FieldError& field) {
        return column_of_field(kind_, field.pointer.empty() ? "" : std::string_view(field.pointer).substr(1));
    };
    const base::Result<registry::ChangeResult> result = writer_.apply(change);
    if (!result) {
        const base::Error& error = result.error();
        for (const base::FieldError& field : error.fields) {
            findings_.add(cell_problem(file_, row.number(), column(field), field.code, field.message,
                                       printed(column(field), row.get(column(field)))));
        }
        if (error.fields.empty()) {
            findings_.add(row_problem(file_, row.number(), error.code, error.message));
        }
        raise("rejected");
        return std::nullopt;
    }
    for (const base::FieldError& warning : result->warnings) {
        warn(row, column(warning), warning.code, warning.message);
    }
    ++writes_;
    row_of_record_[result->id] = row.number();
    for (const auto& [name, value] : change.fields) {
        if (name == "building_id" && base::as_integer(value) != nullptr) {
            rows_of_building_[*base::as_integer(value)].push_back(row.number());
        }
    }
    return *result;
}

void RegistryRun::show(const RowView& row, std::string_view verdict, const std::string& title,
                       Difference difference) {
    raise(verdict);
    digest(title);
    for (const auto& [name, value] : difference.after.members()) {
        digest(name);
        digest(value.as_string());
    }
    if (findings_.wants(verdict)) {
        findings_.add(DifferenceRow{row.number(), std::string(verdict), title, std::move(difference.before),
                                    std::move(difference.after), ""});
    }
}

std::string RegistryRun::printed(std::string_view column, const base::Value& value) const {
    const KindColumn* found = kind_.find(column);
    return found == nullptr ? std::string() : printed_by_type(*found->field, value);
}

/// The fields in which a row differs from a version, printed side by side.
RegistryRun::Fields RegistryRun::differing(std::string_view entity_name, const registry::Record& version,
                                           const Fields& told, Difference& difference) const {
    const dictionary::Entity& entity = dictionary::entity(entity_name);
    Fields fields;
    for (const auto& [name, value] : told) {
        if (version.get(name) != value) {
            const dictionary::Field& field = *entity.find(name);
            difference.before.set(name, printed_by_type(field, version.get(name)));
            difference.after.set(name, printed_by_type(field, value));
            fields.emplace_back(name, value);
        }
    }
    return fields;
}

/// The version a file speaks of: that of its period, else the latest.
const registry::Record& RegistryRun::version_meant(const std::vector<registry::Record>& versions) const {
    const std::optional<base::Day> from = from_of_period();
    if (!from) {
        return versions.back();
    }
    for (const registry::Record& version : versions) {
        if (*from <= version.valid_to) {
            return version;
        }
    }
    return versions.back();
}

/// Writes what differs: from the first day of the period on if the version began before it, else for all of
/// its days.
bool RegistryRun::amend(const RowView& row, std::string_view entity, const registry::Record& version,
                        Fields fields) {
    const std::optional<base::Day> from = from_of_period();
    const bool became_different = from && *from > version.valid_from && *from <= version.valid_to;
    registry::Change change;
    change.entity = entity;
    change.id = version.id;
    change.kind = became_different ? registry::ChangeKind::kChange : registry::ChangeKind::kCorrect;
    change.from = became_different ? *from : version.valid_from;
    change.fields = std::move(fields);
    return apply(row, change).has_value();
}

std::optional<std::int64_t> RegistryRun::put(const RowView& row, registry::Change change,
                                             const std::string& title) {
    if (change.id == 0) {
        change.kind = registry::ChangeKind::kCreate;
        const std::optional<registry::ChangeResult> made = apply(row, change);
        if (!made) {
            return std::nullopt;
        }
        show(row, "new", title, {});
        return made->id;
    }
    const auto versions = registry::versions(session_, reader_, change.entity, change.id);
    if (!versions) {
        refuse(row, "", versions.error().code, versions.error().message);
        return std::nullopt;
    }
    const registry::Record& version = version_meant(*versions);
    Difference difference;
    Fields fields = differing(change.entity, version, change.fields, difference);
    if (fields.empty()) {
        return change.id;
    }
    if (!amend(row, change.entity, version, std::move(fields))) {
        return std::nullopt;
    }
    show(row, "changed", title, std::move(difference));
    return change.id;
}

/// An earlier first day than known is a correction. A later one is mostly the first day of a renewed lease:
/// the years before it, and the tax attributed in them, are not given up for that.
bool RegistryRun::begin_stay(const RowView& row, const StayRow& stay, const registry::Record& first,
                             Difference& difference) {
    if (!stay.move_in || *stay.move_in == first.valid_from) {
        return true;
    }
    if (*stay.move_in > first.valid_from) {
        warn(row, "move_in", "exchange.later_move_in",
             fmt::format("台账中此企业自{}起入驻，本行的入驻日期较晚，按续租处理，起始日期未改。",
                         base::to_string(first.valid_from)));
        return true;
    }
    registry::Change change;
    change.kind = registry::ChangeKind::kCorrect;
    change.entity = "tenancy";
    change.id = stay.id;
    change.from = first.valid_from;
    change.starts_on = stay.move_in;
    if (!apply(row, change)) {
        return false;
    }
    difference.before.set("move_in", base::to_string(first.valid_from));
    difference.after.set("move_in", base::to_string(*stay.move_in));
    return true;
}

bool RegistryRun::put_stay(const RowView& row, StayRow stay) {
    const auto versions = [&] { return registry::versions(session_, reader_, "tenancy", stay.id); };
    const auto known = versions();
    if (!known) {
        refuse(row, "", known.error().code, known.error().message);
        return false;
    }
    const int writes_before = writes_;
    Difference difference;
    // Why a tenant left and what he gave back belong to the end of the stay.
    Fields leaving;
    if (stay.move_out) {
        const auto is_leaving = [](const auto& field) {
            return field.first == "leave_reason" || field.first == "released_area";
        };
        std::copy_if(stay.fields.begin(), stay.fields.end(), std::back_inserter(leaving), is_leaving);
        std::erase_if(stay.fields, is_leaving);
    }
    if (!begin_stay(row, stay, known->front(), difference)) {
        return false;
    }
    const auto begun = versions();
    const registry::Record& meant = version_meant(*begun);
    Fields fields = differing("tenancy", meant, stay.fields, difference);
    if (!fields.empty() && !amend(row, "tenancy", meant, std::move(fields))) {
        return false;
    }
    if (!end_stay(row, stay, versions()->back(), leaving, difference)) {
        return false;
    }
    if (writes_ > writes_before) {
        show(row, "changed", stay.title, std::move(difference));
    }
    return true;
}

/// Brings the last day of a stay to what the row says.
bool RegistryRun::end_stay(const RowView& row, const StayRow& stay, const registry::Record& last,
                           const Fields& leaving, Difference& difference) {
    const bool is_still_there = !stay.move_out && last.valid_to >= as_of();
    Fields fields = differing("tenancy", last, leaving, difference);
    if (is_still_there || (stay.move_out && *stay.move_out == last.valid_to && fields.empty())) {
        return true;
    }
    registry::Change change;
    change.entity = "tenancy";
    change.id = stay.id;
    const base::Day to = stay.move_out.value_or(base::kForever);
    if (to < last.valid_to) {
        change.kind = registry::ChangeKind::kEnd;
        change.from = base::next_day(to);
    } else {
        change.kind = registry::ChangeKind::kCorrect;
        change.from = last.valid_from;
        change.to = to;
    }
    change.fields = std::move(fields);
    if (!apply(row, change)) {
        return false;
    }
    const auto printed_end = [](base::Day day) {
        return day == base::kForever ? std::string() : base::to_string(day);
    };
    if (to != last.valid_to) {
        difference.before.set("move_out", printed_end(last.valid_to));
        difference.after.set("move_out", printed_end(to));
    }
    return true;
}

}  // namespace louyu::exchange
