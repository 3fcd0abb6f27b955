#include "dictionary/dictionary.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/error.hpp"
#include "base/text.hpp"

namespace louyu::dictionary {
namespace {

TEST(Dictionary, names_every_entity_and_path_once) {
    std::set<std::string_view> names;
    std::set<std::string_view> plurals;
    for (const Entity& entity : entities()) {
        EXPECT_TRUE(names.insert(entity.name).second) << entity.name;
        EXPECT_TRUE(plurals.insert(entity.plural).second) << entity.plural;
        EXPECT_FALSE(entity.label.empty());
        EXPECT_FALSE(entity.label_en.empty());
    }
}

TEST(Dictionary, points_only_at_what_exists) {
    for (const Entity& entity : entities()) {
        std::set<std::string_view> fields;
        for (const Field& field : entity.fields) {
            EXPECT_TRUE(fields.insert(field.name).second) << entity.name << "." << field.name;
            EXPECT_EQ(field.type == FieldType::kCode, !field.code_list.empty()) << field.name;
            EXPECT_EQ(field.type == FieldType::kReference, !field.reference.empty()) << field.name;
            if (!field.code_list.empty()) {
                EXPECT_NE(find_code_list(field.code_list), nullptr) << field.code_list;
            }
            if (!field.reference.empty()) {
                EXPECT_NE(find_entity(field.reference), nullptr) << field.reference;
            }
        }
        if (entity.title != "id") {
            EXPECT_NE(entity.find(entity.title), nullptr) << entity.name;
        }
        if (!entity.key.empty()) {
            EXPECT_NE(entity.find(entity.key), nullptr) << entity.name;
        }
    }
}

TEST(Dictionary, gives_every_area_and_amount_its_unit) {
    for (const Entity& entity : entities()) {
        for (const Field& field : entity.fields) {
            if (field.type == FieldType::kArea) {
                EXPECT_EQ(field.unit, "㎡") << field.name;
            }
            if (field.type == FieldType::kMoney) {
                EXPECT_EQ(field.unit, "元") << field.name;
            }
        }
    }
}

TEST(Dictionary, hides_every_tax_amount_from_those_without_the_right) {
    for (const Field& field : entity("tax_record").fields) {
        EXPECT_EQ(field.sensitivity, Sensitivity::kTaxpayer) << field.name;
    }
}

TEST(Dictionary, knows_no_header_that_names_two_fields_of_one_entity) {
    for (const Entity& entity : entities()) {
        std::set<std::string> headers;
        for (const Field& field : entity.fields) {
            std::set<std::string> own{base::comparison_key(field.label)};
            for (std::string_view synonym : field.synonyms) {
                own.insert(base::comparison_key(synonym));
            }
            for (const std::string& header : own) {
                EXPECT_TRUE(headers.insert(header).second) << entity.name << ": " << header;
            }
        }
    }
}

TEST(CodeLists, recognise_code_label_and_synonym_in_any_width) {
    const CodeList& stages = code_list("stage");
    EXPECT_EQ(stages.recognise("已运营")->code, "operating");
    EXPECT_EQ(stages.recognise(" 在 用 ")->code, "operating");
    EXPECT_EQ(stages.recognise("ＯＰＥＲＡＴＩＮＧ")->code, "operating");
    EXPECT_EQ(stages.recognise("整体出售"), nullptr);
    EXPECT_EQ(stages.recognise(""), nullptr);
}

TEST(CodeLists, let_no_word_mean_two_codes) {
    for (const CodeList& list : code_lists()) {
        std::set<std::string> words;
        for (const Code& code : list.codes) {
            std::set<std::string> own{base::comparison_key(code.code), base::comparison_key(code.label)};
            for (std::string_view synonym : code.synonyms) {
                own.insert(base::comparison_key(synonym));
            }
            for (const std::string& word : own) {
                EXPECT_TRUE(words.insert(word).second) << list.name << ": " << word;
            }
        }
    }
}

TEST(Industry, has_the_sections_and_divisions_of_the_standard) {
    EXPECT_EQ(code_list("industry_section").codes.size(), 20U);
    const CodeList& divisions = code_list("industry_division");
    EXPECT_EQ(divisions.codes.size(), 97U);
    for (const Code& division : divisions.codes) {
        EXPECT_NE(code_list("industry_section").find(division.parent), nullptr) << division.code;
    }
    EXPECT_EQ(divisions.find("64")->parent, "I");
}

TEST(Dictionary, treats_an_unknown_name_of_the_program_as_a_bug) {
    EXPECT_THROW(entity("bilding"), base::Bug);
    EXPECT_EQ(find_entity("bilding"), nullptr);
}

}  // namespace
}  // namespace louyu::dictionary
