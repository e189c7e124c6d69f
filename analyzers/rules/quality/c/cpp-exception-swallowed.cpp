#include <stdexcept>
#include <string>

void first(std::string text) {
    // ruleid: cpp-exception-swallowed
    try {
        text.at(3) = 'a';
    } catch (std::out_of_range &) {
    }
}

void second(std::string text) {
    // ruleid: cpp-exception-swallowed
    try {
        text.at(3) = 'a';
    } catch (const std::exception &error) {
    }
}

int third(std::string text) {
    // ok: cpp-exception-swallowed
    try {
        text.at(3) = 'a';
    } catch (std::out_of_range &) {
        return -1;
    }
    return 0;
}

void fourth(std::string text) {
    // ok: cpp-exception-swallowed
    try {
        text.at(3) = 'a';
    } catch (std::out_of_range &) {
        throw;
    }
}
