#include <algorithm>

#include "base/id.hpp"
#include "registry/change_log.hpp"
#include "registry/image.hpp"
#include "registry/region_closure.hpp"
#include "registry/sql.hpp"
#include "registry/world.hpp"
#include "store/builder.hpp"

namespace louyu::registry {
namespace {

/// A row of the change log that is to be taken back.
struct Undone {
    std::int64_t id = 0;
    std::string district_code;
    const EntityTable* table = nullptr;
    std::int64_t record_id = 0;
    ChangeKind kind = ChangeKind::kCreate;
    ChangeState state = ChangeState::kEffective;
    base::Day from;
    base::Day to;
    std::string before_json;
    std::string after_json;
};

base::Error changed_since(const Undone& change, std::string_view why) {
    base::Error error{base::ErrorKind::kConflict, "registry.changed_since",
                      fmt::format("不能撤销这一批次：{}（编号 {}）{}，请先撤销后来的改动",
                                  change.table->entity().label, change.record_id, why)};
    return error;
}

/// The fields of all entities that refer to one entity.
std::vector<std::pair<const EntityTable*, std::string_view>> references_to(std::string_view entity) {
    std::vector<std::pair<const EntityTable*, std::string_view>> found;
    for (const dictionary::Entity& other : dictionary::entities()) {
        const EntityTable* table = EntityTable::find(other.name);
        for (const dictionary::Field& field : other.fields) {
            if (table != nullptr && field.reference == entity) {
                found.emplace_back(table, field.name);
            }
        }
    }
    return found;
}

class Undo {
  public:
    Undo(store::Session& session, const rights::Reader& reader, std::int64_t batch_id)
        : session_(session), reader_(reader), batch_id_(batch_id), log_(session), closure_(session) {}

    base::Result<std::int64_t> run();

  private:
    base::Result<void> take_back(const Undone& change);
    base::Result<void> restore_versions(const Undone& change);
    base::Result<void> remove_record(const Undone& change, const std::string& district_code);
    bool is_referred_to(const Undone& change);
    bool may_undo(const Undone& change);
    void append_log(const Undone& change);

    store::Session& session_;
    const rights::Reader& reader_;
    std::int64_t batch_id_;
    ChangeLog log_;
    RegionClosure closure_;
    std::map<std::string_view, std::vector<std::pair<const EntityTable*, std::string_view>>> references_;
};

Undone read(const store::Row& row) {
    Undone change;
    change.id = row.integer(0);
    change.district_code = row.text(1);
    change.table = &EntityTable::of(row.view(2));
    change.record_id = row.integer(3);
    change.kind = change_kind_from(row.view(4));
    change.state = change_state_from(row.view(5));
    change.from = base::Day{static_cast<std::int32_t>(row.integer(6))};
    change.to = base::Day{static_cast<std::int32_t>(row.integer(7))};
    change.before_json = row.text(8);
    change.after_json = row.text(9);
    return change;
}

base::Result<std::int64_t> Undo::run() {
    std::int64_t count = 0;
    std::optional<base::Error> fault;
    session_.stream(sql::kListChangesOfBatch, {{"batch", batch_id_}}, [&](const store::Row& row) {
        const Undone change = read(row);
        if (base::Result<void> done = take_back(change); !done) {
            fault = std::move(done).error();
            return false;
        }
        ++count;
        return true;
    });
    if (fault) {
        return *fault;
    }
    if (count == 0) {
        return base::Error{base::ErrorKind::kNotFound, "registry.nothing_to_undo",
                           "这一批次没有可以撤销的变更，可能已经撤销过"};
    }
    session_.execute(sql::kMarkBatchUndone, {{"batch", batch_id_}});
    log_.flush();
    return count;
}

base::Result<void> Undo::take_back(const Undone& change) {
    if (!may_undo(change)) {
        return base::Error{base::ErrorKind::kForbidden, "registry.out_of_scope",
                           "这一批次含有不在您管理范围内的记录，不能整批撤销，请联系区牵头部门"};
    }
    if (change.state == ChangeState::kEffective) {
        TRY_DO(restore_versions(change));
    }
    append_log(change);
    return {};
}

bool Undo::may_undo(const Undone& change) {
    if (reader_.sees_everything()) {
        return true;
    }
    if (change.state == ChangeState::kSubmitted) {
        return reader_.can(rights::Capability::kWriteRegistry);
    }
    const dictionary::Entity& entity = change.table->entity();
    if (reader_.role().change_start != rights::ChangeStart::kEffective) {
        return false;
    }
    if (entity.reach == dictionary::Reach::kEveryone && !reader_.can(rights::Capability::kWriteReference)) {
        return false;
    }
    // With its tenancies taken back first, an enterprise is in reach through its district only.
    if (entity.by_district && reader_.covers_district(change.district_code)) {
        return true;
    }
    store::Builder select;
    select.sql("SELECT 1 FROM ")
        .name(change.table->version_table())
        .sql(" v WHERE v.id = ")
        .bind(change.record_id);
    reader_.restrict(select, entity, "v");
    return !select.sql(" LIMIT 1").select(session_, "registry.find_visible").empty();
}

base::Result<void> Undo::restore_versions(const Undone& change) {
    const EntityTable& table = *change.table;
    const std::vector<Version> left = versions_of(table, parse_image(change.after_json));
    const std::vector<Version> taken = versions_of(table, parse_image(change.before_json));
    std::vector<Version> current = table.versions(session_, change.record_id);
    for (const Version& version : left) {
        const auto found = std::find_if(current.begin(), current.end(), [&](const Version& now) {
            return now.from == version.from && now.to == version.to && now.change_id == version.change_id;
        });
        if (found == current.end()) {
            return changed_since(change, "后来又被修改过");
        }
        table.delete_version(session_, change.record_id, *found);
        current.erase(found);
    }
    for (const Version& version : taken) {
        table.insert_version(session_, change.record_id, version);
        current.push_back(version);
    }
    if (change.kind == ChangeKind::kCreate) {
        return current.empty() ? remove_record(change, change.district_code)
                               : changed_since(change, "后来又被修改过");
    }
    if (table.entity().name == "region") {
        std::sort(current.begin(), current.end(),
                  [](const Version& a, const Version& b) { return a.from < b.from; });
        closure_.place(change.record_id, current, false);
    }
    return {};
}

bool Undo::is_referred_to(const Undone& change) {
    const std::string_view entity = change.table->entity().name;
    const auto [known, is_new] = references_.try_emplace(entity);
    if (is_new) {
        known->second = references_to(entity);
    }
    for (const auto& [table, field] : known->second) {
        store::Builder select;
        select.sql("SELECT 1 FROM ").name(table->version_table()).sql(" WHERE ").name(field).sql(" = ");
        select.bind(change.record_id).sql(" LIMIT 1");
        if (!select.select(session_, "registry.find_reference").empty()) {
            return true;
        }
    }
    return entity == "enterprise" &&
           !session_.select(sql::kFindTaxOfEnterprise, {{"enterprise", change.record_id}}).empty();
}

base::Result<void> Undo::remove_record(const Undone& change, const std::string& district_code) {
    if (is_referred_to(change)) {
        return changed_since(change, "已被其他记录或税收台账引用");
    }
    if (change.table->entity().name == "region") {
        closure_.remove(change.record_id);
    }
    // Where something outside the registry still points at it, the anchor stays, without any version.
    change.table->delete_anchor(session_, change.record_id, district_code);
    return {};
}

void Undo::append_log(const Undone& change) {
    LoggedChange row;
    row.district_code = change.district_code;
    row.id = base::make_id();
    row.at_ms = base::now_ms();
    row.user_id = reader_.user_id();
    row.actor = reader_.login();
    row.origin = Origin::kBatch;
    row.batch_id = batch_id_;
    row.entity = change.table->entity().name;
    row.record_id = change.record_id;
    row.kind = ChangeKind::kUndo;
    row.state = ChangeState::kEffective;
    row.from = change.from;
    row.to = change.to;
    row.before_json = "{}";
    row.after_json = undo_image(change.id);
    log_.append(std::move(row));
}

}  // namespace

base::Result<std::int64_t> undo_batch(store::Session& session, const rights::Reader& reader,
                                      std::int64_t batch_id) {
    CHECK(batch_id != 0);
    TRY_DO(reader.demand(rights::Capability::kImportRegistry));
    return Undo(session, reader, batch_id).run();
}

}  // namespace louyu::registry
