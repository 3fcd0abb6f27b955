#include "app/terminal.hpp"

#include <unistd.h>

#include <cstdio>

#include "app/commands.hpp"

namespace louyu::app {

void say(std::string_view line) {
    fmt::print("{}\n", line);
}

void complain(std::string_view line) {
    fmt::print(stderr, "{}\n", line);
}

int refuse(const base::Error& error) {
    fmt::print(stderr, "{}（{}）\n", error.message, error.code);
    for (const base::FieldError& field : error.fields) {
        fmt::print(stderr, "  {} {}\n", field.pointer, field.message);
    }
    if (!error.detail.empty()) {
        fmt::print(stderr, "  {}\n", error.detail);
    }
    return kRefused;
}

exchange::Progress terminal_progress() {
    if (isatty(STDERR_FILENO) == 0) {
        return [](std::string_view, std::int64_t, std::int64_t) { return true; };
    }
    return [](std::string_view step, std::int64_t done, std::int64_t) {
        fmt::print(stderr, "\r{} {}", step, done);
        return true;
    };
}

}  // namespace louyu::app
