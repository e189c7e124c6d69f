#include "orchestrator/specialists/change/hunks.h"

#include "core/compiler.h"

enum { MOST_LINES = 20000, LEAST_LETTERS = 3 };

static uint32_t letters_of(ltl_str line) {
    uint32_t letters = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        letters +=
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
    }
    return letters;
}

static bool is_comment(ltl_str line) {
    static const char *const marks[] = {"//", "/*", "*", "# ", "<!--", "--", ";", "\"\"\"", "%"};
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_starts_with(line, ltl_str_of(marks[i]))) {
            return true;
        }
    }
    return false;
}

static void lines_take(ltl_arena *arena, const ltl_source *source, ltl_line_range range,
                       ltl_side side, ltl_map *sides, ltl_hunk_lines *lines) {
    for (uint32_t i = 0; i < range.count; i++) {
        ltl_str line = ltl_str_trim(ltl_source_line(source, range.first + i));
        if (letters_of(line) >= LEAST_LETTERS && !is_comment(line)) {
            LTL_PUSH(arena, lines, line);
            ltl_map_put(sides, line, NULL)->value |= 1u << side;
        }
    }
}

static void moved_drop(const ltl_map *sides, ltl_hunk_lines *lines) {
    static const uint64_t both = 1u << LTL_SIDE_BASE | 1u << LTL_SIDE_HEAD;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (ltl_map_find(sides, lines->at[i])->value != both) {
            lines->at[kept++] = lines->at[i];
        }
    }
    lines->count = kept;
}

void ltl_hunks_make(ltl_arena *arena, const ltl_source *base, const ltl_source *head,
                    const ltl_target *ranges, ltl_hunks *out_hunks) {
    *out_hunks = (ltl_hunks){0};
    ltl_map_init(&out_hunks->sides, arena);
    if (ranges->added.count != ranges->removed.count ||
        (uint64_t)ranges->lines_added + ranges->lines_removed > MOST_LINES) {
        return;
    }
    for (uint32_t i = 0; i < ranges->added.count; i++) {
        ltl_line_range in = ranges->added.at[i];
        ltl_hunk hunk = {.line = in.first > 0 ? in.first : 1};
        lines_take(arena, base, ranges->removed.at[i], LTL_SIDE_BASE, &out_hunks->sides, &hunk.out);
        lines_take(arena, head, in, LTL_SIDE_HEAD, &out_hunks->sides, &hunk.in);
        LTL_PUSH(arena, &out_hunks->all, hunk);
    }
    for (uint32_t i = 0; i < out_hunks->all.count; i++) {
        moved_drop(&out_hunks->sides, &out_hunks->all.at[i].out);
        moved_drop(&out_hunks->sides, &out_hunks->all.at[i].in);
    }
}

bool ltl_hunk_lines_hold(const ltl_hunk_lines *whole, const ltl_hunk_lines *part) {
    for (uint32_t at = 0; at + part->count <= whole->count; at++) {
        uint32_t same = 0;
        while (same < part->count && ltl_str_eq(whole->at[at + same], part->at[same])) {
            same++;
        }
        if (same == part->count) {
            return true;
        }
    }
    return false;
}

bool ltl_hunks_have(const ltl_hunks *hunks, const ltl_hunk_lines *lines, ltl_side side) {
    for (uint32_t i = 0; i < lines->count; i++) {
        const ltl_map_entry *entry = ltl_map_find(&hunks->sides, lines->at[i]);
        if (entry == NULL || (entry->value >> side & 1u) == 0) {
            return false;
        }
    }
    return true;
}

uint32_t ltl_hunk_lines_weight(const ltl_hunk_lines *lines) {
    uint32_t weight = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        weight += letters_of(lines->at[i]);
    }
    return weight;
}
