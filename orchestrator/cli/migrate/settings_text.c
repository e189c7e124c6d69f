#include "orchestrator/cli/migrate/settings_text.h"

#include "core/yaml.h"

enum { STEP = 2 }; /* of indentation, where none is seen */

/* Names that other tools have for the same; in their plain form. */
static const struct {
    const char *plain;
    const char *section;
    const char *name;
} foreign[] = {
    {"config", NULL, "rules"},          {"configs", NULL, "rules"},
    {"rulesets", NULL, "rules"},        {"excludepaths", NULL, "exclude"},
    {"ignorepaths", NULL, "exclude"},   {"pathsignore", NULL, "exclude"},
    {"skippaths", NULL, "exclude"},     {"excluderules", NULL, "ignore"},
    {"excluderule", NULL, "ignore"},    {"disabledrules", NULL, "ignore"},
    {"disable", NULL, "ignore"},        {"includerules", NULL, "select"},
    {"minseverity", NULL, "severity"},  {"minconfidence", NULL, "confidence"},
    {"threshold", "gate", "fail-on"},   {"failonseverity", "gate", "fail-on"},
    {"severitythreshold", "gate", "fail-on"},
};

/* What comes behind a line. */
typedef struct insert {
    uint32_t after; /* line; 0: at the end */
    const char *section; /* with a head of that name; null: none */
    ltl_str text;
} insert;

typedef struct rewriting {
    ltl_arena *arena;
    const char *path;
    ltl_str_list lines; /* from 1: line i is at[i - 1] */
    bool *is_gone;      /* by line */
    struct LTL_VEC(insert) inserts;
    const ltl_yaml *root;
    ltl_str_list *notes;
    bool is_changed;
    ltl_error *error;
} rewriting;

/* Where a key belongs. */
typedef struct belonging {
    bool is_known;
    const char *section;
    const char *name;
} belonging;

/* --- which key is meant ---------------------------------------------------------------------- */

static ltl_str plain_of(ltl_arena *arena, ltl_str name) {
    char *plain = LTL_NEW_ARRAY(arena, char, name.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c != '-' && c != '_' && c != ' ') {
            plain[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        }
    }
    return (ltl_str){plain, len};
}

static bool is_same(const char *a, const char *b) {
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* In its own section first, then the only one that is called so, then what others call so. */
static belonging belonging_of(rewriting *self, const char *section, ltl_str name) {
    ltl_str plain = plain_of(self->arena, name);
    belonging found = {0};
    uint32_t count = 0;
    const char *at;
    const char *key;
    for (size_t i = 0; ltl_settings_key(i, &at, &key); i++) {
        if (!ltl_str_eq(plain_of(self->arena, ltl_str_of(key)), plain)) {
            continue;
        }
        if (is_same(at, section)) {
            return (belonging){true, at, key};
        }
        found = (belonging){true, at, key};
        count++;
    }
    for (size_t i = 0; count == 0 && i < LTL_COUNT_OF(foreign); i++) {
        if (ltl_str_is(plain, foreign[i].plain)) {
            return (belonging){true, foreign[i].section, foreign[i].name};
        }
    }
    return count == 1 ? found : (belonging){0};
}

/* The section of that name, however it is spelled; null: none. */
static const char *section_of(rewriting *self, ltl_str name) {
    ltl_str plain = plain_of(self->arena, name);
    const char *section;
    const char *key;
    for (size_t i = 0; ltl_settings_key(i, &section, &key); i++) {
        if (section != NULL &&
            ltl_str_eq(plain_of(self->arena, ltl_str_of(section)), plain)) {
            return section;
        }
    }
    return NULL;
}

/* --- lines ----------------------------------------------------------------------------------- */

static ltl_str line_at(const rewriting *self, uint32_t line) { return self->lines.at[line - 1]; }

static bool is_idle(ltl_str line) {
    ltl_str text = ltl_str_trim(line);
    return text.len == 0 || text.ptr[0] == '#';
}

/* Mappings in braces begin with one. */
static bool is_flow(const rewriting *self, const ltl_yaml *map) {
    ltl_str line = map->line <= self->lines.count ? line_at(self, map->line) : LTL_STR("");
    return map->column <= line.len && line.ptr[map->column - 1] == '{';
}

/* The last line of what begins with the i-th key; `end` is that of the map. */
static uint32_t block_end(const rewriting *self, const ltl_yaml *map, uint32_t i, uint32_t end) {
    uint32_t last = i + 1 < map->count ? map->keys[i + 1]->line - 1 : end;
    while (last > map->keys[i]->line && is_idle(line_at(self, last))) {
        last--;
    }
    return last;
}

static ltl_status failed(const rewriting *self, const ltl_yaml *key, const char *why) {
    ltl_status status = ltl_fail(self->error, LTL_INVALID, "`%.*s` %s", LTL_STR_ARG(key->text), why);
    ltl_error_at(self->error, self->path, key->line, key->column);
    return status;
}

static void note(rewriting *self, const ltl_yaml *key, ltl_str what) {
    ltl_str line = ltl_arena_printf(self->arena, "%s:%u: %.*s", self->path, key->line, LTL_STR_ARG(what));
    LTL_PUSH(self->arena, self->notes, line);
    self->is_changed = true;
}

static ltl_str full_name(rewriting *self, const char *section, const char *name) {
    return ltl_arena_printf(self->arena, "%s%s%s", section != NULL ? section : "",
                            section != NULL ? ": " : "", name);
}

/* --- changes --------------------------------------------------------------------------------- */

/* The name in its place; what stands in quotes is none that could be found there. */
static ltl_status rename_key(rewriting *self, const ltl_yaml *key, const char *name) {
    ltl_str line = line_at(self, key->line);
    size_t from = key->column - 1;
    size_t to = from + key->text.len;
    if (to > line.len || !ltl_str_eq(ltl_str_slice(line, from, to), key->text)) {
        return failed(self, key, "has to be renamed, and is not where it should be: write it without quotes");
    }
    self->lines.at[key->line - 1] =
        ltl_arena_printf(self->arena, "%.*s%s%.*s", LTL_STR_ARG(ltl_str_slice(line, 0, from)), name,
                         LTL_STR_ARG(ltl_str_slice(line, to, line.len)));
    return LTL_OK;
}

/* The lines of a block with another indentation; they are gone where they were. */
static ltl_str block_take(rewriting *self, uint32_t first, uint32_t last, size_t from, size_t to) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = first; i <= last; i++) {
        ltl_str line = line_at(self, i);
        size_t cut = 0;
        while (cut < from && cut < line.len && line.ptr[cut] == ' ') {
            cut++;
        }
        text = ltl_arena_printf(self->arena, "%.*s%*s%.*s\n", LTL_STR_ARG(text), (int)to, "",
                                LTL_STR_ARG(ltl_str_slice(line, cut, line.len)));
        self->is_gone[i - 1] = true;
    }
    return text;
}

static int place_of(const ltl_yaml *map, const char *name) {
    for (uint32_t i = 0; i < map->count; i++) {
        if (ltl_str_is(map->keys[i]->text, name)) {
            return (int)i;
        }
    }
    return -1;
}

static ltl_status comment_out(rewriting *self, const ltl_yaml *key, uint32_t last, const char *why) {
    for (uint32_t i = key->line; i <= last; i++) {
        self->lines.at[i - 1] = ltl_arena_printf(self->arena, "# %.*s", LTL_STR_ARG(line_at(self, i)));
    }
    note(self, key,
         ltl_arena_printf(self->arena, "`%.*s` %s; it is a comment now", LTL_STR_ARG(key->text), why));
    return LTL_OK;
}

/* To the end of its section, which may have to be made. */
static ltl_status move(rewriting *self, const ltl_yaml *key, uint32_t last, belonging to) {
    int at = to.section != NULL ? place_of(self->root, to.section) : -1;
    const ltl_yaml *map = at >= 0 ? self->root->items[at] : to.section == NULL ? self->root : NULL;
    if (map != NULL && map->kind == LTL_YAML_MAP && is_flow(self, map)) {
        return failed(self, key, "has to move into a mapping in braces: write that as lines");
    }
    if (map != NULL && place_of(map, to.name) >= 0) {
        return comment_out(self, key, last, "says what another key says already");
    }
    ltl_status status = rename_key(self, key, to.name);
    bool is_filled = map != NULL && map->kind == LTL_YAML_MAP && map->count > 0;
    size_t indent = to.section == NULL ? 0 : is_filled ? map->keys[0]->column - 1 : STEP;
    insert one = {.section = at < 0 ? to.section : NULL};
    if (at >= 0) {
        one.after = block_end(self, self->root, (uint32_t)at, self->lines.count);
    }
    if (status == LTL_OK) {
        one.text = block_take(self, key->line, last, key->column - 1, indent);
        LTL_PUSH(self->arena, &self->inserts, one);
        note(self, key,
             ltl_arena_printf(self->arena, "`%.*s` is `%.*s` now", LTL_STR_ARG(key->text),
                              LTL_STR_ARG(full_name(self, to.section, to.name))));
    }
    return status;
}

static ltl_status key_migrate(rewriting *self, const ltl_yaml *map, uint32_t i, const char *section,
                              uint32_t end) {
    const ltl_yaml *key = map->keys[i];
    belonging to = belonging_of(self, section, key->text);
    bool is_here = to.is_known && is_same(to.section, section);
    if (is_here && ltl_str_is(key->text, to.name)) {
        return LTL_OK;
    }
    if (is_here && place_of(map, to.name) < 0) {
        ltl_status status = rename_key(self, key, to.name);
        if (status == LTL_OK) {
            note(self, key,
                 ltl_arena_printf(self->arena, "`%.*s` is `%s` now", LTL_STR_ARG(key->text), to.name));
        }
        return status;
    }
    if (is_flow(self, map)) {
        return failed(self, key, "has to move or to go, and stands in braces: write them as lines");
    }
    uint32_t last = block_end(self, map, i, end);
    return !to.is_known ? comment_out(self, key, last, "is no key of this version")
           : is_here    ? comment_out(self, key, last, "says what another key says already")
                        : move(self, key, last, to);
}

static ltl_status section_migrate(rewriting *self, uint32_t i, const char *section) {
    const ltl_yaml *key = self->root->keys[i];
    const ltl_yaml *map = self->root->items[i];
    uint32_t end = block_end(self, self->root, i, self->lines.count);
    ltl_status status = LTL_OK;
    if (!ltl_str_is(key->text, section)) {
        if (place_of(self->root, section) >= 0) {
            return comment_out(self, key, end, "says what another section says already");
        }
        status = rename_key(self, key, section);
        note(self, key,
             ltl_arena_printf(self->arena, "`%.*s` is `%s` now", LTL_STR_ARG(key->text), section));
    }
    uint32_t count = map->kind == LTL_YAML_MAP ? map->count : 0;
    bool is_backward = count > 0 && is_flow(self, map); /* columns behind a name that changed move */
    for (uint32_t k = 0; status == LTL_OK && k < count; k++) {
        status = key_migrate(self, map, is_backward ? count - 1 - k : k, section, end);
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static void inserts_put(rewriting *self, uint32_t after, ltl_str *text) {
    for (uint32_t i = 0; i < self->inserts.count; i++) {
        insert *one = &self->inserts.at[i];
        if (one->after != after || one->text.len == 0) {
            continue;
        }
        if (one->section != NULL) {
            *text = ltl_arena_printf(self->arena, "%.*s%s:\n", LTL_STR_ARG(*text), one->section);
        }
        for (uint32_t k = i; k < self->inserts.count; k++) { /* all of a new section stand together */
            insert *other = &self->inserts.at[k];
            if (other->after == after && is_same(other->section, one->section)) {
                *text = ltl_arena_printf(self->arena, "%.*s%.*s", LTL_STR_ARG(*text),
                                         LTL_STR_ARG(other->text));
                other->text = LTL_STR("");
            }
        }
    }
}

static ltl_str text_make(rewriting *self) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 1; i <= self->lines.count; i++) {
        if (!self->is_gone[i - 1]) {
            text = ltl_arena_printf(self->arena, "%.*s%.*s\n", LTL_STR_ARG(text),
                                    LTL_STR_ARG(line_at(self, i)));
        }
        inserts_put(self, i, &text);
    }
    inserts_put(self, 0, &text);
    return text;
}

ltl_status ltl_settings_text_migrate(ltl_arena *arena, const char *path, ltl_str text,
                                     ltl_str *out_text, ltl_str_list *out_notes, ltl_error *error) {
    ltl_yaml *root = NULL;
    ltl_settings settings;
    rewriting self = {.arena = arena, .path = path, .notes = out_notes, .error = error};
    ltl_status status = ltl_yaml_parse(arena, text, path, &root, error);
    self.root = root;
    ltl_str rest = text;
    ltl_str line;
    while (ltl_str_split(&rest, '\n', &line)) {
        LTL_PUSH(arena, &self.lines, line);
    }
    if (self.lines.count > 0 && text.len > 0 && text.ptr[text.len - 1] == '\n') {
        self.lines.count -= self.lines.at[self.lines.count - 1].len == 0;
    }
    self.is_gone = LTL_NEW_ARRAY(arena, bool, (size_t)self.lines.count + 1);
    for (uint32_t i = 0; status == LTL_OK && root->kind == LTL_YAML_MAP && i < root->count; i++) {
        const char *section = section_of(&self, root->keys[i]->text);
        status = section != NULL && root->items[i]->kind != LTL_YAML_SCALAR
                     ? section_migrate(&self, i, section)
                     : key_migrate(&self, root, i, NULL, self.lines.count);
    }
    *out_text = status == LTL_OK && self.is_changed ? text_make(&self) : text;
    ltl_settings_init(&settings);
    return status == LTL_OK ? ltl_settings_read(arena, ltl_str_of(path), *out_text, &settings, error)
                            : status;
}
