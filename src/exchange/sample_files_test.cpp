#include "exchange/sample_files.hpp"

#include <gdal_priv.h>
#include <minizip/zip.h>
#include <ogrsf_frmts.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"

namespace louyu::exchange::sample {

namespace {

/// Removed with everything in it when the test program ends.
class SampleFolder {
  public:
    SampleFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "louyu-samples-XXXXXX").string();
        CHECK(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~SampleFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void append_number(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    }
}

std::string utf16(std::string_view text) {
    std::string out;
    for (const char32_t c : base::to_code_points(text)) {
        append_number(out, c, 2);
    }
    return out;
}

std::string biff_begin(int version, int type) {
    std::string body;
    for (const int part : {version, type, 0x0DBB, 0x07CC}) {
        append_number(body, static_cast<std::uint64_t>(part), 2);
    }
    append_number(body, 0, 4);
    append_number(body, 6, 4);
    return biff_record(0x0809, body);
}

std::string biff_style(int format) {
    return biff_record(0x00E0,
                       little(0, 2) + little(static_cast<std::uint64_t>(format), 2) + std::string(16, '\0'));
}

std::string biff_cells(const std::vector<BiffCell>& cells) {
    std::string out;
    std::uint32_t text = 0;
    for (const BiffCell& cell : cells) {
        std::string body = little(static_cast<std::uint64_t>(cell.row), 2);
        append_number(body, static_cast<std::uint64_t>(cell.column), 2);
        append_number(body, cell.is_day ? 1 : 0, 2);
        if (cell.is_number || cell.is_day) {
            std::uint64_t bits = 0;
            std::memcpy(&bits, &cell.number, sizeof bits);
            out += biff_record(0x0203, body + little(bits, 8));
        } else {
            out += biff_record(0x00FD, body + little(text++, 4));
        }
    }
    return out;
}

std::string biff_shared_texts(const std::vector<BiffCell>& cells) {
    std::string texts;
    std::uint32_t count = 0;
    for (const BiffCell& cell : cells) {
        if (!cell.is_number && !cell.is_day) {
            ++count;
            const std::string wide = utf16(cell.text);
            texts += little(wide.size() / 2, 2) + "\1" + wide;
        }
    }
    return biff_record(0x00FC, little(count, 4) + little(count, 4) + texts);
}

std::string directory_entry(const std::string& name, int type, std::uint32_t child, std::uint32_t start,
                            std::size_t size) {
    std::string entry = utf16(name);
    entry.resize(64, '\0');
    append_number(entry, (name.size() + 1) * 2, 2);
    append_number(entry, static_cast<std::uint64_t>(type), 1);
    append_number(entry, 1, 1);
    append_number(entry, 0xFFFFFFFF, 4);
    append_number(entry, 0xFFFFFFFF, 4);
    append_number(entry, child, 4);
    entry.append(36, '\0');
    append_number(entry, start, 4);
    append_number(entry, size, 8);
    return entry;
}

}  // namespace

std::string path_of(const std::string& name) {
    static const SampleFolder folder;
    return (folder.path() / name).string();
}

std::string write_file(const std::string& name, std::string_view bytes) {
    const std::string path = path_of(name);
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    CHECK(out.good());
    return path;
}

std::string file_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

struct Book::Impl {
    std::string path;
    lxw_workbook* book = nullptr;
    lxw_worksheet* at = nullptr;

    lxw_worksheet* current() {
        if (at == nullptr) {
            at = workbook_add_worksheet(book, nullptr);
        }
        return at;
    }
};

Book::Book(const std::string& name) : impl_(std::make_unique<Impl>()) {
    impl_->path = path_of(name);
    impl_->book = workbook_new(impl_->path.c_str());
}

Book::~Book() = default;

Book& Book::sheet(const std::string& name) {
    impl_->at = workbook_add_worksheet(impl_->book, name.c_str());
    return *this;
}

Book& Book::text(int row, int column, const std::string& text) {
    worksheet_write_string(impl_->current(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                           text.c_str(), nullptr);
    return *this;
}

Book& Book::texts(int row, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].empty()) {
            text(row, static_cast<int>(i), texts[i]);
        }
    }
    return *this;
}

Book& Book::number(int row, int column, double number) {
    worksheet_write_number(impl_->current(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                           number, nullptr);
    return *this;
}

Book& Book::day(int row, int column, int yyyymmdd, const std::string& format) {
    lxw_format* shown = workbook_add_format(impl_->book);
    format_set_num_format(shown, format.c_str());
    lxw_datetime day{yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100, 0, 0, 0};
    worksheet_write_datetime(impl_->current(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                             &day, shown);
    return *this;
}

Book& Book::formula(int row, int column, const std::string& formula, double result) {
    worksheet_write_formula_num(impl_->current(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                formula.c_str(), nullptr, result);
    return *this;
}

Book& Book::merge(int row, int column, int last_row, int last_column, const std::string& text) {
    worksheet_merge_range(impl_->current(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                          static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(last_column), text.c_str(),
                          nullptr);
    return *this;
}

Book& Book::hide() {
    worksheet_hide(impl_->current());
    return *this;
}

std::string Book::save() {
    CHECK(workbook_close(impl_->book) == LXW_NO_ERROR);
    return impl_->path;
}

std::string zip_file(const std::string& name, const std::vector<std::pair<std::string, std::string>>& parts) {
    const std::string path = path_of(name);
    zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    for (const auto& [part, bytes] : parts) {
        CHECK(zipOpenNewFileInZip64(zip, part.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                                    9, 1) == ZIP_OK);
        CHECK(zipWriteInFileInZip(zip, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK);
        zipCloseFileInZip(zip);
    }
    zipClose(zip, nullptr);
    return path;
}

std::string xlsx_of_sheet(const std::string& name, const std::string& sheet_xml) {
    return zip_file(name, {{"[Content_Types].xml", "<Types/>"},
                           {"xl/workbook.xml",
                            "<workbook><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\" "
                            "xmlns:r=\"r\"/></sheets></workbook>"},
                           {"xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"rId1\" Type=\"t/worksheet\" "
                            "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                           {"xl/worksheets/sheet1.xml", sheet_xml}});
}

std::string ods_file(const std::string& name, const Texts& rows) {
    RegisterOGRODS();
    const std::string path = path_of(name);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ODS");
    CHECK(driver != nullptr);
    const GDALDatasetUniquePtr data(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = data->CreateLayer("台账", nullptr, wkbNone, nullptr);
    // GDAL writes the names of the fields as the first row.
    for (const std::string& header : rows.at(0)) {
        OGRFieldDefn field(header.c_str(), OFTString);
        CHECK(layer->CreateField(&field) == OGRERR_NONE);
    }
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            if (!rows[row][i].empty()) {
                feature->SetField(static_cast<int>(i), rows[row][i].c_str());
            }
        }
        CHECK(layer->CreateFeature(feature.get()) == OGRERR_NONE);
    }
    return path;
}

std::string compound_file(const std::string& name, const std::string& stream_name, std::string stream) {
    constexpr std::size_t kSector = 512;
    constexpr std::size_t kLeast = 4096;  // shorter streams would lie in the small sectors
    stream.resize(std::max(kLeast, (stream.size() + kSector - 1) / kSector * kSector), '\0');
    const std::size_t sectors = stream.size() / kSector;
    // Sector 0 holds the allocation table, 1 the directory, the stream follows.
    std::string table;
    append_number(table, 0xFFFFFFFD, 4);
    append_number(table, 0xFFFFFFFE, 4);
    for (std::size_t i = 0; i < sectors; ++i) {
        append_number(table, i + 1 == sectors ? 0xFFFFFFFE : i + 3, 4);
    }
    CHECK(table.size() <= kSector);
    table.resize(kSector, '\xFF');
    std::string directory = directory_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0);
    directory += directory_entry(stream_name, 2, 0xFFFFFFFF, 2, stream.size());
    directory.resize(kSector, '\0');
    std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    header.append(16, '\0');
    for (const int part : {0x003E, 0x0003, 0xFFFE, 9, 6}) {
        append_number(header, static_cast<std::uint64_t>(part), 2);
    }
    header.append(10, '\0');
    for (const std::uint32_t part : {1U, 1U, 0U, 4096U, 0xFFFFFFFEU, 0U, 0xFFFFFFFEU, 0U, 0U}) {
        append_number(header, part, 4);
    }
    header.resize(kSector, '\xFF');
    return write_file(name, header + table + directory + stream);
}

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    append_number(out, value, bytes);
    return out;
}

std::string biff_record(int type, const std::string& body) {
    return little(static_cast<std::uint64_t>(type), 2) + little(body.size(), 2) + body;
}

std::string xls_of_records(const std::string& name, const std::string& common, const std::string& sheet,
                           int version) {
    const bool is_biff8 = version == 0x0600;
    const std::string sheet_name = is_biff8 ? "\1" + utf16("台账") : base::to_gb18030("台账");
    const std::size_t characters = is_biff8 ? 2 : sheet_name.size();
    const std::string end = biff_record(0x000A, "");
    const std::string head = biff_begin(version, 0x0005) + common;
    const std::size_t record_bytes = 4 + 7 + sheet_name.size();
    const std::string place = biff_record(0x0085, little(head.size() + record_bytes + end.size(), 4) +
                                                      little(0, 2) + little(characters, 1) + sheet_name);
    return compound_file(name, is_biff8 ? "Workbook" : "Book",
                         head + place + end + biff_begin(version, 0x0010) + sheet + end);
}

std::string xls_file(const std::string& name, const std::vector<BiffCell>& cells, bool is_locked) {
    std::string common = is_locked ? biff_record(0x002F, std::string(6, '\1')) : std::string();
    common += biff_record(0x0042, little(1200, 2)) + biff_record(0x0022, little(0, 2)) + biff_style(0) +
              biff_style(14);
    common += biff_shared_texts(cells);
    return xls_of_records(name, common, biff_cells(cells));
}

std::string Read::value(std::size_t row, std::string_view column) const {
    const int index = kind->index_of(column);
    CHECK(index >= 0 && row < rows.size());
    const base::Value& value = rows[row].values[static_cast<std::size_t>(index)];
    if (const std::int64_t* number = base::as_integer(value)) {
        return std::to_string(*number);
    }
    const std::string* text = base::as_text(value);
    return text == nullptr ? "-" : *text;
}

std::string Read::problems(std::size_t row) const {
    std::string codes;
    for (const CellProblem& problem : rows.at(row).problems) {
        codes += codes.empty() ? "" : " ";
        codes += problem.is_warning ? "~" : "";
        codes += problem.code.substr(problem.code.find('.') + 1);
    }
    return codes;
}

std::string Read::mapped(std::string_view header) const {
    for (const MappedColumn& column : detection.columns) {
        if (column.header == header) {
            return column.column;
        }
    }
    return "?";
}

bool Read::remarks(std::string_view part) const {
    for (const std::string& remark : detection.remarks) {
        if (remark.find(part) != std::string::npos) {
            return true;
        }
    }
    return false;
}

Read read(const std::string& path, std::string_view kind, const ReadOptions& options,
          const std::string& display_name) {
    Read out;
    out.kind = find_kind(kind);
    CHECK(out.kind != nullptr);
    auto file = TableFile::open(path, display_name, *out.kind, options);
    if (!file) {
        out.code = file.error().code;
        out.message = file.error().message;
        return out;
    }
    out.detection = (*file)->detection();
    const auto done = (*file)->rows(
        [&](ParsedRow& row) {
            out.rows.push_back(row);
            return true;
        },
        {});
    if (!done) {
        out.code = done.error().code;
        out.message = done.error().message;
    }
    out.summary = (*file)->summary();
    return out;
}

}  // namespace louyu::exchange::sample
