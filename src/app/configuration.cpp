#include "app/configuration.hpp"

#include <toml++/toml.h>

#include <charconv>

namespace louyu::app {

std::string Configuration::database_url() const {
    return database.empty() ? "sqlite:" + data_dir + "/louyu.db" : database;
}

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
            } else {
                return base::Error{
                    base::ErrorKind::kInvalid,
                    "app.bad_config",
                    fmt::format(
                        "配置文件“{}”中的“{}”不是可用的设置，可用：data、database、listen、secure_cookies。",
                        configuration.config_file, name),
                    {},
                    {}};
            }
        }
    } catch (const toml::parse_error& error) {
        return base::Error{
            base::ErrorKind::kInvalid,
            "app.bad_config",
            fmt::format("配置文件“{}”无法读取：{}", configuration.config_file, error.description()),
            {},
            {}};
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
