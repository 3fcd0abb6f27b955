#include "app/demo_duties.hpp"

#include <algorithm>
#include <array>

#include "demo/naming.hpp"
#include "registry/registry.hpp"

namespace louyu::app {

namespace {

constexpr base::Day kInOfficeSince{20190101};
constexpr std::array<std::string_view, 3> kDuties = {"chief", "manager", "liaison"};
/// Far from the numbers by which firms and buildings draw their people.
constexpr std::uint64_t kFirstPerson = 700001;

base::Result<std::vector<registry::Record>> all_buildings(store::Session& session,
                                                          const rights::Reader& reader) {
    std::vector<registry::Record> buildings;
    registry::ListRequest request;
    request.entity = "building";
    request.asof = base::today();
    request.limit = 1000;
    do {
        TRY(registry::ListAnswer page, registry::list(session, reader, request));
        std::move(page.items.begin(), page.items.end(), std::back_inserter(buildings));
        request.cursor = std::move(page.next_cursor);
    } while (!request.cursor.empty());
    return buildings;
}

}  // namespace

base::Result<void> make_demo_duties(store::Database& database) {
    const rights::Reader console = rights::ReaderFactory::for_console();
    const store::Lease session = database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    registry::Writer writer(*session, console, {registry::Origin::kSystem, 0});
    std::uint64_t person = kFirstPerson;
    TRY(const std::vector<registry::Record> buildings, all_buildings(*session, console));
    for (const registry::Record& building : buildings) {
        for (const std::string_view duty : kDuties) {
            registry::Change change;
            change.kind = registry::ChangeKind::kCreate;
            change.entity = "building_duty";
            change.from = std::max(kInOfficeSince, building.valid_from);
            change.fields = {{"building_id", building.id},
                             {"duty", std::string(duty)},
                             {"person_name", demo::person_name(person * 7)},
                             {"phone", fmt::format("024-0000{:04}", person % 10000)}};
            change.note = "演示数据";
            TRY(const registry::ChangeResult made, writer.apply(change));
            static_cast<void>(made);
            ++person;
        }
    }
    TRY(const std::vector<registry::Finding> findings, writer.seal());
    static_cast<void>(findings);
    transaction.commit();
    return {};
}

}  // namespace louyu::app
