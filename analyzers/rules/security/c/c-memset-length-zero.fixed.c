#include <string.h>

struct session {
    char key[32];
    int user;
};

void session_clear(struct session *self) {
    // ruleid: c-memset-length-zero
    memset(self, 0, sizeof *self);
}

void key_clear(char *key, size_t length) {
    // ruleid: c-memset-length-zero
    memset(key, length, 0);
}

void session_clear_right(struct session *self) {
    // ok: c-memset-length-zero
    memset(self, 0, sizeof *self);
}

void key_fill(char *key, size_t length) {
    // ok: c-memset-length-zero
    memset(key, 0xff, length);
}
