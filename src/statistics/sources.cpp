#include "statistics/sources.hpp"

#include <algorithm>

#include "base/id.hpp"

namespace louyu::statistics {

namespace {

bool sees_code(const Cube& cube, const Visibility& visibility, const std::string& district_code) {
    if (visibility.everything) {
        return true;
    }
    for (std::size_t i = 0; i < visibility.districts.size(); ++i) {
        if (visibility.districts[i] != 0 && cube.places->regions[i].code.substr(0, 6) == district_code) {
            return true;
        }
    }
    return false;
}

base::Json item_of(const SourceState& state) {
    base::Json missing = base::Json::array();
    for (const base::Month month : state.missing) {
        missing.push(base::to_string(month));
    }
    base::Json item;
    item.set("name", state.source->name)
        .set("kind", "tax")
        .set("district", state.source->district_code)
        .set("delivered", state.missing.empty())
        .set("missing", std::move(missing));
    const BatchInfo* last = state.batches.empty() ? nullptr : state.batches.back();
    std::int64_t rows = 0;
    for (const BatchInfo* batch : state.batches) {
        rows += batch->rows;
    }
    item.set("at", last == nullptr ? base::Json() : base::Json(base::to_timestamp(last->posted_ms)))
        .set("rows", last == nullptr ? base::Json() : base::Json(rows))
        .set("batchId", last == nullptr ? base::Json() : base::Json(base::id_to_text(last->id)));
    return item;
}

}  // namespace

std::vector<SourceState> source_states(const Cube& cube, const Visibility& visibility, base::Period period) {
    std::vector<SourceState> states;
    for (const TaxSource& source : cube.tax_sources) {
        if (!sees_code(cube, visibility, source.district_code)) {
            continue;
        }
        SourceState state{.source = &source, .batches = {}, .missing = {}};
        std::vector<const BatchInfo*> all;
        base::Month first{999912};
        for (const BatchInfo& batch : cube.batches) {
            if (batch.kind == "tax" && batch.source_id == source.id && base::is_valid(batch.period.first)) {
                all.push_back(&batch);
                first = std::min(first, batch.period.first);
                if (batch.period.first <= period.last && period.first <= batch.period.last) {
                    state.batches.push_back(&batch);
                }
            }
        }
        for (int i = 0; i < period.months(); ++i) {
            const base::Month month = period.first.plus(i);
            const bool is_covered =
                std::any_of(state.batches.begin(), state.batches.end(),
                            [&](const BatchInfo* batch) { return batch->period.contains(month); });
            if (!is_covered && (all.empty() || month >= first)) {
                state.missing.push_back(month);
            }
        }
        states.push_back(std::move(state));
    }
    return states;
}

base::Result<base::Json> sources(const Cube& cube, const rights::Reader& reader, const std::string& period) {
    TRY_DO(reader.demand(rights::Capability::kReadStatistics));
    const Visibility visibility = visibility_of(cube, reader);
    Query query;
    query.metrics = "tax_full";
    query.period = period;
    TRY(const Request request, parse(cube, visibility, query));
    base::Json items = base::Json::array();
    for (const SourceState& state : source_states(cube, visibility, request.period)) {
        items.push(item_of(state));
    }
    base::Json answer;
    answer.set("period", base::to_string(request.period)).set("items", std::move(items));
    return answer;
}

}  // namespace louyu::statistics
