#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "base/error.hpp"

namespace louyu::exchange {

/// A text file as a stream of UTF-8, whatever it is written in: UTF-8 with or without mark, GB18030, UTF-16
/// with mark. A character that cannot be decoded comes out as the byte kBrokenByte, which no valid UTF-8
/// contains, so that the cell it stands in can be found.
class TextSource {
  public:
    static constexpr char kBrokenByte = '\xFF';

    static base::Result<std::unique_ptr<TextSource>> open(const std::string& path);

    /// UTF-8, GB18030 or UTF-16.
    const std::string& encoding() const { return encoding_; }
    void rewind();
    /// Fills at most `room` bytes; 0 at the end.
    std::size_t read(char* to, std::size_t room);
    /// The rest of the file; refuses more than `bytes_max` bytes.
    base::Result<std::string> read_all(std::int64_t bytes_max);

  private:
    enum class Form { kUtf8, kGb18030, kUtf16Little, kUtf16Big };
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    explicit TextSource(std::FILE* file) : file_(file) {}
    base::Result<void> judge_encoding();
    std::string sample_with_characters();
    bool refill();

    std::unique_ptr<std::FILE, Closer> file_;
    Form form_ = Form::kUtf8;
    std::string encoding_ = "UTF-8";
    long start_ = 0;       // behind the byte order mark
    std::string raw_;      // read, not yet decoded: the beginning of a line
    std::string decoded_;  // decoded, not yet handed out
    std::size_t handed_ = 0;
};

}  // namespace louyu::exchange
