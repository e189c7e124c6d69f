#include "orchestrator/run/worker/tree_cache.h"

#include <stdlib.h>

#include "core/limits.h"

typedef struct entry {
    ltl_packed_tree packed;
    uint32_t target;
    uint32_t borrowers;
    struct entry *newer; /* that were looked at later, in the order of looks */
    struct entry *older;
} entry;

struct ltl_tree_cache {
    pthread_mutex_t lock;
    entry **at; /* by target */
    entry *newest;
    entry *oldest;
    size_t bytes;
    size_t max_bytes;
};

ltl_tree_cache *ltl_tree_cache_new(uint32_t target_count, size_t max_bytes) {
    ltl_tree_cache *cache = calloc(1, sizeof *cache);
    entry **at = calloc((size_t)target_count + 1, sizeof(entry *));
    if (cache == NULL || at == NULL) {
        free(cache);
        free(at);
        return NULL;
    }
    *cache = (ltl_tree_cache){.at = at, .max_bytes = max_bytes};
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

static void unlink_entry(ltl_tree_cache *cache, entry *e) {
    *(e->newer != NULL ? &e->newer->older : &cache->newest) = e->older;
    *(e->older != NULL ? &e->older->newer : &cache->oldest) = e->newer;
}

static void link_newest(ltl_tree_cache *cache, entry *e) {
    e->newer = NULL;
    e->older = cache->newest;
    *(e->older != NULL ? &e->older->newer : &cache->oldest) = e;
    cache->newest = e;
}

static void entry_drop(ltl_tree_cache *cache, entry *e) {
    unlink_entry(cache, e);
    cache->at[e->target] = NULL;
    cache->bytes -= ltl_packed_bytes(&e->packed);
    ltl_packed_clear(&e->packed);
    free(e);
}

static void make_room(ltl_tree_cache *cache) {
    entry *e = cache->oldest;
    while (e != NULL && cache->bytes > cache->max_bytes) {
        entry *newer = e->newer;
        if (e->borrowers == 0) {
            entry_drop(cache, e);
        }
        e = newer;
    }
}

void ltl_tree_cache_free(ltl_tree_cache *cache) {
    if (cache == NULL) {
        return;
    }
    while (cache->newest != NULL) {
        entry_drop(cache, cache->newest);
    }
    pthread_mutex_destroy(&cache->lock);
    free(cache->at);
    free(cache);
}

const ltl_packed_tree *ltl_tree_cache_borrow(ltl_tree_cache *cache, uint32_t target) {
    if (cache == NULL) {
        return NULL;
    }
    pthread_mutex_lock(&cache->lock);
    entry *e = cache->at[target];
    if (e != NULL) {
        e->borrowers++;
        unlink_entry(cache, e);
        link_newest(cache, e);
    }
    pthread_mutex_unlock(&cache->lock);
    return e != NULL ? &e->packed : NULL;
}

void ltl_tree_cache_give_back(ltl_tree_cache *cache, uint32_t target) {
    pthread_mutex_lock(&cache->lock);
    cache->at[target]->borrowers--;
    make_room(cache);
    pthread_mutex_unlock(&cache->lock);
}

/* Two workers may have parsed it at the same time: one of their trees is enough. */
void ltl_tree_cache_add(ltl_tree_cache *cache, uint32_t target, const ltl_scanner *scanner) {
    bool is_wanted = cache != NULL && ltl_scanner_source(scanner)->text.len <= LTL_MAX_CACHED_TREE_BYTES;
    entry *e = is_wanted ? calloc(1, sizeof *e) : NULL;
    if (e == NULL || !ltl_scanner_pack(scanner, &e->packed)) {
        free(e);
        return;
    }
    e->target = target;
    size_t bytes = ltl_packed_bytes(&e->packed);
    pthread_mutex_lock(&cache->lock);
    bool is_taken = cache->at[target] == NULL && !ltl_arena_is_exhausted(&e->packed.arena);
    if (is_taken) {
        cache->at[target] = e;
        cache->bytes += bytes;
        link_newest(cache, e);
        make_room(cache);
    }
    pthread_mutex_unlock(&cache->lock);
    if (!is_taken) {
        ltl_packed_clear(&e->packed);
        free(e);
    }
}

size_t ltl_tree_cache_bytes(ltl_tree_cache *cache) {
    pthread_mutex_lock(&cache->lock);
    size_t bytes = cache->bytes;
    pthread_mutex_unlock(&cache->lock);
    return bytes;
}
