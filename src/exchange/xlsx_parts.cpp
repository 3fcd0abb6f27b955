#include "exchange/xlsx_parts.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "exchange/sheet.hpp"
#include "exchange/xml_events.hpp"

namespace louyu::exchange {

namespace {

constexpr int kBuiltInFormatsEnd = 164;

/// Feeds a part of the archive through the events; `parser` may be stopped by them.
base::Result<void> read_part(ZipArchive& archive, const std::string& part, XmlEvents& events) {
    XmlParser parser(events);
    TRY_DO(archive.stream(part, [&](std::string_view piece) { return parser.feed(piece); }));
    return parser.finish();
}

class RelationEvents : public XmlEvents {
  public:
    std::map<std::string, std::string, std::less<>> targets;  // by id
    std::map<std::string, std::string, std::less<>> by_type;  // last word of the type

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "Relationship") {
            const std::string_view type = attributes.find("Type");
            const std::string target(attributes.find("Target"));
            targets.emplace(attributes.find("Id"), target);
            by_type.emplace(type.substr(type.rfind('/') + 1), target);
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class WorkbookEvents : public XmlEvents {
  public:
    struct Sheet {
        std::string name;
        std::string relation;
        bool is_hidden;
    };
    std::vector<Sheet> sheets;
    bool counts_from_1904 = false;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "sheet") {
            const std::string_view state = attributes.find("state");
            // The attribute r:id; the sheet's own number is called sheetId.
            sheets.push_back({std::string(attributes.find("name")), std::string(attributes.find("id")),
                              state == "hidden" || state == "veryHidden"});
        } else if (name == "workbookPr") {
            const std::string_view flag = attributes.find("date1904");
            counts_from_1904 = flag == "1" || flag == "true";
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

int whole_number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9' || value > 100'000'000) {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return digits.empty() ? -1 : value;
}

class StyleEvents : public XmlEvents {
  public:
    std::vector<bool> style_is_date;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "numFmt") {
            own_formats_[whole_number(attributes.find("numFmtId"))] =
                is_date_format(attributes.find("formatCode"));
        } else if (name == "cellXfs") {
            in_cell_styles_ = true;
        } else if (name == "xf" && in_cell_styles_) {
            const int format = whole_number(attributes.find("numFmtId"));
            const auto own = own_formats_.find(format);
            const bool is_own = own != own_formats_.end() && format >= kBuiltInFormatsEnd;
            style_is_date.push_back(is_own ? own->second : is_built_in_date_format(format));
        }
    }
    void end(std::string_view name) override { in_cell_styles_ = in_cell_styles_ && name != "cellXfs"; }
    void text(std::string_view) override {}

  private:
    std::map<int, bool> own_formats_;
    bool in_cell_styles_ = false;
};

class SharedTextEvents : public XmlEvents {
  public:
    SharedTextEvents(SharedTexts& texts, std::size_t bytes_max) : texts_(texts), bytes_max_(bytes_max) {}

    void start(std::string_view name, const XmlAttributes&) override {
        if (name == "rPh") {
            in_reading_aid_ = true;
        }
        in_text_ = name == "t" && !in_reading_aid_;
    }
    void end(std::string_view name) override {
        in_text_ = false;
        if (name == "si") {
            texts_.close();
        } else if (name == "rPh") {
            in_reading_aid_ = false;
        }
    }
    void text(std::string_view text) override {
        if (in_text_ && !over()) {
            texts_.append(text);
        }
    }
    bool over() const { return texts_.bytes() > bytes_max_; }

  private:
    SharedTexts& texts_;
    std::size_t bytes_max_;
    bool in_text_ = false;
    bool in_reading_aid_ = false;
};

/// worksheets/sheet1.xml beside xl/workbook.xml, /xl/worksheets/sheet1.xml from the root.
std::string resolve_target(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) {
        return std::string(target.substr(1));
    }
    std::string base = folder;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const std::size_t slash = base.empty() ? std::string::npos : base.rfind('/', base.size() - 2);
        base.erase(slash == std::string::npos ? 0 : slash + 1);
    }
    return base.append(target);
}

std::string relations_part(const std::string& part) {
    const std::size_t name = part.rfind('/') + 1;
    return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

base::Result<std::string> find_workbook_part(ZipArchive& archive) {
    if (archive.has("xl/workbook.xml")) {
        return std::string("xl/workbook.xml");
    }
    RelationEvents relations;
    TRY_DO(read_part(archive, "_rels/.rels", relations));
    const auto found = relations.by_type.find("officeDocument");
    const std::string part = found == relations.by_type.end() ? "" : resolve_target("", found->second);
    if (!archive.has(part)) {
        return refusal("exchange.not_a_table", "压缩包里没有表格，请提供 xlsx、xls、ods 或 csv 格式的表格。");
    }
    return part;
}

base::Result<void> read_shared_texts(ZipArchive& archive, const std::string& part, XlsxBook& book,
                                     std::int64_t bytes_max) {
    SharedTextEvents events(book.texts, static_cast<std::size_t>(bytes_max));
    XmlParser parser(events);
    TRY_DO(
        archive.stream(part, [&](std::string_view piece) { return parser.feed(piece) && !events.over(); }));
    if (events.over()) {
        base::Error error = refusal("exchange.too_large", "工作簿中的文字过多，请拆分后分批上传。");
        error.kind = base::ErrorKind::kTooLarge;
        return error;
    }
    return parser.finish();
}

}  // namespace

void decode_escapes(std::string& text, std::size_t from) {
    constexpr std::size_t kEscapeBytes = 7;
    std::size_t at = text.find("_x", from);
    if (at == std::string::npos) {
        return;
    }
    std::string decoded;
    std::size_t copied = from;
    for (; at != std::string::npos; at = text.find("_x", std::max(at + 1, copied))) {
        const std::string_view escape = std::string_view(text).substr(at, kEscapeBytes);
        const std::string_view digits =
            escape.size() == kEscapeBytes ? escape.substr(2, 4) : std::string_view{};
        std::uint32_t value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        const bool is_surrogate = value >= 0xD800 && value < 0xE000;
        if (digits.empty() || escape.back() != '_' || read.ptr != digits.data() + digits.size() ||
            is_surrogate) {
            continue;
        }
        decoded.append(text, copied, at - copied);
        base::append_utf8(decoded, value);
        copied = at + kEscapeBytes;
    }
    decoded.append(text, copied);
    text.replace(from, std::string::npos, decoded);
}

void SharedTexts::close() {
    decode_escapes(bytes_, ends_.empty() ? 0 : ends_.back());
    ends_.push_back(bytes_.size());
}

std::string_view SharedTexts::at(std::size_t index) const {
    if (index >= ends_.size()) {
        return {};
    }
    const std::size_t from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(from, ends_[index] - from);
}

base::Result<XlsxBook> read_xlsx_book(ZipArchive& archive, const ReadLimits& limits) {
    XlsxBook book;
    TRY(const std::string workbook_part, find_workbook_part(archive));
    WorkbookEvents workbook;
    TRY_DO(read_part(archive, workbook_part, workbook));
    RelationEvents relations;
    TRY_DO(read_part(archive, relations_part(workbook_part), relations));
    const std::string folder = workbook_part.substr(0, workbook_part.rfind('/') + 1);
    for (const auto& sheet : workbook.sheets) {
        const auto target = relations.targets.find(sheet.relation);
        const std::string part =
            target == relations.targets.end() ? "" : resolve_target(folder, target->second);
        // A chart sheet has no cells.
        if (archive.has(part) && part.find("chartsheets/") == std::string::npos) {
            book.sheets.push_back({sheet.name, part, sheet.is_hidden});
        }
    }
    book.counts_from_1904 = workbook.counts_from_1904;
    if (const auto styles = relations.by_type.find("styles"); styles != relations.by_type.end()) {
        const std::string part = resolve_target(folder, styles->second);
        StyleEvents events;
        if (archive.has(part)) {
            TRY_DO(read_part(archive, part, events));
        }
        book.style_is_date = std::move(events.style_is_date);
    }
    if (const auto texts = relations.by_type.find("sharedStrings"); texts != relations.by_type.end()) {
        const std::string part = resolve_target(folder, texts->second);
        if (archive.has(part)) {
            TRY_DO(read_shared_texts(archive, part, book, limits.shared_text_bytes_max));
        }
    }
    return book;
}

// Dates, times, and the dates of Chinese editions.
bool is_built_in_date_format(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
           (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

bool is_date_format(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        switch (format[i]) {
            case '"':
                i = std::min(format.find('"', i + 1), format.size());
                break;
            case '[': {
                const std::size_t end = std::min(format.find(']', i), format.size());
                const std::string_view inner = format.substr(i + 1, end - i - 1);
                // [h] counts hours; [Red] and [$-804] only decorate.
                if (inner == "h" || inner == "hh" || inner == "mm" || inner == "ss") {
                    return true;
                }
                i = end;
                break;
            }
            case '\\':
            case '_':
            case '*':
                ++i;
                break;
            case 'y':
            case 'Y':
            case 'm':
            case 'M':
            case 'd':
            case 'D':
            case 'h':
            case 'H':
            case 's':
            case 'S':
                return true;
            default:
                break;
        }
    }
    return false;
}

std::string print_serial_day(double serial, bool counts_from_1904) {
    constexpr double kLastSerial = 2'958'466.0;  // 9999-12-31
    if (!(serial >= 0) || serial >= kLastSerial) {
        return {};
    }
    const double seconds_total = std::floor(serial * 86'400.0 + 0.5);
    auto days = static_cast<int>(seconds_total / 86'400.0);
    const int seconds = static_cast<int>(seconds_total - days * 86'400.0);
    const std::string time =
        fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (days == 0 && !counts_from_1904) {
        return time;
    }
    // Day 60 is a 29 February 1900 that never was: days before it count one more.
    const int epoch = counts_from_1904 ? 24'107 : days < 60 ? 25'568 : 25'569;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days - epoch}}};
    const std::string day =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                    static_cast<unsigned>(date.day()));
    return seconds == 0 ? day : day + " " + time;
}

}  // namespace louyu::exchange
