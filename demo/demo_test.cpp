#include "demo/demo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "base/decimal.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace louyu::demo {
namespace {

namespace fs = std::filesystem;

fs::path fresh_folder(const std::string& name) {
    const fs::path folder =
        fs::temp_directory_path() / ("louyu_demo_test_" + name + "_" + base::random_hex(6));
    fs::remove_all(folder);
    return folder;
}

std::string read_all(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::map<std::string, std::string> hashes_below(const fs::path& folder) {
    std::map<std::string, std::string> hashes;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            hashes[entry.path().lexically_relative(folder).string()] =
                base::sha256_file_hex(entry.path().string());
        }
    }
    return hashes;
}

/// The files of one seed, written once for all tests.
const fs::path& district_folder() {
    static const struct Written {
        fs::path folder = fresh_folder("district");
        Written() {
            const auto result = write_files({folder, Scale::kDistrict, 1});
            EXPECT_TRUE(result.has_value());
        }
        ~Written() { fs::remove_all(folder); }
    } written;
    return written.folder;
}

TEST(DemoFiles, are_the_same_bytes_for_the_same_seed) {
    const fs::path again = fresh_folder("again");
    ASSERT_TRUE(write_files({again, Scale::kDistrict, 1}).has_value());
    EXPECT_EQ(hashes_below(district_folder()), hashes_below(again));
    fs::remove_all(again);
}

TEST(DemoFiles, are_listed_in_the_manifest_in_the_order_of_import) {
    std::istringstream manifest(read_all(district_folder() / "manifest.csv"));
    std::vector<std::string> kinds;
    std::string line;
    std::getline(manifest, line);
    EXPECT_EQ(line, "kind,file,period,source,district\r");
    std::size_t count = 0;
    while (std::getline(manifest, line)) {
        const std::vector<std::string> cells = base::split(line, ',');
        ASSERT_EQ(cells.size(), 5U);
        EXPECT_TRUE(fs::exists(district_folder() / cells[1])) << cells[1];
        EXPECT_EQ(cells[1].find("dirty"), std::string::npos);
        if (kinds.empty() || kinds.back() != cells[0]) {
            kinds.push_back(cells[0]);
        }
        ++count;
    }
    EXPECT_EQ(kinds,
              (std::vector<std::string>{"regions", "industries", "buildings", "zones", "units", "enterprises",
                                        "tenancies", "registration", "tax", "published"}));
    const std::size_t dirty = hashes_below(district_folder() / "dirty").size();
    EXPECT_EQ(hashes_below(district_folder()).size(), count + dirty + 1);
    EXPECT_GT(dirty, 8U);
}

TEST(DemoFiles, of_the_district_office_add_to_the_truth_with_the_other_office) {
    const Truth truth = district_truth(1);
    for (const char* month : {"2019-01", "2020-06", "2020-12"}) {
        const fs::path file =
            district_folder() / "09_税收" / "国家税务总局沈阳市和平区税务局" / (std::string(month) + ".csv");
        std::istringstream text(read_all(file));
        std::string line;
        std::getline(text, line);
        Money total = 0;
        int rows = 0;
        while (std::getline(text, line)) {
            const std::vector<std::string> cells = base::split(base::trim(line), ',');
            ASSERT_EQ(cells.size(), 18U) << line;
            Money sum = 0;
            for (std::size_t i = 3; i < 15; ++i) {
                sum += base::parse_decimal(cells[i], 2).units;
            }
            ASSERT_EQ(sum, base::parse_decimal(cells[15], 2).units) << line;
            total += sum;
            ++rows;
        }
        const auto index =
            static_cast<std::size_t>(base::parse_month(month)->index() - base::Month{201901}.index());
        EXPECT_EQ(total, truth.tax_by_month[index] - truth.third_office_by_month[index]);
        EXPECT_EQ(rows, truth.district_office_rows[index]);
        EXPECT_GT(truth.third_office_by_month[index], 0);
    }
}

TEST(DemoFiles, of_market_regulation_are_gb18030) {
    const std::string bytes = read_all(district_folder() / "08_市场监管登记信息.csv");
    EXPECT_EQ(base::detect_encoding(bytes), base::Encoding::kGb18030);
    const auto text = base::to_utf8(bytes, base::Encoding::kGb18030);
    ASSERT_TRUE(text.has_value());
    EXPECT_TRUE(text->starts_with("企业名称,法定代表人,统一社会信用代码"));
}

TEST(DemoFiles, refuse_a_folder_with_other_files) {
    const fs::path folder = fresh_folder("other");
    fs::create_directories(folder);
    std::ofstream(folder / "mine.txt") << "mine";
    const auto result = write_files({folder, Scale::kDistrict, 1});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, "demo.folder_not_empty");
    EXPECT_EQ(read_all(folder / "mine.txt"), "mine");
    fs::remove_all(folder);
}

TEST(DemoScale, is_read_from_its_name) {
    EXPECT_EQ(parse_scale("district"), Scale::kDistrict);
    EXPECT_EQ(parse_scale("city"), Scale::kCity);
    EXPECT_EQ(parse_scale("province"), Scale::kProvince);
    EXPECT_FALSE(parse_scale("country").has_value());
    EXPECT_FALSE(parse_scale("").has_value());
}

}  // namespace
}  // namespace louyu::demo
