#include <stdlib.h>
#include <string.h>

char *copy(const char *text) {
    // ruleid: c-allocation-without-terminator
    char *block = malloc(strlen(text) + 1);
    if (!block) {
        return NULL;
    }
    strcpy(block, text);
    return block;
}

struct user {
    char *name;
};

void rename_user(struct user *user, const char *name) {
    // ruleid: c-allocation-without-terminator
    user->name = (char *)malloc(strlen(name) + 1);
    strcpy(user->name, name);
}

char *copy_right(const char *text) {
    // ok: c-allocation-without-terminator
    char *block = malloc(strlen(text) + 1);
    if (block) {
        strcpy(block, text);
    }
    return block;
}

char *bytes(const char *text) {
    size_t length = strlen(text);
    // ok: c-allocation-without-terminator
    char *block = malloc(strlen(text));
    if (block) {
        memcpy(block, text, length);
    }
    return block;
}
