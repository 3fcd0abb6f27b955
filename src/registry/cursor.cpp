#include "registry/cursor.hpp"

#include <sodium.h>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {
namespace {

constexpr std::size_t kCursorMax = 16 * 1024;
constexpr std::size_t kMarkDigits = 20;

std::string mark_of(std::string_view request, std::string_view values) {
    return base::sha256_hex(fmt::format("{}:{}:{}", request.size(), request, values)).substr(0, kMarkDigits);
}

std::string to_base64(std::string_view bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), kVariant);
    text.resize(text.size() - 1);  // it ends with a NUL
    return text;
}

std::string from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int fault =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    bytes.resize(fault == 0 ? size : 0);
    return bytes;
}

base::Error bad_cursor() {
    return {base::ErrorKind::kInvalid, "registry.bad_cursor",
            "翻页标记已失效或与查询条件不符，请从第一页重新查询"};
}

}  // namespace

std::string write_cursor(std::string_view request, const std::vector<base::Value>& values) {
    base::Json::Array items;
    for (const base::Value& value : values) {
        items.push_back(to_json(value));
    }
    const std::string text = base::Json(std::move(items)).dump();
    return to_base64(mark_of(request, text) + text);
}

base::Result<std::vector<base::Value>> read_cursor(std::string_view cursor, std::string_view request,
                                                   std::size_t count) {
    if (cursor.size() > kCursorMax) {
        return bad_cursor();
    }
    const std::string bytes = from_base64(cursor);
    if (bytes.size() <= kMarkDigits) {
        return bad_cursor();
    }
    const std::string text = bytes.substr(kMarkDigits);
    if (mark_of(request, text) != bytes.substr(0, kMarkDigits)) {
        return bad_cursor();
    }
    const base::Result<base::Json> json = base::parse_json(text);
    if (!json || !json->is_array() || json->items().size() != count) {
        return bad_cursor();
    }
    std::vector<base::Value> values;
    for (const base::Json& item : json->items()) {
        values.push_back(from_json(item));
    }
    return values;
}

}  // namespace louyu::registry
