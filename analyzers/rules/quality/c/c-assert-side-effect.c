#include <assert.h>
#include <stdlib.h>

struct stack {
    int *items;
    int count;
};

int pop(struct stack *stack) {
    // ruleid: c-assert-side-effect
    assert(stack->count-- > 0);
    return stack->items[stack->count];
}

void grow(struct stack *stack, size_t size) {
    int *items;
    // ruleid: c-assert-side-effect
    assert((items = realloc(stack->items, size)) != NULL);
    stack->items = items;
}

int pop_well(struct stack *stack) {
    // ok: c-assert-side-effect
    assert(stack->count > 0);
    stack->count--;
    return stack->items[stack->count];
}

int top(const struct stack *stack) {
    // ok: c-assert-side-effect
    assert(stack && stack->count - 1 >= 0);
    return stack->items[stack->count - 1];
}
