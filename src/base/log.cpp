#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace louyu::base {
namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return spdlog::level::debug;
        case LogLevel::kInfo:
            return spdlog::level::info;
        case LogLevel::kWarn:
            return spdlog::level::warn;
        case LogLevel::kError:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto created =
            std::make_shared<spdlog::logger>("louyu", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        created->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        created->flush_on(spdlog::level::debug);
        return created;
    }();
    return *instance;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

void write_log(LogLevel level, std::string_view message) {
    if (!logger().should_log(level_of(level))) {
        return;
    }
    // A line break inside a message would let a request write lines of its own into the log.
    std::string line(message);
    for (char& c : line) {
        c = is_control(c) ? ' ' : c;
    }
    logger().log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

void set_log_level(LogLevel least) {
    logger().set_level(level_of(least));
}

}  // namespace louyu::base
