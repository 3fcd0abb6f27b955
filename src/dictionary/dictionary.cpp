#include "dictionary/dictionary.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "dictionary/parts.hpp"

namespace louyu::dictionary {

namespace {

template <class T>
void append(std::vector<T>& all, std::vector<T> part) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
}

std::vector<Entity> make_entities() {
    std::vector<Entity> all;
    append(all, place_entities());
    append(all, organisation_entities());
    append(all, occupancy_entities());
    return all;
}

std::vector<CodeList> make_code_lists() {
    std::vector<CodeList> all;
    append(all, place_code_lists());
    append(all, organisation_code_lists());
    append(all, occupancy_code_lists());
    all.push_back(industry_sections());
    all.push_back(industry_divisions());
    return all;
}

template <class T, class Projection>
const T* find_by(const std::vector<T>& all, std::string_view wanted, Projection projection) {
    for (const T& item : all) {
        if (projection(item) == wanted) {
            return &item;
        }
    }
    return nullptr;
}

}  // namespace

const std::vector<Entity>& entities() {
    static const std::vector<Entity> all = make_entities();
    return all;
}

const std::vector<CodeList>& code_lists() {
    static const std::vector<CodeList> all = make_code_lists();
    return all;
}

const Entity* find_entity(std::string_view name) {
    return find_by(entities(), name, [](const Entity& e) { return e.name; });
}

const Entity* find_entity_by_plural(std::string_view plural) {
    return find_by(entities(), plural, [](const Entity& e) { return e.plural; });
}

const CodeList* find_code_list(std::string_view name) {
    return find_by(code_lists(), name, [](const CodeList& l) { return l.name; });
}

const Entity& entity(std::string_view name) {
    const Entity* found = find_entity(name);
    CHECK(found != nullptr);
    return *found;
}

const CodeList& code_list(std::string_view name) {
    const CodeList* found = find_code_list(name);
    CHECK(found != nullptr);
    return *found;
}

const Field* Entity::find(std::string_view field_name) const {
    return find_by(fields, field_name, [](const Field& f) { return f.name; });
}

const Code* CodeList::find(std::string_view code) const {
    return find_by(codes, code, [](const Code& c) { return c.code; });
}

const Code* CodeList::recognise(std::string_view printed) const {
    const std::string wanted = base::comparison_key(printed);
    for (const Code& code : codes) {
        if (base::comparison_key(code.code) == wanted || base::comparison_key(code.label) == wanted) {
            return &code;
        }
        for (std::string_view synonym : code.synonyms) {
            if (base::comparison_key(synonym) == wanted) {
                return &code;
            }
        }
    }
    return nullptr;
}

std::string_view to_string(FieldType type) {
    switch (type) {
        case FieldType::kText:
            return "text";
        case FieldType::kInteger:
            return "integer";
        case FieldType::kMoney:
            return "money";
        case FieldType::kArea:
            return "area";
        case FieldType::kDay:
            return "day";
        case FieldType::kMonth:
            return "month";
        case FieldType::kFlag:
            return "flag";
        case FieldType::kCode:
            return "code";
        case FieldType::kReference:
            return "reference";
        case FieldType::kCoordinate:
            return "coordinate";
    }
    throw base::Bug("field type");
}

std::string_view to_string(Sensitivity sensitivity) {
    switch (sensitivity) {
        case Sensitivity::kPublic:
            return "public";
        case Sensitivity::kInternal:
            return "internal";
        case Sensitivity::kContact:
            return "contact";
        case Sensitivity::kTaxpayer:
            return "taxpayer";
    }
    throw base::Bug("sensitivity");
}

}  // namespace louyu::dictionary
