#include <stdlib.h>

typedef struct list {
    int *items;
    size_t count;
} list;

int list_add(list *self, int item) {
    // ruleid: c-realloc-loses-block
    self->items = realloc(self->items, (self->count + 1) * sizeof(int));
    if (!self->items) {
        return -1;
    }
    self->items[self->count++] = item;
    return 0;
}

int grow(char *text, size_t size) {
    // ruleid: c-realloc-loses-block
    if ((text = realloc(text, size * 2)) == NULL) {
        return -1;
    }
    text[size] = 0;
    return 0;
}

void grow_or_die(char **text, size_t size) {
    // ok: c-realloc-loses-block
    *text = realloc(*text, size * 2);
    if (!*text) {
        abort();
    }
}

int list_add_safely(list *self, int item) {
    // ok: c-realloc-loses-block
    int *items = realloc(self->items, (self->count + 1) * sizeof(int));
    if (!items) {
        return -1;
    }
    self->items = items;
    self->items[self->count++] = item;
    return 0;
}

char *shrink(char *text, size_t size) {
    char *old = text;
    // ok: c-realloc-loses-block
    text = realloc(text, size);
    return text ? text : old;
}
