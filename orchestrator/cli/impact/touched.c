#include "orchestrator/cli/impact/touched.h"

#include <stdlib.h>

#include "core/outcome.h"
#include "orchestrator/process/supervise.h"

enum { LEAST_NAME_BYTES = 2 };

bool ltl_touched_open(ltl_touched_reader *reader, ltl_arena *arena, const ltl_ruleset *ruleset) {
    *reader = (ltl_touched_reader){.arena = arena, .scanner = ltl_scanner_new(ruleset)};
    return reader->scanner != NULL;
}

void ltl_touched_close(ltl_touched_reader *reader) {
    ltl_scanner_free(reader->scanner);
    ltl_arena_clear(&reader->scratch);
    reader->scanner = NULL;
}

void ltl_touched_init(ltl_touched *touched, ltl_arena *arena) {
    ltl_map_init(&touched->functions, arena);
    ltl_map_init(&touched->called, arena);
    ltl_map_init(&touched->speaks_of, arena);
}

/* ---- names ---- */

ltl_str ltl_touched_word(ltl_arena *arena, ltl_str name) {
    char *word = LTL_NEW_ARRAY(arena, char, name.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c != '_' && c != '-') {
            word[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        }
    }
    return (ltl_str){word, len};
}

/* Files that stand for their folder. */
static bool is_of_folder(ltl_str stem) {
    return ltl_str_is(stem, "index") || ltl_str_is(stem, "__init__") || ltl_str_is(stem, "mod");
}

ltl_str ltl_touched_file_name(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    ltl_str file = slash == SIZE_MAX ? path : ltl_str_slice(path, slash + 1, path.len);
    size_t dot = ltl_str_find_byte(file, '.', 1);
    ltl_str stem = dot == SIZE_MAX ? file : ltl_str_slice(file, 0, dot);
    return slash != SIZE_MAX && is_of_folder(stem)
               ? ltl_touched_file_name(ltl_str_slice(path, 0, slash))
               : stem;
}

static void word_add(ltl_map *to, ltl_str name) {
    if (name.len >= LEAST_NAME_BYTES) {
        (void)ltl_map_put(to, ltl_touched_word(to->arena, name), NULL);
    }
}

/* "a.b.c", "./x/y", "A::B", "lib/x.h": each part is a name that may be that of a file. */
static void parts_add(ltl_map *to, ltl_str text) {
    size_t from = 0;
    for (size_t i = 0; i <= text.len; i++) {
        bool is_end = i == text.len || strchr("./\\:", text.ptr[i]) != NULL;
        if (is_end) {
            word_add(to, ltl_str_slice(text, from, i));
            from = i + 1;
        }
    }
}

/* ---- functions ---- */

static bool are_in(const ltl_line_ranges *lines, uint32_t first, uint32_t last) {
    for (uint32_t i = 0; lines != NULL && i < lines->count; i++) {
        const ltl_line_range *range = &lines->at[i];
        uint32_t end = range->first + (range->count > 0 ? range->count - 1 : 0);
        if (range->first <= last && end >= first) {
            return true;
        }
    }
    return false;
}

static bool function_add(ltl_touched *touched, const ltl_file_facts *facts,
                         const ltl_function_fact *function) {
    bool is_new = false;
    bool is_constructor = (function->flags & LTL_FUNCTION_CONSTRUCTOR) != 0;
    ltl_str name = ltl_fact_text(facts, is_constructor ? function->owner : function->name);
    if (name.len >= LEAST_NAME_BYTES) {
        (void)ltl_map_put_copy(&touched->functions, name, &is_new);
    }
    return is_new;
}

/* The innermost one around the node, or null. They are in order. */
static const ltl_function_fact *function_around(const ltl_file_facts *facts, const ltl_tree *tree,
                                                ltl_node node) {
    for (uint32_t i = facts->functions.count; i-- > 0;) {
        const ltl_function_fact *one = &facts->functions.at[i];
        if (one->node <= node && node < tree->end[one->node]) {
            return one;
        }
    }
    return NULL;
}

/* Who calls a touched function is touched, too. */
static void callers_add(ltl_touched *touched, const ltl_file_facts *facts, const ltl_tree *tree) {
    enum { MOST_ROUNDS = 8 };
    bool is_more = true;
    for (uint32_t round = 0; is_more && round < MOST_ROUNDS; round++) {
        is_more = false;
        for (uint32_t i = 0; i < facts->calls.count; i++) {
            const ltl_call_fact *call = &facts->calls.at[i];
            ltl_str name =
                ltl_fact_text(facts, call->how == LTL_CALL_NEW ? call->qualifier : call->name);
            const ltl_function_fact *around = ltl_map_find(&touched->functions, name) != NULL
                                                  ? function_around(facts, tree, call->node)
                                                  : NULL;
            is_more |= around != NULL && function_add(touched, facts, around);
        }
    }
}

static void words_add(ltl_touched *touched, const ltl_file_facts *facts) {
    word_add(&touched->called, ltl_touched_file_name(facts->path));
    for (uint32_t i = 0; i < facts->classes.count; i++) {
        word_add(&touched->called, ltl_fact_text(facts, facts->classes.at[i].name));
    }
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        parts_add(&touched->speaks_of, ltl_fact_text(facts, facts->imports.at[i].module));
        word_add(&touched->speaks_of, ltl_fact_text(facts, facts->imports.at[i].member));
    }
    for (uint32_t i = 0; i < facts->calls.count; i++) {
        parts_add(&touched->speaks_of, ltl_fact_text(facts, facts->calls.at[i].qualifier));
    }
    for (uint32_t i = 0; i < facts->parents.count; i++) {
        parts_add(&touched->speaks_of, ltl_fact_text(facts, facts->parents.at[i]));
    }
}

void ltl_touched_add(ltl_touched_reader *reader, ltl_str path, ltl_str text,
                     const ltl_line_ranges *lines, ltl_touched *out_touched) {
    ltl_arena file = {0};
    ltl_source source;
    ltl_file_facts facts = {0};
    if (ltl_suspect_is_out(path)) {
        return;
    }
    ltl_watch_enter(path, true, LTL_FORM_WHOLE);
    ltl_source_init(&source, &file, path, text);
    const ltl_language *language = ltl_language_of_file(path, source.text);
    if (source.encoding != LTL_ENCODING_BINARY && !source.is_minified &&
        ltl_family_of(language) != LTL_FAMILY_NONE) {
        ltl_scanner_begin(reader->scanner, &source, language, &reader->stop);
        const ltl_imports *imports = ltl_scanner_tree(reader->scanner, NULL) != NULL
                                         ? ltl_scanner_imports(reader->scanner)
                                         : NULL;
        if (imports != NULL) {
            ltl_arena_reset(&reader->scratch);
            ltl_facts_make(&file, &reader->scratch, imports->tree, imports, NULL, path, &facts);
            for (uint32_t i = 0; i < facts.functions.count; i++) {
                ltl_span span = ltl_tree_span(imports->tree, facts.functions.at[i].node);
                if (are_in(lines, ltl_source_position(&source, span.start).line,
                           ltl_source_position(&source, span.end).line)) {
                    (void)function_add(out_touched, &facts, &facts.functions.at[i]);
                }
            }
            callers_add(out_touched, &facts, imports->tree);
            words_add(out_touched, &facts);
        }
    }
    ltl_watch_leave();
    ltl_arena_clear(&file);
}
