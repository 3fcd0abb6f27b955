#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace louyu::registry {

/// What the checks of one change say: all of it, not the first only.
class Findings {
  public:
    /// `field` is the member of the request it is about: name, valid_from …
    void refuse(std::string_view field, std::string_view code, std::string message);
    void warn(std::string_view field, std::string_view code, std::string message);

    bool refused() const { return !faults_.empty(); }
    /// One error of all faults: under their code when they share one, else registry.invalid.
    base::Error error() const;
    const std::vector<base::FieldError>& faults() const { return faults_; }
    const std::vector<base::FieldError>& warnings() const { return warnings_; }

  private:
    std::vector<base::FieldError> faults_;
    std::vector<base::FieldError> warnings_;
};

}  // namespace louyu::registry
