#include <ctype.h>
#include <string.h>

void upper(char *text) {
    // ruleid: c-strlen-in-condition
    for (size_t i = 0; i < strlen(text); i++) {
        text[i] = (char)toupper((unsigned char)text[i]);
    }
}

size_t spaces(const char *text) {
    size_t count = 0;
    size_t i = 0;
    // ruleid: c-strlen-in-condition
    while (i < strlen(text)) {
        if (text[i] == ' ') {
            count++;
        }
        i++;
    }
    return count;
}

void upper_once(char *text) {
    size_t length = strlen(text);
    // ok: c-strlen-in-condition
    for (size_t i = 0; i < length; i++) {
        text[i] = (char)toupper((unsigned char)text[i]);
    }
}

void lower(char *text) {
    // ok: c-strlen-in-condition
    for (char *p = text; *p; p++) {
        *p = (char)tolower((unsigned char)*p);
    }
}

int is_word(const char *text) {
    // ok: c-strlen-in-condition
    if (strlen(text) < 2) {
        return 0;
    }
    return isalpha((unsigned char)text[0]) != 0;
}
