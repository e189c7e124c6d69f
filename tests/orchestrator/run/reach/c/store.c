#include "store.h"

static void local(char *query)
{
    // ok: far
    danger(query);
}

void run(char *query, int n)
{
    // ruleid: far
    danger(query);
    // ok: far
    danger(n);
}

char *give(void)
{
    return take_input();
}
