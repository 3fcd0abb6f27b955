#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "dictionary/dictionary.hpp"

// The JSON Schemas (2020-12) of what the interface sends and takes.
namespace louyu::api {

/// A component written by hand; `schema` is JSON text.
struct NamedSchema {
    std::string_view name;
    std::string_view schema;
};
const std::vector<NamedSchema>& fixed_schemas();
/// Of them, those of the stacking plan.
std::span<const NamedSchema> stacking_schemas();

/// building_duty → BuildingDuty
std::string component_name(std::string_view entity);
/// BuildingDuty for #record:building_duty, BuildingDutyPage for #page:, BuildingDutyWrite for #write:, else
/// the name behind the mark.
std::string component_of(std::string_view mark);

/// What a record of the entity looks like; of it every field may be missing, since masks and absent values
/// leave them out.
base::Json record_schema(const dictionary::Entity& entity);
base::Json write_schema(const dictionary::Entity& entity);
/// A page of `item`.
base::Json page_schema(std::string_view item);
base::Json schema_ref(std::string_view component);

}  // namespace louyu::api
