#include "registry/attachments.hpp"

#include "api/record_json.hpp"
#include "api/routes.hpp"
#include "base/id.hpp"
#include "http/multipart.hpp"
#include "rights/audit.hpp"
#include "store/database.hpp"

// /attachments: documents beside records.
namespace louyu::api {

namespace {

base::Json attachment_json(const registry::Attachment& attachment) {
    return base::Json::object({{"id", base::id_to_text(attachment.id)},
                               {"entity", attachment.entity},
                               {"recordId", base::id_to_text(attachment.record_id)},
                               {"fileName", attachment.file_name},
                               {"mediaType", attachment.media_type},
                               {"bytes", attachment.bytes},
                               {"note", attachment.note},
                               {"addedAt", base::to_timestamp(attachment.added_ms)},
                               {"addedBy", attachment.added_by}});
}

base::Result<http::Response> list_attachments(const Call& call) {
    TRY(const std::int64_t record, call.query_id("record"));
    const store::Lease session = call.services().database.reader();
    TRY(const auto attachments,
        call.services().attachments.list(*session, call.reader(), call.query_text("entity"), record));
    base::Json items = base::Json::array();
    for (const registry::Attachment& attachment : attachments) {
        items.push(attachment_json(attachment));
    }
    return http::json(200, page_json(std::move(items), "", {}));
}

base::Result<http::Response> add_attachment(const Call& call) {
    http::MultipartLimits limits;
    limits.file_max = registry::kAttachmentBytesMax;
    TRY(const http::MultipartForm form,
        http::read_multipart(call.request(), call.services().spool_dir, limits));
    const http::UploadedFile* file = form.find_file("file");
    if (file == nullptr) {
        return bad_member("file", "请选择要上传的附件。");
    }
    const std::optional<std::int64_t> record = base::id_from_text(form.fields.get("record"));
    if (!record) {
        return bad_member("record", "请给出附件所属记录的编号。");
    }
    const std::string entity(form.fields.get("entity"));
    const store::Lease session = call.services().database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    TRY(const registry::Attachment added,
        call.services().attachments.add(*session, call.reader(),
                                        {.entity = entity,
                                         .record_id = *record,
                                         .path = file->file->path(),
                                         .file_name = file->name,
                                         .note = std::string(form.fields.get("note"))}));
    rights::write_audit(*session, call.reader(), call.request().remote_address, "add_attachment",
                        fmt::format("{}/{}", entity, *record), "ok", added.file_name);
    transaction.commit();
    return http::json(201, attachment_json(added));
}

base::Result<http::Response> get_attachment(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    registry::Attachment found;
    {
        const store::Lease session = call.services().database.reader();
        TRY(found, call.services().attachments.find(*session, call.reader(), id));
    }
    call.audit("read_attachment", fmt::format("{}/{}", found.entity, found.record_id), found.file_name);
    return http::download(http::FileBody{call.services().attachments.path_of(found), nullptr},
                          found.file_name, found.media_type);
}

base::Result<http::Response> remove_attachment(const Call& call) {
    TRY(const std::int64_t id, call.path_id());
    const store::Lease session = call.services().database.writer();
    store::Transaction transaction(*session, store::Access::kWrite);
    TRY_DO(call.services().attachments.remove(*session, call.reader(), id));
    rights::write_audit(*session, call.reader(), call.request().remote_address, "remove_attachment",
                        fmt::format("attachment/{}", id), "ok", "");
    transaction.commit();
    return http::no_content();
}

Operation operation(std::string id, std::string summary, rights::Capability capability) {
    return {.id = std::move(id),
            .summary = std::move(summary),
            .tag = "attachments",
            .needs = Needs::kRight,
            .capabilities = {capability}};
}

}  // namespace

void mount_attachments(Routes& routes) {
    const std::string path = "/api/v1/attachments";
    Operation list = operation("list_attachments", "记录的附件", rights::Capability::kReadRegistry);
    list.parameters = {{"entity", "记录类别，如 building", std::string(kTextSchema), true},
                       {"record", "记录编号", std::string(kIdSchema), true}};
    list.response_schema = "#AttachmentPage";
    routes.get(path, list, list_attachments);

    Operation add = operation("add_attachment", "上传附件：file、entity、record、note",
                              rights::Capability::kWriteRegistry);
    add.request_schema = "#AttachmentUpload";
    add.response_schema = "#Attachment";
    add.status = 201;
    add.upload = true;
    routes.post(path, add, add_attachment);

    Operation get = operation("get_attachment", "下载附件", rights::Capability::kReadRegistry);
    get.other_types = registry::attachment_media_types();
    get.response_type = get.other_types.back();
    get.other_types.pop_back();
    routes.get(path + "/{id}", get, get_attachment);

    Operation remove = operation("remove_attachment", "移除附件", rights::Capability::kWriteRegistry);
    remove.status = 204;
    routes.del(path + "/{id}", remove, remove_attachment);
}

}  // namespace louyu::api
