#pragma once
#include <string_view>

#include "base/error.hpp"
#include "exchange/import.hpp"

// What a command says: results on standard output, sentences on standard error.
namespace louyu::app {

void say(std::string_view line);
void complain(std::string_view line);
/// Prints the sentence and the code; answers kRefused.
int refuse(const base::Error& error);
/// A progress line on standard error when it is a terminal; never cancels.
exchange::Progress terminal_progress();

}  // namespace louyu::app
