#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

namespace louyu::registry {

/// A document beside a record: a floor plan, a lease, a photograph.
struct Attachment {
    std::int64_t id = 0;
    std::string entity;
    std::int64_t record_id = 0;
    std::string file_name;
    std::string media_type;
    std::int64_t bytes = 0;
    std::string sha256;
    std::string note;
    std::int64_t added_ms = 0;
    std::string added_by;  // login
};

struct NewAttachment {
    std::string_view entity;
    std::int64_t record_id = 0;
    std::string path;       // where the bytes lie now; copied, not taken
    std::string file_name;  // as its sender calls it
    std::string note;
};

inline constexpr std::int64_t kAttachmentBytesMax = 20LL << 20;
inline constexpr std::size_t kAttachmentsMax = 100;
/// What an attachment can be.
std::vector<std::string> attachment_media_types();

/// The documents of records: a row each, and the bytes once in `directory` under their SHA-256.
/// Whoever may read a record (and more than its public face) reads its documents; whoever may write it adds
/// and removes them.
class Attachments {
  public:
    explicit Attachments(std::string directory) : directory_(std::move(directory)) {}

    /// Newest first; registry.not_found as for the record.
    base::Result<std::vector<Attachment>> list(store::Session& session, const rights::Reader& reader,
                                               std::string_view entity, std::int64_t record_id) const;
    /// In the caller's transaction. Refuses registry.attachment_kind (what the bytes are decides, not the
    /// name), registry.attachment_too_large, registry.too_many_attachments, registry.unwritable_files.
    base::Result<Attachment> add(store::Session& session, const rights::Reader& reader,
                                 const NewAttachment& attachment) const;
    base::Result<Attachment> find(store::Session& session, const rights::Reader& reader,
                                  std::int64_t id) const;
    /// The row stays, marked; the bytes stay for whoever must look into the past.
    base::Result<void> remove(store::Session& session, const rights::Reader& reader, std::int64_t id) const;
    std::string path_of(const Attachment& attachment) const;

  private:
    base::Result<void> keep(const std::string& from, const std::string& sha256) const;

    std::string directory_;
};

}  // namespace louyu::registry
