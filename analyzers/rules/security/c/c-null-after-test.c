#include <stdio.h>

struct person {
    const char *name;
    int age;
};
const struct person *find(const char *name);

int age_of(const char *name) {
    const struct person *person = find(name);
    if (person == NULL) {
        printf("there is no %s\n", name);
    }
    // ruleid: c-null-after-test
    return person->age;
}

int is_adult(const char *name) {
    const struct person *person = find(name);
    if (!person || person->age < 18) {
        // ruleid: c-null-after-test
        printf("%s is too young\n", person->name);
        return 0;
    }
    // ok: c-null-after-test
    return person->age;
}

int age_or_none(const char *name) {
    const struct person *person = find(name);
    if (person == NULL) {
        printf("there is no %s\n", name);
        return -1;
    }
    // ok: c-null-after-test
    return person->age;
}

int age_if(const char *name, int is_known) {
    const struct person *person = is_known ? find(name) : NULL;
    if (person == NULL) {
        is_known = 0;
    }
    // ok: c-null-after-test
    return is_known ? person->age : 0;
}
