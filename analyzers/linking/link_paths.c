/* Paths whose steps may be modules, or anything in one. */
#include "analyzers/linking/link_internal.h"

static ltl_entity file_entity(uint32_t file) {
    return file != LTL_NO_FILE ? (ltl_entity){.kind = LTL_ENTITY_FILE, .id = file} : (ltl_entity){0};
}

/* `crate`, `self`, `super` at any place of a path. */
static uint32_t by_word(const ltl_index *index, uint32_t file, ltl_str word) {
    return ltl_str_is(word, "crate")   ? ltl_rust__top(index, file)
           : ltl_str_is(word, "super") ? ltl_rust__around(index, file)
           : ltl_str_is(word, "self")  ? file
                                       : LTL_NO_FILE;
}

/* What the first word is: an import is not known by what it takes itself. */
static ltl_entity first_of(ltl_index *index, uint32_t file, ltl_str word, bool is_import, uint32_t depth) {
    uint32_t module = by_word(index, file, word);
    uint32_t name = ltl_index__find_name(index, word);
    ltl_entity found = file_entity(module);
    if (found.kind == LTL_ENTITY_NONE && !is_import) {
        found = ltl_entity__local(index, file, name, depth);
    }
    if (found.kind == LTL_ENTITY_NONE) {
        found = file_entity(ltl_rust__below(index, file, word));
    }
    if (found.kind == LTL_ENTITY_NONE && is_import) {
        uint32_t owner = ltl_pairs_find(&index->owner_in, file, name);
        found = owner != 0 ? (ltl_entity){.kind = LTL_ENTITY_OWNER, .id = owner} : found;
    }
    return found.kind != LTL_ENTITY_NONE ? found : file_entity(ltl_rust__crate(index, file, word));
}

static ltl_entity next_of(ltl_index *index, ltl_entity of, ltl_str word, uint32_t depth) {
    bool is_file = of.kind == LTL_ENTITY_FILE;
    uint32_t module = is_file ? by_word(index, of.id, word) : LTL_NO_FILE;
    uint32_t name = ltl_index__find_name(index, word);
    if (module != LTL_NO_FILE) {
        return file_entity(module);
    }
    ltl_entity found = ltl_entity__member(index, of, name, depth);
    bool is_folder = found.kind == LTL_ENTITY_NONE && is_file; /* files say nothing of their own names */
    return is_folder ? file_entity(ltl_rust__below(index, of.id, word)) : found;
}

ltl_entity ltl_entity__path(ltl_index *index, uint32_t file, ltl_str text, bool is_import, uint32_t depth) {
    ltl_str word;
    ltl_entity found = {0};
    bool is_first = true;
    while (depth > 0 && text.ptr != NULL && ltl_str_split(&text, '.', &word)) {
        found = is_first ? first_of(index, file, word, is_import, depth)
                         : next_of(index, found, word, depth);
        if (found.kind == LTL_ENTITY_NONE) {
            break;
        }
        is_first = false;
    }
    return found;
}
