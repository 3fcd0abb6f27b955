#include "app/house.hpp"

#include <filesystem>

#include "registry/registry.hpp"
#include "store/migrate.hpp"

namespace louyu::app {

base::Result<std::unique_ptr<House>> House::open(const Configuration& configuration) {
    std::error_code failed;
    std::filesystem::create_directories(configuration.files_dir(), failed);
    std::filesystem::create_directories(configuration.spool_dir(), failed);
    if (failed) {
        return base::Error{base::ErrorKind::kInvalid,
                           "app.bad_data_dir",
                           fmt::format("数据目录“{}”无法创建：{}", configuration.data_dir, failed.message()),
                           {},
                           {}};
    }
    std::unique_ptr<House> house(new House);
    house->configuration_ = configuration;
    TRY(house->database_, store::Database::open(configuration.database_url()));
    TRY(const auto migrations, store::migrate(*house->database_));
    house->cubes_ = std::make_unique<statistics::Cubes>(*house->database_);
    House* self = house.get();
    house->imports_ = std::make_unique<exchange::Imports>(*house->database_, configuration.files_dir(),
                                                          [self](const exchange::Effect&) {
                                                              if (self->cube_is_loaded_) {
                                                                  self->cubes_->follow();
                                                              }
                                                          });
    return house;
}

void House::load_cube() {
    cubes_->refresh_all();
    cube_is_loaded_ = true;
}

void House::begin_day() {
    {
        const store::Lease session = database_->writer();
        store::Transaction transaction(*session, store::Access::kWrite);
        registry::rebuild_region_closure(*session, base::today());
        transaction.commit();
    }
    load_cube();
}

}  // namespace louyu::app
