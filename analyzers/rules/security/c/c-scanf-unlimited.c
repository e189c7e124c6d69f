#include <stdio.h>

void ask(void) {
    char name[32];
    int age;
    // ruleid: c-scanf-unlimited
    scanf("%s", name);
    // ruleid: c-scanf-unlimited
    if (scanf("%d %s", &age, name) != 2) {
        return;
    }
    // ok: c-scanf-unlimited
    scanf("%31s", name);
    // ok: c-scanf-unlimited
    scanf("%*s %d", &age);
    // ok: c-scanf-unlimited
    scanf("100%%s %d", &age);
}

int load(FILE *in) {
    char key[64];
    // ruleid: c-scanf-unlimited
    return fscanf(in, "%s\n", key) == 1 ? 0 : -1;
}
