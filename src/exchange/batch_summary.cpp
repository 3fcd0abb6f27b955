#include "exchange/batch_summary.hpp"

#include <algorithm>

#include "exchange/replaced_rows.hpp"

namespace louyu::exchange {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

base::Json pairs_json(const Pairs& pairs) {
    base::Json list = base::Json::array();
    for (const auto& [header, column] : pairs) {
        list.push(base::Json::array({header, column}));
    }
    return list;
}

Pairs pairs_from(const base::Json* list) {
    Pairs pairs;
    if (list != nullptr) {
        for (const base::Json& pair : list->items()) {
            pairs.emplace_back(pair.items().at(0).as_string(), pair.items().at(1).as_string());
        }
    }
    return pairs;
}

base::Json texts_json(const std::vector<std::string>& texts) {
    base::Json list = base::Json::array();
    for (const std::string& text : texts) {
        list.push(text);
    }
    return list;
}

}  // namespace

base::Json to_json(const Detection& detection) {
    base::Json columns = base::Json::array();
    for (const MappedColumn& column : detection.columns) {
        columns.push(base::Json::object({{"index", column.index},
                                         {"header", column.header},
                                         {"column", column.column},
                                         {"shift", column.shift},
                                         {"how", column.how}}));
    }
    return base::Json::object({{"format", detection.format},
                               {"encoding", detection.encoding},
                               {"sheet", detection.sheet},
                               {"sheets", texts_json(detection.sheets)},
                               {"title", detection.title},
                               {"headerFirst", detection.header_first},
                               {"headerLast", detection.header_last},
                               {"isCumulative", detection.is_cumulative},
                               {"moneyShift", detection.money_shift},
                               {"columns", std::move(columns)},
                               {"missing", texts_json(detection.missing)},
                               {"remarks", texts_json(detection.remarks)}});
}

void keep_request(Batch& batch, const ImportRequest& request) {
    base::Json options = base::Json::object({{"source", request.source},
                                             {"sheet", request.options.sheet},
                                             {"mapping", pairs_json(request.options.mapping)},
                                             {"learnt", pairs_json(request.options.learnt)}});
    if (request.options.period) {
        options.set("period", base::to_string(*request.options.period));
    }
    if (request.options.is_cumulative) {
        options.set("isCumulative", *request.options.is_cumulative);
    }
    if (request.options.money_shift) {
        options.set("moneyShift", *request.options.money_shift);
    }
    batch.summary.set("options", std::move(options));
}

ImportRequest kept_request(const Batch& batch) {
    ImportRequest request;
    const base::Json* kept = batch.summary.find("options");
    if (kept == nullptr) {
        return request;
    }
    ReadOptions& options = request.options;
    if (const base::Json* source = kept->find("source")) {
        request.source = source->as_string();
    }
    if (const base::Json* sheet = kept->find("sheet")) {
        options.sheet = sheet->as_string();
    }
    options.mapping = pairs_from(kept->find("mapping"));
    options.learnt = pairs_from(kept->find("learnt"));
    if (const base::Json* period = kept->find("period")) {
        if (const auto parsed = base::parse_period(period->as_string())) {
            options.period = *parsed;
        }
    }
    if (const base::Json* cumulative = kept->find("isCumulative")) {
        options.is_cumulative = cumulative->as_bool();
    }
    if (const base::Json* shift = kept->find("moneyShift")) {
        options.money_shift = static_cast<int>(shift->as_integer());
    }
    return request;
}

ImportRequest merged_request(const Batch& batch, const ImportRequest& given) {
    ImportRequest merged = kept_request(batch);
    ReadOptions& options = merged.options;
    if (!given.source.empty()) {
        merged.source = given.source;
    }
    if (!given.options.sheet.empty()) {
        options.sheet = given.options.sheet;
    }
    options.period = given.options.period ? given.options.period : options.period;
    options.is_cumulative = given.options.is_cumulative ? given.options.is_cumulative : options.is_cumulative;
    options.money_shift = given.options.money_shift ? given.options.money_shift : options.money_shift;
    for (const auto& [header, column] : given.options.mapping) {
        std::erase_if(options.mapping, [&](const auto& pair) { return pair.first == header; });
        options.mapping.emplace_back(header, column);
    }
    options.learnt.clear();  // anew: more may have been learnt since
    options.limits = given.options.limits;
    merged.file_name = batch.file_name;
    return merged;
}

Batch for_show(Batch batch) {
    if (batch.summary.find(kReplacedRows) != nullptr) {
        base::Json::Object members;
        for (const auto& [name, value] : batch.summary.members()) {
            if (name != kReplacedRows) {
                members.emplace_back(name, value);
            }
        }
        batch.summary = base::Json::of_members(std::move(members));
    }
    return batch;
}

}  // namespace louyu::exchange
