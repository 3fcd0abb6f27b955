#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rights/reader.hpp"
#include "statistics/cubes.hpp"
#include "statistics/query.hpp"
#include "store/testing.hpp"

// Small worlds written straight into the store, for tests only.
namespace louyu::statistics {

inline constexpr std::int64_t kProvince = 9, kCity = 1, kHeping = 2, kNorthStreet = 3, kSouthStreet = 4,
                              kShenhe = 5, kEastStreet = 6;
inline constexpr base::Day kStart{20180101};

struct WorldBuilding {
    std::int64_t id = 0;
    std::string name = {};
    std::int64_t region = kNorthStreet;
    std::string stage = "operating";
    std::int64_t floor_area = 1000000;
    std::int64_t business_area = 800000;  // -1: not registered
    std::int64_t lettable_area = 500000;  // -1: not registered
    std::string ownership = "single";
    std::string zone = "";  // code of a zone of scheme "areas"
    base::Day from = kStart;
    base::Day to = base::kForever;

    bool is_on(base::Day day) const { return from <= day && day <= to; }
    std::string district() const { return region == kEastStreet ? "210103" : "210102"; }
};

struct WorldFirm {
    std::int64_t id = 0;
    std::string code = {};
    std::string industry = "6510";
    std::string registered_here = "unknown";
    std::string district = "210102";
    bool has_registration = false;
};

struct WorldTenancy {
    std::int64_t id = 0;
    std::int64_t firm = 0;
    std::int64_t building = 0;
    std::int64_t area = 10000;
    base::Day from = kStart;
    base::Day to = base::kForever;

    bool is_on(base::Day day) const { return from <= day && day <= to; }
};

struct WorldTax {
    std::int64_t firm = 0;  // 0: known by `code` only
    std::string code = {};
    std::int64_t building = 0;  // 0: outside
    int month = 202001;
    std::int64_t full = 0;
    std::optional<std::int64_t> local = {};
    std::string district = "210102";
    std::vector<std::pair<std::int64_t, std::int64_t>> shares = {};  // building, full
    std::int64_t source = 1;
};

struct WorldFigure {
    std::string metric;
    std::string condition;
    int first = 202012;
    int last = 202012;
    std::string printed;
    std::string unit;
    std::int64_t units = 0;
    std::int64_t precision = 1;
};

class World {
  public:
    std::vector<WorldBuilding> buildings;
    std::vector<WorldFirm> firms;
    std::vector<WorldTenancy> tenancies;
    std::vector<WorldTax> taxes;
    std::vector<WorldFigure> figures;
    std::vector<std::pair<std::int64_t, std::string>> sources = {{1, "区税务局"}};

    const WorldBuilding& building(std::int64_t id) const {
        for (const WorldBuilding& one : buildings) {
            if (one.id == id) {
                return one;
            }
        }
        throw base::Bug("no such building");
    }
    const WorldFirm& firm(std::int64_t id) const {
        for (const WorldFirm& one : firms) {
            if (one.id == id) {
                return one;
            }
        }
        throw base::Bug("no such firm");
    }
    /// Writes everything; once a store.
    void write(store::Database& database) const;
    // The parts that tests write again.
    static void write_building(store::Session& session, const WorldBuilding& building);
    static void write_tenancy(store::Session& session, const WorldTenancy& tenancy,
                              const std::string& district);
    /// One posted batch a source and month.
    void write_taxes(store::Session& session) const;
    void write_firms(store::Session& session) const;

  private:
    static void write_places(store::Session& session);
    void write_figures(store::Session& session) const;
};

/// Inserts one row; texts and integers as given.
void insert(store::Session& session, std::string_view table,
            const std::vector<std::pair<std::string_view, base::Value>>& values);
void run_sql(store::Session& session, std::string_view text, const store::Params& params = {});

/// Someone of that role, limited to a region or, with region 0, to buildings.
rights::Reader make_reader(store::Database& database, const std::string& role, std::int64_t region,
                           const std::vector<std::int64_t>& buildings);

/// A store, what is in it, and the cube made from it.
class StatisticsTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    StatisticsTest() : store_(GetParam()) {}

    void load(const World& world) {
        world.write(*store_);
        cubes_ = std::make_unique<Cubes>(*store_);
        cubes_->refresh_all();
    }
    Answer ask(const Query& query) { return ask(rights::ReaderFactory::for_console(), query); }
    Answer ask(const rights::Reader& reader, const Query& query) {
        const auto answer = statistics::query(*cubes_->current(), reader, query);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().code + " " + answer.error().message);
        return answer ? *answer : Answer();
    }
    base::Error refusal(const Query& query) {
        const auto answer =
            statistics::query(*cubes_->current(), rights::ReaderFactory::for_console(), query);
        EXPECT_FALSE(answer);
        return answer ? base::Error{} : answer.error();
    }
    rights::Reader reader(const std::string& role, std::int64_t region,
                          const std::vector<std::int64_t>& buildings = {}) {
        return make_reader(*store_, role, region, buildings);
    }

    store::testing::TestStore store_;
    std::unique_ptr<Cubes> cubes_;
};

std::string text_of(const base::Value& value);
/// The value of a column in the row with these keys joined by '/', as text; "-" for null, "?" when there is
/// no row.
std::string cell(const Answer& answer, const std::string& keys, const std::string& column);
std::string total(const Answer& answer, const std::string& column);
bool has_note(const Answer& answer, const std::string& part);

}  // namespace louyu::statistics
