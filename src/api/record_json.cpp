#include "api/record_json.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/decimal.hpp"
#include "base/id.hpp"

namespace louyu::api {

namespace {

using dictionary::Field;
using dictionary::FieldType;

int scale_of(FieldType type) {
    switch (type) {
        case FieldType::kArea:
            return base::kAreaScale;
        case FieldType::kCoordinate:
            return base::kCoordinateScale;
        default:
            return 0;
    }
}

base::Error bad_value(const Field& field, std::string_view form) {
    const std::string message = fmt::format("“{}”应为{}。", field.label, form);
    return {base::ErrorKind::kInvalid,
            "api.bad_value",
            message,
            {},
            {{fmt::format("/{}", field.name), "api.bad_value", message}}};
}

base::Result<base::Value> decimal_value(const Field& field, const std::string& text) {
    const base::ParsedDecimal parsed = base::parse_decimal(text, scale_of(field.type));
    if (!parsed.ok()) {
        return bad_value(field, fmt::format("数字，至多{}位小数", scale_of(field.type)));
    }
    return base::Value{parsed.units};
}

base::Result<base::Value> integer_value(const Field& field, const std::string& text) {
    std::int64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) {
        return bad_value(field, field.type == FieldType::kMoney ? "以分为单位的整数" : "整数");
    }
    return base::Value{value};
}

base::Result<base::Value> text_value(const Field& field, const std::string& text) {
    switch (field.type) {
        case FieldType::kText:
        case FieldType::kCode:
            return base::Value{text};
        case FieldType::kInteger:
        case FieldType::kMoney:
            return integer_value(field, text);
        case FieldType::kArea:
        case FieldType::kCoordinate:
            return decimal_value(field, text);
        case FieldType::kDay:
            if (const auto day = base::parse_day(text)) {
                return base::Value{std::int64_t{day->yyyymmdd}};
            }
            return bad_value(field, "日期，例如 2020-12-31");
        case FieldType::kMonth:
            if (const auto month = base::parse_month(text)) {
                return base::Value{std::int64_t{month->yyyymm}};
            }
            return bad_value(field, "月份，例如 2020-12");
        case FieldType::kFlag:
            if (text == "true" || text == "false") {
                return base::Value{std::int64_t{text == "true"}};
            }
            return bad_value(field, "是或否");
        case FieldType::kReference:
            if (const auto id = base::id_from_text(text)) {
                return base::Value{*id};
            }
            return bad_value(field, "记录编号");
    }
    throw base::Bug("field type");
}

}  // namespace

base::Json value_json(const Field& field, const base::Value& value) {
    if (const std::string* text = base::as_text(value)) {
        return *text;
    }
    const std::int64_t* units = base::as_integer(value);
    if (units == nullptr) {
        return {};
    }
    switch (field.type) {
        case FieldType::kArea:
        case FieldType::kCoordinate:
            return base::format_decimal(*units, scale_of(field.type));
        case FieldType::kDay:
            return base::to_string(base::Day{static_cast<std::int32_t>(*units)});
        case FieldType::kMonth:
            return base::to_string(base::Month{static_cast<std::int32_t>(*units)});
        case FieldType::kFlag:
            return *units != 0;
        case FieldType::kReference:
            return base::id_to_text(*units);
        default:
            return *units;
    }
}

base::Result<base::Value> value_from_json(const Field& field, const base::Json& json) {
    if (json.is_null()) {
        return base::Value{};
    }
    if (json.is_string()) {
        const bool is_number = field.type == FieldType::kInteger || field.type == FieldType::kMoney;
        return is_number || field.type == FieldType::kFlag
                   ? base::Result<base::Value>(bad_value(field, "数值，不加引号"))
                   : text_value(field, json.as_string());
    }
    if (json.is_bool() && field.type == FieldType::kFlag) {
        return base::Value{std::int64_t{json.as_bool()}};
    }
    if (json.is_integer()) {
        if (field.type == FieldType::kInteger || field.type == FieldType::kMoney) {
            return base::Value{json.as_integer()};
        }
        if (scale_of(field.type) != 0) {
            return decimal_value(field, std::to_string(json.as_integer()));
        }
    }
    if (json.is_decimal() && scale_of(field.type) != 0) {
        return decimal_value(field, json.as_decimal());
    }
    return bad_value(field, field.type == FieldType::kText ? "文字" : "该字段规定的格式");
}

base::Result<base::Value> value_from_text(const Field& field, const std::string& text) {
    if (text.empty()) {
        return base::Value{};
    }
    return text_value(field, text);
}

ReferenceTitles::ReferenceTitles(store::Session& session, const rights::Reader& reader,
                                 const dictionary::Entity& entity,
                                 const std::vector<registry::Record>& records, base::Day asof) {
    std::map<std::string_view, std::set<std::int64_t>> wanted;
    for (const Field& field : entity.fields) {
        if (field.type != FieldType::kReference) {
            continue;
        }
        for (const registry::Record& record : records) {
            if (const std::int64_t* id = base::as_integer(record.get(field.name))) {
                wanted[field.reference].insert(*id);
            }
        }
    }
    for (const auto& [name, ids] : wanted) {
        by_entity_[std::string(name)] =
            registry::titles(session, reader, name, {ids.begin(), ids.end()}, asof);
    }
}

const std::string* ReferenceTitles::find(const Field& field, std::int64_t id) const {
    const auto entity = by_entity_.find(field.reference);
    if (entity == by_entity_.end()) {
        return nullptr;
    }
    const auto title = entity->second.find(id);
    return title == entity->second.end() ? nullptr : &title->second;
}

base::Json record_json(const dictionary::Entity& entity, const registry::Record& record,
                       const ReferenceTitles& titles, const std::vector<const Field*>& fields) {
    base::Json json = base::Json::object({{"id", base::id_to_text(record.id)}});
    json.set("validFrom", base::to_string(record.valid_from));
    json.set("validTo",
             record.valid_to == base::kForever ? base::Json() : base::Json(base::to_string(record.valid_to)));
    json.set("version", base::id_to_text(record.change_id));
    if (entity.by_district) {
        json.set("districtCode", record.district_code);
    }
    base::Json shown = base::Json::object();
    for (const Field* field : fields) {
        const base::Value& value = record.get(field->name);
        if (base::is_absent(value)) {
            continue;
        }
        json.set(field->name, value_json(*field, value));
        const std::int64_t* id = base::as_integer(value);
        if (field->type == FieldType::kReference && id != nullptr) {
            if (const std::string* title = titles.find(*field, *id)) {
                shown.set(field->name, *title);
            }
        }
    }
    json.set("titles", std::move(shown));
    return json;
}

namespace {

/// Values of the change log are as stored; they are shown by the type of their field.
base::Json shown_values(const dictionary::Entity* entity, const base::Json& stored) {
    base::Json shown = base::Json::object();
    if (!stored.is_object()) {
        return shown;
    }
    for (const auto& [name, value] : stored.members()) {
        const Field* field = entity == nullptr ? nullptr : entity->find(name);
        if (field != nullptr && value.is_integer()) {
            shown.set(name, value_json(*field, base::Value{value.as_integer()}));
        } else {
            shown.set(name, value);
        }
    }
    return shown;
}

}  // namespace

base::Json history_json(const registry::HistoryEntry& entry) {
    const dictionary::Entity* entity = dictionary::find_entity(entry.entity);
    base::Json json = base::Json::object({{"id", base::id_to_text(entry.change_id)},
                                          {"at", base::to_timestamp(entry.at_ms)},
                                          {"actor", entry.actor},
                                          {"origin", registry::to_string(entry.origin)},
                                          {"entity", entry.entity},
                                          {"recordId", base::id_to_text(entry.record_id)},
                                          {"kind", registry::to_string(entry.kind)},
                                          {"state", registry::to_string(entry.state)},
                                          {"from", base::to_string(entry.from)}});
    json.set("batchId", entry.batch_id == 0 ? base::Json() : base::Json(base::id_to_text(entry.batch_id)));
    json.set("to", entry.to == base::kForever ? base::Json() : base::Json(base::to_string(entry.to)));
    json.set("before", shown_values(entity, entry.before));
    json.set("after", shown_values(entity, entry.after));
    json.set("note", entry.note);
    return json;
}

}  // namespace louyu::api
