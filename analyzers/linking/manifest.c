/* Which files are manifests, and those that are read line by line. */
#include "analyzers/linking/manifest.h"

#include "analyzers/linking/manifest_internal.h"

typedef ltl_facts_maker maker;

static const struct {
    const char *begins;
    const char *ends;
    ltl_family family;
    void (*read)(maker *, ltl_str);
} ROWS[] = {
    {"Cargo", ".toml", LTL_FAMILY_RUST, ltl_manifest__cargo},
    {"go", ".mod", LTL_FAMILY_GO, ltl_manifest__go},
    {"package", ".json", LTL_FAMILY_JAVASCRIPT, ltl_manifest__package},
    {"jsconfig", ".json", LTL_FAMILY_JAVASCRIPT, ltl_manifest__paths},
    {"tsconfig", ".json", LTL_FAMILY_JAVASCRIPT, ltl_manifest__paths}, /* also tsconfig.base.json */
};

/* The row of the file, or LTL_COUNT_OF(ROWS). */
static size_t row_of(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    size_t i = 0;
    for (; i < LTL_COUNT_OF(ROWS); i++) {
        ltl_str begins = ltl_str_of(ROWS[i].begins);
        ltl_str ends = ltl_str_of(ROWS[i].ends);
        bool is_whole = name.len == begins.len + ends.len || ROWS[i].read == ltl_manifest__paths;
        if (is_whole && ltl_str_starts_with(name, begins) && ltl_str_ends_with(name, ends)) {
            break;
        }
    }
    return i;
}

ltl_family ltl_manifest_family(ltl_str path) {
    size_t row = row_of(path);
    return row < LTL_COUNT_OF(ROWS) ? ROWS[row].family : LTL_FAMILY_NONE;
}

void ltl_manifest_read(ltl_arena *arena, ltl_arena *scratch, ltl_str text, ltl_str path, ltl_file_facts *out_facts) {
    *out_facts = (ltl_file_facts){.family = LTL_FAMILY_NONE, .path = path};
    LTL_PUSH(arena, &out_facts->names, LTL_STR(""));
    maker m = {.arena = arena, .scratch = scratch, .facts = out_facts};
    ltl_map_init(&m.names, scratch);
    size_t row = row_of(path);
    if (row < LTL_COUNT_OF(ROWS)) {
        ROWS[row].read(&m, text);
    }
}

void ltl_manifest__say(maker *m, ltl_str local, ltl_str module) {
    ltl_import_fact fact = {.what = LTL_IMPORTS_MODULE,
                            .local = ltl_facts__name(m, local),
                            .module = ltl_facts__name(m, module)};
    LTL_PUSH(m->arena, &m->facts->imports, fact);
}

/* ---- Cargo.toml ---- */

/* Code writes `a_b` for the package `a-b`. */
static ltl_str crate_name(maker *m, ltl_str written) {
    char *text = ltl_arena_alloc(m->scratch, written.len + 1);
    for (size_t i = 0; i < written.len; i++) {
        text[i] = written.ptr[i] == '-' ? '_' : written.ptr[i];
    }
    return (ltl_str){text, written.len};
}

/* What stands between the quotes behind `key =`, which `line` begins with or has within `{ … }`; empty: nothing. */
static ltl_str value_of(ltl_str line, const char *key) {
    ltl_str word = ltl_str_of(key);
    for (size_t at = ltl_str_find(line, word, 0); at != SIZE_MAX; at = ltl_str_find(line, word, at + 1)) {
        char before = at > 0 ? line.ptr[at - 1] : ' ';
        ltl_str rest = ltl_str_trim(ltl_str_slice(line, at + word.len, line.len));
        bool is_key = (before == ' ' || before == '{' || before == ',') && ltl_str_starts_with(rest, LTL_STR("="));
        rest = is_key ? ltl_str_trim(ltl_str_slice(rest, 1, rest.len)) : LTL_STR("");
        char quote = rest.len > 0 ? rest.ptr[0] : ' ';
        size_t end = quote == '"' || quote == '\'' ? ltl_str_find_byte(rest, quote, 1) : SIZE_MAX;
        if (end != SIZE_MAX) {
            return ltl_str_slice(rest, 1, end);
        }
    }
    return LTL_STR("");
}

/* A line of the table `title`: the name of the package, that of its library, a crate under another name. */
static void cargo_line(maker *m, ltl_str title, ltl_str line) {
    bool is_library = ltl_str_is(title, "lib");
    bool is_own = is_library || ltl_str_is(title, "package");
    ltl_str name = is_own && ltl_str_starts_with(line, LTL_STR("name")) ? value_of(line, "name") : LTL_STR("");
    if (name.len > 0 && (is_library || m->facts->package == 0)) {
        m->facts->package = ltl_facts__name(m, crate_name(m, name));
    }
    size_t dot = ltl_str_find(title, LTL_STR("dependencies."), 0);
    bool is_list = ltl_str_ends_with(title, LTL_STR("dependencies"));
    ltl_str meant = is_list || dot != SIZE_MAX ? value_of(line, "package") : LTL_STR("");
    ltl_str local = is_list ? ltl_str_trim(ltl_str_slice(line, 0, ltl_str_find_byte(line, '=', 0)))
                            : ltl_str_after_last(title, '.');
    if (meant.len > 0) {
        ltl_manifest__say(m, crate_name(m, local), crate_name(m, meant));
    }
}

void ltl_manifest__cargo(maker *m, ltl_str text) {
    ltl_str title = LTL_STR("");
    ltl_str line;
    while (text.ptr != NULL && ltl_str_split(&text, '\n', &line)) {
        line = ltl_str_trim(line);
        size_t end = ltl_str_starts_with(line, LTL_STR("[")) ? ltl_str_find_byte(line, ']', 0) : SIZE_MAX;
        if (end != SIZE_MAX) {
            title = ltl_str_trim(ltl_str_slice(line, 1, end));
        } else if (!ltl_str_starts_with(line, LTL_STR("#"))) {
            cargo_line(m, title, line);
        }
    }
}

/* ---- go.mod ---- */

/* The first word behind `at`, quotes aside. */
static ltl_str word_at(ltl_str line, size_t at) {
    ltl_str rest = ltl_str_trim(ltl_str_slice(line, at, line.len));
    ltl_str word = ltl_str_slice(rest, 0, ltl_str_find_byte(rest, ' ', 0));
    bool is_quoted = word.len > 1 && word.ptr[0] == '"';
    return is_quoted ? ltl_str_slice(word, 1, word.len - 1) : word;
}

/* `a => ../b`: only a folder of the repository tells something. */
static void go_replaced(maker *m, ltl_str line) {
    size_t arrow = ltl_str_find(line, LTL_STR("=>"), 0);
    ltl_str folder = arrow != SIZE_MAX ? word_at(line, arrow + 2) : LTL_STR("");
    if (ltl_str_starts_with(folder, LTL_STR("."))) {
        ltl_manifest__say(m, word_at(line, 0), folder);
    }
}

void ltl_manifest__go(maker *m, ltl_str text) {
    bool is_in_list = false; /* replace ( … ) */
    ltl_str line;
    while (text.ptr != NULL && ltl_str_split(&text, '\n', &line)) {
        line = ltl_str_trim(line);
        bool replaces = ltl_str_starts_with(line, LTL_STR("replace"));
        if (ltl_str_starts_with(line, LTL_STR("module ")) && m->facts->package == 0) {
            m->facts->package = ltl_facts__name(m, word_at(line, strlen("module")));
        } else if (replaces && ltl_str_ends_with(line, LTL_STR("("))) {
            is_in_list = true;
        } else if (replaces || is_in_list) {
            is_in_list = is_in_list && !ltl_str_starts_with(line, LTL_STR(")"));
            go_replaced(m, replaces ? ltl_str_slice(line, strlen("replace"), line.len) : line);
        }
    }
}
