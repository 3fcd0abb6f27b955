#include "exchange/import_fixture.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/id.hpp"
#include "dictionary/dictionary.hpp"
#include "matching/credit_code.hpp"

namespace louyu::exchange::testing {

namespace {

/// Making a database costs more than most tests, so a suite shares one and empties it in between.
std::map<store::Dialect, std::unique_ptr<store::testing::TestStore>>& shared_stores() {
    static std::map<store::Dialect, std::unique_ptr<store::testing::TestStore>> stores;
    return stores;
}

void empty(store::testing::TestStore& store) {
    const store::Lease lease = store->writer();
    store::Transaction transaction(*lease, store::Access::kWrite);
    const auto run = [&](const std::string& sql) { lease->execute({"test.empty", sql}); };
    run("DELETE FROM change");
    run("UPDATE change_head SET sequence = 0, hash = ''");
    for (const std::string_view table :
         {"tax_share", "tax_record", "registration_record", "batch_problem", "batch_difference",
          "batch_supersession", "industry_mapping", "industry_class", "industry_scheme", "published_figure",
          "batch", "tax_source", "learnt_header", "job", "audit_entry", "region_closure",
          "assignment_building", "assignment", "user_account"}) {
        run(fmt::format("DELETE FROM {}", table));
    }
    const std::vector<dictionary::Entity>& entities = dictionary::entities();
    for (const std::string_view suffix : {"_version", ""}) {
        for (auto entity = entities.rbegin(); entity != entities.rend(); ++entity) {
            if (entity->keeping == dictionary::Keeping::kVersioned) {
                run(fmt::format("DELETE FROM {}{}", entity->name, suffix));
            }
        }
    }
    transaction.commit();
}

store::testing::TestStore& emptied_store(store::Dialect dialect) {
    std::unique_ptr<store::testing::TestStore>& store = shared_stores()[dialect];
    if (store) {
        empty(*store);
    } else {
        store = std::make_unique<store::testing::TestStore>(dialect);
    }
    return *store;
}

std::string printed(const base::Value& value) {
    if (const std::int64_t* number = base::as_integer(value)) {
        return std::to_string(*number);
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? "-" : *text;
}

std::vector<std::string> lines(const store::Rows& rows) {
    std::vector<std::string> lines;
    for (const store::Values& row : rows) {
        std::string line;
        for (const base::Value& value : row) {
            line += (line.empty() ? "" : " ") + printed(value);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Control& c) {
    return out << fmt::format(
               "read {} = imported {} + earlier {} + refused {}; buildings {} outside {} "
               "unmatched {} unchanged {}",
               c.read, c.imported, c.earlier, c.refused, c.buildings, c.outside, c.unmatched, c.unchanged);
}

ImportTest::ImportTest() : store_(emptied_store(GetParam())) {
    std::string pattern = (std::filesystem::temp_directory_path() / "louyu_import_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    imports_ = std::make_unique<Imports>(*store_, folder_ + "/files",
                                         [this](const Effect& effect) { effects_.push_back(effect); });
}

ImportTest::~ImportTest() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void ImportTest::TearDownTestSuite() {
    shared_stores().clear();
}

std::string ImportTest::write(const std::string& name, std::string_view content) {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

ImportRequest ImportTest::request(const std::string& kind, const std::string& path, const Sent& sent) {
    ImportRequest request;
    request.kind = kind;
    request.path = path;
    request.file_name = std::filesystem::path(path).filename().string();
    request.source = sent.source;
    request.district_code = sent.district;
    if (!sent.period.empty()) {
        request.options.period = *base::parse_period(sent.period);
    }
    return request;
}

base::Result<Batch> ImportTest::stage_as(const rights::Reader& reader, const std::string& kind,
                                         std::string_view csv, const Sent& sent) {
    const std::string path = write(sent.name.empty() ? kind + ".csv" : sent.name, csv);
    return imports_->stage(reader, request(kind, path, sent), {});
}

base::Result<Batch> ImportTest::stage(const std::string& kind, std::string_view csv, const Sent& sent) {
    return stage_as(console_, kind, csv, sent);
}

Batch ImportTest::import_as(const rights::Reader& reader, const std::string& kind, std::string_view csv,
                            const Sent& sent) {
    const base::Result<Batch> staged = stage_as(reader, kind, csv, sent);
    EXPECT_TRUE(staged.has_value()) << (staged ? "" : staged.error().code + " " + staged.error().message);
    if (!staged) {
        return {};
    }
    const base::Result<Batch> posted = imports_->post(reader, staged->id, {});
    EXPECT_TRUE(posted.has_value()) << (posted ? ""
                                               : posted.error().code + " " + posted.error().message + " " +
                                                     posted.error().detail);
    return posted ? *posted : Batch{};
}

Batch ImportTest::import(const std::string& kind, std::string_view csv, const Sent& sent) {
    return import_as(console_, kind, csv, sent);
}

void ImportTest::must_undo(const Batch& batch) {
    const base::Result<Batch> undone = undo(batch.id);
    ASSERT_TRUE(undone.has_value()) << undone.error().code << " " << undone.error().message;
    EXPECT_EQ(undone->state, BatchState::kUndone);
}

void ImportTest::import_regions() {
    import("regions",
           "区划代码,区划名称\n"
           "210000,辽宁省\n210100,沈阳市\n210102,和平区\n210103,沈河区\n"
           "210102013000,太原街街道\n210102015000,西塔街道\n210103009000,大西街道\n",
           {.district = ""});
}

void ImportTest::import_buildings() {
    import("buildings",
           "楼宇名称,所属街道,建筑面积,可租售面积,楼宇状态\n"
           "市府恒隆,太原街街道,10000,8000,已运营\n"
           "华润大厦,太原街街道,10000,8000,已运营\n"
           "西塔大厦,西塔街道,10000,8000,已运营\n");
}

std::vector<CellProblem> ImportTest::problems(std::int64_t id) {
    const auto found = imports_->problems(console_, id, 0, 1000);
    EXPECT_TRUE(found.has_value());
    return found ? *found : std::vector<CellProblem>();
}

std::vector<std::string> ImportTest::problem_codes(const Batch& batch) {
    std::vector<std::string> codes;
    for (const CellProblem& problem : problems(batch)) {
        codes.push_back(fmt::format("{} {}", problem.row, problem.code));
    }
    return codes;
}

Control ImportTest::control_of(const Batch& batch) {
    const base::Json* control = batch.summary.find("control");
    const auto fen = [control](std::string_view name) {
        return control == nullptr ? -1 : control->find(name)->as_integer();
    };
    return {fen("read"),      fen("earlier"), fen("refused"),   fen("imported"),
            fen("buildings"), fen("outside"), fen("unmatched"), fen("unchanged")};
}

rights::Reader ImportTest::reader_of(std::string_view role, std::string_view scope, std::int64_t scope_id,
                                     const std::vector<std::int64_t>& buildings) {
    const std::int64_t id = base::make_id();
    const store::Lease lease = store_->writer();
    lease->execute(
        {"test.insert_user",
         "INSERT INTO user_account (id, login, display_name, password_hash, state, failed_count, "
         "locked_until_ms, must_change, created_ms) VALUES (:id, :login, 'x', 'x', 'active', 0, 0, 0, 0)"},
        {{"id", id}, {"login", fmt::format("user{}", id)}});
    lease->execute(
        {"test.insert_assignment",
         "INSERT INTO assignment (id, user_id, role, scope_kind, scope_id, valid_from, valid_to, granted_by, "
         "granted_ms) VALUES (:id, :id, :role, :scope, :scope_id, 20000101, 99991231, 0, 0)"},
        {{"id", id},
         {"role", std::string(role)},
         {"scope", std::string(scope)},
         {"scope_id", scope_id == 0 ? base::Value() : base::Value(scope_id)}});
    for (const std::int64_t building : buildings) {
        lease->execute(
            {"test.insert_assignment_building",
             "INSERT INTO assignment_building (assignment_id, building_id) VALUES (:id, :building)"},
            {{"id", id}, {"building", building}});
    }
    auto reader = rights::ReaderFactory::for_assignment(*lease, id, base::today());
    EXPECT_TRUE(reader.has_value());
    return *std::move(reader);
}

store::Rows ImportTest::rows(std::string_view sql) {
    const store::Lease lease = store_->reader();
    return lease->select({"test.rows", sql});
}

std::int64_t ImportTest::number(std::string_view sql) {
    const store::Rows found = rows(sql);
    return found.empty() ? -1 : *base::as_integer(found[0][0]);
}

void ImportTest::execute(std::string_view sql) {
    const store::Lease lease = store_->writer();
    lease->execute({"test.execute", sql});
}

std::int64_t ImportTest::region(const std::string& name) {
    return number(fmt::format("SELECT id FROM region_version WHERE name = '{}'", name));
}

std::int64_t ImportTest::building(const std::string& name) {
    return number(fmt::format("SELECT id FROM building_version WHERE name = '{}'", name));
}

std::vector<std::string> ImportTest::taxes() {
    return lines(
        rows("SELECT t.month, t.credit_code, t.tax_full, t.attribution, bv.name "
             "FROM tax_record t JOIN batch b ON b.id = t.batch_id AND b.state = 'posted' "
             "LEFT JOIN building_version bv ON bv.id = t.building_id "
             "WHERE t.superseded_by IS NULL ORDER BY t.month, t.credit_code, t.name, t.tax_full"));
}

std::vector<std::string> ImportTest::ledger() {
    std::vector<std::string> all = lines(rows(
        "SELECT s.name, t.month, t.credit_code, t.name, ev.name, t.match_method, bv.name, t.attribution, "
        "t.tax_full, t.tax_local, t.tax_district, t.vat, t.corporate_income_tax, t.stamp_tax, t.tax_other "
        "FROM tax_record t JOIN batch b ON b.id = t.batch_id AND b.state = 'posted' "
        "JOIN tax_source s ON s.id = t.source_id "
        "LEFT JOIN building_version bv ON bv.id = t.building_id "
        "LEFT JOIN enterprise_version ev ON ev.id = t.enterprise_id "
        "WHERE t.superseded_by IS NULL ORDER BY 1, 2, 3, 4, 9"));
    for (const std::string_view sql :
         {"SELECT t.month, t.credit_code, bv.name, s.tax_full, s.tax_local, s.tax_district FROM tax_share s "
          "JOIN tax_record t ON t.batch_id = s.batch_id AND t.row_number = s.row_number "
          "JOIN batch b ON b.id = t.batch_id AND b.state = 'posted' "
          "JOIN building_version bv ON bv.id = s.building_id "
          "WHERE t.superseded_by IS NULL ORDER BY 1, 2, 3",
          "SELECT r.credit_code, r.name, r.legal_person, r.status, r.registered_capital, "
          "r.registered_address "
          "FROM registration_record r JOIN batch b ON b.id = r.batch_id AND b.state = 'posted' "
          "WHERE r.superseded_by IS NULL ORDER BY 1, 2",
          "SELECT s.code, s.name, c.code, c.name, c.position, m.prefix FROM industry_scheme s "
          "JOIN industry_class c ON c.scheme_code = s.code "
          "LEFT JOIN industry_mapping m ON m.scheme_code = s.code AND m.class_code = c.code ORDER BY 1, 3, 6",
          "SELECT metric, condition, period_first, period_last, printed, unit, units FROM published_figure "
          "ORDER BY 1, 2, 3, 4"}) {
        const std::vector<std::string> more = lines(rows(sql));
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

std::vector<std::string> ImportTest::stays() {
    return lines(
        rows("SELECT ev.name, bv.name, t.floor_label, t.unit_label, t.valid_from, t.valid_to, t.area "
             "FROM tenancy_version t JOIN enterprise_version ev ON ev.id = t.enterprise_id AND ev.valid_to = "
             "99991231 "
             "JOIN building_version bv ON bv.id = t.building_id AND bv.valid_to = 99991231 "
             "ORDER BY 1, 2, 3, 4, 5"));
}

std::vector<std::string> ImportTest::register_versions() {
    std::vector<std::string> all = stays();
    for (const std::string_view sql :
         {"SELECT code, name, level, valid_from, valid_to FROM region_version ORDER BY 1, 4",
          "SELECT b.name, r.name, b.floor_area, b.lettable_area, b.stage, b.valid_from, b.valid_to "
          "FROM building_version b JOIN region_version r ON r.id = b.region_id ORDER BY 1, 6",
          "SELECT b.name, f.name, f.number, f.floor_area, f.valid_from FROM floor_version f "
          "JOIN building_version b ON b.id = f.building_id ORDER BY 1, 2, 5",
          "SELECT b.name, u.name, u.area, u.valid_from, u.valid_to FROM unit_version u "
          "JOIN building_version b ON b.id = u.building_id ORDER BY 1, 2, 4",
          "SELECT name, credit_code, former_names, legal_person, registered_here, valid_from, valid_to "
          "FROM enterprise_version ORDER BY 1, 2, 6",
          "SELECT s.code, z.code, b.name, m.valid_from, m.valid_to FROM zone_membership_version m "
          "JOIN zone_version z ON z.id = m.zone_id JOIN zoning_scheme_version s ON s.id = z.scheme_id "
          "JOIN building_version b ON b.id = m.building_id ORDER BY 1, 2, 3, 4",
          "SELECT (SELECT COUNT(*) FROM tenancy), (SELECT COUNT(*) FROM enterprise), "
          "(SELECT COUNT(*) FROM building), (SELECT COUNT(*) FROM unit), (SELECT COUNT(*) FROM "
          "region_closure)"}) {
        const std::vector<std::string> more = lines(rows(sql));
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

std::string counts(const Batch& batch) {
    const BatchCounts& c = batch.counts;
    EXPECT_EQ(c.read, c.added + c.changed + c.unchanged + c.conflict + c.rejected);
    return fmt::format("{}/{}/{}/{}/{}/{}", c.read, c.added, c.changed, c.unchanged, c.conflict, c.rejected);
}

std::string code(int number) {
    return matching::make_code(fmt::format("91210102{:08d}", number)).value();
}

}  // namespace louyu::exchange::testing
