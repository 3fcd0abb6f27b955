#include "http/body_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace louyu::http {
namespace {

struct OpenFile {
    FileBody body;
    int descriptor = -1;
    std::uint64_t left = 0;

    explicit OpenFile(FileBody file)
        : body(std::move(file)), descriptor(::open(body.path.c_str(), O_RDONLY | O_CLOEXEC)) {
        struct stat status {};
        if (descriptor >= 0 && ::fstat(descriptor, &status) == 0) {
            left = static_cast<std::uint64_t>(status.st_size);
        }
    }
    ~OpenFile() {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    bool read(std::string& piece, std::size_t most) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, most)));
        std::size_t have = 0;
        while (have < piece.size()) {
            const auto count = ::read(descriptor, piece.data() + have, piece.size() - have);
            if (count <= 0) {
                throw base::Failure(fmt::format("{} became shorter while it was sent", body.path));
            }
            have += static_cast<std::size_t>(count);
        }
        left -= have;
        return left > 0;
    }
};

BodySource of_file(FileBody body, std::size_t most) {
    const auto file = std::make_shared<OpenFile>(std::move(body));
    if (file->descriptor < 0) {
        return {std::nullopt, [file](std::string&) -> bool {
                    throw base::Failure(fmt::format("cannot open {}", file->body.path));
                }};
    }
    return {file->left, [file, most](std::string& piece) { return file->read(piece, most); }};
}

BodySource of_bytes(SharedBody bytes, std::size_t most) {
    const auto length = bytes->size();
    return {length, [bytes = std::move(bytes), most, at = std::size_t{0}](std::string& piece) mutable {
                piece = std::string_view(*bytes).substr(at, most);
                at += piece.size();
                return at < bytes->size();
            }};
}

}  // namespace

BodySource take_source(Response& response, std::size_t piece) {
    auto body = std::exchange(response.body, std::string());
    if (auto* const stream = std::get_if<StreamBody>(&body)) {
        return {std::nullopt, std::move(*stream)};
    }
    if (auto* const file = std::get_if<FileBody>(&body)) {
        return of_file(std::move(*file), piece);
    }
    if (auto* const shared = std::get_if<SharedBody>(&body)) {
        return of_bytes(std::move(*shared), piece);
    }
    return of_bytes(std::make_shared<const std::string>(std::get<std::string>(std::move(body))), piece);
}

}  // namespace louyu::http
