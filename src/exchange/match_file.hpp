#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "store/database.hpp"

namespace louyu::exchange {

/// What one row of a file was found to mean, with its evidence.
struct MatchAnswer {
    int row = 0;
    std::string printed;  // as the file says it: code and name, or name and address
    std::string verdict;  // matched, candidates, none
    std::int64_t id = 0;
    std::string name;
    std::string method;
    std::string evidence;
    std::vector<std::string> candidates;  // name（reason）
};

/// Matches the rows of a file against the register: `against` is enterprises (columns 信用代码, 企业名称) or
/// buildings (columns 楼宇名称, 地址). Reads any format that can be imported; writes nothing.
base::Result<std::vector<MatchAnswer>> match_file(store::Database& database, const std::string& path,
                                                  const std::string& against);

base::Json to_json(const MatchAnswer& answer);
/// RFC 4180, formulas made harmless.
std::string to_csv_line(const MatchAnswer& answer);

}  // namespace louyu::exchange
