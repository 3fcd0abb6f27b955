#include "registry/registry.hpp"

namespace louyu::registry {

const base::Value& Record::get(std::string_view field) const {
    static const base::Value absent;
    for (const auto& [name, value] : fields_) {
        if (name == field) {
            return value;
        }
    }
    return absent;
}

void Record::set(std::string_view field, base::Value value) {
    for (auto& [name, old] : fields_) {
        if (name == field) {
            old = std::move(value);
            return;
        }
    }
    fields_.emplace_back(field, std::move(value));
}

}  // namespace louyu::registry
