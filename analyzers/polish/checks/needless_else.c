#include "analyzers/polish/polish.h"

/* `if (c) { return; } else { … }`: what comes behind the return is reached without the else. Offered where a way out of
 * one statement stands before several lines: two branches side by side read well as they are. */

enum { MOST_LINES_BEFORE = 4, LEAST_LINES = 5 };

static bool leaves(const ltl_tree *tree, ltl_node block) {
    ltl_node last = LTL_NO_NODE;
    for (ltl_node child = ltl_tree_first_child(tree, block); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        last = child;
    }
    ltl_kind kind = last != LTL_NO_NODE ? ltl_tree_kind(tree, last) : LTL_KIND_OTHER;
    return kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_BREAK;
}

/* What the braces of the else kept apart must not meet another of its name. */
static bool declares(const ltl_tree *tree, ltl_node block) {
    for (ltl_node child = ltl_tree_first_child(tree, block); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        bool is_plain = kind == LTL_KIND_EXPRESSION_STATEMENT || kind == LTL_KIND_IF ||
                        kind == LTL_KIND_LOOP || kind == LTL_KIND_RETURN ||
                        kind == LTL_KIND_THROW || kind == LTL_KIND_TRY || kind == LTL_KIND_CALL ||
                        kind == LTL_KIND_BREAK || kind == LTL_KIND_SWITCH;
        bool is_assignment =
            kind == LTL_KIND_ASSIGN && !ltl_str_is(ltl_tree_name(tree, child), ":=");
        if (!is_plain && !is_assignment) {
            return true;
        }
    }
    return false;
}

static bool has_kind(const ltl_tree *tree, ltl_node around, ltl_kind kind) {
    for (ltl_node at = around; at < tree->end[around]; at++) {
        if (tree->kind[at] == kind) {
            return true;
        }
    }
    return false;
}

static uint32_t lines_of(const ltl_tree *tree, ltl_node node) {
    uint32_t lines = 1;
    for (uint32_t i = tree->start[node]; i < tree->stop[node]; i++) {
        lines += tree->source->text.ptr[i] == '\n';
    }
    return lines;
}

/* A text over several lines is not moved; nor are lines of a preprocessor. */
static bool can_move(const ltl_tree *tree, ltl_node block) {
    for (ltl_node at = block; at < tree->end[block]; at++) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        bool is_text =
            kind == LTL_KIND_STRING || kind == LTL_KIND_TEMPLATE || kind == LTL_KIND_STRING_PART;
        if ((is_text && lines_of(tree, at) > 1) || kind == LTL_KIND_ERROR) {
            return false;
        }
    }
    ltl_str text = ltl_tree_text(tree, block);
    return ltl_str_find(text, LTL_STR("\n#"), 0) == SIZE_MAX &&
           ltl_str_find(text, LTL_STR("\\\n"), 0) == SIZE_MAX &&
           ltl_str_find(text, LTL_STR("<<<"), 0) == SIZE_MAX;
}

static uint32_t blanks_skip(ltl_str text, uint32_t at, uint32_t end) {
    while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t' || text.ptr[at] == '\r' ||
                        text.ptr[at] == '\n')) {
        at++;
    }
    return at;
}

/* Behind `else {` or `else:` and the end of that line; 0: something else stands there, a comment for one. */
static uint32_t head_end(const ltl_tree *tree, ltl_node then, ltl_node otherwise) {
    ltl_str text = tree->source->text;
    bool is_python = ltl_polish_is_language(tree, "python");
    uint32_t end = tree->stop[otherwise];
    uint32_t at = blanks_skip(text, tree->stop[then], end);
    if (!ltl_str_starts_with(ltl_str_slice(text, at, end), LTL_STR("else"))) {
        return 0;
    }
    at = blanks_skip(text, at + 4, end);
    if (at >= end || text.ptr[at] != (is_python ? ':' : '{')) {
        return 0;
    }
    for (at++; at < end && text.ptr[at] != '\n'; at++) {
        if (text.ptr[at] != ' ' && text.ptr[at] != '\t' && text.ptr[at] != '\r') {
            return 0;
        }
    }
    return at < end ? at + 1 : 0;
}

/* The blanks that `node` stands behind on its line; false when it is not the first thing there. */
static bool indent_of(const ltl_tree *tree, ltl_node node, ltl_str *out) {
    ltl_str text = tree->source->text;
    uint32_t start = tree->start[node];
    while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t')) {
        start--;
    }
    *out = ltl_str_slice(text, start, tree->start[node]);
    return start == 0 || text.ptr[start - 1] == '\n';
}

/* The lines without as much indentation as the block has more than the `if`; false when one has less. */
static bool lines_move(ltl_arena *arena, ltl_str lines, ltl_str outer, ltl_str inner,
                       ltl_str *out) {
    char *text = LTL_NEW_ARRAY(arena, char, lines.len + 1);
    size_t len = 0;
    ltl_str line;
    if (inner.len <= outer.len || !ltl_str_starts_with(inner, outer)) {
        return false;
    }
    while (ltl_str_split(&lines, '\n', &line)) {
        bool is_blank = ltl_str_trim(line).len == 0;
        if (!is_blank && !ltl_str_starts_with(line, inner)) {
            return false;
        }
        ltl_str rest =
            is_blank ? LTL_STR("") : ltl_str_slice(line, inner.len - outer.len, line.len);
        memcpy(text + len, rest.ptr, rest.len);
        len += rest.len;
        text[len++] = '\n';
    }
    *out = (ltl_str){text, len - 1};
    return true;
}

/* Where the lines of the block end: in front of the line of its brace, or with its last statement. */
static uint32_t body_end(const ltl_tree *tree, ltl_node block, uint32_t from) {
    ltl_str text = tree->source->text;
    uint32_t end = tree->stop[block];
    if (ltl_polish_is_language(tree, "python")) {
        while (end < text.len && text.ptr[end] != '\n') {
            end++; /* a comment behind the last statement */
        }
        return end;
    }
    for (end--; end > from && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t'); end--) {
    }
    return end > from && text.ptr[end - 1] == '\n' ? end - 1 : from;
}

static void offer(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                  ltl_node then, ltl_node otherwise) {
    const ltl_tree *tree = look->tree;
    ltl_str outer;
    ltl_str inner;
    ltl_str moved;
    uint32_t from = head_end(tree, then, otherwise);
    uint32_t end = from != 0 ? body_end(tree, otherwise, from) : 0;
    if (from == 0 || end <= from || !indent_of(tree, node, &outer) ||
        !indent_of(tree, ltl_tree_first_child(tree, otherwise), &inner) ||
        !lines_move(look->arena, ltl_str_slice(tree->source->text, from, end), outer, inner,
                    &moved)) {
        return;
    }
    uint32_t stop = ltl_polish_is_language(tree, "python") ? end : tree->stop[otherwise];
    ltl_polish_edit_make(
        check, look, node, (ltl_span){tree->stop[then], stop},
        ltl_arena_printf(look->arena, "\n%.*s", LTL_STR_ARG(moved)),
        "What is under `else` is only reached when the branch above was not taken: it leaves.");
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    bool has_scopes = !ltl_polish_is_language(tree, "python");
    for (ltl_node at = tree->kind_first[LTL_KIND_IF]; at != LTL_NO_NODE && tree->error_count == 0;
         at = tree->kind_next[at]) {
        ltl_node then = ltl_tree_child(tree, at, LTL_ROLE_THEN);
        ltl_node otherwise = ltl_tree_child(tree, at, LTL_ROLE_ELSE);
        ltl_node parent = tree->parent[at];
        ltl_node condition = ltl_tree_child(tree, at, LTL_ROLE_CONDITION);
        bool has_both = then != LTL_NO_NODE && otherwise != LTL_NO_NODE &&
                        condition != LTL_NO_NODE && tree->kind[then] == LTL_KIND_BLOCK &&
                        tree->kind[otherwise] == LTL_KIND_BLOCK &&
                        ltl_tree_child_count(tree, at) == 3;
        if (has_both && parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_BLOCK &&
            leaves(tree, then) && ltl_tree_child_count(tree, then) == 1 &&
            lines_of(tree, then) <= MOST_LINES_BEFORE &&
            ltl_tree_child_count(tree, otherwise) > 1 && lines_of(tree, otherwise) >= LEAST_LINES &&
            !(has_scopes && declares(tree, otherwise)) &&
            !has_kind(tree, condition, LTL_KIND_VARIABLE) && can_move(tree, otherwise)) {
            offer(check, look, at, then, otherwise);
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx", "java",
                                        "go",     "c",          "csharp",     "php", NULL};

const ltl_polish_check ltl_polish_check_needless_else = {
    .rule =
        {.id = LTL_STR_INIT("polish/needless-else"),
         .title = LTL_STR_INIT("An else behind a way out"),
         .message = LTL_STR_INIT("The branch above leaves, so the else says nothing."),
         .why = LTL_STR_INIT(
             "The ordinary case stands further in than it has to, and deeper with each case that "
             "is handled before it."),
         .advice = LTL_STR_INIT("Take the lines out of the else."),
         .severity = LTL_SEVERITY_INFO,
         .confidence = LTL_CONFIDENCE_HIGH,
         .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
