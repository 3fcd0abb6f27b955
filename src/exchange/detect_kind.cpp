#include "exchange/detect_kind.hpp"

#include <algorithm>

namespace louyu::exchange {

namespace {

std::string kind_names() {
    std::string names;
    for (const Kind& kind : kinds()) {
        names += (names.empty() ? "" : "、") + std::string(kind.name);
    }
    return names;
}

/// Columns of the file that mean something as this kind; nothing when a required one is missing.
std::optional<int> fit(const Kind& kind, const ImportRequest& request) {
    const auto file = TableFile::open(request.path, request.file_name, kind, request.options);
    if (!file || !(*file)->detection().missing.empty()) {
        return std::nullopt;
    }
    const std::vector<MappedColumn>& columns = (*file)->detection().columns;
    return static_cast<int>(std::count_if(columns.begin(), columns.end(),
                                          [](const MappedColumn& column) { return !column.column.empty(); }));
}

}  // namespace

base::Result<const Kind*> kind_of(const rights::Reader& reader, const ImportRequest& request) {
    if (!request.kind.empty()) {
        const Kind* kind = find_kind(request.kind);
        if (kind == nullptr) {
            return base::Error{base::ErrorKind::kInvalid, "exchange.unknown_kind",
                               fmt::format("没有这种导入类别，可用：{}。", kind_names())};
        }
        return kind;
    }
    const Kind* best = nullptr;
    int best_fit = 0;
    bool is_tie = false;
    for (const Kind& kind : kinds()) {
        const std::optional<int> found = demand_import(reader, kind) ? fit(kind, request) : std::nullopt;
        if (!found || *found < best_fit) {
            continue;
        }
        is_tie = *found == best_fit;
        best_fit = *found;
        best = &kind;
    }
    if (best == nullptr || is_tie) {
        return base::Error{base::ErrorKind::kInvalid, "exchange.kind_unclear",
                           fmt::format("看不出文件属于哪一类，请在导入时注明，可用：{}。", kind_names())};
    }
    return best;
}

}  // namespace louyu::exchange
