#include "orchestrator/specialists/testing/test_units.h"

#include "orchestrator/specialists/common/functions.h"

/* Words that begin so, in any case, assert something. */
static const char *const asserting[] = {"assert", "expect", "should", "verify", "refute",
                                        "errorf", "fatalf", "fatal",  "raises", "throws",
                                        "ensure", "must_",  NULL};
/* Those that only ask whether there is something, or whether it is true. */
static const char *const weak[] = {"assertnotnull", "assertisnotnone", "assert_not_nil",
                                   "tobetruthy",    "tobedefined",     "tobefalsy",
                                   "notnull",       "isnotnull",       NULL};
static const char *const helping[] = {"check", "validate", "compare", NULL};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

static bool begins_with_any(ltl_str word, const char *const *words) {
    for (; *words != NULL; words++) {
        size_t len = strlen(*words);
        if (word.len >= len &&
            ltl_str_equals_ignoring_case(ltl_str_slice(word, 0, len), ltl_str_of(*words))) {
            return true;
        }
    }
    return false;
}

/* `assert.equal` and `Assert.AreEqual(…)` are one assertion each: what follows a point belongs to it. */
static void words_count(const ltl_tree *tree, ltl_span span, ltl_test_unit *unit) {
    ltl_str text = tree->source->text;
    for (uint32_t at = span.start; at < span.end;) {
        if (!is_letter(text.ptr[at])) {
            at++;
            continue;
        }
        uint32_t end = at;
        while (end < span.end && is_letter(text.ptr[end])) {
            end++;
        }
        ltl_str word = ltl_str_slice(text, at, end);
        bool is_member = at > 0 && text.ptr[at - 1] == '.';
        bool is_chain =
            is_member && begins_with_any(word, asserting) && at > 1 && text.ptr[at - 2] == ')';
        if (ltl_tree_comment_at(tree, at) == NULL) {
            unit->assertions += begins_with_any(word, asserting) && !is_chain;
            unit->weak += begins_with_any(word, weak);
            unit->calls_helper |= begins_with_any(word, helping);
        }
        at = end;
    }
}

static bool is_test_name(ltl_str name) {
    static const char *const fronts[] = {"test", "should", "it_", NULL};
    return begins_with_any(name, fronts) ||
           (name.len > 4 && ltl_str_ends_with(name, LTL_STR("Test")));
}

/* @Test, [Fact], #[test]: the marks that stand before a function. */
static bool has_test_mark(const ltl_tree *tree, ltl_node function) {
    for (ltl_node child = function + 1; child < tree->end[function]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_ANNOTATION) {
            ltl_str text = ltl_tree_text(tree, child);
            static const char *const marks[] = {"Test", "Fact", "Theory", "test",
                                                "ParameterizedTest"};
            for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
                if (ltl_str_find(text, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
                    return true;
                }
            }
        }
    }
    return false;
}

static void functions_take(ltl_arena *arena, const ltl_tree *tree, ltl_test_units *units) {
    ltl_named_functions functions;
    ltl_named_functions_find(arena, tree, &functions);
    for (uint32_t i = 0; i < functions.count; i++) {
        const ltl_named_function *function = &functions.at[i];
        ltl_test_unit unit = {.name = function->scope,
                              .node = function->node,
                              .head = function->head,
                              .is_test = is_test_name(function->name) ||
                                         has_test_mark(tree, function->node)};
        words_count(tree, function->span, &unit);
        LTL_PUSH(arena, units, unit);
    }
}

/* it("adds", () => …), test("…"), specify "…" */
static bool names_test(const ltl_tree *tree, ltl_node call, ltl_node *out_name) {
    static const char *const callees[] = {"it", "test", "specify", "scenario", "fit", "xit"};
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node name = LTL_NO_NODE;
    for (ltl_node child = call + 1; child < tree->end[call] && name == LTL_NO_NODE;
         child = tree->end[child]) {
        bool is_argument = tree->role[child] == LTL_ROLE_ARGUMENT;
        name = is_argument && tree->kind[child] == LTL_KIND_STRING ? child : name;
        if (is_argument && name == LTL_NO_NODE) {
            ltl_node inner = ltl_tree_first_child(tree, child);
            name = inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_STRING ? inner : name;
            break;
        }
    }
    if (callee == LTL_NO_NODE || name == LTL_NO_NODE) {
        return false;
    }
    ltl_str text = ltl_tree_text(tree, callee);
    ltl_str first = ltl_str_slice(
        text, 0,
        ltl_str_find_byte(text, '.', 0) == SIZE_MAX ? text.len : ltl_str_find_byte(text, '.', 0));
    static const char *const around[] = {".describe",   ".step",      ".use",       ".extend",
                                         ".beforeEach", ".afterEach", ".beforeAll", ".afterAll",
                                         ".setTimeout", ".slow"};
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        if (ltl_str_find(text, ltl_str_of(around[i]), 0) != SIZE_MAX) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof callees / sizeof callees[0]; i++) {
        if (ltl_str_is(first, callees[i])) {
            *out_name = name;
            return true;
        }
    }
    return false;
}

static void calls_take(ltl_arena *arena, const ltl_tree *tree, ltl_test_units *units) {
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        ltl_node name;
        if (!names_test(tree, call, &name)) {
            continue;
        }
        ltl_span content = ltl_tree_string_content(tree, name);
        ltl_str scope = ltl_tree_scope(tree, call, arena);
        ltl_test_unit unit = {.name = ltl_arena_printf(
                                  arena, "%.*s%s%.*s", LTL_STR_ARG(scope), scope.len > 0 ? "." : "",
                                  LTL_STR_ARG(ltl_source_slice(tree->source, content))),
                              .node = call,
                              .head = ltl_tree_span(tree, name),
                              .is_test = true};
        words_count(tree, ltl_tree_span(tree, call), &unit);
        LTL_PUSH(arena, units, unit);
    }
}

void ltl_test_units_find(ltl_arena *arena, const ltl_tree *tree, ltl_test_units *out_units) {
    *out_units = (ltl_test_units){0};
    if (tree != NULL) {
        functions_take(arena, tree, out_units);
        calls_take(arena, tree, out_units);
    }
}

const ltl_test_unit *ltl_test_unit_of(const ltl_test_units *units, ltl_str name) {
    const ltl_test_unit *found = NULL;
    for (uint32_t i = 0; i < units->count; i++) {
        if (ltl_str_eq(units->at[i].name, name)) {
            if (found != NULL) {
                return NULL;
            }
            found = &units->at[i];
        }
    }
    return found;
}
