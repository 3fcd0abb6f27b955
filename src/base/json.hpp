#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace louyu::base {

/// A JSON value without floating point: numbers are 64-bit integers, or kept as their decimal text. Objects keep the
/// order in which members were added.
class Json {
  public:
    struct Decimal {
        std::string text;  // as written: 12.50
        bool operator==(const Decimal&) const = default;
    };
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : data_(value) {}
    Json(int value) : data_(std::int64_t{value}) {}
    Json(std::int64_t value) : data_(value) {}
    Json(std::size_t value) : data_(static_cast<std::int64_t>(value)) {}
    Json(const char* value) : data_(std::string(value)) {}
    Json(std::string value) : data_(std::move(value)) {}
    Json(std::string_view value) : data_(std::string(value)) {}
    Json(Decimal value) : data_(std::move(value)) {}
    Json(Array value) : data_(std::move(value)) {}

    static Json array(std::initializer_list<Json> items = {}) { return Json(Array(items)); }
    static Json object(std::initializer_list<Member> members = {});
    /// An object of members whose names the caller knows to be distinct; set() would compare each with all others.
    static Json of_members(Object members);

    bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    bool is_bool() const { return std::holds_alternative<bool>(data_); }
    bool is_integer() const { return std::holds_alternative<std::int64_t>(data_); }
    bool is_decimal() const { return std::holds_alternative<Decimal>(data_); }
    bool is_string() const { return std::holds_alternative<std::string>(data_); }
    bool is_array() const { return std::holds_alternative<Array>(data_); }
    bool is_object() const { return std::holds_alternative<Object>(data_); }

    bool as_bool() const { return std::get<bool>(data_); }
    std::int64_t as_integer() const { return std::get<std::int64_t>(data_); }
    const std::string& as_string() const { return std::get<std::string>(data_); }
    const std::string& as_decimal() const { return std::get<Decimal>(data_).text; }
    const Array& items() const { return std::get<Array>(data_); }
    Array& items() { return std::get<Array>(data_); }
    const Object& members() const { return std::get<Object>(data_); }

    /// The member of an object, or nullptr; nullptr too when this is not an object.
    const Json* find(std::string_view key) const;
    /// Adds or replaces a member; a null value becomes an object first. Returns *this, so calls chain.
    Json& set(std::string_view key, Json value);
    /// Appends to an array; a null value becomes an array first.
    Json& push(Json value);

    std::string dump() const;
    bool operator==(const Json&) const = default;

  private:
    std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, Array, Object> data_;
};

struct JsonLimits {
    std::size_t bytes_max = 4 * 1024 * 1024;
    int depth_max = 32;
};

/// Refuses broken UTF-8, duplicate member names, depth and size over the limits; the message names the place.
Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// Appends `text` as a quoted JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace louyu::base
