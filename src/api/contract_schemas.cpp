#include "api/contract_schemas.hpp"

#include "base/error.hpp"

namespace louyu::api {

namespace {

using base::Json;
using dictionary::Entity;
using dictionary::Field;
using dictionary::FieldType;

Json texts(std::initializer_list<std::string_view> values) {
    Json list = Json::array();
    for (const std::string_view value : values) {
        list.push(value);
    }
    return list;
}

Json text_schema() {
    return Json::object({{"type", "string"}});
}

Json pattern_schema(std::string_view pattern) {
    return Json::object({{"type", "string"}, {"pattern", pattern}});
}

Json id_schema() {
    return pattern_schema("^[0-9]{1,19}$");
}

Json day_schema() {
    return Json::object({{"type", "string"}, {"format", "date"}});
}

Json code_schema(const Field& field) {
    Json schema = text_schema();
    const dictionary::CodeList* list = dictionary::find_code_list(field.code_list);
    if (list != nullptr) {
        Json codes = Json::array();
        for (const dictionary::Code& code : list->codes) {
            codes.push(code.code);
        }
        schema.set("enum", std::move(codes));
    }
    return schema;
}

Json type_schema(const Field& field) {
    switch (field.type) {
        case FieldType::kText:
            return text_schema().set("maxLength", field.length_max);
        case FieldType::kInteger:
        case FieldType::kMoney:
            return Json::object({{"type", "integer"}});
        case FieldType::kArea:
            return pattern_schema(R"(^-?[0-9]+\.[0-9]{2}$)");
        case FieldType::kCoordinate:
            return pattern_schema(R"(^-?[0-9]+\.[0-9]{7}$)");
        case FieldType::kDay:
            return day_schema();
        case FieldType::kMonth:
            return pattern_schema("^[0-9]{4}-[0-9]{2}$");
        case FieldType::kFlag:
            return Json::object({{"type", "boolean"}});
        case FieldType::kCode:
            return code_schema(field);
        case FieldType::kReference:
            return id_schema();
    }
    throw base::Bug("field type");
}

Json described(Json schema, const Field& field) {
    schema.set("title", field.label);
    schema.set("x-type", dictionary::to_string(field.type));
    schema.set("x-sensitivity", dictionary::to_string(field.sensitivity));
    if (!field.unit.empty()) {
        schema.set("x-unit", field.type == FieldType::kMoney ? std::string_view("分") : field.unit);
    }
    return schema;
}

/// As field_schema, but null clears it, and decimals may also be written shorter or as numbers.
Json write_field_schema(const Field& field) {
    Json schema = type_schema(field);
    if (field.type == FieldType::kArea || field.type == FieldType::kCoordinate) {
        schema = Json::object({{"type", texts({"string", "number"})}});
    }
    const Json& type = *schema.find("type");
    Json types = type.is_array() ? type : Json::array({type});
    if (!field.required) {
        types.push("null");
        if (const Json* codes = schema.find("enum")) {
            Json with_null = *codes;
            with_null.push(Json());
            schema.set("enum", std::move(with_null));
        }
    }
    schema.set("type", std::move(types));
    return described(std::move(schema), field);
}

Json object_schema(Json properties, Json required) {
    return Json::object({{"type", "object"},
                         {"properties", std::move(properties)},
                         {"required", std::move(required)},
                         {"additionalProperties", false}});
}

Json titles_schema() {
    return Json::object({{"type", "object"}, {"additionalProperties", text_schema()}});
}

Json nullable(std::string_view type) {
    return Json::object({{"type", texts({type, "null"})}});
}

Json nullable_id() {
    return nullable("string").set("pattern", "^[0-9]{1,19}$");
}

Json ledger_schema(const Entity& entity) {
    Json properties = Json::object({{"id", pattern_schema("^[0-9]{1,19}-[0-9]+$")},
                                    {"districtCode", text_schema()},
                                    {"batchId", id_schema()},
                                    {"row", Json::object({{"type", "integer"}})},
                                    {"source", text_schema()},
                                    {"titles", titles_schema()}});
    if (entity.name == "tax_record") {
        properties.set("enterpriseId", nullable_id());
        properties.set("buildingId", nullable_id());
        properties.set("attribution",
                       Json::object({{"type", "string"},
                                     {"enum", texts({"building", "split", "outside", "unmatched"})}}));
    }
    for (const Field& field : entity.fields) {
        properties.set(field.name, described(type_schema(field), field));
    }
    return object_schema(std::move(properties),
                         texts({"id", "districtCode", "batchId", "row", "source", "titles"}));
}

}  // namespace

std::string component_name(std::string_view entity) {
    std::string name;
    bool starts_word = true;
    for (const char c : entity) {
        if (c == '_') {
            starts_word = true;
            continue;
        }
        name += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        starts_word = false;
    }
    return name;
}

std::string component_of(std::string_view mark) {
    CHECK(mark.starts_with('#'));
    mark.remove_prefix(1);
    const std::size_t colon = mark.find(':');
    if (colon == std::string_view::npos) {
        return std::string(mark);
    }
    const std::string name = component_name(mark.substr(colon + 1));
    const std::string_view what = mark.substr(0, colon);
    return name + (what == "page" ? "Page" : what == "write" ? "Write" : "");
}

base::Json schema_ref(std::string_view component) {
    return Json::object({{"$ref", fmt::format("#/components/schemas/{}", component)}});
}

base::Json page_schema(std::string_view item) {
    return object_schema(
        Json::object({{"items", Json::object({{"type", "array"}, {"items", schema_ref(item)}})},
                      {"links", Json::object({{"type", "array"}, {"items", schema_ref("Link")}})},
                      {"numberReturned", Json::object({{"type", "integer"}, {"minimum", 0}})},
                      {"numberMatched", Json::object({{"type", "integer"}, {"minimum", 0}})}}),
        texts({"items", "links", "numberReturned"}));
}

base::Json record_schema(const Entity& entity) {
    if (entity.keeping == dictionary::Keeping::kLedger) {
        return ledger_schema(entity);
    }
    Json properties = Json::object({{"id", id_schema()},
                                    {"validFrom", day_schema()},
                                    {"validTo", nullable("string").set("format", "date")},
                                    {"version", id_schema()},
                                    {"titles", titles_schema()}});
    Json required = texts({"id", "validFrom", "validTo", "version", "titles"});
    if (entity.by_district) {
        properties.set("districtCode", text_schema());
        required.push("districtCode");
    }
    for (const Field& field : entity.fields) {
        properties.set(field.name, described(type_schema(field), field));
    }
    return object_schema(std::move(properties), std::move(required));
}

base::Json write_schema(const Entity& entity) {
    Json properties = Json::object({{"validFrom", nullable("string").set("format", "date")},
                                    {"validTo", nullable("string").set("format", "date")},
                                    {"changeNote", nullable("string").set("maxLength", 500)}});
    if (entity.by_district) {
        properties.set("districtCode", nullable("string"));
        properties.set("throughBuildingId", nullable_id());
    }
    for (const Field& field : entity.fields) {
        properties.set(field.name, write_field_schema(field));
    }
    return object_schema(std::move(properties), Json::array());
}

}  // namespace louyu::api
