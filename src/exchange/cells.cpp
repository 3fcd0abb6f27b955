#include "exchange/cells.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace louyu::exchange {

namespace {

using dictionary::FieldType;

constexpr std::size_t kNothingBytesMax = 8;
constexpr std::size_t kAllowedWordsMax = 14;
constexpr std::size_t kSeenWordsMax = 4096;
constexpr std::size_t kQuotedCharactersMax = 40;
constexpr std::size_t kCreditCodeDigits = 15;  // more are lost in a binary number

/// Words that stand for an empty cell.
bool says_nothing(std::string_view text) {
    if (text.size() > kNothingBytesMax) {
        return false;
    }
    const std::string key = base::comparison_key(text);
    constexpr std::string_view kNothing[] = {"",     "-",    "--",  "—",   "——",   "/",  "\\",   "无",
                                             "暂无", "NULL", "\\N", "N/A", "#N/A", "NA", "NONE", "NAN"};
    return std::find(std::begin(kNothing), std::end(kNothing), key) != std::end(kNothing);
}

/// Whether a text is already as it will be kept, told from its bytes: printable ASCII and common ideographs
/// with single spaces inside.
bool is_clean(std::string_view text) {
    bool after_space = true;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte > ' ' && byte < 0x7F && byte != '<' && byte != '[') {
            ++i;
        } else if (byte == ' ' && !after_space) {
            ++i;
            after_space = true;
            continue;
        } else if (byte >= 0xE4 && byte <= 0xE9 && i + 3 <= text.size() &&
                   (byte > 0xE4 || static_cast<unsigned char>(text[i + 1]) >= 0xB8)) {
            i += 3;
        } else {
            return false;
        }
        after_space = false;
    }
    return !after_space || text.empty();
}

void replace_every(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Marks that pages and documents leave in their cells (<p>, [bookmark: _Toc…]).
void drop_remnants(std::string& text) {
    for (const std::string_view tag : {"<p>", "</p>", "<br>", "<br/>", "<br />", "<P>", "</P>", "<BR>"}) {
        replace_every(text, tag, " ");
    }
    for (std::size_t at = text.find("[bookmark:"); at != std::string::npos;
         at = text.find("[bookmark:", at)) {
        const std::size_t end = text.find(']', at);
        if (end == std::string::npos) {
            break;
        }
        text.erase(at, end - at + 1);
    }
}

/// 9.12101E+17 or 912101020000000000 in a cell that holds a binary number: the last digits are not what was
/// typed.
bool is_damaged_code(std::string_view text, CellForm form) {
    const bool is_numeric = text.find_first_not_of("0123456789.+Ee") == std::string_view::npos;
    const bool has_exponent =
        text.find("E+") != std::string_view::npos || text.find("e+") != std::string_view::npos;
    return is_numeric && (has_exponent || (form == CellForm::kNumber && text.size() > kCreditCodeDigits));
}

std::optional<CellFault> parse_text_cell(const CellRule& rule, const SheetCell& cell, base::Value& value) {
    std::string folded;
    std::string_view text = clean_text(cell.text, folded);
    // ="00123" and '00123 are how digits are kept from becoming a number.
    if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
        text = text.substr(2, text.size() - 3);
    } else if (rule.is_credit_code && text.size() > 1 && text.starts_with('\'')) {
        text.remove_prefix(1);
    }
    if (text.empty() || (!rule.column->required && says_nothing(text))) {
        value = std::monostate{};
        return {};
    }
    const auto length_max = static_cast<std::size_t>(rule.column->field->length_max);
    if (text.size() > length_max && base::length(text) > length_max) {
        value = std::monostate{};
        return CellFault{"exchange.text_too_long", fmt::format("超过 {} 个字，请缩短", length_max)};
    }
    assign_text(value, text);
    if (rule.is_credit_code && is_damaged_code(text, cell.form)) {
        return CellFault{
            "exchange.damaged_code",
            fmt::format("被表格软件改成了数字“{}”，后几位已丢失，请把该列设为文本后重新填写", text), true};
    }
    return {};
}

/// 66, 6620, J6620, J, 货币金融服务: the code without its section letter, the letter alone, or by name
/// (R023).
std::optional<CellFault> parse_industry_cell(const CellRule& rule, const SheetCell& cell,
                                             base::Value& value) {
    constexpr std::size_t kDigitsMax = 4;
    const std::string key = base::comparison_key(cell.text);
    value = std::monostate{};
    if (!rule.column->required && says_nothing(key)) {
        return {};
    }
    const bool has_letter = !key.empty() && key[0] >= 'A' && key[0] <= 'T';
    const std::size_t from = has_letter ? 1 : 0;
    const std::size_t to = std::min(key.find_first_not_of("0123456789", from), key.size());
    const std::size_t digits = to - from;
    const bool ends_well = to == key.size() || static_cast<unsigned char>(key[to]) >= 0x80 ||
                           key[to] == '-' || key[to] == '(' || key[to] == '.';
    if (digits >= 2 && digits <= kDigitsMax && ends_well) {
        assign_text(value, std::string_view(key).substr(from, digits));
        return {};
    }
    if (digits == 1 && !has_letter && to == key.size()) {
        assign_text(value, "0" + key);  // a spreadsheet has dropped the zero of 06
        return {};
    }
    if (has_letter && digits == 0 && ends_well) {
        assign_text(value, std::string_view(key).substr(0, 1));
        return {};
    }
    for (const char* list : {"industry_division", "industry_section"}) {
        if (const dictionary::Code* code = dictionary::code_list(list).recognise(key)) {
            assign_text(value, code->code);
            return {};
        }
    }
    return CellFault{
        "exchange.unknown_code",
        fmt::format("“{}”不是国民经济行业代码（如 J66 或 6620），请核对", quoted_text(cell.text))};
}

std::optional<CellFault> parse_code_cell(const CellRule& rule, const SheetCell& cell, base::Value& value) {
    const std::string_view code = rule.codes->find(cell.text);
    if (!code.empty()) {
        assign_text(value, code);
        return {};
    }
    value = std::monostate{};
    if (!rule.column->required && says_nothing(cell.text)) {
        return {};
    }
    return CellFault{"exchange.unknown_code", fmt::format("“{}”不在可填范围内，可填：{}",
                                                          quoted_text(cell.text), rule.codes->allowed())};
}

std::optional<CellFault> parse_flag_cell(std::string_view text, std::int64_t& out) {
    constexpr std::string_view kYes[] = {"是", "有", "√", "✓", "✔", "☑", "Y", "YES", "TRUE", "T", "1", "对"};
    constexpr std::string_view kNo[] = {"否", "无", "没有", "×",     "✗", "✘", "X",
                                        "☐",  "N",  "NO",   "FALSE", "F", "0", "不是"};
    const std::string key = base::comparison_key(text);
    if (std::find(std::begin(kYes), std::end(kYes), key) != std::end(kYes)) {
        out = 1;
        return {};
    }
    if (std::find(std::begin(kNo), std::end(kNo), key) != std::end(kNo)) {
        out = 0;
        return {};
    }
    return CellFault{"exchange.not_yes_or_no", fmt::format("应填“是”或“否”，现为“{}”", quoted_text(text))};
}

std::optional<CellFault> fault_of_form(const SheetCell& cell) {
    switch (cell.form) {
        case CellForm::kText:
        case CellForm::kNumber:
            return {};
        case CellForm::kFormulaFault:
            return CellFault{"exchange.formula_fault",
                             fmt::format("公式出错（{}），请修正公式或填写数值", cell.text)};
        case CellForm::kNotComputed:
            return CellFault{"exchange.formula_not_computed",
                             "的公式没有结果，请用表格软件打开并保存后重新上传"};
        case CellForm::kBrokenEncoding:
            return CellFault{"exchange.broken_encoding", "含有无法识别的字符，请重新填写"};
        case CellForm::kTooLong:
            return CellFault{"exchange.cell_too_long", "内容过长，请缩短后重新上传"};
        case CellForm::kOpenQuote:
            return CellFault{"exchange.open_quote", "的引号没有成对，请检查该行"};
    }
    throw base::Bug("cell form");
}

/// A type that is kept as an integer, with the empty words of its kind.
std::optional<CellFault> parse_integer_cell(CellRule& rule, const SheetCell& cell, base::Value& value) {
    const FieldType type = rule.column->field->type;
    std::int64_t number = 0;
    std::optional<CellFault> fault;
    if (type == FieldType::kDay) {
        fault = parse_day_cell(rule, cell, number);
    } else if (type == FieldType::kMonth) {
        fault = parse_month_cell(rule, cell, number);
    } else if (type == FieldType::kFlag) {
        fault = parse_flag_cell(cell.text, number);
    } else {
        fault = parse_number_cell(rule, cell.text, number);
    }
    if (!fault || fault->is_warning) {
        value = number;
        return fault;
    }
    value = std::monostate{};
    if (!says_nothing(cell.text)) {
        return fault;
    }
    // A dash is how a ledger prints a zero amount.
    if (rule.column->required && type == FieldType::kMoney) {
        value = std::int64_t{0};
    }
    return {};
}

}  // namespace

CodeWords::CodeWords(const dictionary::CodeList& list) {
    std::vector<std::string> labels;
    for (const dictionary::Code& code : list.codes) {
        by_key_.try_emplace(base::comparison_key(code.code), code.code);
        by_key_.try_emplace(base::comparison_key(code.label), code.code);
        for (const std::string_view synonym : code.synonyms) {
            by_key_.try_emplace(base::comparison_key(synonym), code.code);
        }
        if (std::find(labels.begin(), labels.end(), code.label) == labels.end()) {
            labels.emplace_back(code.label);
        }
    }
    const bool is_long = labels.size() > kAllowedWordsMax;
    labels.resize(std::min(labels.size(), kAllowedWordsMax));
    allowed_ = base::join(labels, "、") + (is_long ? "……" : "");
}

std::string_view CodeWords::find(std::string_view printed) {
    if (const auto seen = seen_.find(printed); seen != seen_.end()) {
        return seen->second;
    }
    const auto found = by_key_.find(base::comparison_key(printed));
    const std::string_view code = found == by_key_.end() ? std::string_view{} : found->second;
    if (seen_.size() < kSeenWordsMax) {
        seen_.emplace(printed, code);
    }
    return code;
}

CellRule make_cell_rule(const Kind& kind, std::size_t target, const MappedColumn& mapped,
                        const Detection& detection) {
    const KindColumn& column = kind.columns[target];
    CellRule rule{.column = &column, .target = target, .index = mapped.index, .shift = mapped.shift};
    rule.is_credit_code = column.name == "credit_code";
    rule.is_industry = column.name == "industry_code" || column.name == "prefix";
    rule.is_tax_amount = kind.name == "tax" && column.field->type == FieldType::kMoney;
    rule.refuses_future = kind.is_ledger;
    rule.ends_period =
        column.name == "move_out" || column.name == "lease_end" || column.name == "period_last";
    rule.today = base::today();
    if (detection.period) {
        rule.year = detection.period->last.year();
    }
    if (column.field->type == FieldType::kCode) {
        rule.codes = std::make_shared<CodeWords>(dictionary::code_list(column.field->code_list));
    }
    return rule;
}

std::optional<CellFault> parse_cell(CellRule& rule, const SheetCell& cell, base::Value& value) {
    if (cell.form != CellForm::kText && cell.form != CellForm::kNumber) {
        value = std::monostate{};
        return fault_of_form(cell);
    }
    if (cell.text.find('\0') != std::string_view::npos) {  // which no store keeps
        value = std::monostate{};
        return fault_of_form({cell.text, CellForm::kBrokenEncoding});
    }
    if (base::is_blank(cell.text)) {
        value = std::monostate{};
        return {};
    }
    switch (rule.column->field->type) {
        case FieldType::kText:
        case FieldType::kReference:
            return rule.is_industry ? parse_industry_cell(rule, cell, value)
                                    : parse_text_cell(rule, cell, value);
        case FieldType::kCode:
            return parse_code_cell(rule, cell, value);
        default:
            return parse_integer_cell(rule, cell, value);
    }
}

std::string column_letters(int index) {
    std::string letters;
    for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

void assign_text(base::Value& value, std::string_view text) {
    if (auto* kept = std::get_if<std::string>(&value)) {
        kept->assign(text);
    } else {
        value.emplace<std::string>(text);
    }
}

std::string_view clean_text(std::string_view printed, std::string& out) {
    if (is_clean(printed)) {
        return printed;
    }
    if (printed.find('<') != std::string_view::npos || printed.find("[bookmark:") != std::string_view::npos) {
        out = printed;
        drop_remnants(out);
        out = base::fold_width(out);
    } else {
        out = base::fold_width(printed);
    }
    return out;
}

std::string take_phone(std::string& name) {
    constexpr std::size_t kPhoneDigits = 7;
    constexpr std::string_view kPhoneCharacters = "0123456789-+ ";
    constexpr std::string_view kSeparators = " :,;/()-";
    const std::size_t from = name.find_first_of("0123456789+");
    if (from == std::string::npos || from == 0) {
        return {};
    }
    const std::size_t to = std::min(name.find_first_not_of(kPhoneCharacters, from), name.size());
    const std::string phone = base::trim(std::string_view(name).substr(from, to - from));
    const auto digits = std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool is_last = name.find_first_not_of(kSeparators, to) == std::string::npos;
    if (digits < static_cast<std::ptrdiff_t>(kPhoneDigits) || !is_last) {
        return {};
    }
    const std::size_t name_end = name.find_last_not_of(kSeparators, from - 1);
    if (name_end == std::string::npos) {
        return {};
    }
    name.resize(name_end + 1);
    return phone;
}

std::string quoted_text(std::string_view printed) {
    std::string valid = base::from_code_points(base::to_code_points(cut_to_characters(printed, 1000)));
    std::erase(valid, '\0');
    const std::string folded = base::fold_width(valid);
    return base::length(folded) > kQuotedCharactersMax ? base::truncate(folded, kQuotedCharactersMax) + "……"
                                                       : folded;
}

}  // namespace louyu::exchange
