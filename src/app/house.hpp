#pragma once
#include <memory>
#include <string>

#include "app/configuration.hpp"
#include "base/error.hpp"
#include "exchange/import.hpp"
#include "exchange/jobs.hpp"
#include "statistics/cubes.hpp"
#include "store/database.hpp"

namespace louyu::app {

/// The rooms put together over one store: what every command and the server work with.
class House {
  public:
    /// Opens the store, brings its schema forward and settles what a killed program left behind. The cube is
    /// loaded by load_cube(), since not every command needs figures.
    static base::Result<std::unique_ptr<House>> open(const Configuration& configuration);

    const Configuration& configuration() const { return configuration_; }
    store::Database& database() { return *database_; }
    exchange::Imports& imports() { return *imports_; }
    statistics::Cubes& cubes() { return *cubes_; }
    void load_cube();
    /// What a new day asks of a server that runs on: regions that move on this day, and figures of today.
    void begin_day();

  private:
    House() = default;
    Configuration configuration_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<statistics::Cubes> cubes_;
    std::unique_ptr<exchange::Imports> imports_;
    bool cube_is_loaded_ = false;
};

}  // namespace louyu::app
