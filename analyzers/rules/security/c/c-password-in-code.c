#include <string.h>

int is_admin(const char *user, const char *password) {
    // ruleid: c-password-in-code
    return strcmp(user, "admin") == 0 && strcmp(password, "made-up-word") == 0;
}

struct login {
    const char *passwd;
};

int is_guest(const struct login *login) {
    // ruleid: c-password-in-code
    return strncmp(login->passwd, "another-made-up-word", 20) == 0;
}

int is_same(const char *password, const char *again) {
    // ok: c-password-in-code
    return strcmp(password, again) == 0;
}

int is_field(const char *field) {
    // ok: c-password-in-code
    return strcmp(field, "password") == 0;
}

int is_given(const char *password) {
    // ok: c-password-in-code
    return strcmp(password, "") != 0;
}
