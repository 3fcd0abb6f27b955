#include "exchange/ledger_list.hpp"

#include <array>
#include <charconv>

#include "base/text.hpp"
#include "store/builder.hpp"

namespace louyu::exchange {

namespace {

using dictionary::Entity;
using dictionary::Field;
using store::Builder;

constexpr int kLimitMax = 1000;
constexpr std::size_t kFilterMax = 120;
constexpr std::size_t kHead = 7;  // columns before the fields

base::Error refused(std::string code, std::string message) {
    return {base::ErrorKind::kInvalid, std::move(code), std::move(message)};
}

/// The key of the last row shown: 210102.7340112233445566.17
struct Place {
    std::string district_code;
    std::int64_t batch_id = 0;
    std::int64_t row = 0;
};

std::optional<std::int64_t> number_from(std::string_view text) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && number >= 0
               ? std::optional(number)
               : std::nullopt;
}

base::Result<Place> place_from(const std::string& cursor) {
    const std::vector<std::string> parts = base::split(cursor, '.');
    if (parts.size() == 3 && parts[0].size() <= 12 && parts[0].find('\0') == std::string::npos) {
        const auto batch = number_from(parts[1]);
        const auto row = number_from(parts[2]);
        if (batch && row) {
            return Place{parts[0], *batch, *row};
        }
    }
    return refused("exchange.bad_cursor", "翻页标记已失效，请从第一页重新查询。");
}

bool is_plain(const std::string& text) {
    return base::is_valid_utf8(text) && text.find('\0') == std::string::npos &&
           base::length(text) <= kFilterMax;
}

/// %, _ and the mark itself stand for themselves.
std::string like_part(const std::string& text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!') {
            pattern += '!';
        }
        pattern += c;
    }
    return pattern + "%";
}

base::Result<void> demand_field(const Entity& entity, const rights::Reader& reader, std::string_view name) {
    const Field* field = entity.find(name);
    CHECK(field != nullptr);
    if (reader.sees(*field)) {
        return {};
    }
    return refused("exchange.forbidden_field",
                   fmt::format("您的岗位不能查看“{}”，也不能按它查询。", field->label));
}

/// Rows of a code without reading the whole ledger: of the firm that has it, of firms without a code that
/// were matched by name, and of nobody. Each part has its index.
void add_code(Builder& where, const std::string& code, bool is_tax) {
    where.sql(" AND t.credit_code = ").bind(code);
    if (is_tax) {
        where
            .sql(
                " AND (t.enterprise_id IS NULL OR t.enterprise_id IN (SELECT v.id FROM enterprise_version v "
                "WHERE v.credit_code = ")
            .bind(code)
            .sql(" OR v.credit_code IS NULL))");
    }
}

void add_building(Builder& where, std::int64_t building_id) {
    where.sql(" AND t.enterprise_id IN (SELECT n.enterprise_id FROM tenancy_version n WHERE n.building_id = ")
        .bind(building_id)
        .sql(") AND (t.building_id = ")
        .bind(building_id)
        .sql(
            " OR EXISTS (SELECT 1 FROM tax_share p WHERE p.district_code = t.district_code AND "
            "p.batch_id = t.batch_id AND p.row_number = t.row_number AND p.building_id = ")
        .bind(building_id)
        .sql("))");
}

void add_months(Builder& where, base::Period months) {
    const std::int64_t first = months.first.yyyymm;
    const std::int64_t last = months.last.yyyymm;
    where.sql(" AND t.month >= ").bind(first).sql(" AND t.month <= ").bind(last);
    // A batch that says its period spares its rows being looked at.
    where.sql(" AND (b.period_first IS NULL OR (b.period_first <= ")
        .bind(last)
        .sql(" AND b.period_last >= ")
        .bind(first)
        .sql("))");
}

base::Result<void> add_filters(Builder& where, const Entity& entity, const rights::Reader& reader,
                               const LedgerRequest& request) {
    const bool is_tax = entity.name == "tax_record";
    if (!is_plain(request.credit_code) || !is_plain(request.name)) {
        return refused("exchange.bad_filter", "查询条件过长或含有无法识别的字符，请重新输入。");
    }
    if (!request.credit_code.empty()) {
        TRY_DO(demand_field(entity, reader, "credit_code"));
        add_code(where, request.credit_code, is_tax);
    }
    if (!request.name.empty()) {
        TRY_DO(demand_field(entity, reader, "name"));
        where.sql(" AND lower(t.name) LIKE lower(").bind(like_part(request.name)).sql(") ESCAPE '!'");
    }
    if (request.batch_id != 0) {
        where.sql(" AND t.batch_id = ").bind(request.batch_id);
    }
    CHECK(is_tax || (!request.months && request.building_id == 0 && request.enterprise_id == 0));
    if (request.months) {
        TRY_DO(demand_field(entity, reader, "month"));
        add_months(where, *request.months);
    }
    if (request.building_id != 0) {
        add_building(where, request.building_id);
    }
    if (request.enterprise_id != 0) {
        where.sql(" AND t.enterprise_id = ").bind(request.enterprise_id);
    }
    return {};
}

void add_behind(Builder& where, const Place& last) {
    where.sql(" AND (t.district_code < ")
        .bind(last.district_code)
        .sql(" OR (t.district_code = ")
        .bind(last.district_code)
        .sql(" AND (t.batch_id < ")
        .bind(last.batch_id)
        .sql(" OR (t.batch_id = ")
        .bind(last.batch_id)
        .sql(" AND t.row_number < ")
        .bind(last.row)
        .sql("))))");
}

LedgerRow row_from(store::Values&& values, const std::vector<const Field*>& shown) {
    const auto integer = [&values](std::size_t column) {
        const std::int64_t* value = base::as_integer(values[column]);
        return value == nullptr ? 0 : *value;
    };
    const auto text = [&values](std::size_t column) {
        const std::string* value = base::as_text(values[column]);
        return value == nullptr ? std::string() : *value;
    };
    LedgerRow row;
    row.district_code = text(0);
    row.batch_id = integer(1);
    row.row = static_cast<int>(integer(2));
    row.source = text(3);
    row.enterprise_id = integer(4);
    row.building_id = integer(5);
    row.attribution = text(6);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        row.fields.emplace_back(shown[i]->name, std::move(values[kHead + i]));
    }
    return row;
}

void select_from(Builder& statement, const Entity& entity, const std::vector<const Field*>& shown) {
    statement.sql("SELECT t.district_code, t.batch_id, t.row_number, s.name, ")
        .sql(entity.name == "tax_record" ? Builder::Literal("t.enterprise_id, t.building_id, t.attribution")
                                         : Builder::Literal("NULL, NULL, ''"));
    for (const Field* field : shown) {
        statement.sql(", t.").name(field->name);
    }
    statement.sql(" FROM ")
        .name(entity.name)
        .sql(
            " t JOIN batch b ON b.id = t.batch_id LEFT JOIN tax_source s ON s.id = b.source_id "
            "WHERE t.superseded_by IS NULL AND b.state = 'posted'");
}

}  // namespace

base::Result<LedgerAnswer> list_ledger(store::Session& session, const rights::Reader& reader,
                                       const LedgerRequest& request) {
    TRY_DO(reader.demand(rights::Capability::kReadRegistry));
    const Entity& entity = dictionary::entity(request.entity);
    CHECK(entity.keeping == dictionary::Keeping::kLedger);
    if (request.limit < 1 || request.limit > kLimitMax) {
        return refused("exchange.out_of_range", fmt::format("每页条数应在1至{}之间。", kLimitMax));
    }
    std::vector<const Field*> shown;
    for (const Field& field : entity.fields) {
        if (reader.sees(field)) {
            shown.push_back(&field);
        }
    }
    if (shown.empty()) {
        return base::Error{base::ErrorKind::kForbidden, "rights.forbidden",
                           fmt::format("您的岗位不能查看{}，如确需办理，请联系安全管理员。", entity.label)};
    }
    Builder statement;
    select_from(statement, entity, shown);
    TRY_DO(add_filters(statement, entity, reader, request));
    reader.restrict(statement, entity, "t");
    if (!request.cursor.empty()) {
        TRY(const Place last, place_from(request.cursor));
        add_behind(statement, last);
    }
    statement.sql(" ORDER BY t.district_code DESC, t.batch_id DESC, t.row_number DESC LIMIT ")
        .bind(std::int64_t{request.limit} + 1);
    LedgerAnswer answer;
    for (store::Values& values : statement.select(session, "exchange.list_ledger")) {
        answer.items.push_back(row_from(std::move(values), shown));
    }
    if (answer.items.size() > static_cast<std::size_t>(request.limit)) {
        answer.items.pop_back();
        const LedgerRow& last = answer.items.back();
        answer.next_cursor = fmt::format("{}.{}.{}", last.district_code, last.batch_id, last.row);
    }
    return answer;
}

}  // namespace louyu::exchange
