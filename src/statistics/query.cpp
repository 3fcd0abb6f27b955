#include "statistics/query.hpp"

#include "statistics/assemble.hpp"
#include "statistics/notes.hpp"

namespace louyu::statistics {

base::Result<Answer> query(const Cube& cube, const rights::Reader& reader, const Query& query) {
    TRY_DO(reader.demand(rights::Capability::kReadStatistics));
    const Visibility visibility = visibility_of(cube, reader);
    TRY(const Request request, parse(cube, visibility, query));
    TRY_DO(validate(request));
    TRY(const Plan plan, make_plan(cube, visibility, request));
    const Cells cells = run(plan);
    const Assembly assembly(plan, cells);
    Answer answer = assembly.to_answer();
    answer.notes = notes_of(plan, cells, assembly);
    answer.data_version = data_version(cube, visibility);
    return answer;
}

}  // namespace louyu::statistics
