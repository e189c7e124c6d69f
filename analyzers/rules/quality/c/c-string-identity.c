#include <string.h>

int is_help(int argc, char **argv) {
    // ruleid: c-string-identity
    return argc > 1 && argv[1] == "--help";
}

const char *ending(const char *format) {
    // ruleid: c-string-identity
    if (format != "json") {
        return ".txt";
    }
    return ".json";
}

int is_version(int argc, char **argv) {
    // ok: c-string-identity
    return argc > 1 && strcmp(argv[1], "--version") == 0;
}

int is_dash(const char *text) {
    // ok: c-string-identity
    return text != NULL && text[0] == '-';
}
