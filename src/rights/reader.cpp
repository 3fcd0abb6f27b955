#include "rights/reader.hpp"

#include <algorithm>

#include "rights/sql.hpp"

namespace louyu::rights {

namespace {

std::vector<std::int64_t> ids_of(const store::Rows& rows) {
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (const store::Values& row : rows) {
        ids.push_back(*base::as_integer(row[0]));
    }
    return ids;
}

bool contains(const std::vector<std::int64_t>& sorted, std::int64_t id) {
    return std::binary_search(sorted.begin(), sorted.end(), id);
}

std::vector<base::Value> to_values(const std::vector<std::int64_t>& ids) {
    return {ids.begin(), ids.end()};
}

std::vector<base::Value> to_values(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

std::string_view enterprise_column(const dictionary::Entity& entity) {
    return entity.name == "enterprise" ? "id" : "enterprise_id";
}

std::string_view building_column(const dictionary::Entity& entity) {
    return entity.name == "building" ? "id" : "building_id";
}

base::Error no_assignment() {
    return {base::ErrorKind::kForbidden, "rights.no_assignment",
            "当前账号没有有效的岗位授权，请联系安全管理员授权后再登录。"};
}

}  // namespace

bool Reader::can(Capability capability) const {
    return std::find(role_->capabilities.begin(), role_->capabilities.end(), capability) !=
           role_->capabilities.end();
}

base::Result<void> Reader::demand(Capability capability) const {
    if (can(capability)) {
        return {};
    }
    return base::Error{base::ErrorKind::kForbidden, "rights.forbidden",
                       fmt::format("您的岗位“{}”没有此项权限，如确需办理，请联系安全管理员。", role_->label)};
}

bool Reader::sees(dictionary::Sensitivity sensitivity) const {
    return sensitivity <= role_->sees_up_to;
}

bool Reader::sees(const dictionary::Field& field) const {
    return sees(field.sensitivity);
}

bool Reader::sees_building(std::int64_t building_id) const {
    return sees_everything() || contains(buildings_, building_id);
}

void Reader::restrict(store::Builder& statement, const dictionary::Entity& entity,
                      std::string_view alias) const {
    const bool sees_any_field = std::any_of(entity.fields.begin(), entity.fields.end(),
                                            [this](const dictionary::Field& field) { return sees(field); });
    if (!can(Capability::kReadRegistry) || !sees_any_field) {
        statement.sql(" AND 1=0");
        return;
    }
    if (sees_everything() || entity.reach == dictionary::Reach::kEveryone) {
        return;
    }
    switch (entity.reach) {
        case dictionary::Reach::kEveryone:
            return;
        case dictionary::Reach::kRegion:
            statement.sql(" AND ").name(alias).sql(".region_id");
            restrict_to_regions(statement);
            return;
        case dictionary::Reach::kBuilding:
            statement.sql(" AND ").name(alias).sql(".").name(building_column(entity));
            restrict_to_buildings(statement);
            return;
        case dictionary::Reach::kEnterprise:
            restrict_to_enterprises(statement, entity, alias);
            return;
        case dictionary::Reach::kDistrict:
            statement.sql(" AND ").name(alias).sql(".district_code IN ").bind_list(to_values(districts_));
            return;
    }
}

void Reader::restrict_to_regions(store::Builder& statement) const {
    if (scope_ != ScopeKind::kRegion) {
        statement.sql(" IN ").bind_list(to_values(regions_));
        return;
    }
    statement.sql(" IN (SELECT c.descendant_id FROM region_closure c WHERE c.ancestor_id = ")
        .bind(scope_region_)
        .sql(")");
}

// The same rule as list_buildings_below.sql, so that a list and the bitmap of buildings() agree.
void Reader::restrict_to_buildings(store::Builder& statement) const {
    if (scope_ != ScopeKind::kRegion) {
        statement.sql(" IN ").bind_list(to_values(buildings_));
        return;
    }
    statement
        .sql(
            " IN (SELECT b.id FROM building_version b JOIN region_closure c ON c.descendant_id = b.region_id "
            "WHERE c.ancestor_id = ")
        .bind(scope_region_)
        .sql(
            " AND NOT EXISTS (SELECT 1 FROM building_version l WHERE l.id = b.id AND l.valid_from > "
            "b.valid_from))");
}

void Reader::restrict_to_enterprises(store::Builder& statement, const dictionary::Entity& entity,
                                     std::string_view alias) const {
    if (!districts_.empty() && entity.by_district) {
        statement.sql(" AND ").name(alias).sql(".district_code IN ").bind_list(to_values(districts_));
        return;
    }
    statement.sql(" AND ").name(alias).sql(".").name(enterprise_column(entity));
    if (scope_ == ScopeKind::kEnterprise) {
        statement.sql(" = ").bind(enterprise_id_);
        return;
    }
    if (!districts_.empty()) {
        statement.sql(" IN (SELECT e.id FROM enterprise e WHERE e.district_code IN ")
            .bind_list(to_values(districts_))
            .sql(")");
        return;
    }
    statement.sql(" IN (SELECT t.enterprise_id FROM tenancy_version t WHERE t.building_id");
    restrict_to_buildings(statement);
    statement.sql(")");
}

bool Reader::covers(const dictionary::Entity& entity, const RecordPlace& place) const {
    if (sees_everything()) {
        return true;
    }
    switch (entity.reach) {
        case dictionary::Reach::kEveryone:
            return can(Capability::kWriteReference) && scope_ == ScopeKind::kRegion &&
                   (place.region_id == 0 || contains(regions_, place.region_id));
        case dictionary::Reach::kRegion:
            return contains(regions_, place.region_id);
        case dictionary::Reach::kBuilding:
            return place.building_id != 0 ? contains(buildings_, place.building_id)
                                          : contains(regions_, place.region_id);
        case dictionary::Reach::kEnterprise:
            if (scope_ == ScopeKind::kEnterprise) {
                return place.enterprise_id != 0 && place.enterprise_id == enterprise_id_;
            }
            return covers_district(place.district_code) ||
                   (place.building_id != 0 && contains(buildings_, place.building_id));
        case dictionary::Reach::kDistrict:
            return covers_district(place.district_code);
    }
    return false;
}

bool Reader::covers_district(std::string_view district_code) const {
    return sees_everything() ||
           std::find(districts_.begin(), districts_.end(), district_code) != districts_.end();
}

base::Result<Reader> ReaderFactory::for_assignment(store::Session& session, std::int64_t assignment_id,
                                                   base::Day on) {
    const store::Rows rows =
        session.select(sql::kFindAssignment, {{"id", assignment_id}, {"day", std::int64_t{on.yyyymmdd}}});
    if (rows.empty()) {
        return no_assignment();
    }
    const store::Values& row = rows.front();
    Reader reader;
    reader.user_id_ = *base::as_integer(row[0]);
    reader.assignment_id_ = assignment_id;
    reader.login_ = *base::as_text(row[1]);
    reader.display_name_ = *base::as_text(row[2]);
    reader.role_ = find_role(*base::as_text(row[3]));
    if (reader.role_ == nullptr) {
        return no_assignment();
    }
    reader.scope_ = scope_kind_from(*base::as_text(row[4]));
    const std::int64_t scope_id = base::is_absent(row[5]) ? 0 : *base::as_integer(row[5]);
    if (reader.scope_ == ScopeKind::kRegion) {
        const base::Value region = scope_id;
        reader.scope_region_ = scope_id;
        reader.regions_ = ids_of(session.select(sql::kListRegionsBelow, {{"region", region}}));
        reader.buildings_ = ids_of(session.select(sql::kListBuildingsBelow, {{"region", region}}));
        for (const store::Values& district : session.select(
                 sql::kListDistrictsBelow, {{"region", region}, {"day", std::int64_t{on.yyyymmdd}}})) {
            reader.districts_.push_back(*base::as_text(district[0]));
        }
    } else if (reader.scope_ == ScopeKind::kBuildings) {
        reader.buildings_ = ids_of(session.select(sql::kListAssignmentBuildings, {{"id", assignment_id}}));
    } else if (reader.scope_ == ScopeKind::kEnterprise) {
        reader.enterprise_id_ = scope_id;
    }
    return reader;
}

Reader ReaderFactory::for_console() {
    Reader reader;
    reader.login_ = "console";
    reader.display_name_ = "本机命令行";
    reader.role_ = find_role("console");
    reader.scope_ = ScopeKind::kEverything;
    return reader;
}

Reader ReaderFactory::for_public() {
    Reader reader;
    reader.login_ = "public";
    reader.display_name_ = "公众";
    reader.role_ = find_role("public");
    return reader;
}

std::string_view to_string(ScopeKind kind) {
    switch (kind) {
        case ScopeKind::kEverything:
            return "everything";
        case ScopeKind::kRegion:
            return "region";
        case ScopeKind::kBuildings:
            return "buildings";
        case ScopeKind::kEnterprise:
            return "enterprise";
        case ScopeKind::kNothing:
            return "nothing";
    }
    throw base::Bug("scope kind");
}

ScopeKind scope_kind_from(std::string_view text) {
    for (ScopeKind kind :
         {ScopeKind::kEverything, ScopeKind::kRegion, ScopeKind::kBuildings, ScopeKind::kEnterprise}) {
        if (to_string(kind) == text) {
            return kind;
        }
    }
    return ScopeKind::kNothing;
}

}  // namespace louyu::rights
