#include <stdio.h>
#include <stdlib.h>

struct node {
    struct node *next;
    int value;
};

void list_free(struct node *node) {
    while (node) {
        // ruleid: c-use-after-free
        free(node);
        node = node->next;
    }
}

int take(struct node *node) {
    // ruleid: c-use-after-free
    free(node);
    return node->value;
}

void list_free_right(struct node *node) {
    while (node) {
        struct node *next = node->next;
        // ok: c-use-after-free
        free(node);
        node = next;
    }
}

int take_right(struct node *node) {
    int value = node->value;
    // ok: c-use-after-free
    free(node);
    return value;
}
