#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/text.hpp"
#include "exchange/table.hpp"

namespace louyu::exchange {

namespace {

TEST(Kinds, AreTheTenThatFilesBring) {
    std::set<std::string_view> names;
    for (const Kind& kind : kinds()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        EXPECT_EQ(find_kind(kind.name), &kind);
        EXPECT_FALSE(kind.label.empty());
    }
    const std::set<std::string_view> wanted = {"regions",     "zones",     "buildings",    "units",
                                               "enterprises", "tenancies", "registration", "tax",
                                               "industries",  "published"};
    EXPECT_EQ(names, wanted);
    EXPECT_EQ(find_kind("nothing"), nullptr);
}

TEST(Kinds, NameEveryColumnOnceAndGiveItAField) {
    for (const Kind& kind : kinds()) {
        std::set<std::string_view> names;
        for (const KindColumn& column : kind.columns) {
            EXPECT_TRUE(names.insert(column.name).second) << kind.name << "." << column.name;
            ASSERT_NE(column.field, nullptr) << kind.name << "." << column.name;
            EXPECT_FALSE(column.label.empty()) << kind.name << "." << column.name;
            EXPECT_EQ(kind.find(column.name), &column);
        }
        EXPECT_EQ(kind.index_of("no_such_column"), -1);
        EXPECT_EQ(kind.find("no_such_column"), nullptr);
    }
}

TEST(Kinds, HaveLabelsThatTellTheirColumnsApart) {
    for (const Kind& kind : kinds()) {
        std::map<std::string, std::string_view> labels;
        for (const KindColumn& column : kind.columns) {
            const auto [at, is_new] = labels.emplace(base::comparison_key(column.label), column.name);
            EXPECT_TRUE(is_new) << kind.name << ": " << column.name << " and " << at->second << " are both "
                                << column.label;
        }
    }
}

TEST(Kinds, OnlyTaxAndRegistrationAreLedgers) {
    for (const Kind& kind : kinds()) {
        EXPECT_EQ(kind.is_ledger, kind.name == "tax" || kind.name == "registration") << kind.name;
    }
}

TEST(Kinds, CarryTheColumnsOfTheirLedgersUnderTheirOwnNames) {
    for (const auto& [kind, entity] :
         {std::pair{"tax", "tax_record"}, std::pair{"registration", "registration_record"},
          std::pair{"enterprises", "enterprise"}}) {
        for (const dictionary::Field& field : dictionary::entity(entity).fields) {
            const KindColumn* column = find_kind(kind)->find(field.name);
            ASSERT_NE(column, nullptr) << kind << "." << field.name;
            EXPECT_EQ(column->field, &field);
        }
    }
}

}  // namespace

}  // namespace louyu::exchange
