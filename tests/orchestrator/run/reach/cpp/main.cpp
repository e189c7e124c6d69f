#include "store.hpp"

void handle(Store *store)
{
    const char *query = take_input();
    store->find(query);
    Store::run(query);
}
