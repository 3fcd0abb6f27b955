#include "http/multipart.hpp"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "base/text.hpp"
#include "http/ascii.hpp"

namespace louyu::http {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

base::Error bad_form(std::string detail) {
    return {base::ErrorKind::kInvalid, "http.bad_form", "上传的表单不完整或格式有误，请重新选择文件后再试。",
            std::move(detail)};
}

base::Error too_large(std::string message) {
    return {base::ErrorKind::kTooLarge, "http.too_large", std::move(message)};
}

/// One parameter of a field such as `form-data; name="a"; filename="b"`, unquoted; nullopt when absent.
std::optional<std::string> parameter(std::string_view field, std::string_view wanted) {
    std::size_t at = std::min(field.find(';'), field.size());
    while (at < field.size()) {
        at = field.find_first_not_of("; \t", at);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const auto equals = field.find('=', at);
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        const auto name = lowered(base::trim(field.substr(at, equals - at)));
        std::string value;
        at = equals + 1;
        if (at < field.size() && field[at] == '"') {
            for (++at; at < field.size() && field[at] != '"'; ++at) {
                // Only \" is an escape: a lone backslash is part of a Windows path.
                if (field[at] == '\\' && at + 1 < field.size() && field[at + 1] == '"') {
                    ++at;
                }
                value.push_back(field[at]);
            }
            if (at == field.size()) {
                return std::nullopt;
            }
            ++at;
        } else {
            const auto end = std::min(field.find(';', at), field.size());
            value = base::trim(field.substr(at, end - at));
            at = end;
        }
        if (name == wanted) {
            return value;
        }
    }
    return std::nullopt;
}

/// The boundary of the media type; empty when there is none that RFC 2046 allows.
std::string boundary_of(std::string_view content_type) {
    const auto boundary = parameter(content_type, "boundary").value_or("");
    const bool fits =
        !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
        std::all_of(boundary.begin(), boundary.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    return fits ? boundary : "";
}

/// Last part of a path, without control characters, at most 200 characters.
std::string plain_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    std::string plain(slash == std::string_view::npos ? name : name.substr(slash + 1));
    if (!base::is_valid_utf8(plain)) {
        plain = base::to_utf8(plain, base::Encoding::kGb18030).value_or("");
    }
    std::erase_if(plain, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return plain == "." || plain == ".." ? "" : base::truncate(plain, 200);
}

/// ".xlsx", or nothing when the end of the name is not a plain short word.
std::string suffix_of(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || name.size() - dot > 9 || name.size() - dot < 2) {
        return {};
    }
    auto suffix = lowered(name.substr(dot));
    const bool plain = std::all_of(suffix.begin() + 1, suffix.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    return plain ? suffix : "";
}

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
    std::string content_type;
};

base::Result<PartHead> parse_head(std::string_view text) {
    PartHead head;
    std::string disposition;
    for (const auto& line : base::split(text, '\n')) {
        const auto colon = line.find(':');
        if (colon == std::string::npos) {
            return bad_form("a line of a part's head has no colon");
        }
        const auto field = lowered(base::trim(std::string_view(line).substr(0, colon)));
        auto value = base::trim(std::string_view(line).substr(colon + 1));
        if (field == "content-disposition") {
            disposition = std::move(value);
        } else if (field == "content-type") {
            head.content_type = std::move(value);
        }
    }
    const auto name = parameter(disposition, "name");
    if (!lowered(disposition).starts_with("form-data") || !name || name->empty() ||
        !base::is_valid_utf8(*name)) {
        return bad_form("a part has no name");
    }
    head.name = *name;
    head.file_name = parameter(disposition, "filename");
    if (const auto extended = parameter(disposition, "filename*");
        extended && extended->starts_with("UTF-8''")) {
        head.file_name = percent_decode(std::string_view(*extended).substr(7)).value_or("");
    }
    return head;
}

/// Takes the form piece by piece; holds no more than one block and a delimiter.
class Reader {
  public:
    Reader(std::string_view boundary, const std::string& directory, const MultipartLimits& limits)
        : delimiter_(fmt::format("\r\n--{}", boundary)),
          directory_(directory),
          limits_(limits),
          buffer_("\r\n") {}

    base::Result<void> feed(std::string_view block) {
        buffer_ += block;
        while (true) {
            const auto before = at_;
            const auto state = state_;
            TRY_DO(step());
            if (at_ == before && state_ == state) {
                break;
            }
        }
        buffer_.erase(0, at_);
        at_ = 0;
        return {};
    }

    base::Result<MultipartForm> finish() {
        if (state_ != State::kEnd) {
            return bad_form("the body ends before its last delimiter");
        }
        return std::move(form_);
    }

  private:
    enum class State { kPreamble, kDelimiter, kHead, kData, kEnd };

    std::string_view rest() const { return std::string_view(buffer_).substr(at_); }

    std::size_t find_delimiter() const {
        const void* const found =
            ::memmem(buffer_.data() + at_, buffer_.size() - at_, delimiter_.data(), delimiter_.size());
        return found == nullptr ? std::string::npos
                                : static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
    }

    base::Result<void> step() {
        switch (state_) {
            case State::kPreamble:
            case State::kData:
                return take_data();
            case State::kDelimiter:
                return take_delimiter_end();
            case State::kHead:
                return take_head();
            case State::kEnd:
                at_ = buffer_.size();  // an epilogue means nothing
                return {};
        }
        return {};
    }

    base::Result<void> take_data() {
        const auto found = find_delimiter();
        const auto keep = std::min(delimiter_.size() - 1, buffer_.size() - at_);
        const auto end = found == std::string::npos ? buffer_.size() - keep : found;
        if (state_ == State::kData) {
            TRY_DO(store(std::string_view(buffer_).substr(at_, end - at_)));
        }
        at_ = end;
        if (found != std::string::npos) {
            at_ += delimiter_.size();
            if (state_ == State::kData) {
                TRY_DO(close_part());
            }
            state_ = State::kDelimiter;
        }
        return {};
    }

    base::Result<void> take_delimiter_end() {
        const auto text = rest();
        const auto line = text.find_first_not_of(" \t");
        if (line == std::string_view::npos || text.size() - line < 2) {
            return text.size() > limits_.part_head_max ? base::Result<void>(bad_form("an endless delimiter"))
                                                       : base::Result<void>();
        }
        const auto end = text.substr(line, 2);
        if (end != "\r\n" && !(end == "--" && line == 0)) {
            return bad_form("a delimiter is followed by something else");
        }
        at_ += line + 2;
        state_ = end == "--" ? State::kEnd : State::kHead;
        return {};
    }

    base::Result<void> take_head() {
        const auto end = rest().find("\r\n\r\n");
        if (end == std::string_view::npos || end > limits_.part_head_max) {
            if (rest().size() > limits_.part_head_max) {
                return too_large("上传的表单中有一项的说明过长。");
            }
            return {};
        }
        TRY(head_, parse_head(rest().substr(0, end)));
        at_ += end + 4;
        if (++parts_ > limits_.parts_max) {
            return too_large(fmt::format("上传的表单项目过多，最多 {} 项。", limits_.parts_max));
        }
        if (head_.file_name) {
            TRY(file_, TemporaryFile::create(directory_, suffix_of(*head_.file_name)));
        }
        state_ = State::kData;
        return {};
    }

    base::Result<void> store(std::string_view bytes) {
        if (file_) {
            if (file_->size() + bytes.size() > limits_.file_max) {
                return too_large(fmt::format("文件过大，最多 {} MB。", limits_.file_max / 1024 / 1024));
            }
            return file_->append(bytes);
        }
        if (value_.size() + bytes.size() > limits_.field_max) {
            return too_large(fmt::format("表单中“{}”的内容过长。", base::truncate(head_.name, 40)));
        }
        value_ += bytes;
        return {};
    }

    base::Result<void> close_part() {
        if (file_) {
            file_->close();
            form_.files.push_back(
                {head_.name, plain_name(*head_.file_name), head_.content_type, std::move(file_)});
            file_.reset();
        } else if (!base::is_valid_utf8(value_)) {
            return bad_form("a value is not UTF-8");
        } else {
            form_.fields.add(head_.name, std::move(value_));
        }
        value_.clear();
        return {};
    }

    std::string delimiter_;
    std::string directory_;
    MultipartLimits limits_;
    std::string buffer_;
    std::size_t at_ = 0;  // everything in buffer_ before it is done with
    State state_ = State::kPreamble;
    PartHead head_;
    std::shared_ptr<TemporaryFile> file_;
    std::string value_;
    std::size_t parts_ = 0;
    MultipartForm form_;
};

/// Hands the body over in blocks, from memory or from disk.
base::Result<void> for_each_block(const Request& request,
                                  const std::function<base::Result<void>(std::string_view)>& take) {
    if (!request.body_file) {
        for (std::string_view left = request.body; !left.empty();
             left.remove_prefix(std::min(kBlock, left.size()))) {
            TRY_DO(take(left.substr(0, kBlock)));
        }
        return {};
    }
    const int descriptor = ::open(request.body_file->path().c_str(), O_RDONLY | O_CLOEXEC);
    std::string block(kBlock, '\0');
    base::Result<void> outcome;
    ssize_t count = 0;
    while (outcome && (count = ::read(descriptor, block.data(), block.size())) > 0) {
        outcome = take(std::string_view(block).substr(0, static_cast<std::size_t>(count)));
    }
    ::close(descriptor);
    if (outcome && count < 0) {
        return base::Error{base::ErrorKind::kBusy, "http.no_space",
                           "服务器暂时无法读取上传的文件，请稍后再试。"};
    }
    return outcome;
}

}  // namespace

const UploadedFile* MultipartForm::find_file(std::string_view field) const {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const UploadedFile& file) { return file.field == field; });
    return found == files.end() ? nullptr : &*found;
}

base::Result<MultipartForm> read_multipart(const Request& request, const std::string& directory,
                                           const MultipartLimits& limits) {
    if (request.content_type() != "multipart/form-data") {
        return base::Error{base::ErrorKind::kInvalid, "http.not_a_form",
                           "上传文件应使用表单（Content-Type: multipart/form-data）。"};
    }
    const auto boundary = boundary_of(request.headers.get("content-type"));
    if (boundary.empty()) {
        return bad_form("no usable boundary");
    }
    Reader reader(boundary, directory, limits);
    TRY_DO(for_each_block(request, [&](std::string_view block) { return reader.feed(block); }));
    return reader.finish();
}

base::Result<Parameters> read_form(const Request& request) {
    if (request.content_type() != "application/x-www-form-urlencoded") {
        return base::Error{base::ErrorKind::kInvalid, "http.not_a_form",
                           "表单的类型应为 application/x-www-form-urlencoded。"};
    }
    if (request.body_file) {
        return too_large("提交的表单过大。");
    }
    Parameters form;
    TRY_DO(read_pairs(form, request.body));
    return form;
}

}  // namespace louyu::http
