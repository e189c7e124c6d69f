#include "orchestrator/cli/rules/line_diff.h"

/* Products of line counts up to here are compared each with each. */
enum { MAX_PAIRS = 1 << 20 };

typedef struct lines LTL_VEC(ltl_str) lines;

static lines lines_of(ltl_arena *arena, ltl_str text) {
    lines made = {0};
    ltl_str line;
    ltl_str rest = ltl_str_slice(text, 0, text.len - ltl_str_ends_with(text, LTL_STR("\n")));
    while (text.len > 0 && rest.ptr && ltl_str_split(&rest, '\n', &line)) {
        LTL_PUSH(arena, &made, line);
    }
    return made;
}

typedef struct differ {
    ltl_arena *arena;
    lines a;
    lines b;
    uint32_t start; /* equal lines at the beginning … */
    uint32_t a_end; /* … and from here on */
    uint32_t b_end;
    ltl_diff_lines *out;
} differ;

static void trim(differ *d) {
    d->a_end = d->a.count;
    d->b_end = d->b.count;
    while (d->start < d->a_end && d->start < d->b_end &&
           ltl_str_eq(d->a.at[d->start], d->b.at[d->start])) {
        d->start++;
    }
    while (d->a_end > d->start && d->b_end > d->start &&
           ltl_str_eq(d->a.at[d->a_end - 1], d->b.at[d->b_end - 1])) {
        d->a_end--;
        d->b_end--;
    }
}

static void put(differ *d, char mark, uint32_t i) {
    ltl_str text = mark == '+' ? d->b.at[i] : d->a.at[i];
    LTL_PUSH(d->arena, d->out, ((ltl_diff_line){mark, i + 1, text}));
}

/* Length of the longest common subsequence of what follows each pair. */
static const uint32_t *table_of(const differ *d, uint32_t rows, uint32_t columns) {
    uint32_t stride = columns + 1;
    uint32_t *table = LTL_NEW_ARRAY(d->arena, uint32_t, (size_t)(rows + 1) * stride);
    for (uint32_t i = rows; i-- > 0;) {
        for (uint32_t j = columns; j-- > 0;) {
            uint32_t *at = &table[(size_t)i * stride + j];
            bool is_equal = ltl_str_eq(d->a.at[d->start + i], d->b.at[d->start + j]);
            *at = is_equal ? at[stride + 1] + 1 : at[stride] > at[1] ? at[stride] : at[1];
        }
    }
    return table;
}

/* From the first difference to the last. */
static void put_middle(differ *d) {
    uint32_t rows = d->a_end - d->start;
    uint32_t columns = d->b_end - d->start;
    uint32_t stride = columns + 1;
    bool is_small = (uint64_t)rows * columns <= MAX_PAIRS;
    const uint32_t *table = is_small ? table_of(d, rows, columns) : NULL;
    for (uint32_t i = 0, j = 0; i < rows || j < columns;) {
        const uint32_t *at = table ? &table[(size_t)i * stride + j] : NULL;
        bool is_pair = i < rows && j < columns;
        if (is_pair && at && ltl_str_eq(d->a.at[d->start + i], d->b.at[d->start + j])) {
            put(d, ' ', d->start + i);
            i++;
            j++;
        } else if (i < rows && (!is_pair || !at || at[stride] >= at[1])) {
            put(d, '-', d->start + i++);
        } else {
            put(d, '+', d->start + j++);
        }
    }
}

/* Equal lines further than `context` from a difference go. */
static void drop_far(ltl_arena *arena, ltl_diff_lines *all, uint32_t context) {
    bool *stays = LTL_NEW_ARRAY(arena, bool, (size_t)all->count + 1);
    for (uint32_t i = 0; i < all->count; i++) {
        uint32_t from = i < context ? 0 : i - context;
        for (uint32_t k = from; all->at[i].mark != ' ' && k < all->count && k <= i + context; k++) {
            stays[k] = true;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        if (stays[i]) {
            all->at[kept++] = all->at[i];
        }
    }
    all->count = kept;
}

void ltl_line_diff(ltl_arena *arena, ltl_str first, ltl_str second, uint32_t context,
                   ltl_diff_lines *out_lines) {
    *out_lines = (ltl_diff_lines){0};
    differ d = {.arena = arena,
                .a = lines_of(arena, first),
                .b = lines_of(arena, second),
                .out = out_lines};
    trim(&d);
    for (uint32_t i = d.start < context ? 0 : d.start - context; i < d.start; i++) {
        put(&d, ' ', i);
    }
    put_middle(&d);
    for (uint32_t i = d.a_end; i < d.a.count && i < d.a_end + context; i++) {
        put(&d, ' ', i);
    }
    drop_far(arena, out_lines, context);
}
