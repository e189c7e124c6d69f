#include "analyzers/rulefiles/check_formula.h"

#include "core/nearest.h"

/* All numbered groups share one name: how many an expression has is the compiler's business. */
#define GROUP_NAME LTL_STR("0")

static bool is_upper(char byte) {
    return (byte >= 'A' && byte <= 'Z') || byte == '_';
}
static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* The end of the name that starts at `at`, or `at` when none does. */
static size_t name_end(ltl_str text, size_t at) {
    size_t end = at;
    if (end < text.len && is_upper(text.ptr[end])) {
        while (end < text.len && (is_upper(text.ptr[end]) || is_digit(text.ptr[end]))) {
            end++;
        }
    }
    return end;
}

/* Where the name behind `$` or `$...` begins. */
static size_t name_start(ltl_str text, size_t dollar) {
    bool is_ellipsis = ltl_str_starts_with(ltl_str_slice(text, dollar, text.len), LTL_STR("$..."));
    return dollar + (is_ellipsis ? 4 : 1);
}

/* Without its dollar sign and dots; numbers all alike. */
static ltl_str bare_name(ltl_str name) {
    ltl_str bare = ltl_str_slice(name, name_start(name, 0), name.len);
    return bare.len > 0 && is_digit(bare.ptr[0]) ? GROUP_NAME : bare;
}

/* Generic patterns have names of capital and small letters, which a capital begins. */
static size_t mixed_name_end(ltl_str text, size_t at) {
    size_t end = name_end(text, at);
    while (end > at && text.ptr[at] != '_' && end < text.len && ltl_is_word_byte(text.ptr[end])) {
        end++;
    }
    return end;
}

bool ltl_metavariable_is_valid(ltl_str name) {
    uint64_t number = 0;
    if (name.len < 2 || name.ptr[0] != '$') {
        return false;
    }
    size_t start = name_start(name, 0);
    return (start < name.len && mixed_name_end(name, start) == name.len) ||
           ltl_str_to_u64(ltl_str_slice(name, 1, name.len), &number);
}

void ltl_checker_init(ltl_checker *checker, ltl_loader *loader) {
    *checker = (ltl_checker){.loader = loader};
}

uint32_t ltl_checker_add(ltl_checker *checker, ltl_formula *formula, uint32_t parent,
                         const ltl_yaml *key) {
    ltl_checked node = {.formula = formula, .key = key, .parent = parent, .owner = LTL_NO_FORMULA};
    LTL_PUSH(checker->loader->arena, &checker->nodes, node);
    return checker->nodes.count - 1;
}

ltl_formula *ltl_checker_formula(const ltl_checker *checker, uint32_t node) {
    return checker->nodes.at[node].formula;
}

void ltl_checker_mark_condition(ltl_checker *checker, uint32_t node, uint32_t owner) {
    checker->nodes.at[node].owner = owner;
}

void ltl_checker_mark_focus(ltl_checker *checker, uint32_t node, const ltl_yaml *const *keys) {
    checker->nodes.at[node].focus_keys = keys;
}

/* --- names ----------------------------------------------------------------------------------- */

/* The bit of a name; 0 when nothing has it. */
static uint64_t find_bit(const ltl_checker *checker, ltl_str bare) {
    for (uint32_t i = 0; i < checker->name_count; i++) {
        if (ltl_str_eq(checker->names[i], bare)) {
            return (uint64_t)1 << i;
        }
    }
    return 0;
}

static uint64_t add_bit(ltl_checker *checker, const ltl_yaml *at, ltl_str bare) {
    uint64_t bit = find_bit(checker, bare);
    if (bit) {
        return bit;
    }
    if (checker->name_count == LTL_MAX_METAVARIABLES) {
        if (checker->loader->error_count == 0) {
            ltl_loader__error(checker->loader, at, "more than %u metavariables",
                              LTL_MAX_METAVARIABLES);
        }
        return 0;
    }
    checker->names[checker->name_count] = bare;
    return (uint64_t)1 << checker->name_count++;
}

/* `$_` binds nothing. */
static uint64_t names_of_pattern(ltl_checker *checker, const ltl_yaml *at, ltl_str text,
                                 bool is_generic) {
    uint64_t bits = 0;
    size_t dollar = ltl_str_find_byte(text, '$', 0);
    while (dollar != SIZE_MAX) {
        size_t start = name_start(text, dollar);
        size_t end = is_generic ? mixed_name_end(text, start) : name_end(text, start);
        ltl_str bare = ltl_str_slice(text, start, end);
        if (bare.len > 0 && !ltl_str_is(bare, "_")) {
            bits |= add_bit(checker, at, bare);
        }
        dollar = ltl_str_find_byte(text, '$', end > dollar ? end : dollar + 1);
    }
    return bits;
}

/* The group name that may start here: `(?<NAME>`, `(?P<NAME>`, `(?'NAME'`. */
static ltl_str group_name(ltl_str rest) {
    static const char *const OPENINGS[] = {"(?<", "(?P<", "(?'"};
    for (size_t i = 0; i < LTL_COUNT_OF(OPENINGS); i++) {
        ltl_str opening = ltl_str_of(OPENINGS[i]);
        if (ltl_str_starts_with(rest, opening)) {
            return ltl_str_slice(rest, opening.len, name_end(rest, opening.len));
        }
    }
    return LTL_STR("");
}

static uint64_t names_of_regex(ltl_checker *checker, const ltl_yaml *at, ltl_str text) {
    uint64_t bits = 0;
    size_t open = ltl_str_find_byte(text, '(', 0);
    if (open != SIZE_MAX) {
        bits |= add_bit(checker, at, GROUP_NAME);
    }
    while (open != SIZE_MAX) {
        ltl_str name = group_name(ltl_str_slice(text, open, text.len));
        if (name.len > 0) {
            bits |= add_bit(checker, at, name);
        }
        open = ltl_str_find_byte(text, '(', open + 1);
    }
    return bits;
}

void ltl_checker_bind_text(ltl_checker *checker, uint32_t node, const ltl_formula *leaf) {
    ltl_checked *checked = &checker->nodes.at[node];
    if (leaf->op == LTL_FORMULA_CHECK) {
        checked->binds |= add_bit(checker, checked->key, LTL_STR("WHAT"));
        checked->binds |= add_bit(checker, checked->key, LTL_STR("FROM"));
        return;
    }
    checked->binds |= leaf->op == LTL_FORMULA_REGEX
                         ? names_of_regex(checker, checked->key, leaf->text)
                         : names_of_pattern(checker, checked->key, leaf->text,
                                            leaf->op == LTL_FORMULA_GENERIC);
}

void ltl_checker_bind_name(ltl_checker *checker, uint32_t node, ltl_str name) {
    ltl_checked *checked = &checker->nodes.at[node];
    checked->binds |= add_bit(checker, checked->key, bare_name(name));
}

/* --- the passes ------------------------------------------------------------------------------ */

/* Children first: what is positive and what is bound goes up; out of a negation nothing does. */
static void gather(ltl_checker *checker) {
    for (uint32_t i = checker->nodes.count; i > 0; i--) {
        ltl_checked *node = &checker->nodes.at[i - 1];
        const ltl_formula *formula = node->formula;
        for (uint32_t j = 0; j < formula->condition_count; j++) {
            if (formula->conditions[j].op == LTL_CONDITION_REGEX) {
                node->binds |= names_of_regex(checker, node->key, formula->conditions[j].regex);
            }
        }
        uint32_t above = node->owner != LTL_NO_FORMULA ? node->owner : node->parent;
        if (above != LTL_NO_FORMULA && formula->op != LTL_FORMULA_NOT) {
            checker->nodes.at[above].binds |= node->binds;
            checker->nodes.at[above].has_positive |= node->owner == LTL_NO_FORMULA;
        }
    }
}

/* For the end of a complaint: the name that was meant, or else those that there are. */
static const char *bound_instead(const ltl_checker *checker, const ltl_checked *node, ltl_str name) {
    ltl_arena *arena = checker->loader->arena;
    ltl_str all = LTL_STR("");
    ltl_str nearest = LTL_STR("");
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < checker->name_count; i++) {
        bool is_number = ltl_str_eq(checker->names[i], GROUP_NAME);
        if (is_number || (node->visible >> i & 1) == 0) {
            continue;
        }
        if (ltl_nearest_try(bare_name(name), checker->names[i], &best)) {
            nearest = checker->names[i];
        }
        all = ltl_arena_printf(arena, "%.*s%s`$%.*s`", LTL_STR_ARG(all), all.len > 0 ? ", " : "",
                               LTL_STR_ARG(checker->names[i]));
    }
    bool has_one = nearest.len > 1; /* one letter is near any other */
    return has_one       ? ltl_arena_printf(arena, ", did you mean `$%.*s`?", LTL_STR_ARG(nearest)).ptr
           : all.len > 0 ? ltl_arena_printf(arena, "; bound here: %.*s", LTL_STR_ARG(all)).ptr
                         : "; nothing is bound here";
}

static void require(ltl_checker *checker, const ltl_checked *node, uint32_t line, uint32_t column,
                    ltl_str name) {
    uint64_t bit = find_bit(checker, bare_name(name));
    if (bit & node->visible) {
        return;
    }
    ltl_yaml place = {.line = line, .column = column, .path = node->formula->path};
    ltl_loader__error(checker->loader, &place, "no positive pattern binds `%.*s`%s",
                      LTL_STR_ARG(ltl_loader__shown(name)), bound_instead(checker, node, name));
}

static void check_names(ltl_checker *checker, const ltl_checked *node) {
    const ltl_formula *formula = node->formula;
    for (uint32_t i = 0; i < formula->condition_count; i++) {
        const ltl_condition *condition = &formula->conditions[i];
        bool has_names = condition->op == LTL_CONDITION_COMPARISON;
        if (condition->metavariable.len > 0) {
            require(checker, node, condition->line, condition->column, condition->metavariable);
        }
        for (uint32_t j = 0; has_names && j < condition->text_count; j++) {
            require(checker, node, condition->line, condition->column, condition->texts[j]);
        }
    }
    for (uint32_t i = 0; i < formula->focus_count; i++) {
        for (uint32_t j = 0; j < formula->focus_sizes[i]; j++) {
            const ltl_yaml *key = node->focus_keys[i];
            require(checker, node, key->line, key->column, formula->focus[i][j]);
        }
    }
}

void ltl_checker_check(ltl_checker *checker) {
    gather(checker);
    for (uint32_t i = 0; i < checker->nodes.count; i++) {
        ltl_checked *node = &checker->nodes.at[i];
        uint32_t above = node->owner != LTL_NO_FORMULA ? node->owner : node->parent;
        uint64_t around = 0;
        if (node->owner != LTL_NO_FORMULA) {
            around = checker->nodes.at[above].visible;
        } else if (above != LTL_NO_FORMULA) {
            around = checker->nodes.at[above].visible & ~checker->nodes.at[above].binds;
        }
        node->visible = node->binds | around;
        /* the code bound to a metavariable is the positive part of that condition's formula */
        bool is_of_condition = node->owner != LTL_NO_FORMULA;
        if (node->formula->op == LTL_FORMULA_ALL && !node->has_positive && !is_of_condition) {
            ltl_loader__error(
                checker->loader, node->key,
                "`%.*s` has nothing to find: it needs a part that is not negated",
                LTL_STR_ARG(ltl_loader__shown(node->key->text)));
        }
        check_names(checker, node);
    }
}

/* Shells and PHP have variables of this form too: what no pattern is near to is left alone in code. */
static void warn_of_name(ltl_checker *checker, const ltl_yaml *text, ltl_str name, bool is_code) {
    const ltl_checked *root = &checker->nodes.at[0];
    ltl_str bare = bare_name(name);
    if ((find_bit(checker, bare) & root->binds) != 0 || ltl_str_is(bare, "_") ||
        ltl_str_eq(bare, GROUP_NAME)) {
        return;
    }
    ltl_loader__warn(checker->loader, text, "`%.*s` stays as it is written in the %s: no pattern binds it%s",
                     LTL_STR_ARG(name), is_code ? "fix" : "message", bound_instead(checker, root, name));
}

void ltl_checker_warn_of_text(ltl_checker *checker, const ltl_yaml *text, bool is_code) {
    ltl_str rest = text != NULL && text->kind == LTL_YAML_SCALAR ? text->text : LTL_STR("");
    size_t dollar = ltl_str_find_byte(rest, '$', 0);
    while (dollar != SIZE_MAX) {
        size_t start = name_start(rest, dollar);
        size_t end = name_end(rest, start);
        ltl_str name = ltl_str_slice(rest, dollar, end);
        bool is_whole = end > start && (end == rest.len || !ltl_is_word_byte(rest.ptr[end]));
        if (is_whole && ltl_str_find(ltl_str_slice(rest, 0, dollar), name, 0) == SIZE_MAX) {
            warn_of_name(checker, text, name, is_code);
        }
        dollar = ltl_str_find_byte(rest, '$', end > dollar ? end : dollar + 1);
    }
}
