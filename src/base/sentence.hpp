#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"

namespace louyu::base {

/// What a reader is told, in the two languages of the pages.
struct Sentence {
    std::string zh;
    std::string en;
};

/// Sets "notes" and "notesEn", side by side.
inline void set_notes(Json& json, const std::vector<Sentence>& notes) {
    Json zh = Json::array();
    Json en = Json::array();
    for (const Sentence& note : notes) {
        zh.push(note.zh);
        en.push(note.en);
    }
    json.set("notes", std::move(zh)).set("notesEn", std::move(en));
}

}  // namespace louyu::base
