#include "registry/attachments.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "registry/registry.hpp"
#include "registry/sql.hpp"

namespace louyu::registry {

namespace {

namespace fs = std::filesystem;

constexpr int kFileNameMax = 120;
constexpr int kNoteMax = 200;

struct MediaType {
    std::string_view magic;
    std::string_view suffix;  // of the name; "" = the bytes say enough
    std::string_view type;
};
// What offices attach. Pages, scripts and programs are none of it.
constexpr MediaType kMediaTypes[] = {
    {"%PDF-", "", "application/pdf"},
    {"\x89PNG\r\n\x1A\n", "", "image/png"},
    {"\xFF\xD8\xFF", "", "image/jpeg"},
    {"PK\3\4", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"PK\3\4", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"PK\3\4", ".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"PK\3\4", ".ofd", "application/ofd"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".doc", "application/msword"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls", "application/vnd.ms-excel"},
    {"AC10", ".dwg", "image/vnd.dwg"},
};

base::Error not_found() {
    return {base::ErrorKind::kNotFound, "registry.not_found", "附件不存在，或不在您的权限范围内。"};
}

std::string_view media_type_of(const std::string& path, std::string_view file_name) {
    char head[8] = {};
    std::ifstream file(path, std::ios::binary);
    file.read(head, sizeof head);
    const std::string_view bytes(head, static_cast<std::size_t>(file.gcount()));
    std::string suffix = fs::path(file_name).extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    for (const MediaType& known : kMediaTypes) {
        if (bytes.starts_with(known.magic) && (known.suffix.empty() || known.suffix == suffix)) {
            return known.type;
        }
    }
    return {};
}

Attachment read(const store::Values& row) {
    const auto integer = [&row](std::size_t column) { return std::get<std::int64_t>(row[column]); };
    const auto text = [&row](std::size_t column) { return std::get<std::string>(row[column]); };
    return {integer(0), text(1), integer(2), text(3),    text(4),
            integer(5), text(6), text(7),    integer(8), text(9)};
}

/// The record must exist, on whatever day, for this reader; its documents are not public.
base::Result<void> demand_record(store::Session& session, const rights::Reader& reader,
                                 std::string_view entity, std::int64_t record_id) {
    if (!reader.sees(dictionary::Sensitivity::kInternal)) {
        return not_found();
    }
    TRY(const auto known, versions(session, reader, entity, record_id));
    return {};
}

/// The rights of a correction that changes nothing are those of adding a document.
base::Result<void> demand_write(store::Session& session, const rights::Reader& reader,
                                std::string_view entity, std::int64_t record_id) {
    TRY_DO(reader.demand(rights::Capability::kWriteRegistry));
    TRY(const std::vector<Record> known, versions(session, reader, entity, record_id));
    Change nothing;
    nothing.kind = ChangeKind::kCorrect;
    nothing.entity = entity;
    nothing.id = record_id;
    nothing.from = known.back().valid_from;
    Writer writer(session, reader, {});
    TRY(const ChangeResult allowed, writer.validate(nothing));
    return {};
}

}  // namespace

std::vector<std::string> attachment_media_types() {
    std::vector<std::string> types;
    for (const MediaType& known : kMediaTypes) {
        types.emplace_back(known.type);
    }
    return types;
}

base::Result<std::vector<Attachment>> Attachments::list(store::Session& session, const rights::Reader& reader,
                                                        std::string_view entity,
                                                        std::int64_t record_id) const {
    TRY_DO(demand_record(session, reader, entity, record_id));
    std::vector<Attachment> attachments;
    for (const store::Values& row :
         session.select(sql::kListAttachments, {{"entity", std::string(entity)}, {"record_id", record_id}})) {
        attachments.push_back(read(row));
    }
    return attachments;
}

base::Result<Attachment> Attachments::add(store::Session& session, const rights::Reader& reader,
                                          const NewAttachment& attachment) const {
    TRY(const std::vector<Attachment> present,
        list(session, reader, attachment.entity, attachment.record_id));
    TRY_DO(demand_write(session, reader, attachment.entity, attachment.record_id));
    if (present.size() >= kAttachmentsMax) {
        return base::Error{base::ErrorKind::kInvalid, "registry.too_many_attachments",
                           fmt::format("一条记录最多{}个附件，请先移除不再需要的。", kAttachmentsMax)};
    }
    std::error_code failed;
    const auto bytes = static_cast<std::int64_t>(fs::file_size(attachment.path, failed));
    if (failed || bytes > kAttachmentBytesMax) {
        return base::Error{base::ErrorKind::kTooLarge, "registry.attachment_too_large",
                           fmt::format("附件不得超过{}MB。", kAttachmentBytesMax >> 20)};
    }
    const std::string_view media_type = media_type_of(attachment.path, attachment.file_name);
    if (media_type.empty()) {
        return base::Error{base::ErrorKind::kInvalid, "registry.attachment_kind",
                           "附件可以是PDF、PNG、JPEG、Word、Excel、PPT、OFD或DWG文件，请转换后重新上传。"};
    }
    const Attachment added{.id = base::make_id(),
                           .entity = std::string(attachment.entity),
                           .record_id = attachment.record_id,
                           .file_name = base::truncate(attachment.file_name, kFileNameMax),
                           .media_type = std::string(media_type),
                           .bytes = bytes,
                           .sha256 = base::sha256_file_hex(attachment.path),
                           .note = base::truncate(base::trim(attachment.note), kNoteMax),
                           .added_ms = base::now_ms(),
                           .added_by = reader.login()};
    TRY_DO(keep(attachment.path, added.sha256));
    session.execute(sql::kInsertAttachment, {{"id", added.id},
                                             {"entity", added.entity},
                                             {"record_id", added.record_id},
                                             {"file_name", added.file_name},
                                             {"media_type", added.media_type},
                                             {"bytes", added.bytes},
                                             {"sha256", added.sha256},
                                             {"note", added.note},
                                             {"added_ms", added.added_ms},
                                             {"added_by", added.added_by}});
    return added;
}

base::Result<Attachment> Attachments::find(store::Session& session, const rights::Reader& reader,
                                           std::int64_t id) const {
    const store::Rows rows = session.select(sql::kFindAttachment, {{"id", id}});
    if (rows.empty()) {
        return not_found();
    }
    Attachment found = read(rows.front());
    if (!demand_record(session, reader, found.entity, found.record_id)) {
        return not_found();
    }
    return found;
}

base::Result<void> Attachments::remove(store::Session& session, const rights::Reader& reader,
                                       std::int64_t id) const {
    TRY(const Attachment found, find(session, reader, id));
    TRY_DO(demand_write(session, reader, found.entity, found.record_id));
    session.execute(sql::kRemoveAttachment,
                    {{"id", id}, {"removed_ms", base::now_ms()}, {"removed_by", reader.login()}});
    return {};
}

std::string Attachments::path_of(const Attachment& attachment) const {
    return directory_ + "/" + attachment.sha256;
}

/// On the disk before the row is: a row never points at nothing. Written beside and renamed, so that what has
/// its name has all its bytes.
base::Result<void> Attachments::keep(const std::string& from, const std::string& sha256) const {
    const base::Error unwritable{base::ErrorKind::kBusy, "registry.unwritable_files",
                                 "附件无法保存：数据目录不可写入或磁盘已满，请联系管理员后重试。"};
    const std::string kept = directory_ + "/" + sha256;
    std::error_code failed;
    if (fs::exists(kept, failed)) {
        return {};
    }
    fs::create_directories(directory_, failed);
    const std::string beside = fmt::format("{}.{}", kept, base::make_id());
    fs::copy_file(from, beside, failed);
    const int descriptor = failed ? -1 : ::open(beside.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_down = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (is_down) {
        fs::rename(beside, kept, failed);
    }
    if (!is_down || failed) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        return unwritable;
    }
    return {};
}

}  // namespace louyu::registry
