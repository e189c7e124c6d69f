#include "analyzers/embedded/embedded_internal.h"

/* Fenced code in documents, whose language the line that opens it names, and the data at their top. */

enum { MIN_FENCE = 3, MAX_WORD_BYTES = 24 };

static bool is_fence(char byte) { return byte == '`' || byte == '~'; }

static bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || memchr("+#-_", byte, 4) != NULL;
}

/* The word that begins at `at` or behind marks there; `ruby#3` is ruby, `c#` is not c. */
static ltl_str word_from(ltl_str info, size_t at) {
    while (at < info.len && memchr(" \t{}.", info.ptr[at], 5) != NULL) {
        at++;
    }
    size_t end = at;
    while (end < info.len && is_word(info.ptr[end]) &&
           (info.ptr[end] != '#' || end + 1 == info.len || !is_word(info.ptr[end + 1]))) {
        end++;
    }
    return ltl_str_slice(info, at, end);
}

/* `js title=x`, `{.python .numbered}`, `rust,ignore`: the first word; of `{code-block} py` the second. */
static ltl_str language_word(ltl_str info) {
    static const char *const directives[] = {"code", "code-block", "code-cell", "sourcecode"};
    ltl_str word = word_from(info, 0);
    for (size_t i = 0; i < LTL_COUNT_OF(directives); i++) {
        if (ltl_str_is(word, directives[i])) {
            return word_from(info, (size_t)(word.ptr - info.ptr) + word.len);
        }
    }
    return word;
}

/* By name, else by the extension that its files have; null for what is no code, and for documents. */
static const ltl_language *language_of(ltl_str info) {
    ltl_str word = language_word(info);
    if (word.len == 0 || word.len > MAX_WORD_BYTES) {
        return NULL;
    }
    const ltl_language *language = ltl_language_find(word);
    if (language == NULL) {
        char path[MAX_WORD_BYTES + 2] = "x.";
        memcpy(path + 2, word.ptr, word.len);
        language = ltl_language_of_file((ltl_str){path, word.len + 2}, LTL_STR(""));
    }
    return language != NULL && !language->has_fences ? language : NULL;
}

/* ---- before the file is parsed ---- */

static const struct {
    const char *node;
    const char *mark;
    const char *language;
} FRONT_MATTER[] = {
    {"minus_metadata", "---", "yaml"},
    {"plus_metadata", "+++", "toml"},
};

/* Runs of the marks, whatever stands before them: it may be a list or a quote. */
uint32_t ltl_embedded__fence_languages(const ltl_source *source, const ltl_language **out,
                                       uint32_t count) {
    ltl_str text = source->text;
    for (size_t i = 0; i < LTL_COUNT_OF(FRONT_MATTER); i++) {
        if (ltl_str_starts_with(text, ltl_str_of(FRONT_MATTER[i].mark))) {
            const ltl_language *data = ltl_language_find(ltl_str_of(FRONT_MATTER[i].language));
            count = ltl_embedded__note_language(data, out, count);
        }
    }
    for (size_t at = 0; at < text.len; at++) {
        if (!is_fence(text.ptr[at])) {
            continue;
        }
        size_t start = at;
        while (at < text.len && text.ptr[at] == text.ptr[start]) {
            at++;
        }
        if (at - start >= MIN_FENCE) {
            size_t end = ltl_str_find_byte(text, '\n', at);
            ltl_str info = ltl_str_slice(text, at, end == SIZE_MAX ? text.len : end);
            count = ltl_embedded__note_language(language_of(info), out, count);
        }
        at--;
    }
    return count;
}

/* ---- in the tree ---- */

static uint32_t line_start(ltl_str text, uint32_t at) {
    while (at > 0 && text.ptr[at - 1] != '\n') {
        at--;
    }
    return at;
}

/* What stands on the line before the fence: quotes and lists go on in front of each line of the code. */
static ltl_span prefix_of(ltl_str text, uint32_t block) {
    uint32_t fence = block;
    while (fence < text.len && !is_fence(text.ptr[fence])) {
        fence++;
    }
    return (ltl_span){line_start(text, fence), fence};
}

uint32_t ltl_embedded__behind_prefix(ltl_str text, uint32_t at, uint32_t stop, ltl_str prefix) {
    for (size_t i = 0; i < prefix.len && at < stop; i++) {
        if (prefix.ptr[i] == '>') {
            uint32_t mark = at;
            while (mark < stop && text.ptr[mark] == ' ') {
                mark++;
            }
            if (mark == stop || text.ptr[mark] != '>') {
                return at;
            }
            at = mark + 1;
        } else if (text.ptr[at] == ' ' || text.ptr[at] == '\t') {
            at++;
        }
    }
    return at;
}

/* A last line that ends with the file is one of the code to the grammar. */
static uint32_t code_end(ltl_str text, ltl_span prefix, ltl_span code) {
    uint32_t last = line_start(text, code.end);
    last = ltl_embedded__behind_prefix(text, last, code.end,
                                       ltl_str_slice(text, prefix.start, prefix.end));
    ltl_str line = ltl_str_slice(text, last, code.end);
    bool is_fenced = line.len >= MIN_FENCE && is_fence(line.ptr[0]);
    for (size_t i = 1; i < line.len && is_fenced; i++) {
        is_fenced = line.ptr[i] == line.ptr[0];
    }
    return is_fenced && last >= code.start ? line_start(text, last) : code.end;
}

/* What stands in front of the code is the line that opens the fence: it has room for the mark. */
static const char *opening_of(const ltl_language *language, ltl_str code, uint32_t start) {
    const char *opening = language->opens_with;
    bool has_one = opening == NULL || ltl_str_find(code, LTL_STR("<?"), 0) != SIZE_MAX;
    return has_one || start < strlen(opening) ? NULL : opening;
}

static bool add_block(ltl_arena *arena, const ltl_tree *tree, ltl_node info,
                      ltl_embedded_parts *parts) {
    ltl_str text = tree->source->text;
    ltl_node block = tree->parent[info];
    ltl_node code = ltl_tree_next_sibling(tree, info);
    const ltl_language *language =
        code != LTL_NO_NODE ? language_of(ltl_tree_text(tree, info)) : NULL;
    if (language == NULL) {
        return true;
    }
    ltl_span prefix = prefix_of(text, tree->start[block]);
    ltl_span span = {line_start(text, tree->start[code]), tree->stop[code]};
    span.end = code_end(text, prefix, span);
    const char *opening =
        opening_of(language, ltl_str_slice(text, span.start, span.end), span.start);
    bool is_copied = prefix.start < prefix.end || opening != NULL;
    ltl_embedded part = {.span = span,
                         .language = language,
                         .form = is_copied ? LTL_EMBED_LINES : LTL_EMBED_NOTHING,
                         .prefix = prefix,
                         .opening = opening,
                         .is_shown = true};
    return part.span.start >= part.span.end || ltl_embedded__add(arena, parts, part);
}

/* Between the lines of marks. */
static bool add_front_matter(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *parts) {
    ltl_node node = ltl_tree_first_child(tree, 0);
    const char *type = node != LTL_NO_NODE ? ltl_tree_symbol_name(tree, node) : "";
    for (size_t i = 0; i < LTL_COUNT_OF(FRONT_MATTER); i++) {
        if (strcmp(type, FRONT_MATTER[i].node) != 0) {
            continue;
        }
        ltl_str text = ltl_str_trim(ltl_tree_text(tree, node));
        size_t start = ltl_str_find_byte(text, '\n', 0);
        size_t end = ltl_str_find_last_byte(text, '\n');
        uint32_t base = (uint32_t)(text.ptr - tree->source->text.ptr);
        return start == SIZE_MAX || start == end ||
               ltl_embedded__add(
                   arena, parts,
                   (ltl_embedded){
                       .span = {base + (uint32_t)start + 1, base + (uint32_t)end + 1},
                       .language = ltl_language_find(ltl_str_of(FRONT_MATTER[i].language)),
                       .is_shown = true});
    }
    return true;
}

bool ltl_embedded__fences(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *parts) {
    bool is_all = add_front_matter(arena, tree, parts);
    for (ltl_node node = tree->kind_first[LTL_KIND_NAME]; node != LTL_NO_NODE && is_all;
         node = tree->kind_next[node]) {
        if (strcmp(ltl_tree_symbol_name(tree, node), "info_string") == 0) {
            is_all = add_block(arena, tree, node, parts);
        }
    }
    return is_all;
}
