#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "exchange/import.hpp"
#include "rights/reader.hpp"
#include "store/testing.hpp"

namespace louyu::exchange::testing {

inline constexpr const char* kDistrict = "210102";
inline constexpr const char* kOffice = "国家税务总局沈阳市和平区税务局";

/// How a file is sent.
struct Sent {
    std::string period = {};  // 2020-06, 2020-01/2020-06
    std::string source = kOffice;
    std::string name = {};  // of the file; KIND.csv when empty
    std::string district = kDistrict;
};

/// Amounts in fen of a batch's control totals.
struct Control {
    std::int64_t read, earlier, refused, imported, buildings, outside, unmatched, unchanged;
    bool operator==(const Control&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Control& control);

/// An empty house on both stores, with a folder for files.
class ImportTest : public ::testing::TestWithParam<store::Dialect> {
  protected:
    ImportTest();
    ~ImportTest() override;
    static void TearDownTestSuite();

    std::string write(const std::string& name, std::string_view content);
    static ImportRequest request(const std::string& kind, const std::string& path, const Sent& sent = {});
    base::Result<Batch> stage(const std::string& kind, std::string_view csv, const Sent& sent = {});
    base::Result<Batch> stage_as(const rights::Reader& reader, const std::string& kind, std::string_view csv,
                                 const Sent& sent = {});
    base::Result<Batch> post(std::int64_t id) { return imports_->post(console_, id, {}); }
    base::Result<Batch> undo(std::int64_t id) { return imports_->undo(console_, id, {}); }
    /// Staged and posted; fails the test when it is refused.
    Batch import(const std::string& kind, std::string_view csv, const Sent& sent = {});
    Batch import_as(const rights::Reader& reader, const std::string& kind, std::string_view csv,
                    const Sent& sent = {});
    void must_undo(const Batch& batch);
    /// 辽宁省 → 沈阳市 → 和平区 → 太原街街道, 西塔街道; 沈河区 → 大西街道.
    void import_regions();
    /// 市府恒隆 and 华润大厦 in 太原街, 西塔大厦 in 西塔, 10 000 ㎡ each.
    void import_buildings();

    std::vector<CellProblem> problems(const Batch& batch) { return problems(batch.id); }
    std::vector<CellProblem> problems(std::int64_t id);
    /// row code, for each problem: "3 exchange.duplicate_row".
    std::vector<std::string> problem_codes(const Batch& batch);
    static Control control_of(const Batch& batch);

    rights::Reader reader_of(std::string_view role, std::string_view scope, std::int64_t scope_id,
                             const std::vector<std::int64_t>& buildings = {});
    store::Rows rows(std::string_view sql);
    std::int64_t number(std::string_view sql);
    void execute(std::string_view sql);
    std::int64_t region(const std::string& name);
    std::int64_t building(const std::string& name);
    /// Everything that counts, in words instead of ids, so that two loads can be compared.
    std::vector<std::string> ledger();
    std::vector<std::string> register_versions();
    /// month code full attribution building, for each tax row that counts.
    std::vector<std::string> taxes();
    /// firm building from to area, for each version of a stay.
    std::vector<std::string> stays();

    store::testing::TestStore& store_;
    std::string folder_;
    rights::Reader console_ = rights::ReaderFactory::for_console();
    std::vector<Effect> effects_;
    std::unique_ptr<Imports> imports_;
};

/// read/new/changed/unchanged/conflict/rejected
std::string counts(const Batch& batch);
/// A valid credit code of a company; different numbers give different codes.
std::string code(int number);

}  // namespace louyu::exchange::testing
