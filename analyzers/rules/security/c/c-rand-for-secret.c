#include <stdlib.h>
#include <sys/random.h>

void token_make(char *token, size_t length) {
    for (size_t i = 0; i + 1 < length; i++) {
        // ruleid: c-rand-for-secret
        token[i] = (char)('a' + rand() % 26);
    }
    token[length - 1] = 0;
}

struct session {
    long cookie;
};

void session_open(struct session *session) {
    // ruleid: c-rand-for-secret
    session->cookie = random();
}

int token_make_right(unsigned char *token, size_t length) {
    // ok: c-rand-for-secret
    return getrandom(token, length, 0) == (ssize_t)length ? 0 : -1;
}

int dice(void) {
    // ok: c-rand-for-secret
    int face = 1 + rand() % 6;
    return face;
}
