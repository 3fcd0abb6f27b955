#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace louyu::dictionary {

/// What a field holds; decides column type, parsing, printing and checks.
enum class FieldType {
    kText,        // text
    kInteger,     // 64-bit count, unit given
    kMoney,       // fen
    kArea,        // 0.01 ㎡
    kDay,         // yyyymmdd
    kMonth,       // yyyymm
    kFlag,        // 1 yes, 0 no
    kCode,        // a code of `code_list`
    kReference,   // id of `reference`
    kCoordinate,  // 10^-7 degree
};

/// Who may see a field: rights/ masks what a reader's roles do not reach.
enum class Sensitivity { kPublic, kInternal, kContact, kTaxpayer };

/// One field of an entity, declared once: SQL column, JSON member, import column, export header, form field.
struct Field {
    std::string_view name;   // column and JSON member
    std::string_view label;  // 中文
    std::string_view label_en;
    FieldType type = FieldType::kText;
    std::string_view unit = "";  // as printed: ㎡, 元, 层
    bool required = false;
    std::string_view code_list = "";  // for kCode
    std::string_view reference = "";  // entity name, for kReference
    std::optional<std::int64_t> least = {};
    std::optional<std::int64_t> most = {};
    int length_max = 200;  // characters, for kText
    Sensitivity sensitivity = Sensitivity::kInternal;
    bool searchable = false;  // part of the search key (汉字, pinyin, initials)
    std::vector<std::string_view> synonyms =
        {};  // other headers met in files, compared by base::comparison_key
};

/// How a record is kept: in versions with valid time, as a row of a batch, or as a plain row.
enum class Keeping { kVersioned, kLedger, kPlain };

/// The path along which a record is inside a reader's scope.
enum class Reach {
    kEveryone,    // reference data: regions, zones, code lists
    kRegion,      // its own field region_id
    kBuilding,    // its field building_id (or, for the building itself, its id), then that building's region
    kEnterprise,  // an enterprise: through its tenancies, else its district
    kDistrict,    // its district_code
};

struct Entity {
    std::string_view name;    // building: table of anchors, and <name>_version when versioned
    std::string_view plural;  // buildings: the path under /api/v1
    std::string_view label;   // 楼宇
    std::string_view label_en;
    Keeping keeping = Keeping::kVersioned;
    Reach reach = Reach::kEveryone;
    bool by_district = false;         // its tables carry district_code in their key
    std::string_view title = "name";  // the field shown as its name
    std::string_view key = "";  // the human code field, unique among versions valid on a day; "" if none
    std::vector<Field> fields = {};

    const Field* find(std::string_view field_name) const;
};

struct Code {
    std::string_view code;
    std::string_view label;
    std::string_view label_en = "";
    std::vector<std::string_view> synonyms = {};  // other words met in files
    std::string_view parent = "";                 // code one level up: the section of an industry division
};

/// A closed list of codes, in its order of display.
struct CodeList {
    std::string_view name;
    std::string_view label;
    std::vector<Code> codes;

    const Code* find(std::string_view code) const;
    /// By code, label or synonym, compared by base::comparison_key.
    const Code* recognise(std::string_view printed) const;
};

const std::vector<Entity>& entities();
const Entity* find_entity(std::string_view name);
const Entity* find_entity_by_plural(std::string_view plural);
const std::vector<CodeList>& code_lists();
const CodeList* find_code_list(std::string_view name);
/// As above for names the program itself writes: a missing one is a base::Bug.
const Entity& entity(std::string_view name);
const CodeList& code_list(std::string_view name);

std::string_view to_string(FieldType type);
std::string_view to_string(Sensitivity sensitivity);

}  // namespace louyu::dictionary
