#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace louyu::exchange {

/// Attributes of the element that just began.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// By the name without prefix; empty when absent.
    std::string_view find(std::string_view name) const;

  private:
    const char* const* pairs_;
};

/// What an XML text is made of, as it is read. Names come without their namespace prefix.
class XmlEvents {
  public:
    virtual ~XmlEvents() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

/// Feeds pieces of XML to `events`. A document type declaration is refused, and with it every entity that is
/// not built in: there is nothing to expand and nothing to fetch.
class XmlParser {
  public:
    /// `is_utf8` overrides what the document says of its encoding.
    explicit XmlParser(XmlEvents& events, bool is_utf8 = false);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    /// False when nothing more is wanted: stopped, or broken (see result()).
    bool feed(std::string_view piece);
    /// Ends the text; the error of what was fed, if any. A parser that was stopped has none.
    base::Result<void> finish();
    /// To be called from an event: nothing more is wanted.
    void stop();

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace louyu::exchange
