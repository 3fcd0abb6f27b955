#pragma once
#include <memory>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace louyu::store::testing {

/// The stores a test suite runs on: SQLite, and PostgreSQL when LOUYU_TEST_POSTGRES holds the postgresql://
/// URL of a server where databases may be made (tests/postgres.sh starts one). Without it a line says once
/// what is skipped.
///   INSTANTIATE_TEST_SUITE_P(Stores, BuildingTest, ::testing::ValuesIn(store::testing::stores()),
///   StoreName());
std::vector<Dialect> stores();

/// Names the instances "sqlite" and "postgresql".
struct StoreName {
    template <class Info>
    std::string operator()(const Info& info) const {
        return info.param == Dialect::kSqlite ? "sqlite" : "postgresql";
    }
};

enum class Schema { kNone, kMigrated };

/// A fresh database, gone at the end: a file in a directory of its own, or a database on the test server.
class TestStore {
  public:
    explicit TestStore(Dialect dialect, Schema schema = Schema::kMigrated);
    ~TestStore();
    TestStore(const TestStore&) = delete;
    TestStore& operator=(const TestStore&) = delete;

    Database& operator*() const { return *database_; }
    Database* operator->() const { return database_.get(); }
    const std::string& url() const { return url_; }
    /// Closes every connection and opens the same database again, as a restart does.
    void reopen();

  private:
    void create(Schema schema);

    Dialect dialect_;
    std::string url_;
    std::string place_;  // directory or database name
    std::unique_ptr<Database> database_;
};

}  // namespace louyu::store::testing
