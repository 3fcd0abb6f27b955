#pragma once
#include <string>
#include <string_view>
#include <vector>

// Names of firms and buildings in forms that can be compared (R002, R017).
namespace louyu::matching {

/// A firm's name. Equal `exact` keys are the same name written differently (width, spaces, case, kinds of
/// brackets and dashes); equal `loose` keys are only a hint: legal form 有限责任公司/有限公司, brackets and
/// 省/市 are levelled.
struct EnterpriseName {
    std::string exact;
    std::string loose;
    std::string core;                 // loose without legal form: what look-alikes are sought by
    std::vector<std::string> former;  // exact keys of names given as （原…）, （曾用名：…）
    bool is_branch = false;           // 分公司, 支行 …: never the same as its head
    std::string head;                 // exact key of the head firm of a branch, empty when it cannot be told
    std::string note;  // （已注销）, （已迁出）: said about the firm, not part of its name
};

EnterpriseName read_enterprise_name(std::string_view raw);

/// A building's name. `base` is the name without its tower; 华润大厦 and 华润大厦A座 share a base and are
/// still two names. `stem` is the base without its kind of building (大厦, 中心, 广场): 中海国际中心 and
/// 中海国际大厦 share it.
struct BuildingName {
    std::string exact;
    std::string base;
    std::string tower;  // A, 1, 东 …, empty when none is named
    std::string stem;
    std::vector<std::string> former;  // exact keys of （原…） and of what follows a leading 原
};

BuildingName read_building_name(std::string_view raw);

/// Former names or aliases as a file lists them, separated by 、 ， ； ; , | or line ends.
std::vector<std::string> split_names(std::string_view list);

/// Edit distance in characters, or `limit` + 1 as soon as it is known to be more.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace louyu::matching
