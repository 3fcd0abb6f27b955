#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xlsx_parts.hpp"

// Records of an xls workbook (BIFF5 of 1995 and BIFF8 of 1997 and after).
namespace louyu::exchange {

struct BiffRecord {
    std::uint32_t type = 0;
    std::string_view body;
};

namespace biff {
inline constexpr std::uint32_t kFormula = 0x0006;
inline constexpr std::uint32_t kEnd = 0x000A;
inline constexpr std::uint32_t kDateMode = 0x0022;
inline constexpr std::uint32_t kFilePass = 0x002F;
inline constexpr std::uint32_t kContinue = 0x003C;
inline constexpr std::uint32_t kCodePage = 0x0042;
inline constexpr std::uint32_t kBoundSheet = 0x0085;
inline constexpr std::uint32_t kManyRk = 0x00BD;
inline constexpr std::uint32_t kRichLabel = 0x00D6;
inline constexpr std::uint32_t kStyle = 0x00E0;
inline constexpr std::uint32_t kSharedTexts = 0x00FC;
inline constexpr std::uint32_t kSharedLabel = 0x00FD;
inline constexpr std::uint32_t kNumber = 0x0203;
inline constexpr std::uint32_t kLabel = 0x0204;
inline constexpr std::uint32_t kFlagOrFault = 0x0205;
inline constexpr std::uint32_t kText = 0x0207;
inline constexpr std::uint32_t kRk = 0x027E;
inline constexpr std::uint32_t kFormat = 0x041E;
inline constexpr std::uint32_t kBegin = 0x0809;
}  // namespace biff

/// Walks over the records of a stream. A record that reaches beyond the end is the last, cut short.
class BiffCursor {
  public:
    BiffCursor(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

    bool next(BiffRecord& record);
    /// The bodies of the CONTINUE records that follow.
    std::vector<std::string_view> continuations();

  private:
    std::string_view stream_;
    std::size_t at_;
};

/// A workbook's common part: what its sheets refer to.
struct BiffBook {
    struct Sheet {
        std::string name;
        std::size_t start = 0;
        bool is_hidden = false;
    };
    bool is_biff8 = true;
    bool is_locked = false;
    bool is_known = false;  // false for the forms before 1995
    bool counts_from_1904 = false;
    std::uint32_t code_page = 1252;
    std::vector<Sheet> sheets;
    std::vector<bool> style_is_date;
    SharedTexts texts;
};
BiffBook read_biff_book(std::string_view stream);

/// Text of a LABEL or STRING record from `at`: its length in two bytes, then the characters.
std::string biff_text(const BiffBook& book, std::string_view body, std::size_t at);
/// The number packed into 30 bits.
double biff_rk(std::uint32_t packed);
double biff_double(std::string_view body, std::size_t at);

}  // namespace louyu::exchange
