#pragma once

namespace louyu::app {

/// Reads the command line, runs the one command it names and returns the exit code of the program: 0 done, 1 done with
/// rows refused, 2 refused.
int run(int argc, char** argv);

}  // namespace louyu::app
