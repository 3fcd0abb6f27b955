#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "statistics/query.hpp"

namespace louyu::app {

int run_stats(const Configuration& configuration, const StatsArguments& arguments) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    (*house)->load_cube();
    const auto answer = statistics::query(*(*house)->cubes().current(), rights::ReaderFactory::for_console(),
                                          {.metrics = arguments.metrics,
                                           .by = arguments.by,
                                           .period = arguments.period,
                                           .where = arguments.where,
                                           .options = arguments.options,
                                           .asof = arguments.asof});
    if (!answer) {
        return refuse(answer.error());
    }
    if (arguments.format == "json") {
        say(statistics::to_json(*answer).dump());
    } else if (arguments.format == "csv") {
        fmt::print("{}", statistics::to_csv(*answer));
    } else {
        fmt::print("{}", statistics::to_table(*answer));
    }
    return kDone;
}

}  // namespace louyu::app
