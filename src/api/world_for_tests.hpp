#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/routes.hpp"
#include "base/json.hpp"
#include "exchange/import.hpp"
#include "exchange/jobs.hpp"
#include "http/dispatch.hpp"
#include "registry/registry.hpp"
#include "statistics/cubes.hpp"
#include "store/testing.hpp"

namespace louyu::api::testing {

inline constexpr std::string_view kPassword = "Right-horse-9";

/// An answer as a client reads it.
struct Reply {
    int status = 0;
    http::Headers headers;
    std::string body;

    base::Json json() const;
    /// The code of a problem answer, "" for others.
    std::string code() const;
    std::string etag() const { return std::string(headers.get("ETag")); }
};

using HeaderList = std::vector<std::pair<std::string, std::string>>;

class World;

/// One browser: keeps its cookie and its CSRF token.
class Client {
  public:
    explicit Client(const World& world) : world_(&world) {}

    Reply sign_in(std::string_view login, std::string_view password = kPassword);
    Reply send(std::string_view method, std::string_view target, std::string_view body = {},
               const HeaderList& headers = {}) const;
    Reply get(std::string_view target, const HeaderList& headers = {}) const {
        return send("GET", target, {}, headers);
    }
    Reply post(std::string_view target, const base::Json& body, const HeaderList& headers = {}) const {
        return send("POST", target, body.dump(), headers);
    }
    Reply patch(std::string_view target, const base::Json& body, const HeaderList& headers = {}) const {
        return send("PATCH", target, body.dump(), headers);
    }
    Reply del(std::string_view target, const HeaderList& headers = {}) const {
        return send("DELETE", target, {}, headers);
    }
    /// Uploads a file and waits for its job; the job as it ended.
    base::Json upload(std::string_view kind, std::string_view file_name, std::string_view bytes,
                      const HeaderList& fields = {}) const;
    /// Posts a batch, or undoes it, and waits.
    base::Json run(const std::string& batch_id, std::string_view step) const;
    base::Json wait(const base::Json& job) const;

    void use_token(std::string token) { token_ = std::move(token); }
    void forget_csrf() { csrf_.clear(); }

  private:
    const World* world_;
    std::string cookie_;
    std::string csrf_;
    std::string token_;
};

/// 沈阳市 with 和平区 (streets 太原街 and 西塔街) and 沈河区 (one street), a building in each street with
/// firms, one account a role, and two months of tax of 和平区; served by the real routes without a socket.
class World {
  public:
    explicit World(store::Dialect dialect);
    ~World();

    http::Response handle(http::Request& request) const { return dispatcher_->handle(request); }
    const std::vector<Routes::Mounted>& mounted() const { return mounted_; }
    store::Database& database() const { return **store_; }
    store::WriteBehind& write_behind() const { return *write_behind_; }
    statistics::Cubes& cubes() const { return *cubes_; }

    Client signed_in(std::string_view role) const;
    std::int64_t id(std::string_view name) const { return ids_.at(std::string(name)); }
    std::string text_id(std::string_view name) const;
    /// Writes as the console and refreshes the figures.
    std::int64_t apply(const registry::Change& change) const;
    std::int64_t create(std::string_view entity, std::vector<std::pair<std::string, base::Value>> fields,
                        base::Day from = base::Day{20190101}, std::string district = {}) const;

    static const std::vector<std::string>& roles();

  private:
    void make_places();
    void make_firms();
    void make_accounts();
    void import_tax();
    void make_account(const std::string& role, std::string_view scope, std::int64_t scope_id,
                      const std::vector<std::int64_t>& buildings = {});

    std::unique_ptr<store::testing::TestStore> store_;
    std::string directory_;
    std::unique_ptr<statistics::Cubes> cubes_;
    std::unique_ptr<exchange::Imports> imports_;
    std::unique_ptr<exchange::Jobs> jobs_;
    std::unique_ptr<store::WriteBehind> write_behind_;
    std::unique_ptr<Services> services_;
    std::vector<Routes::Mounted> mounted_;
    std::unique_ptr<http::Router> router_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
    std::map<std::string, std::int64_t, std::less<>> ids_;
};

/// One world a store for all tests of a suite that do not disturb each other.
class ApiTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    static void TearDownTestSuite();
    World& world();
};

/// A tax file of one month: code, name and amount in 元 a row.
std::string tax_csv(std::string_view month, const std::vector<std::array<std::string, 3>>& rows);

}  // namespace louyu::api::testing
