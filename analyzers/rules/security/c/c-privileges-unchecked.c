#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void become(uid_t user, gid_t group) {
    // ruleid: c-privileges-unchecked
    setgid(group);
    // ruleid: c-privileges-unchecked
    setuid(user);
}

void become_right(uid_t user, gid_t group) {
    // ok: c-privileges-unchecked
    if (setgid(group) != 0 || setuid(user) != 0) {
        perror("setuid");
        exit(1);
    }
}

int become_later(uid_t user) {
    // ok: c-privileges-unchecked
    int result = seteuid(user);
    return result;
}

int become_now(uid_t user) {
    // ok: c-privileges-unchecked
    return setuid(user);
}
