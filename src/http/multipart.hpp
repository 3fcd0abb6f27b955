#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace louyu::http {

/// One file of a form, lying in a temporary file.
struct UploadedFile {
    std::string field;  // the name of the input
    std::string name;   // last part of what the client called it: no path, no control characters; may be ""
    std::string content_type;
    std::shared_ptr<TemporaryFile> file;
};

struct MultipartForm {
    Parameters fields;
    std::vector<UploadedFile> files;

    /// The first file of that field, or nullptr.
    const UploadedFile* find_file(std::string_view field) const;
};

struct MultipartLimits {
    std::size_t parts_max = 200;
    std::size_t part_head_max = 8 * 1024;
    std::size_t field_max = 1024 * 1024;  // one value that is not a file
    std::uint64_t file_max = 256ULL * 1024 * 1024;
};

/// Reads multipart/form-data from the body, wherever it lies, in pieces of 64 kB; files go to `directory`.
/// Refuses a body without end, broken heads, a missing name (http.bad_form), what is over a limit
/// (http.too_large) and another media type (http.not_a_form).
base::Result<MultipartForm> read_multipart(const Request& request, const std::string& directory,
                                           const MultipartLimits& limits = {});

/// application/x-www-form-urlencoded.
base::Result<Parameters> read_form(const Request& request);

}  // namespace louyu::http
