#include "exchange/replaced_rows.hpp"

#include <string>

namespace louyu::exchange {

namespace {

base::Json to_json(const base::Value& value) {
    if (const std::int64_t* number = base::as_integer(value)) {
        return *number;
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? base::Json() : base::Json(*text);
}

base::Value from_json(const base::Json& json) {
    if (json.is_integer()) {
        return json.as_integer();
    }
    return json.is_string() ? base::Value(json.as_string()) : base::Value();
}

}  // namespace

void keep_replaced(Batch& batch, std::string_view table, const std::vector<std::string_view>& columns,
                   const store::Rows& rows) {
    if (rows.empty()) {
        return;
    }
    base::Json names = base::Json::array();
    for (const std::string_view column : columns) {
        names.push(column);
    }
    base::Json kept = base::Json::array();
    for (const store::Values& row : rows) {
        CHECK(row.size() == columns.size());
        base::Json values = base::Json::array();
        for (const base::Value& value : row) {
            values.push(to_json(value));
        }
        kept.push(std::move(values));
    }
    const base::Json* before = batch.summary.find(kReplacedRows);
    base::Json all = before == nullptr ? base::Json::array() : *before;
    all.push(
        base::Json::object({{"table", table}, {"columns", std::move(names)}, {"rows", std::move(kept)}}));
    batch.summary.set(kReplacedRows, std::move(all));
}

void put_back_replaced(store::Session& session, const Batch& batch) {
    const base::Json* all = batch.summary.find(kReplacedRows);
    if (all == nullptr) {
        return;
    }
    for (const base::Json& kept : all->items()) {
        std::vector<std::string_view> columns;
        for (const base::Json& name : kept.find("columns")->items()) {
            columns.push_back(name.as_string());
        }
        const auto bulk = session.bulk(kept.find("table")->as_string(), columns);
        for (const base::Json& row : kept.find("rows")->items()) {
            for (const base::Json& value : row.items()) {
                bulk->value(from_json(value));
            }
            bulk->end_row();
        }
        bulk->finish();
    }
}

}  // namespace louyu::exchange
