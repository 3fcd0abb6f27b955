#include "registry/plan.hpp"

#include <algorithm>

namespace louyu::registry {
namespace {

using Fields = std::vector<std::pair<std::size_t, base::Value>>;

base::Error bad_days(base::ErrorKind kind, std::string code, std::string pointer, std::string message) {
    base::Error error{kind, code, message};
    error.fields.push_back({std::move(pointer), std::move(code), std::move(message)});
    return error;
}

base::Error end_before_start(std::string pointer, base::Day first, base::Day last) {
    return bad_days(base::ErrorKind::kInvalid, "registry.end_before_start", std::move(pointer),
                    fmt::format("结束日期（{}）早于开始日期（{}），请更正其中一个", base::to_string(last),
                                base::to_string(first)));
}

const Version* valid_on(const std::vector<Version>& current, base::Day day) {
    for (const Version& version : current) {
        if (version.contains(day)) {
            return &version;
        }
    }
    return nullptr;
}

Version rewritten(const Version& version, const Fields& fields) {
    Version copy = version;
    for (const auto& [column, value] : fields) {
        copy.values[column] = value;
    }
    return copy;
}

void write(Plan& plan, Version after) {
    after.change_id = 0;
    plan.after = after;
    plan.added.push_back(std::move(after));
}

base::Result<Plan> plan_create(const Change& change, const EntityTable& table, const Fields& fields) {
    Version version;
    version.from = change.from;
    version.to = change.to.value_or(base::kForever);
    if (version.to < version.from) {
        return end_before_start("/valid_to", version.from, version.to);
    }
    version.values.resize(table.width());
    Plan plan;
    plan.from = version.from;
    plan.to = version.to;
    write(plan, rewritten(version, fields));
    return plan;
}

base::Result<Plan> plan_correct(const std::vector<Version>& current, const Version& wrong,
                                const Change& change, const Fields& fields) {
    Version right = rewritten(wrong, fields);
    right.from = change.starts_on.value_or(wrong.from);
    right.to = change.to.value_or(wrong.to);
    if (right.to < right.from) {
        return end_before_start(change.to ? "/valid_to" : "/valid_from", right.from, right.to);
    }
    Plan plan;
    plan.moves_days = true;
    plan.before = wrong;
    plan.after = right;
    if (right == wrong) {
        return plan;
    }
    for (const Version& other : current) {
        if (other.from != wrong.from && other.from <= right.to && right.from <= other.to) {
            return bad_days(
                base::ErrorKind::kConflict, "registry.overlap", change.to ? "/valid_to" : "/valid_from",
                fmt::format("更正后的有效期 {} 至 {} 与本记录自 {} 起的另一段重叠，请先更正那一段",
                            base::to_string(right.from), base::to_string(right.to),
                            base::to_string(other.from)));
        }
    }
    plan.from = std::min(wrong.from, right.from);
    plan.to = std::max(wrong.to, right.to);
    plan.removed.push_back(wrong);
    write(plan, std::move(right));
    return plan;
}

Plan plan_split(const Version& old, const Change& change, const Fields& fields) {
    Version next = rewritten(old, fields);
    Plan plan;
    plan.before = old;
    plan.after = next;
    if (next == old) {
        return plan;
    }
    plan.from = change.from;
    plan.to = old.to;
    plan.removed.push_back(old);
    if (old.from < change.from) {
        Version closed = old;
        closed.to = base::previous_day(change.from);
        plan.added.push_back(std::move(closed));
    }
    next.from = change.from;
    write(plan, std::move(next));
    return plan;
}

Plan plan_end(const std::vector<Version>& current, const Version& last, const Change& change,
              const Fields& fields) {
    Version closed = rewritten(last, fields);
    closed.to = base::previous_day(change.from);
    Plan plan;
    plan.moves_days = true;
    plan.before = last;
    plan.after = closed;
    plan.from = change.from;
    plan.to = current.back().to;
    for (const Version& version : current) {
        if (version.from >= change.from) {
            plan.removed.push_back(version);
        }
    }
    if (closed == last && plan.removed.empty()) {
        return plan;
    }
    if (closed.values != last.values) {
        plan.from = last.from;
    }
    plan.to = std::max(plan.to, closed.to);
    plan.removed.push_back(last);
    write(plan, std::move(closed));
    return plan;
}

}  // namespace

base::Error not_found(const dictionary::Entity& entity) {
    return {base::ErrorKind::kNotFound, "registry.not_found",
            fmt::format("没有找到这条{}记录：它在所选日期不存在，或不在您的管理范围内，请核对编号和日期",
                        entity.label)};
}

base::Result<Plan> plan_change(const EntityTable& table, const std::vector<Version>& current,
                               const Change& change, const Fields& fields) {
    if (change.kind == ChangeKind::kCreate) {
        return plan_create(change, table, fields);
    }
    if (change.kind == ChangeKind::kEnd && !current.empty() && change.from <= current.front().from) {
        return end_before_start("/valid_to", current.front().from, base::previous_day(change.from));
    }
    const Version* version =
        valid_on(current, change.kind == ChangeKind::kEnd ? base::previous_day(change.from) : change.from);
    if (version == nullptr) {
        return not_found(table.entity());
    }
    switch (change.kind) {
        case ChangeKind::kCorrect:
            return plan_correct(current, *version, change, fields);
        case ChangeKind::kChange:
            return plan_split(*version, change, fields);
        case ChangeKind::kEnd:
            return plan_end(current, *version, change, fields);
        case ChangeKind::kCreate:
        case ChangeKind::kUndo:
            break;
    }
    throw base::Bug("an undo is planned by undo_batch");
}

std::vector<Version> versions_after(const std::vector<Version>& current, const Plan& plan) {
    std::vector<Version> after;
    for (const Version& version : current) {
        const bool gone = std::any_of(plan.removed.begin(), plan.removed.end(),
                                      [&](const Version& removed) { return removed.from == version.from; });
        if (!gone) {
            after.push_back(version);
        }
    }
    after.insert(after.end(), plan.added.begin(), plan.added.end());
    std::sort(after.begin(), after.end(), [](const Version& a, const Version& b) { return a.from < b.from; });
    return after;
}

}  // namespace louyu::registry
