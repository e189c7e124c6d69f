/* Manifests that are JSON, with comments and commas at the end. */
#include "analyzers/linking/manifest_internal.h"

typedef ltl_facts_maker maker;

/* Deeper down nothing is said of files. */
enum { MAX_LEVELS = 8 };

/* The texts of a document one after the other, each with the keys that lead to it; lists have none of their own. */
typedef struct reader {
    ltl_str text;
    size_t at;
    uint32_t level;
    ltl_str keys[MAX_LEVELS]; /* of the objects around, the outermost first */
    bool is_object[MAX_LEVELS];
} reader;

static void skip_comment(reader *r) {
    bool is_line = ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), LTL_STR("//"));
    bool is_block = ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), LTL_STR("/*"));
    size_t end = is_line    ? ltl_str_find_byte(r->text, '\n', r->at)
                 : is_block ? ltl_str_find(r->text, LTL_STR("*/"), r->at + 2)
                            : r->at;
    r->at = end == SIZE_MAX ? r->text.len : end + 1;
}

static ltl_str take_text(reader *r) {
    size_t start = ++r->at;
    while (r->at < r->text.len && r->text.ptr[r->at] != '"') {
        r->at += r->text.ptr[r->at] == '\\' ? 2 : 1;
    }
    ltl_str taken = ltl_str_slice(r->text, start, r->at);
    r->at++;
    return taken;
}

static bool is_key(const reader *r) {
    ltl_str rest = r->at < r->text.len ? ltl_str_trim(ltl_str_slice(r->text, r->at, r->at + 32)) : LTL_STR("");
    return r->level > 0 && r->level <= MAX_LEVELS && r->is_object[r->level - 1] &&
           ltl_str_starts_with(rest, LTL_STR(":"));
}

static void enter(reader *r, bool is_object) {
    if (r->level < MAX_LEVELS) {
        r->is_object[r->level] = is_object;
        r->keys[r->level] = LTL_STR("");
    }
    r->level++;
}

/* The next text that is a value; false: there is none. */
static bool next_text(reader *r, ltl_str *out_text) {
    while (r->at < r->text.len) {
        char byte = r->text.ptr[r->at];
        if (byte == '"') {
            *out_text = take_text(r);
            if (!is_key(r)) {
                return true;
            }
            r->keys[r->level - 1] = *out_text;
        } else if (byte == '/') {
            skip_comment(r);
        } else {
            if (byte == '{' || byte == '[') {
                enter(r, byte == '{');
            } else if ((byte == '}' || byte == ']') && r->level > 0) {
                r->level--;
            }
            r->at++;
        }
    }
    return false;
}

static ltl_str key_at(const reader *r, uint32_t level) {
    return level < r->level && level < MAX_LEVELS ? r->keys[level] : LTL_STR("");
}

/* ---- package.json ---- */

static bool is_entry(ltl_str key) {
    static const char *const KEYS[] = {"source", "main", "module", "types", "typings"};
    for (size_t i = 0; i < LTL_COUNT_OF(KEYS); i++) {
        if (ltl_str_is(key, KEYS[i])) {
            return true;
        }
    }
    return false;
}

/* The part of a package that the way to a value names: the innermost "./x", else the package itself. */
static ltl_str part_of(const reader *r) {
    ltl_str part = LTL_STR(".");
    for (uint32_t level = 1; level < r->level; level++) {
        ltl_str key = key_at(r, level);
        part = ltl_str_starts_with(key, LTL_STR(".")) ? key : part;
    }
    return part;
}

void ltl_manifest__package(maker *m, ltl_str text) {
    reader r = {.text = text};
    ltl_str value;
    while (next_text(&r, &value)) {
        ltl_str key = key_at(&r, 0);
        if (r.level == 1 && ltl_str_is(key, "name")) {
            m->facts->package = ltl_facts__name(m, value);
        } else if (ltl_str_is(key, "exports") || (r.level == 1 && is_entry(key))) {
            ltl_manifest__say(m, part_of(&r), value);
        }
    }
}

/* ---- tsconfig.json, jsconfig.json ---- */

void ltl_manifest__paths(maker *m, ltl_str text) {
    reader r = {.text = text};
    ltl_str value;
    while (next_text(&r, &value)) {
        ltl_str key = ltl_str_is(key_at(&r, 0), "compilerOptions") ? key_at(&r, 1) : LTL_STR("");
        if (ltl_str_is(key, "baseUrl") && r.level == 2) {
            ltl_manifest__say(m, LTL_STR(""), value);
        } else if (ltl_str_is(key, "paths") && key_at(&r, 2).len > 0) {
            ltl_manifest__say(m, key_at(&r, 2), value);
        }
    }
}
