#include "store.h"

void handle(void)
{
    char *query = take_input();
    run(query, 1);
    local(query);
    // ruleid: far
    danger(give());
}
