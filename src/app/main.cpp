#include "app/command_line.hpp"

int main(int argc, char** argv) {
    return louyu::app::run(argc, argv);
}
