/* pattern.h - a piece of code with holes, parsed by the grammar of the language it is to match.
 *
 * Shape    a normalised tree of its own, of which the nodes from `first` to `end` are the pattern: one
 *          expression, one statement or definition, or a run of statements; beside each node what it
 *          asks for. A text that can be read in several ways gives a list of such patterns
 * Units    see tree.h
 * Owns     the arena of the rule set, and the expressions of "=~/re/" (ltl_pattern_clear); names are added to
 *          the table given, which becomes the base of all trees it is matched with
 * Errors   LTL_SYNTAX when no spelling and no wrap makes the grammar read it without an error; the
 *          error's line and column are those of the first token it stumbled over, within the text
 * Threads  built by one thread, then immutable
 * Cost     a few parses of a small text
 */
#ifndef LTL_PATTERNS_PATTERN_H
#define LTL_PATTERNS_PATTERN_H

#include "analyzers/regex/prefilter.h"
#include "analyzers/regex/regex.h"
#include "analyzers/syntax/parse.h"
#include "core/vec.h"

typedef enum ltl_ask {
    LTL_ASK_SAME,           /* the same node, children as the pattern says */
    LTL_ASK_METAVARIABLE,   /* anything, bound to `metavariable` */
    LTL_ASK_ANYTHING,       /* $_ : anything, not bound */
    LTL_ASK_ELLIPSIS,       /* zero or more siblings; alone in a single place: anything */
    LTL_ASK_SEQUENCE,       /* $...X: the same, bound */
    LTL_ASK_DEEP,           /* its one child somewhere inside, at any depth */
    LTL_ASK_ANY_STRING,     /* "..." */
    LTL_ASK_ANY_TEMPLATE,   /* f"..." and `...`: any string of the kind that interpolates */
    LTL_ASK_STRING_CONTENT, /* "$X": any string, content bound */
    LTL_ASK_STRING_PREFIX,  /* a module of JavaScript: 'a' is also meant by 'a/b' */
    LTL_ASK_ANY_REGEX,      /* a literal regular expression */
    LTL_ASK_REGEX_CONTENT,  /* the same, what is between the slashes bound */
    LTL_ASK_STRING_REGEX,   /* "=~/re/": any string in which `regex` finds something */
    LTL_ASK_WITHIN,         /* the same node, here or somewhere inside */
    LTL_ASK_TYPED,          /* (T $X): an expression known to be a T, bound */
    LTL_ASK_SYMBOL_CONTENT, /* `:$X` and the key in `$X: v`: a symbol, bound without its colon; the
                                  key also any other key */
    LTL_ASK_CHAIN,          /* a. ... .b: the receiver, any links further down */
} ltl_ask;

/* What a rule may ask for in its `options`; 0 is the default. */
typedef enum ltl_match_option {
    LTL_MATCH_NO_AC = 1 << 0,              /* ac_matching: false */
    LTL_MATCH_COMMUTATIVE_LOGIC = 1 << 1,  /* commutative_boolop: && and || in any order */
    LTL_MATCH_SYMMETRIC_EQUALITY = 1 << 2, /* symmetric_eq: == and != both ways round */
    LTL_MATCH_NO_DECLARATIONS = 1 << 3,    /* vardef_assign: false, `x = e` is no declaration */
    LTL_MATCH_NO_CONSTANTS = 1 << 8,       /* constant_propagation: false */
    LTL_MATCH_SYMBOLIC = 1 << 10,          /* symbolic_propagation: true */
    LTL_MATCH_LOOSE_NAMES = 1 << 9,        /* unify_ids_strictly: false */
    LTL_MATCH_VAR_IS_VAR = 1 << 4,         /* let_is_var: false */
    LTL_MATCH_SHALLOW_STATEMENT =
        1 << 5, /* implicit_deep_exprstmt: false, `f();` is not in `x = f();` */
    LTL_MATCH_SHALLOW_EXPRESSION = 1 << 6, /* go_deeper_expr: false, `<... P ...>` is P itself */
    LTL_MATCH_FLAT_STATEMENTS = 1 << 7,  /* go_deeper_stmt: false, after `...` only the same list */
    LTL_MATCH_NO_MORE_MEMBERS = 1 << 11, /* implicit_ellipsis: false, extra members need `...` */
    LTL_MATCH_ORDERED_ANNOTATIONS = 1 << 12, /* decorators_order_matters: true */
    LTL_MATCH_OWN_FUNCTIONS = 1 << 13, /* arrow_is_function: false, each form is itself only */
    LTL_MATCH_NO_ATTRIBUTES = 1 << 14, /* attr_expr: false, `f(x)` is no `@f(x)` */
    LTL_MATCH_FUNCTION_FIELDS =
        1 << 15,                      /* flddef_assign: true, `f = function () {}` is a method f */
    LTL_MATCH_SAID_RETURNS = 1 << 16, /* implicit_return: false */
    LTL_MATCH_EXACT_ATTRIBUTES = 1 << 17, /* xml_attrs_implicit_ellipsis: false */
    LTL_MATCH_FREE_CONTENT = 1 << 18,     /* xml_children_ordered: false */
    LTL_MATCH_OWN_TAGS = 1 << 19,         /* xml_singleton_loose_matching: false */
} ltl_match_option;

/* Metavariables of a rule set, numbered from 0. */
typedef struct ltl_metavariables LTL_VEC(ltl_str) ltl_metavariables;

typedef struct ltl_pattern {
    const ltl_tree *tree;
    ltl_node first;       /* first node of the pattern */
    ltl_node end;         /* one past the last */
    uint32_t root_count;  /* top nodes; more than one: a run of statements */
    unsigned options;     /* ltl_match_option */
    bool is_statement;    /* compared with statements (a terminator was written, or a definition) */
    bool is_metavariable; /* the pattern is a metavariable and nothing else */
    bool is_header;       /* the code's node may have more children: no body was written */
    bool binds;           /* some metavariable is bound */
    uint8_t *asks;        /* ltl_ask by node */
    uint16_t *metavariable; /* by node */
    ltl_regex **regex;      /* by node; null when no node has one */
    ltl_node *type;         /* by node: the type that a TYPED one asks for; null: none does */
    uint32_t anchor;        /* name id that every match contains; 0: none */
    uint32_t anchor_depth;  /* levels from the anchor's leaf up to the root; 0: any number */
    const struct ltl_pattern
        *also; /* what else the text can mean; null: nothing. Any of them matches */
} ltl_pattern;

/* Number of `name` ("$X"), added when new. */
uint16_t ltl_metavariables_intern(ltl_arena *arena, ltl_metavariables *all, ltl_str name);

LTL_MUST_USE ltl_status ltl_pattern_compile(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                                            ltl_metavariables *metavariables,
                                            const ltl_language *language, ltl_str text,
                                            unsigned options, const ltl_pattern **out_pattern,
                                            ltl_error *error);
/* Gives back what the arena does not hold. */
void ltl_pattern_clear(const ltl_pattern *pattern);
/* True when the literal at `p` may also be met by an expression that has that value. */
bool ltl_pattern_takes_value(const ltl_pattern *pattern, ltl_node p);
/* A place where an expression stands for its value. */
bool ltl_is_value_place(const ltl_tree *tree, ltl_node node);
/* Strings written side by side: "a" "b". */
bool ltl_is_concatenation(const ltl_tree *tree, ltl_node node);
/* A pattern for every expression known to have the type `type`; binds nothing. LTL_INVALID where the
 * language has no types. */
LTL_MUST_USE ltl_status ltl_pattern_compile_type(ltl_arena *arena, ltl_parser *parser,
                                                 ltl_names *names, ltl_metavariables *metavariables,
                                                 const ltl_language *language, ltl_str type,
                                                 const ltl_pattern **out_pattern, ltl_error *error);
/* The names and strings that a file must contain: one clause each. */
ltl_clauses ltl_pattern_clauses(ltl_arena *arena, const ltl_pattern *pattern);

#endif
