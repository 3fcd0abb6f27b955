#include "base/json.hpp"

#include <charconv>
#include <limits>

// The only file that knows RapidJSON: a reader that hands over numbers as they are written.
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::base {
namespace {

constexpr std::size_t kMembersComparedOneByOne = 16;

struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};

Place place_of(std::string_view text, std::size_t offset) {
    Place place;
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    for (const char c : before) {
        if (c == '\n') {
            ++place.line;
        }
    }
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    place.column = length(before.substr(line_start)) + 1;
    return place;
}

Error refusal(std::string code, std::string message, std::string detail = {}) {
    return Error{ErrorKind::kInvalid, std::move(code), std::move(message), std::move(detail), {}};
}

// The first name that occurs twice, or nullptr.
const std::string* repeated_name(const Json::Object& members) {
    if (members.size() <= kMembersComparedOneByOne) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (members[i].first == members[j].first) {
                    return &members[i].first;
                }
            }
        }
        return nullptr;
    }
    std::vector<const std::string*> names;
    names.reserve(members.size());
    for (const Json::Member& member : members) {
        names.push_back(&member.first);
    }
    std::sort(names.begin(), names.end(), [](const auto* a, const auto* b) { return *a < *b; });
    const auto same =
        std::adjacent_find(names.begin(), names.end(), [](auto* a, auto* b) { return *a == *b; });
    return same == names.end() ? nullptr : *same;
}

// Builds the value from the reader's events on a stack of its own, so that depth costs heap and not the
// thread's stack, and can be limited.
class TreeBuilder {
  public:
    enum class Fault { kNone, kDepth, kDuplicate, kText };

    explicit TreeBuilder(int depth_max) : depth_max_(static_cast<std::size_t>(std::max(depth_max, 0))) {}

    bool Null() { return add(Json()); }
    bool Bool(bool value) { return add(Json(value)); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return add(number_of({text, size})); }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return is_fit({text, size}) && add(Json(std::string(text, size)));
    }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        levels_.back().names.emplace_back(text, size);
        return is_fit({text, size});
    }
    bool StartObject() { return open(); }
    bool StartArray() { return open(); }
    bool EndArray(rapidjson::SizeType) {
        Json::Array items = std::move(levels_.back().values);
        levels_.pop_back();
        return add(Json(std::move(items)));
    }
    bool EndObject(rapidjson::SizeType) {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        Json::Object members;
        members.reserve(level.values.size());
        for (std::size_t i = 0; i < level.values.size(); ++i) {
            members.emplace_back(std::move(level.names[i]), std::move(level.values[i]));
        }
        if (const std::string* name = repeated_name(members)) {
            name_ = truncate(*name, 60);
            return refuse(Fault::kDuplicate);
        }
        return add(Json::of_members(std::move(members)));
    }

    // Only asked for by RapidJSON's type check: numbers arrive as RawNumber.
    bool Int(int value) { return add(Json(value)); }
    bool Uint(unsigned value) { return add(Json(std::int64_t{value})); }
    bool Int64(std::int64_t value) { return add(Json(value)); }
    bool Uint64(std::uint64_t) { return refuse(Fault::kText); }
    bool Double(double) { return refuse(Fault::kText); }

    Fault fault() const { return fault_; }
    const std::string& name() const { return name_; }
    Json take() { return std::move(root_); }

  private:
    struct Level {
        std::vector<std::string> names;
        Json::Array values;
    };

    static Json number_of(std::string_view text) {
        std::int64_t integer = 0;
        const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), integer);
        if (fault == std::errc() && stop == text.data() + text.size()) {
            return Json(integer);
        }
        return Json(Json::Decimal{std::string(text)});
    }

    bool refuse(Fault fault) {
        fault_ = fault;
        return false;
    }

    // NUL ends text in PostgreSQL, and a lone surrogate (\uDC00) has no UTF-8 form: neither may enter the
    // system.
    bool is_fit(std::string_view text) {
        if (text.find('\0') != std::string_view::npos || !is_valid_utf8(text)) {
            return refuse(Fault::kText);
        }
        return true;
    }

    bool open() {
        if (levels_.size() >= depth_max_) {
            return refuse(Fault::kDepth);
        }
        levels_.emplace_back();
        return true;
    }

    bool add(Json value) {
        if (levels_.empty()) {
            root_ = std::move(value);
        } else {
            levels_.back().values.push_back(std::move(value));
        }
        return true;
    }

    std::size_t depth_max_;
    std::vector<Level> levels_;
    Json root_;
    Fault fault_ = Fault::kNone;
    std::string name_;
};

Error builder_refusal(const TreeBuilder& builder, const std::string& where, int depth_max) {
    switch (builder.fault()) {
        case TreeBuilder::Fault::kDepth:
            return refusal("base.json_depth",
                           fmt::format("JSON 嵌套超过 {} 层（{}），请减少层次。", depth_max, where));
        case TreeBuilder::Fault::kDuplicate:
            return refusal("base.json_duplicate", fmt::format("JSON 对象中成员“{}”重复（{}），请只保留一个。",
                                                              builder.name(), where));
        case TreeBuilder::Fault::kText:
        case TreeBuilder::Fault::kNone:
            break;
    }
    return refusal("base.json_text", fmt::format("JSON 文本含有不允许的字符（{}），请删除后重试。", where));
}

std::size_t first_broken_byte(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const CodePoint c = decode_at(text, i);
        if (c.value == kBrokenCodePoint && c.bytes == 1) {
            break;
        }
        i += c.bytes;
    }
    return i;
}

void append_dump(std::string& out, const Json& value);

void append_members(std::string& out, const Json::Object& members) {
    out.push_back('{');
    for (const Json::Member& member : members) {
        if (&member != &members.front()) {
            out.push_back(',');
        }
        append_json_string(out, member.first);
        out.push_back(':');
        append_dump(out, member.second);
    }
    out.push_back('}');
}

void append_dump(std::string& out, const Json& value) {
    if (value.is_null()) {
        out.append("null");
    } else if (value.is_bool()) {
        out.append(value.as_bool() ? "true" : "false");
    } else if (value.is_integer()) {
        out.append(std::to_string(value.as_integer()));
    } else if (value.is_decimal()) {
        out.append(value.as_decimal());
    } else if (value.is_string()) {
        append_json_string(out, value.as_string());
    } else if (value.is_array()) {
        out.push_back('[');
        for (const Json& item : value.items()) {
            if (&item != &value.items().front()) {
                out.push_back(',');
            }
            append_dump(out, item);
        }
        out.push_back(']');
    } else {
        append_members(out, value.members());
    }
}

}  // namespace

Json Json::object(std::initializer_list<Member> members) {
    return of_members(Object(members));
}

Json Json::of_members(Object members) {
    Json result;
    result.data_ = std::move(members);
    return result;
}

const Json* Json::find(std::string_view key) const {
    const auto* members = std::get_if<Object>(&data_);
    if (members == nullptr) {
        return nullptr;
    }
    for (const Member& member : *members) {
        if (member.first == key) {
            return &member.second;
        }
    }
    return nullptr;
}

Json& Json::set(std::string_view key, Json value) {
    if (is_null()) {
        data_ = Object();
    }
    auto& members = std::get<Object>(data_);
    for (Member& member : members) {
        if (member.first == key) {
            member.second = std::move(value);
            return *this;
        }
    }
    members.emplace_back(std::string(key), std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    if (is_null()) {
        data_ = Array();
    }
    std::get<Array>(data_).push_back(std::move(value));
    return *this;
}

std::string Json::dump() const {
    std::string out;
    append_dump(out, *this);
    return out;
}

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes_max) {
        return Error{
            ErrorKind::kTooLarge,
            "base.json_too_large",
            fmt::format("JSON 有 {} 字节，超过上限 {} 字节，请分批提交。", text.size(), limits.bytes_max),
            {},
            {}};
    }
    const auto where = [&](std::size_t offset) {
        const Place place = place_of(text, offset);
        return fmt::format("第 {} 行第 {} 个字符", place.line, place.column);
    };
    if (!is_valid_utf8(text)) {
        return refusal("base.json_encoding", fmt::format("JSON 不是有效的 UTF-8（{}），请改用 UTF-8 编码。",
                                                         where(first_broken_byte(text))));
    }
    TreeBuilder builder(limits.depth_max);
    rapidjson::MemoryStream stream(text.data(), text.size());
    rapidjson::Reader reader;
    constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    const rapidjson::ParseResult outcome = reader.Parse<kFlags>(stream, builder);
    if (outcome.Code() == rapidjson::kParseErrorTermination) {
        return builder_refusal(builder, where(outcome.Offset()), limits.depth_max);
    }
    if (outcome.IsError()) {
        return refusal(
            "base.json_invalid",
            fmt::format("JSON 格式错误（{}），请检查该处的引号、逗号和括号。", where(outcome.Offset())),
            rapidjson::GetParseError_En(outcome.Code()));
    }
    return builder.take();
}

void append_json_string(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
            continue;
        }
        out.append(text, copied, i - copied);
        copied = i + 1;
        switch (c) {
            case '"':
                out.append("\\\"");
                break;
            case '\\':
                out.append("\\\\");
                break;
            case '\n':
                out.append("\\n");
                break;
            case '\r':
                out.append("\\r");
                break;
            case '\t':
                out.append("\\t");
                break;
            default:
                out.append("\\u00");
                out.push_back(kHex[c >> 4]);
                out.push_back(kHex[c & 15]);
        }
    }
    out.append(text, copied, text.size() - copied);
    out.push_back('"');
}

}  // namespace louyu::base
