#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/error.hpp"
#include "dictionary/dictionary.hpp"
#include "store/builder.hpp"
#include "store/database.hpp"

namespace louyu::rights {

/// What a role may do at all; where it may do it is its scope.
enum class Capability {
    kReadRegistry,
    kWriteRegistry,   // create, correct, change, end records
    kWriteReference,  // regions, zones, classifications: what everyone's figures stand on
    kImportRegistry,  // buildings, units, enterprises, tenancies from files
    kImportLedger,    // tax and registration files
    kExport,
    kReadStatistics,
    kReadChanges,
    kManageUsers,  // system administrator: accounts
    kGrantRoles,   // security administrator: assignments
    kReadAudit,    // audit administrator
};

/// Where a change made by a role starts (design §4): a liaison's waits for the street, an analyst's counts at
/// once.
enum class ChangeStart { kSubmitted, kEffective };

enum class ScopeKind { kEverything, kRegion, kBuildings, kEnterprise, kNothing };
std::string_view to_string(ScopeKind kind);
/// Unknown text is kNothing: deny by default.
ScopeKind scope_kind_from(std::string_view text);

/// Where a record about to be written lies; 0 or "" where it has no such side.
struct RecordPlace {
    std::int64_t building_id = 0;
    std::int64_t region_id = 0;
    std::int64_t enterprise_id = 0;
    std::string_view district_code = {};
};

/// A role of R120, declared once in roles.cpp.
struct Role {
    std::string_view code;   // lead_office
    std::string_view label;  // 楼宇经济牵头部门
    std::string_view label_en;
    std::vector<Capability> capabilities;
    dictionary::Sensitivity sees_up_to = dictionary::Sensitivity::kPublic;
    ChangeStart change_start = ChangeStart::kSubmitted;
    std::vector<ScopeKind> scopes;  // what an assignment of this role may be limited to
};
const std::vector<Role>& roles();
const Role* find_role(std::string_view code);

/// One person acting as one assignment (role × scope × period), compiled for one request or job. Every read
/// and write of every room takes it; there is no way to make one but through Directory (sign-in, token,
/// command line) below.
class Reader {
  public:
    std::int64_t user_id() const { return user_id_; }
    const std::string& login() const { return login_; }
    const std::string& display_name() const { return display_name_; }
    const Role& role() const { return *role_; }
    std::int64_t assignment_id() const { return assignment_id_; }

    bool can(Capability capability) const;
    /// Ok, or rights.forbidden with a sentence naming what is missing.
    base::Result<void> demand(Capability capability) const;
    /// Field mask: false means the value must not leave the server, not even inside a filter, a sort or a
    /// search.
    bool sees(const dictionary::Field& field) const;
    bool sees(dictionary::Sensitivity sensitivity) const;

    /// True when every building, now and in future, is in scope.
    bool sees_everything() const { return scope_ == ScopeKind::kEverything; }
    /// Buildings in scope when the Reader was made, ascending; meaningless when sees_everything().
    const std::vector<std::int64_t>& buildings() const { return buildings_; }
    bool sees_building(std::int64_t building_id) const;
    /// Regions in scope with all below them, ascending; empty for building and enterprise scopes.
    const std::vector<std::int64_t>& regions() const { return regions_; }
    /// Six-digit district codes whose ledgers (tax, registration) are wholly in scope.
    const std::vector<std::string>& districts() const { return districts_; }
    std::int64_t enterprise_id() const { return enterprise_id_; }

    /// Appends " AND (…)" that keeps only the rows of `entity` in scope; `alias` is the version or ledger
    /// table's alias in the statement. Appends " AND 1=0" for whatever the role may not read: no context, no
    /// rows.
    void restrict(store::Builder& statement, const dictionary::Entity& entity, std::string_view alias) const;
    /// Whether a record about to be written lies in scope. Used by every write before it happens, for the
    /// place it has and for the place it would get.
    bool covers(const dictionary::Entity& entity, const RecordPlace& place) const;
    /// Whether the whole ledger of a district is in scope.
    bool covers_district(std::string_view district_code) const;

  private:
    friend class ReaderFactory;
    Reader() = default;
    void restrict_to_regions(store::Builder& statement) const;
    void restrict_to_buildings(store::Builder& statement) const;
    void restrict_to_enterprises(store::Builder& statement, const dictionary::Entity& entity,
                                 std::string_view alias) const;

    std::int64_t user_id_ = 0;
    std::int64_t assignment_id_ = 0;
    std::string login_;
    std::string display_name_;
    const Role* role_ = nullptr;
    ScopeKind scope_ = ScopeKind::kNothing;
    std::int64_t enterprise_id_ = 0;
    std::int64_t scope_region_ = 0;
    std::vector<std::int64_t> buildings_;
    std::vector<std::int64_t> regions_;
    std::vector<std::string> districts_;
};

/// Makes Readers. The only class that can.
class ReaderFactory {
  public:
    /// The Reader of an assignment on a day; rights.no_assignment when it is absent, ended or not begun.
    static base::Result<Reader> for_assignment(store::Session& session, std::int64_t assignment_id,
                                               base::Day on);
    /// The operator of the machine at the command line, who holds the data files anyway: everything, up to
    /// taxpayer data, effective at once. Its changes are logged under the login "console".
    static Reader for_console();
    /// A visitor of the public portal: public fields, nothing writable.
    static Reader for_public();
};

}  // namespace louyu::rights
