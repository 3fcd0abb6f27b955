#include "app/configuration.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>

namespace louyu::app {

std::string Configuration::database_url() const {
    return database.empty() ? "sqlite:" + data_dir + "/louyu.db" : database;
}

std::vector<std::string> Configuration::map_origins() const {
    std::vector<std::string> origins;
    for (const std::string& address : map.base ? map.base->addresses : std::vector<std::string>()) {
        const std::size_t host = address.find("://");
        if (host != std::string::npos) {
            origins.push_back(address.substr(0, address.find('/', host + 3)));
        }
    }
    return origins;
}

namespace {

base::Error bad_config(const Configuration& configuration, std::string message) {
    return {base::ErrorKind::kInvalid, "app.bad_config",
            fmt::format("配置文件“{}”{}", configuration.config_file, message)};
}

/// Pictures of a map: an address of this or another server with places for the tile.
bool is_picture_address(const std::string& text) {
    const bool has_tile = text.find("{z}") != std::string::npos && text.find("{x}") != std::string::npos &&
                          text.find("{y}") != std::string::npos;
    const bool is_address =
        text.starts_with("https://") || text.starts_with("http://") || text.starts_with("/");
    // It becomes part of a header field, which a space, a comma or a semicolon would end.
    const bool is_plain = std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == ';' || c == ',' || c == '"' || c == '\'';
    });
    return has_tile && is_address && is_plain;
}

bool read_addresses(const toml::node& value, geo::BaseMap& base_map) {
    if (const auto one = value.value<std::string>()) {
        base_map.addresses = {*one};
    } else if (const toml::array* list = value.as_array()) {
        for (const toml::node& item : *list) {
            base_map.addresses.push_back(item.value<std::string>().value_or(""));
        }
    }
    constexpr std::size_t kAddressesMax = 4;
    return !base_map.addresses.empty() && base_map.addresses.size() <= kAddressesMax &&
           std::all_of(base_map.addresses.begin(), base_map.addresses.end(), is_picture_address);
}

/// One setting of the map; false when its value cannot be used.
bool read_map_setting(std::string_view name, const toml::node& value, geo::MapSettings& map,
                      geo::BaseMap& base_map) {
    const std::string text = value.value<std::string>().value_or("");
    if (name == "addresses") {
        return read_addresses(value, base_map);
    }
    if (name == "attribution") {
        base_map.attribution = text;
        return value.is_string();
    }
    if (name == "zoom_max") {
        constexpr std::int64_t kZoomMax = 22;
        const auto zoom = value.value<std::int64_t>().value_or(0);
        base_map.zoom_max = static_cast<int>(std::min(zoom, kZoomMax));
        return zoom >= 1 && zoom <= kZoomMax;
    }
    const std::optional<geo::Frame> frame = geo::frame_from(text);
    if (name == "frame" && frame) {
        base_map.frame = *frame;
    } else if (name == "coordinates" && frame) {
        map.assumed = *frame;
    }
    return frame.has_value() && (name == "frame" || name == "coordinates");
}

base::Result<void> read_map(Configuration& configuration, const toml::table& table) {
    geo::BaseMap base_map;
    for (const auto& [key, value] : table) {
        if (!read_map_setting(key.str(), value, configuration.map, base_map)) {
            return bad_config(
                configuration,
                fmt::format(
                    "中 [map] 的“{}”不可用。可用：addresses（含 {{z}} {{x}} {{y}} 的图片地址，至多四个）、"
                    "frame 与 coordinates（wgs84、cgcs2000、gcj02、bd09）、attribution、zoom_max。",
                    std::string_view(key.str())));
        }
    }
    if (!base_map.addresses.empty()) {
        configuration.map.base = std::move(base_map);
    }
    return {};
}

}  // namespace

base::Result<void> read_config_file(Configuration& configuration) {
    if (configuration.config_file.empty()) {
        return {};
    }
    const Configuration defaults;
    try {
        const toml::table table = toml::parse_file(configuration.config_file);
        for (const auto& [key, value] : table) {
            const std::string_view name = key.str();
            std::string* text = name == "data"       ? &configuration.data_dir
                                : name == "database" ? &configuration.database
                                : name == "listen"   ? &configuration.listen
                                                     : nullptr;
            if (text != nullptr && value.is_string()) {
                const bool is_default =
                    *text == defaults.data_dir || text->empty() || *text == defaults.listen;
                *text = is_default ? value.value<std::string>().value_or(*text) : *text;
            } else if (name == "secure_cookies" && value.is_boolean()) {
                configuration.secure_cookies = value.value<bool>().value_or(false);
            } else if (name == "map" && value.is_table()) {
                TRY_DO(read_map(configuration, *value.as_table()));
            } else {
                return bad_config(
                    configuration,
                    fmt::format("中的“{}”不是可用的设置，可用：data、database、listen、secure_cookies、map。",
                                name));
            }
        }
    } catch (const toml::parse_error& error) {
        return bad_config(configuration, fmt::format("无法读取：{}", error.description()));
    }
    return {};
}

base::Result<ListenAddress> parse_listen(const std::string& text) {
    const base::Error wrong{base::ErrorKind::kInvalid,
                            "app.bad_listen",
                            fmt::format("监听地址“{}”应为 地址:端口，例如 127.0.0.1:8080。", text),
                            {},
                            {}};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) {
        return wrong;
    }
    ListenAddress listen;
    listen.address = text.substr(0, colon);
    if (listen.address.size() > 2 && listen.address.front() == '[' && listen.address.back() == ']') {
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    }
    if (listen.address.empty()) {
        listen.address = "0.0.0.0";
    }
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, end, listen.port);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
        return wrong;
    }
    return listen;
}

}  // namespace louyu::app
