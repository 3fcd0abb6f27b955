#pragma once
#include <fmt/core.h>

#include <string>
#include <string_view>

namespace louyu::base {

enum class LogLevel { kDebug, kInfo, kWarn, kError };

/// One line to standard error, with time and level. Personal data and taxpayer data are never logged.
void write_log(LogLevel level, std::string_view message);
void set_log_level(LogLevel least);

template <class... Args>
void log_info(fmt::format_string<Args...> format, Args&&... args) {
    write_log(LogLevel::kInfo, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void log_warn(fmt::format_string<Args...> format, Args&&... args) {
    write_log(LogLevel::kWarn, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void log_error(fmt::format_string<Args...> format, Args&&... args) {
    write_log(LogLevel::kError, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace louyu::base
