#include "app/pages.hpp"

#include "app/embedded_pages.hpp"

namespace louyu::app {

base::Result<http::StaticFiles> load_pages(const std::string& directory) {
    if (!directory.empty()) {
        return http::StaticFiles::from_directory(directory);
    }
    return http::StaticFiles::from_table(embedded_pages());
}

}  // namespace louyu::app
