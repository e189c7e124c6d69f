#include "store.hpp"

void Store::find(const char *query)
{
    // ruleid: far
    danger(query);
}

void Store::run(const char *query)
{
    // ruleid: far
    danger(query);
}
