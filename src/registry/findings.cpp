#include "registry/findings.hpp"

#include <algorithm>

namespace louyu::registry {
namespace {

/// RFC 6901: the name may be anything a request holds.
std::string pointer_to(std::string_view field) {
    std::string pointer = field.empty() ? "" : "/";
    for (const char c : field) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

base::FieldError field_error(std::string_view field, std::string_view code, std::string message) {
    return {pointer_to(field), std::string(code), std::move(message)};
}

bool is_conflict(const std::string& code) {
    return code == "registry.duplicate" || code == "registry.overlap" || code == "registry.in_use";
}

}  // namespace

void Findings::refuse(std::string_view field, std::string_view code, std::string message) {
    faults_.push_back(field_error(field, code, std::move(message)));
}

void Findings::warn(std::string_view field, std::string_view code, std::string message) {
    warnings_.push_back(field_error(field, code, std::move(message)));
}

base::Error Findings::error() const {
    CHECK(refused());
    const base::FieldError& first = faults_.front();
    const bool same = std::all_of(faults_.begin(), faults_.end(),
                                  [&](const base::FieldError& fault) { return fault.code == first.code; });
    const bool conflict = std::all_of(faults_.begin(), faults_.end(),
                                      [](const base::FieldError& fault) { return is_conflict(fault.code); });
    base::Error error;
    error.kind = conflict ? base::ErrorKind::kConflict : base::ErrorKind::kInvalid;
    error.code = same ? first.code : "registry.invalid";
    error.message = faults_.size() == 1 ? first.message
                                        : fmt::format("有 {} 处需要改正：{}", faults_.size(), first.message);
    error.fields = faults_;
    return error;
}

}  // namespace louyu::registry
