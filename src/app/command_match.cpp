#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/terminal.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "exchange/match_file.hpp"

namespace louyu::app {

int run_match(const Configuration& configuration, const MatchArguments& arguments) {
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    const auto answers = exchange::match_file((*house)->database(), arguments.file, arguments.against);
    if (!answers) {
        return refuse(answers.error());
    }
    bool all_matched = true;
    if (arguments.format == "csv") {
        fmt::print("行,原文,结论,编号,名称,方法,依据,候选\r\n");
    }
    for (const exchange::MatchAnswer& answer : *answers) {
        all_matched = all_matched && answer.verdict == "matched";
        fmt::print("{}\n", arguments.format == "json" ? exchange::to_json(answer).dump()
                                                      : exchange::to_csv_line(answer));
    }
    return all_matched ? kDone : kDoneWithRejects;
}

}  // namespace louyu::app
