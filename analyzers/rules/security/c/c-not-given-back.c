#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list;
struct item;
struct item *item_new(const char *name);
int item_fill(struct item *item, FILE *from);
void item_free(struct item *item);
int list_add(struct list *list, struct item *item);

int read_item(FILE *from) {
    struct item *item = item_new("first");
    if (item == NULL) {
        return -1;
    }
    if (item_fill(item, from) < 0) {
        // ruleid: c-not-given-back
        return -1;
    }
    item_free(item);
    return 0;
}

int count_lines(const char *path, int most) {
    FILE *file = fopen(path, "r");
    int lines = 0;
    if (file == NULL) {
        return -1;
    }
    while (getc(file) != EOF) {
        if (++lines > most) {
            // ruleid: c-not-given-back
            return -2;
        }
    }
    fclose(file);
    return lines;
}

/* Who adds it keeps it, unless that fails. */
int add_item(struct list *list, int is_last) {
    struct item *item = item_new("next");
    if (list_add(list, item) < 0) {
        item_free(item);
        return -1;
    }
    if (is_last) {
        // ok: c-not-given-back
        return -1;
    }
    // ok: c-not-given-back
    return 0;
}

char *first_word(const char *line, size_t length) {
    char few[64];
    char *text = length < sizeof few ? few : malloc(length + 1);
    if (text == NULL) {
        return NULL;
    }
    memcpy(text, line, length);
    if (text != few) {
        free(text);
    }
    // ok: c-not-given-back
    return NULL;
}
