#include <stdlib.h>

struct record {
    char *text;
};
int record_init(struct record *record);
void record_release(struct record *record);
int is_ready(void);

int load(size_t size) {
    char *block;
    int result = -1;
    if (!is_ready()) {
        goto done;
    }
    block = malloc(size);
    result = block != NULL;
done:
    // ruleid: c-unset-at-label
    free(block);
    return result;
}

int read_record(void) {
    struct record record;
    int result = -1;
    if (!is_ready()) {
        goto done;
    }
    result = record_init(&record);
done:
    // ruleid: c-unset-at-label
    record_release(&record);
    return result;
}

int load_set(size_t size) {
    char *block = NULL;
    int result = -1;
    if (!is_ready()) {
        goto done;
    }
    block = malloc(size);
    result = block != NULL;
done:
    // ok: c-unset-at-label
    free(block);
    return result;
}

int load_asked(size_t size) {
    char *block;
    int has_block = 0;
    if (!is_ready()) {
        goto done;
    }
    block = malloc(size);
    has_block = 1;
done:
    if (has_block) {
        // ok: c-unset-at-label
        free(block);
    }
    return has_block;
}
