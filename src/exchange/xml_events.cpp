#include "exchange/xml_events.hpp"

#include <expat.h>

#include "exchange/sheet.hpp"

namespace louyu::exchange {

namespace {

constexpr int kElementDepthMax = 256;

std::string_view without_prefix(const char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) {
            return pair[1];
        }
    }
    return {};
}

struct XmlParser::Parser {
    XML_Parser expat = nullptr;
    XmlEvents* events = nullptr;
    int depth = 0;
    bool stopped = false;
    bool hostile = false;
    bool broken = false;
    std::string fault;

    void stop() {
        stopped = true;
        XML_StopParser(expat, XML_FALSE);
    }

    static void on_start(void* user, const char* name, const char** attributes) {
        auto* self = static_cast<Parser*>(user);
        if (++self->depth > kElementDepthMax) {
            self->hostile = true;
            XML_StopParser(self->expat, XML_FALSE);
            return;
        }
        if (!self->stopped) {
            self->events->start(without_prefix(name), XmlAttributes(attributes));
        }
    }

    static void on_end(void* user, const char* name) {
        auto* self = static_cast<Parser*>(user);
        --self->depth;
        if (!self->stopped) {
            self->events->end(without_prefix(name));
        }
    }

    static void on_text(void* user, const char* text, int length) {
        auto* self = static_cast<Parser*>(user);
        if (!self->stopped) {
            self->events->text(std::string_view(text, static_cast<std::size_t>(length)));
        }
    }

    static void on_doctype(void* user, const char*, const char*, const char*, int) {
        auto* self = static_cast<Parser*>(user);
        self->hostile = true;
        XML_StopParser(self->expat, XML_FALSE);
    }
};

XmlParser::XmlParser(XmlEvents& events, bool is_utf8) : parser_(std::make_unique<Parser>()) {
    parser_->expat = XML_ParserCreate(is_utf8 ? "UTF-8" : nullptr);
    CHECK(parser_->expat != nullptr);
    parser_->events = &events;
    XML_SetUserData(parser_->expat, parser_.get());
    XML_SetElementHandler(parser_->expat, Parser::on_start, Parser::on_end);
    XML_SetCharacterDataHandler(parser_->expat, Parser::on_text);
    XML_SetStartDoctypeDeclHandler(parser_->expat, Parser::on_doctype);
}

XmlParser::~XmlParser() {
    XML_ParserFree(parser_->expat);
}

bool XmlParser::feed(std::string_view piece) {
    Parser& parser = *parser_;
    if (parser.stopped || parser.broken || parser.hostile) {
        return false;
    }
    if (XML_Parse(parser.expat, piece.data(), static_cast<int>(piece.size()), 0) != XML_STATUS_OK) {
        parser.broken = !parser.stopped;
        parser.fault = XML_ErrorString(XML_GetErrorCode(parser.expat));
    }
    return !parser.stopped && !parser.broken;
}

base::Result<void> XmlParser::finish() {
    Parser& parser = *parser_;
    if (!parser.stopped && !parser.broken && XML_Parse(parser.expat, "", 0, 1) != XML_STATUS_OK) {
        parser.broken = !parser.stopped;
        parser.fault = XML_ErrorString(XML_GetErrorCode(parser.expat));
    }
    if (parser.hostile) {
        return refusal("exchange.hostile_file", "文件含有表格不应有的内容（文档类型声明），已拒绝读取。");
    }
    if (parser.broken) {
        return refusal("exchange.damaged_file", "文件已损坏或没有传完整，请用表格软件打开确认后重新上传。",
                       parser.fault);
    }
    return {};
}

void XmlParser::stop() {
    parser_->stop();
}

}  // namespace louyu::exchange
