#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct pool {
    pthread_mutex_t lock;
    pthread_rwlock_t names;
    int *items;
    int count;
};

int take(struct pool *pool, int at) {
    pthread_mutex_lock(&pool->lock);
    if (at >= pool->count) {
        // ruleid: c-lock-held-at-return
        return -1;
    }
    int item = pool->items[at];
    pthread_mutex_unlock(&pool->lock);
    return item;
}

int *find(struct pool *pool, int wanted) {
    pthread_rwlock_rdlock(&pool->names);
    if (pool->items == NULL) {
        // ruleid: c-lock-held-at-return
        return NULL;
    }
    int *found = pool->items + wanted;
    pthread_rwlock_unlock(&pool->names);
    return found;
}

int take_well(struct pool *pool, int at) {
    pthread_mutex_lock(&pool->lock);
    if (at >= pool->count) {
        pthread_mutex_unlock(&pool->lock);
        // ok: c-lock-held-at-return
        return -1;
    }
    int item = pool->items[at];
    pthread_mutex_unlock(&pool->lock);
    // ok: c-lock-held-at-return
    return item;
}

/* The caller unlocks what was found. */
int *find_locked(struct pool *pool, int wanted) {
    pthread_mutex_lock(&pool->lock);
    for (int i = 0; i < pool->count; i++) {
        if (pool->items[i] == wanted) {
            // ok: c-lock-held-at-return
            return &pool->items[i];
        }
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

bool twice(struct pool *pool) {
    pthread_mutex_lock(&pool->lock);
    bool is_empty = pool->count == 0;
    pthread_mutex_unlock(&pool->lock);
    if (is_empty) {
        // ok: c-lock-held-at-return
        return false;
    }
    pthread_mutex_lock(&pool->lock);
    pool->count--;
    pthread_mutex_unlock(&pool->lock);
    return true;
}
