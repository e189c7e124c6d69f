#include "orchestrator/intake/ignore.h"

const char *const ltl_ignore_file_names[LTL_IGNORE_COUNT] = {
    [LTL_IGNORE_LINTEL] = ".lintelignore",
    [LTL_IGNORE_PLAIN] = ".ignore",
    [LTL_IGNORE_GIT] = ".gitignore",
    [LTL_IGNORE_ATTRIBUTES] = ".gitattributes",
};

/* The only names that are passed over without anybody asking: other people's code, and the output
 * of tools. Shown in the ledger as vendored; a `!` line in an ignore file keeps one. */
static const char *const default_patterns[] = {
    "node_modules/",  "bower_components/",
    "jspm_packages/", "__pycache__/",
    ".venv/",         ".svn/",
    ".hg/",           ".bzr/",
    "*.min.js",       "*.min.mjs",
    "*.min.css",
};

/* What is kept in the repository although others wrote it: no folder is left out, each file is told, so
 * that whoever asks what is there (for licences) sees it. */
static const char *const vendored_patterns[] = {
    "**/vendor/**", "**/third_party/**", "**/third-party/**", "**/thirdparty/**", "**/Pods/**",
};

ltl_ignore_level *ltl_ignore_level_make(ltl_arena *arena, const ltl_ignore_level *above,
                                        ltl_str folder) {
    ltl_ignore_level *level = LTL_NEW(arena, ltl_ignore_level);
    level->above = above;
    level->prefix_len = folder.len > 0 ? folder.len + 1 : 0;
    return level;
}

/* --- attributes --- */

static ltl_str next_word(ltl_str *rest) {
    size_t start = 0;
    while (start < rest->len && (rest->ptr[start] == ' ' || rest->ptr[start] == '\t')) {
        start++;
    }
    size_t end = start;
    while (end < rest->len && rest->ptr[end] != ' ' && rest->ptr[end] != '\t') {
        end++;
    }
    ltl_str word = ltl_str_slice(*rest, start, end);
    *rest = ltl_str_slice(*rest, end, rest->len);
    return word;
}

/* A pattern in quotes may hold blanks; backslash escapes as in C are left to the glob. */
static ltl_str next_pattern(ltl_str *rest) {
    *rest = ltl_str_trim(*rest);
    if (rest->len < 2 || rest->ptr[0] != '"') {
        return next_word(rest);
    }
    size_t end = ltl_str_find_byte(*rest, '"', 1);
    if (end == SIZE_MAX) {
        return next_word(rest);
    }
    ltl_str pattern = ltl_str_slice(*rest, 1, end);
    *rest = ltl_str_slice(*rest, end + 1, rest->len);
    return pattern;
}

/* 1 for `name` and `name=true`, -1 for `-name`, `!name` and any other value; 0: not this name. */
static int8_t state_of(ltl_str word, ltl_str name) {
    bool is_off = word.len > 0 && (word.ptr[0] == '-' || word.ptr[0] == '!');
    if (is_off) {
        word = ltl_str_slice(word, 1, word.len);
    }
    if (!ltl_str_starts_with(word, name)) {
        return 0;
    }
    ltl_str value = ltl_str_slice(word, name.len, word.len);
    if (value.len == 0) {
        return is_off ? -1 : 1;
    }
    if (value.ptr[0] != '=') {
        return 0;
    }
    return ltl_str_is(value, "=true") || ltl_str_is(value, "=1") ? 1 : -1;
}

static void merge(int8_t *state, int8_t said) {
    *state = said != 0 ? said : *state;
}

static void add_mark(ltl_arena *arena, ltl_ignore_level *level, ltl_str line) {
    ltl_mark mark = {0};
    ltl_str pattern = next_pattern(&line);
    /* Attribute files know no negation, and `[attr]` defines a name. */
    if (pattern.len == 0 || pattern.ptr[0] == '!' ||
        ltl_str_starts_with(pattern, LTL_STR("[attr]")) || !ltl_glob_parse(pattern, &mark.glob)) {
        return;
    }
    for (ltl_str word = next_word(&line); word.len > 0; word = next_word(&line)) {
        merge(&mark.generated, state_of(word, LTL_STR("linguist-generated")));
        merge(&mark.vendored, state_of(word, LTL_STR("linguist-vendored")));
        merge(&mark.binary, state_of(word, LTL_STR("binary")));
        if (ltl_str_is(word, "diff") || ltl_str_is(word, "text")) {
            mark.binary = -1; /* takes back what the macro said */
        }
    }
    if (mark.generated != 0 || mark.vendored != 0 || mark.binary != 0) {
        LTL_PUSH(arena, &level->marks, mark);
    }
}

bool ltl_ignore_level_add(ltl_arena *arena, ltl_ignore_level *level, ltl_ignore_kind kind,
                          ltl_str name, ltl_str text) {
    if (ltl_str_starts_with(text, LTL_STR("\xef\xbb\xbf"))) {
        text = ltl_str_slice(text, 3, text.len);
    }
    ltl_str line;
    uint32_t patterns = 0;
    while (ltl_str_split(&text, '\n', &line) && !ltl_arena_is_exhausted(arena)) {
        if (line.len > 0 && line.ptr[line.len - 1] == '\r') {
            line = ltl_str_slice(line, 0, line.len - 1);
        }
        if (++patterns > LTL_MAX_IGNORE_PATTERNS) {
            break;
        }
        ltl_glob glob;
        if (kind == LTL_IGNORE_ATTRIBUTES) {
            add_mark(arena, level, line);
        } else if (ltl_glob_parse(line, &glob)) {
            LTL_PUSH(arena, &level->lists[kind], glob);
        }
    }
    if (kind != LTL_IGNORE_ATTRIBUTES) {
        level->names[kind] = name;
    }
    return patterns <= LTL_MAX_IGNORE_PATTERNS;
}

/* --- asking --- */

static ltl_verdict ask_list(const ltl_ignore_level *level, ltl_ignore_kind kind, ltl_str path,
                            bool is_folder, ltl_arena *arena, ltl_str *out_detail) {
    const ltl_globs *list = &level->lists[kind];
    ltl_str below = ltl_str_slice(path, level->prefix_len, path.len);
    for (uint32_t i = list->count; i > 0; i--) {
        const ltl_glob *glob = &list->at[i - 1];
        if (!ltl_glob_matches(glob, below, is_folder)) {
            continue;
        }
        if (glob->is_negated) {
            return LTL_VERDICT_KEPT;
        }
        *out_detail = ltl_arena_printf(arena, "%.*s: %s%.*s%s", LTL_STR_ARG(level->names[kind]),
                                       glob->is_anchored ? "/" : "", LTL_STR_ARG(glob->text),
                                       glob->is_folder_only ? "/" : "");
        return LTL_VERDICT_IGNORED;
    }
    return LTL_VERDICT_NONE;
}

static ltl_verdict ask_chain(const ltl_ignore_level *level, ltl_ignore_kind kind, ltl_str path,
                             bool is_folder, ltl_arena *arena, ltl_str *out_detail) {
    for (; level; level = level->above) {
        ltl_verdict verdict = ask_list(level, kind, path, is_folder, arena, out_detail);
        if (verdict != LTL_VERDICT_NONE) {
            return verdict;
        }
    }
    return LTL_VERDICT_NONE;
}

ltl_verdict ltl_ignore_ask_tool(const ltl_ignore_level *level, ltl_str path, bool is_folder,
                                ltl_arena *arena, ltl_str *out_detail) {
    ltl_verdict verdict = ask_chain(level, LTL_IGNORE_LINTEL, path, is_folder, arena, out_detail);
    if (verdict == LTL_VERDICT_NONE) {
        verdict = ask_chain(level, LTL_IGNORE_PLAIN, path, is_folder, arena, out_detail);
    }
    return verdict;
}

ltl_verdict ltl_ignore_ask_git(const ltl_ignore_level *level, ltl_str path, bool is_folder,
                               ltl_arena *arena, ltl_str *out_detail) {
    return ask_chain(level, LTL_IGNORE_GIT, path, is_folder, arena, out_detail);
}

static ltl_verdict ask_table(const char *const *patterns, size_t count, ltl_str path,
                             bool is_folder, ltl_arena *arena, ltl_str *out_detail) {
    for (size_t i = 0; i < count; i++) {
        ltl_glob glob;
        if (ltl_glob_parse(ltl_str_of(patterns[i]), &glob) &&
            ltl_glob_matches(&glob, path, is_folder)) {
            *out_detail = ltl_arena_printf(arena, "built-in list: %s", patterns[i]);
            return LTL_VERDICT_IGNORED;
        }
    }
    return LTL_VERDICT_NONE;
}

ltl_verdict ltl_ignore_ask_defaults(ltl_str path, bool is_folder, ltl_arena *arena,
                                    ltl_str *out_detail) {
    ltl_verdict verdict = ask_table(default_patterns, LTL_COUNT_OF(default_patterns), path,
                                    is_folder, arena, out_detail);
    return verdict != LTL_VERDICT_NONE || is_folder
               ? verdict
               : ask_table(vendored_patterns, LTL_COUNT_OF(vendored_patterns), path, is_folder,
                           arena, out_detail);
}

ltl_reason ltl_ignore_ask_marks(const ltl_ignore_level *level, ltl_str path) {
    ltl_mark said = {0};
    for (; level; level = level->above) {
        ltl_str below = ltl_str_slice(path, level->prefix_len, path.len);
        for (uint32_t i = level->marks.count; i > 0; i--) {
            const ltl_mark *mark = &level->marks.at[i - 1];
            if (mark->glob.is_folder_only || !ltl_glob_matches(&mark->glob, below, false)) {
                continue;
            }
            said.generated = said.generated ? said.generated : mark->generated;
            said.vendored = said.vendored ? said.vendored : mark->vendored;
            said.binary = said.binary ? said.binary : mark->binary;
        }
    }
    if (said.binary > 0) {
        return LTL_REASON_BINARY;
    }
    if (said.generated > 0) {
        return LTL_REASON_GENERATED;
    }
    return said.vendored > 0 ? LTL_REASON_VENDORED : LTL_REASON_NONE;
}

bool ltl_globs_cover(const ltl_globs *globs, ltl_str path, bool is_folder, uint32_t *out_index) {
    size_t end = 0;
    while (globs->count > 0 && end < path.len) {
        size_t slash = ltl_str_find_byte(path, '/', end);
        bool is_whole = slash == SIZE_MAX;
        ltl_str part = is_whole ? path : ltl_str_slice(path, 0, slash);
        for (uint32_t i = 0; i < globs->count; i++) {
            if (ltl_glob_matches(&globs->at[i], part, is_whole ? is_folder : true)) {
                *out_index = i;
                return true;
            }
        }
        end = is_whole ? path.len : slash + 1;
    }
    return false;
}
