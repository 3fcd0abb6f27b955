#pragma once
#include "dictionary/dictionary.hpp"

// The parts from which dictionary.cpp puts the whole together, one file a subject.
namespace louyu::dictionary {

std::vector<Entity> place_entities();         // region … unit
std::vector<Entity> organisation_entities();  // organisation, assignment of duty
std::vector<Entity> occupancy_entities();     // enterprise … tax record
std::vector<CodeList> place_code_lists();
std::vector<CodeList> organisation_code_lists();
std::vector<CodeList> occupancy_code_lists();
CodeList industry_sections();   // GB/T 4754-2017, 20 letters
CodeList industry_divisions();  // GB/T 4754-2017, 97 two-digit divisions

}  // namespace louyu::dictionary
