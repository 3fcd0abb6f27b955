#include "api/entity_handlers.hpp"
#include "api/idempotency.hpp"
#include "api/record_json.hpp"
#include "base/id.hpp"
#include "exchange/attribution.hpp"
#include "registry/registry.hpp"
#include "rights/audit.hpp"

// Creating, correcting, changing and ending versioned records. The figures follow at once.
namespace louyu::api {

namespace {

using dictionary::Entity;

/// The end of the tag of a compressed answer.
constexpr std::string_view kCompressedMark = "-gz";

base::Json result_json(const registry::ChangeResult& result) {
    base::Json warnings = base::Json::array();
    for (const base::FieldError& warning : result.warnings) {
        warnings.push(base::Json::object(
            {{"pointer", warning.pointer}, {"code", warning.code}, {"detail", warning.message}}));
    }
    return base::Json::object(
        {{"id", result.id == 0 ? base::Json() : base::Json(base::id_to_text(result.id))},
         {"changeId", result.change_id == 0 ? base::Json() : base::Json(base::id_to_text(result.change_id))},
         {"state", registry::to_string(result.state)},
         {"warnings", std::move(warnings)}});
}

base::Result<std::optional<base::Day>> day_member(const base::Json& body, std::string_view name) {
    const base::Json* value = body.find(name);
    if (value == nullptr || value->is_null()) {
        return std::optional<base::Day>();
    }
    const std::optional<base::Day> day =
        value->is_string() ? base::parse_day(value->as_string()) : std::nullopt;
    if (!day) {
        const std::string message = fmt::format("“{}”应为日期，例如 2020-12-31。", name);
        return base::Error{base::ErrorKind::kInvalid,
                           "api.bad_value",
                           message,
                           {},
                           {{fmt::format("/{}", name), "api.bad_value", message}}};
    }
    return day;
}

base::Result<std::int64_t> id_member(const base::Json& body, std::string_view name) {
    TRY(const std::string text, member_text_or(body, name, ""));
    const std::optional<std::int64_t> id = text.empty() ? 0 : base::id_from_text(text);
    if (!id) {
        return bad_member(name, fmt::format("“{}”应为记录编号。", name));
    }
    return *id;
}

/// The values of the dictionary's fields; all that do not fit are told at once.
base::Result<void> read_fields(const base::Json& body, const Entity& entity, registry::Change& change) {
    base::Error bad{base::ErrorKind::kInvalid, "api.bad_value", "有字段填写不正确，请按提示修改。"};
    for (const dictionary::Field& field : entity.fields) {
        const base::Json* value = body.find(field.name);
        if (value == nullptr) {
            continue;
        }
        base::Result<base::Value> parsed = value_from_json(field, *value);
        if (!parsed) {
            bad.fields.insert(bad.fields.end(), parsed.error().fields.begin(), parsed.error().fields.end());
            continue;
        }
        change.fields.emplace_back(field.name, *std::move(parsed));
    }
    return bad.fields.empty() ? base::Result<void>() : bad;
}

/// What validFrom and validTo mean depends on the kind. create: the days on which it is true. correct: the
/// right days of the version that is true on asof. change, end: validFrom is the day it became different.
base::Result<void> read_days(const Call& call, const base::Json& body, registry::Change& change) {
    TRY(const auto from, day_member(body, "validFrom"));
    TRY(change.to, day_member(body, "validTo"));
    if (change.kind != registry::ChangeKind::kCorrect) {
        change.from = from.value_or(base::today());
        return {};
    }
    TRY(change.from, call.query_day("asof"));
    change.starts_on = from;
    if (const base::Json* to = body.find("validTo"); to != nullptr && to->is_null()) {
        change.to = base::kForever;
    }
    return {};
}

/// The fields of the body by the dictionary, and what is said of the change beside them.
base::Result<registry::Change> read_write(const Call& call, const Entity& entity, registry::ChangeKind kind) {
    std::vector<std::string_view> members = {"validFrom", "validTo", "changeNote"};
    if (kind == registry::ChangeKind::kCreate && entity.by_district) {
        members.push_back("districtCode");
        members.push_back("throughBuildingId");
    }
    for (const dictionary::Field& field : entity.fields) {
        members.push_back(field.name);
    }
    TRY(const base::Json body, call.body(members));
    registry::Change change;
    change.kind = kind;
    change.entity = entity.name;
    TRY_DO(read_days(call, body, change));
    TRY(change.note, member_text_or(body, "changeNote", ""));
    TRY(change.district_code, member_text_or(body, "districtCode", ""));
    TRY(change.through_building, id_member(body, "throughBuildingId"));
    TRY_DO(read_fields(body, entity, change));
    return change;
}

/// Applies the change inside the caller's transaction, with its trace in the audit log. The tax a firm paid
/// goes to the buildings it then was in (R030).
base::Result<registry::ChangeResult> apply_change(const Call& call, store::Session& session,
                                                  const registry::Change& change) {
    const std::int64_t registry_at = exchange::registry_sequence(session);
    registry::Writer writer(session, call.reader(), {registry::Origin::kForm, 0});
    TRY(registry::ChangeResult written, writer.apply(change));
    TRY(const std::vector<registry::Finding> findings, writer.seal());
    exchange::attribute_since(session, registry_at);
    for (const registry::Finding& finding : findings) {
        written.warnings.push_back(finding.what);
    }
    rights::write_audit(
        session, call.reader(), call.request().remote_address, "write_registry",
        fmt::format("{}:{}", change.entity, base::id_to_text(written.id)), "ok",
        fmt::format("{} change:{}", registry::to_string(change.kind), base::id_to_text(written.change_id)));
    return written;
}

/// What apply_change would say; nothing is written.
base::Result<registry::ChangeResult> check_change(const Call& call, const registry::Change& change) {
    const store::Lease session = call.services().database.writer();
    const store::Transaction rolled_back(*session, store::Access::kWrite);
    return registry::Writer(*session, call.reader(), {registry::Origin::kForm, 0}).validate(change);
}

/// Applies or, with validateOnly=true, only checks. The cube follows at once.
base::Result<registry::ChangeResult> write_change(const Call& call, const registry::Change& change) {
    if (call.query_flag("validateOnly")) {
        return check_change(call, change);
    }
    base::Result<registry::ChangeResult> result = [&]() -> base::Result<registry::ChangeResult> {
        const store::Lease session = call.services().database.writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        TRY(registry::ChangeResult written, apply_change(call, *session, change));
        transaction.commit();
        return written;
    }();
    if (result && result->state == registry::ChangeState::kEffective) {
        call.services().cubes.follow();
    }
    return result;
}

base::Result<http::Response> changed_response(const Call& call, const Entity& entity,
                                              const registry::Change& change) {
    const base::Result<registry::ChangeResult> result = write_change(call, change);
    if (!result) {
        return result.error().code == "registry.stale"
                   ? stale_response(call, entity, change.id, result.error())
                   : base::Result<http::Response>(result.error());
    }
    if (result->change_id == 0) {
        return http::json(200, result_json(*result));
    }
    return http::json(result_json(*result), http::Etag{base::id_to_text(result->change_id)});
}

base::Result<registry::ChangeKind> kind_of(const Call& call) {
    const std::string asked = call.query_text("as");
    if (asked.empty() || asked == "correct") {
        return registry::ChangeKind::kCorrect;
    }
    if (asked == "change") {
        return registry::ChangeKind::kChange;
    }
    if (asked == "end") {
        return registry::ChangeKind::kEnd;
    }
    return base::Error{base::ErrorKind::kInvalid,
                       "api.bad_parameter",
                       "参数 as 应为 correct（更正）、change（变更）或 end（终止）。",
                       {},
                       {}};
}

/// If-Match is the version the writer saw. Without it: 428; another one: 412 with what the record is now.
base::Result<std::int64_t> seen_version(const Call& call) {
    std::string tag(call.request().headers.get("If-Match"));
    if (tag.empty()) {
        return base::Error{base::ErrorKind::kStale, "http.if_match_required",
                           "修改前请先读取记录：请求缺少 If-Match。"};
    }
    std::erase(tag, '"');
    if (tag.ends_with(kCompressedMark)) {
        tag.resize(tag.size() - kCompressedMark.size());
    }
    const std::optional<std::int64_t> version = base::id_from_text(tag);
    if (!version) {
        return base::Error{base::ErrorKind::kStale, "http.stale",
                           "If-Match 应为读取记录时得到的 ETag，请重新读取后再试。"};
    }
    return *version;
}

}  // namespace

base::Result<http::Response> create_record(const Call& call, const Entity& entity) {
    TRY(const registry::Change change, read_write(call, entity, registry::ChangeKind::kCreate));
    if (call.query_flag("validateOnly")) {
        TRY(const registry::ChangeResult result, check_change(call, change));
        return http::json(200, result_json(result));
    }
    base::Result<http::Response> response =
        once(call, [&](store::Session& session) -> base::Result<http::Response> {
            TRY(const registry::ChangeResult result, apply_change(call, session, change));
            const std::string location =
                fmt::format("/api/v1/{}/{}", entity.plural, base::id_to_text(result.id));
            return http::created(location, result_json(result));
        });
    if (response) {
        call.services().cubes.follow();
    }
    return response;
}

base::Result<http::Response> patch_record(const Call& call, const Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    TRY(const registry::ChangeKind kind, kind_of(call));
    TRY(registry::Change change, read_write(call, entity, kind));
    TRY(change.if_version, seen_version(call));
    change.id = id;
    return changed_response(call, entity, change);
}

base::Result<http::Response> end_record(const Call& call, const Entity& entity) {
    TRY(const std::int64_t id, call.path_id());
    registry::Change change;
    change.kind = registry::ChangeKind::kEnd;
    change.entity = entity.name;
    change.id = id;
    TRY(change.from, call.query_day("from"));
    TRY(change.if_version, seen_version(call));
    return changed_response(call, entity, change);
}

}  // namespace louyu::api
