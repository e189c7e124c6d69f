#include <stdbool.h>

enum { FLAG_OPEN = 1, FLAG_DIRTY = 4 };

struct page {
    unsigned flags;
};

int must_save(const struct page *page) {
    // ruleid: c-not-before-bitand
    if (!(page->flags & FLAG_DIRTY)) {
        return 0;
    }
    return 1;
}

int is_closed(unsigned flags) {
    // ruleid: c-not-before-bitand
    return !(flags & 0x02);
}

int is_clean(const struct page *page) {
    // ok: c-not-before-bitand
    return !(page->flags & FLAG_DIRTY);
}

bool neither(bool left, bool right) {
    // ok: c-not-before-bitand
    return !left & !right;
}
