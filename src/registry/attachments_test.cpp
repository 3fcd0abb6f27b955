#include "registry/attachments.hpp"

#include <filesystem>
#include <fstream>

#include "base/hash.hpp"
#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

namespace fs = std::filesystem;

class AttachmentsTest : public RegistryTest {
  protected:
    AttachmentsTest() : room_(fs::temp_directory_path() / ("louyu-attachments-" + base::random_hex(8))) {
        fs::create_directories(room_);
    }
    ~AttachmentsTest() override { fs::remove_all(room_); }

    std::string file(const std::string& name, std::string_view bytes) {
        const std::string path = (room_ / name).string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    template <class Work>
    auto in_transaction(Work work) {
        const store::Lease lease = store_->writer();
        store::Transaction transaction(*lease, store::Access::kWrite);
        auto result = work(*lease);
        transaction.commit();
        return result;
    }

    base::Result<Attachment> add_as(const rights::Reader& reader, std::int64_t building_id,
                                    const std::string& name, std::string_view bytes) {
        const NewAttachment given{"building", building_id, file("upload", bytes), name, " 平面图 "};
        return in_transaction(
            [&](store::Session& session) { return attachments_.add(session, reader, given); });
    }

    std::vector<Attachment> listed(std::int64_t building_id) {
        const store::Lease lease = store_->reader();
        return *attachments_.list(*lease, console_, "building", building_id);
    }

    fs::path room_;
    Attachments attachments_{(room_ / "kept").string()};
};
INSTANTIATE_TEST_SUITE_P(Stores, AttachmentsTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(AttachmentsTest, a_document_is_kept_listed_and_removed) {
    const std::int64_t id = building("茂业中心");
    const auto added = add_as(console_, id, "平面图.PDF", "%PDF-1.7 body");
    ASSERT_TRUE(added) << added.error().message;
    EXPECT_EQ(added->media_type, "application/pdf");
    EXPECT_EQ(added->note, "平面图");
    ASSERT_EQ(listed(id).size(), 1U);
    EXPECT_EQ(base::sha256_file_hex(attachments_.path_of(listed(id)[0])), base::sha256_hex("%PDF-1.7 body"));
    ASSERT_TRUE(in_transaction(
        [&](store::Session& session) { return attachments_.remove(session, console_, added->id); }));
    EXPECT_TRUE(listed(id).empty());
    EXPECT_EQ(in_transaction(
                  [&](store::Session& session) { return attachments_.remove(session, console_, added->id); })
                  .error()
                  .code,
              "registry.not_found");
}

TEST_P(AttachmentsTest, the_same_bytes_are_kept_once) {
    const std::int64_t one = building("茂业中心");
    const std::int64_t other = building("华润大厦");
    ASSERT_TRUE(add_as(console_, one, "a.pdf", "%PDF-same"));
    ASSERT_TRUE(add_as(console_, other, "b.pdf", "%PDF-same"));
    EXPECT_EQ(std::distance(fs::directory_iterator(room_ / "kept"), fs::directory_iterator()), 1);
}

TEST_P(AttachmentsTest, the_bytes_decide_what_a_file_is) {
    const std::int64_t id = building("茂业中心");
    for (const auto& [name, bytes] :
         std::vector<std::pair<std::string, std::string>>{{"page.pdf", "<html><script>"},
                                                          {"a.exe", "MZ"},
                                                          {"a.zip", "PK\3\4"},
                                                          {"a.pdf", ""},
                                                          {"", "#!/bin/sh"}}) {
        EXPECT_EQ(add_as(console_, id, name, bytes).error().code, "registry.attachment_kind") << name;
    }
    EXPECT_EQ(add_as(console_, id, "x.png", "%PDF-1.4")->media_type, "application/pdf");
    EXPECT_EQ(add_as(console_, id, "big.pdf", "%PDF-" + std::string(kAttachmentBytesMax, 'x')).error().code,
              "registry.attachment_too_large");
    EXPECT_EQ(listed(id).size(), 1U);
}

TEST_P(AttachmentsTest, who_reads_or_writes_the_record_reads_or_writes_its_documents) {
    const std::int64_t inside = building("茂业中心", street_);
    const std::int64_t outside = building("华润大厦", other_street_);
    const rights::Reader street = reader_of("street_office", "region", street_);
    const rights::Reader leader = reader_of("leader", "region", district_);
    EXPECT_TRUE(add_as(street, inside, "a.pdf", "%PDF-1"));
    EXPECT_EQ(add_as(street, outside, "a.pdf", "%PDF-1").error().code, "registry.not_found");
    EXPECT_EQ(add_as(leader, inside, "a.pdf", "%PDF-1").error().code, "rights.forbidden");
    const auto foreign = add_as(console_, outside, "b.pdf", "%PDF-2");
    ASSERT_TRUE(foreign);
    const store::Lease lease = store_->reader();
    EXPECT_EQ(attachments_.find(*lease, street, foreign->id).error().code, "registry.not_found");
    EXPECT_TRUE(attachments_.find(*lease, leader, foreign->id));
    EXPECT_EQ(attachments_.list(*lease, rights::ReaderFactory::for_public(), "building", inside).error().code,
              "registry.not_found");
    EXPECT_EQ(attachments_.list(*lease, console_, "building", 42).error().code, "registry.not_found");
    EXPECT_EQ(attachments_.list(*lease, console_, "nothing", inside).error().kind,
              base::ErrorKind::kNotFound);
}

}  // namespace
}  // namespace louyu::registry::testing
