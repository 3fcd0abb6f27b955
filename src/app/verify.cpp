#include "app/verify.hpp"

#include "dictionary/dictionary.hpp"
#include "registry/registry.hpp"
#include "store/builder.hpp"

namespace louyu::app {

namespace {

struct Check {
    store::Query query;  // answers one number: how many rows break the rule
    std::string_view says;
};

const std::vector<Check>& checks() {
    static const std::vector<Check> all = {
        {{"verify.orphan_tax",
          "SELECT COUNT(*) FROM batch b JOIN tax_record t ON t.district_code = b.district_code AND "
          "t.batch_id = b.id "
          "WHERE b.state NOT IN ('posted', 'previewed', 'reading')"},
         "行税收挂在已撤销或失败的批次下"},
        {{"verify.split_parts",
          "SELECT COUNT(*) FROM tax_record t WHERE t.attribution = 'split' AND t.tax_full <> (SELECT "
          "COALESCE(SUM("
          "s.tax_full), 0) FROM tax_share s WHERE s.district_code = t.district_code AND s.batch_id = "
          "t.batch_id AND "
          "s.row_number = t.row_number)"},
         "行税收的分摊之和不等于原额"},
        {{"verify.superseded",
          "SELECT COUNT(*) FROM tax_record t WHERE t.superseded_by IS NOT NULL AND NOT EXISTS (SELECT "
          "1 FROM batch b WHERE b.id = t.superseded_by AND b.state = 'posted')"},
         "行税收被并未入库的批次取代"},
        {{"verify.counts",
          "SELECT COUNT(*) FROM batch b WHERE b.kind = 'tax' AND b.state = 'posted' AND b.rows_new + "
          "b.rows_changed <> "
          "(SELECT COUNT(*) FROM tax_record t WHERE t.district_code = b.district_code AND t.batch_id = "
          "b.id)"},
         "个税收批次的行数与记录不符"},
    };
    return all;
}

std::int64_t overlaps(store::Session& session, const dictionary::Entity& entity) {
    const std::string table = std::string(entity.name) + "_version";
    store::Builder statement;
    statement.sql("SELECT COUNT(*) FROM ")
        .name(table)
        .sql(" a JOIN ")
        .name(table)
        .sql(" b ON b.id = a.id AND b.valid_from > a.valid_from AND b.valid_from <= a.valid_to");
    return *base::as_integer(statement.select(session, "verify.overlaps")[0][0]);
}

}  // namespace

std::vector<std::string> verify(store::Database& database) {
    std::vector<std::string> faults;
    const store::Lease session = database.reader();
    const registry::ChainReport chain = registry::verify_chain(*session);
    if (chain.first_broken) {
        faults.push_back(
            fmt::format("变更链在第一处断开：变更{}（共{}条）。", *chain.first_broken, chain.changes));
    }
    for (const Check& check : checks()) {
        const std::int64_t count = *base::as_integer(session->select(check.query)[0][0]);
        if (count != 0) {
            faults.push_back(fmt::format("{}{}。", count, check.says));
        }
    }
    for (const dictionary::Entity& entity : dictionary::entities()) {
        if (entity.keeping != dictionary::Keeping::kVersioned) {
            continue;
        }
        if (const std::int64_t count = overlaps(*session, entity); count != 0) {
            faults.push_back(fmt::format("“{}”有{}处版本时段重叠。", entity.label, count));
        }
    }
    return faults;
}

}  // namespace louyu::app
