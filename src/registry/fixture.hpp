#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "registry/registry.hpp"
#include "rights/reader.hpp"
#include "store/testing.hpp"

namespace louyu::registry::testing {

using Fields = std::vector<std::pair<std::string, base::Value>>;

inline base::Value text(std::string_view value) {
    return std::string(value);
}
inline base::Value number(std::int64_t value) {
    return value;
}

inline constexpr base::Day kStart{20200101};
inline constexpr std::string_view kDistrict = "210102";

/// 辽宁省 → 沈阳市 → 和平区 → 太原街 and 西塔街, on both stores.
class RegistryTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    RegistryTest();
    static void TearDownTestSuite();

    /// Runs `work` with a writer in a transaction of its own and commits when it was sealed.
    template <class Work>
    auto write(Work work, ChangeContext context = {}) {
        return write_as(console_, work, context);
    }
    template <class Work>
    auto write_as(const rights::Reader& reader, Work work, ChangeContext context = {}) {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        Writer writer(*lease, reader, context);
        auto result = work(writer);
        const auto sealed = writer.seal();
        EXPECT_TRUE(sealed.has_value()) << (sealed ? "" : sealed.error().message);
        transaction.commit();
        return result;
    }

    base::Result<ChangeResult> apply(const Change& change, ChangeContext context = {}) {
        return write([&](Writer& writer) { return writer.apply(change); }, context);
    }
    base::Result<ChangeResult> apply_as(const rights::Reader& reader, const Change& change) {
        return write_as(reader, [&](Writer& writer) { return writer.apply(change); });
    }

    static Change create(std::string_view entity, Fields fields, base::Day from = kStart);
    static Change on(ChangeKind kind, std::string_view entity, std::int64_t id, base::Day from,
                     Fields fields = {});
    /// Creates a record that must be accepted; returns its id.
    std::int64_t must_create(std::string_view entity, Fields fields, base::Day from = kStart,
                             ChangeContext context = {});
    std::int64_t must_apply(const Change& change, ChangeContext context = {});

    static Fields building_fields(std::string_view name, std::int64_t region);
    std::int64_t building(std::string_view name);
    std::int64_t building(std::string_view name, std::int64_t region);
    std::int64_t floor(std::int64_t building_id, std::string_view name, std::int64_t area);
    std::int64_t unit(std::int64_t building_id, std::int64_t floor_id, std::string_view name,
                      std::int64_t area);
    std::int64_t enterprise(std::string_view name, std::string_view credit_code = "");
    std::int64_t tenancy(std::int64_t enterprise_id, std::int64_t building_id, std::int64_t area = 10'000);
    Change create_enterprise(std::string_view name, std::string_view credit_code = "");

    rights::Reader reader_of(std::string_view role, std::string_view scope, std::int64_t scope_id,
                             const std::vector<std::int64_t>& buildings = {});

    base::Result<Record> find_as(const rights::Reader& reader, std::string_view entity, std::int64_t id,
                                 base::Day day);
    base::Result<Record> find(std::string_view entity, std::int64_t id, base::Day day = kStart) {
        return find_as(console_, entity, id, day);
    }
    base::Result<ListAnswer> list_as(const rights::Reader& reader, const ListRequest& request);
    std::vector<std::int64_t> ids_as(const rights::Reader& reader, const ListRequest& request);
    std::vector<HistoryEntry> history_of(std::string_view entity, std::int64_t id);
    /// All rows of a query, for comparing whole tables.
    store::Rows rows(std::string_view sql);
    void execute(std::string_view sql);

    store::testing::TestStore& store_;
    rights::Reader console_ = rights::ReaderFactory::for_console();
    std::int64_t district_ = 0;
    std::int64_t street_ = 0;
    std::int64_t other_street_ = 0;
};

/// The codes of the faults or warnings, in their order.
std::vector<std::string> codes(const base::Result<ChangeResult>& result);
std::vector<std::string> warning_codes(const base::Result<ChangeResult>& result);

}  // namespace louyu::registry::testing
