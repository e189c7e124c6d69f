/* language.h - what a language is: a grammar, and tables that translate its node types.
 *
 * Shape    one constant descriptor per file in grammars/languages; tables end with a null type
 * Units    -
 * Owns     nothing: all static
 * Errors   a row that names a node type or field the grammar does not have is a conformance failure
 * Threads  constants
 * Cost     -
 *
 * How a grammar node becomes a tree node, in this order:
 *   1. an anonymous token (punctuation, operator, keyword) is not emitted; when it is spelt with
 *      letters or is an operator, it becomes part of its parent's operator text (see tree.h), and
 *      when it is listed in `modifiers`, or a field row gives it the role MODIFIER, it is emitted
 *      as a MODIFIER leaf instead;
 *   2. a named node takes the row of its type; without a row it is OTHER, with LTL_ROW_TRANSPARENT
 *      it is replaced by its children, with LTL_ROW_DROP it and its children vanish;
 *   3. its role comes from the first field row that fits (its parent's type, its field), else from
 *      `child_role` of the parent's row, else, under a transparent parent, from that parent's role;
 *      order in full: forced by UNWRAP_SINGLE, field row, own `role`, `positions`, `child_role`;
 *   4. `wrap` of the parent's row puts a synthetic node around a run of children, so that Java's
 *      `a.b(c)` gets the same MEMBER below its CALL as everybody else's.
 */
#ifndef LTL_GRAMMARS_LANGUAGE_H
#define LTL_GRAMMARS_LANGUAGE_H

#include <stddef.h>
#include <string.h>

#include "core/buf.h"
#include "core/span.h"
#include "core/arena.h"
#include "core/str.h"
#include "grammars/kind.h"
#include "grammars/row_flags.h"

typedef struct TSLanguage TSLanguage;
struct ltl_tree_writer;

enum { LTL_ROW_POSITIONS = 3 };

typedef struct ltl_node_row {
    const char *type; /* node type of the grammar; null ends the table */
    ltl_kind kind;
    ltl_row_flags flags;
    ltl_role child_role; /* for children without a role of their own */
    ltl_role role;       /* its own, where no field row says one */
    ltl_role positions[LTL_ROW_POSITIONS]; /* of its first children without a role of their own */
    const char *under;   /* only below this node type; beats the general row */
} ltl_node_row;

typedef struct ltl_field_row {
    const char *parent; /* node type, or null for any */
    const char *field;  /* field name; null ends the table */
    ltl_role role;      /* NONE: as if the child had no field */
} ltl_field_row;

/* RUN   Around the children of a `parent` node from the one with field `from` to the one with field
 *       `to` a node of `kind` and `role` is put; nothing is done when there is no `from` child.
 *       `inner_from` and `inner_to` are the roles of the two ends inside it. With `to` null the run
 *       is one child.
 * EACH  Around each child with field `from` (null: any) a node of its own.
 * REST  Around all children from the first one with field `from` (null: without a field) to the last;
 *       they have the role `inner_from`, all but the first `inner_to` when there is one.
 * `unless` names node types that need no wrap and do not start one. */
typedef enum ltl_wrap_how { LTL_WRAP_RUN, LTL_WRAP_EACH, LTL_WRAP_REST } ltl_wrap_how;

enum { LTL_WRAP_UNLESS = 6 };

typedef struct ltl_wrap_row {
    const char *parent; /* null ends the table */
    const char *from;
    const char *to;
    ltl_kind kind;
    ltl_role role;
    ltl_role inner_from;
    ltl_role inner_to;
    const char *unless[LTL_WRAP_UNLESS];
    ltl_wrap_how how;
} ltl_wrap_row;

/* Text put around a pattern so that the grammar can read it; tried in order, the first that parses
 * without an error wins. `@` in what comes after is the name of the tag that the pattern begins with. */
typedef struct ltl_pattern_wrap {
    const char *before; /* null ends the table */
    const char *after;
} ltl_pattern_wrap;

/* The text of an element is code of another language; see analyzers/embedded/embedded.h. */
typedef struct ltl_embed_row {
    const char *tag; /* null ends the table */
    const char *attribute; /* null: the element has none that rows of its tag ask for */
    const char *value;
    const char *language; /* its id */
} ltl_embed_row;

/* How code stands in the value of an attribute. */
typedef enum ltl_embed_form {
    LTL_EMBED_NOTHING, /* it does not: for names that a later row with a star would take */
    LTL_EMBED_STATEMENTS,
    LTL_EMBED_EXPRESSION,
    LTL_EMBED_LOOP,         /* an expression behind `in` or `of` */
    LTL_EMBED_DECLARATIONS, /* what a style sheet has between braces */
    LTL_EMBED_URL,          /* statements behind `javascript:` */
    LTL_EMBED_LINES,        /* whole lines, each behind the marks of what they stand in */
} ltl_embed_form;

/* The value of an attribute is code of another language. */
typedef struct ltl_attribute_row {
    const char *name; /* with a star: begins so, "+" for letters only; null ends the table */
    ltl_embed_form form;
    const char *language; /* its id */
} ltl_attribute_row;

/* An expression of another language in text, between marks. */
typedef struct ltl_hole_row {
    const char *node;      /* the node type of the text; null ends the table */
    const char *extension; /* only in such files; null: in all of the language */
    const char *open;      /* null: the whole node is the expression */
    const char *close;
    const char *under;     /* only as the first such node below this type; null: below any */
    const char *language;  /* its id */
    bool is_escaped;       /* entities in it stand for characters */
} ltl_hole_row;

/* A call that is something else, where definitions and branches are calls (Elixir). */
typedef struct ltl_macro_row {
    const char *name; /* of the callee; null ends the table */
    ltl_kind kind;    /* FUNCTION, CLASS, IF or SWITCH */
    bool may_lack_block;
} ltl_macro_row;

/* An ellipsis in a list that a word begins. */
typedef struct ltl_dots_row {
    const char *word; /* in any case; null ends the table */
    const char *dots; /* what stands for it: "ltl_dots = ltl_dots" */
    bool in_brackets; /* the list is in those behind the word and a name */
} ltl_dots_row;

/* A grammar of its own for runs of text (rows with LTL_ROW_INNER), as Markdown's blocks and what stands in a
 * line of them. Its nodes come into the same tree. */
typedef struct ltl_inner_grammar {
    const TSLanguage *(*grammar)(void);
    const ltl_node_row *nodes;
    /* A text without any of these bytes has nothing to read. */
    const char *marks;
} ltl_inner_grammar;

/* How an import statement names things; see analyzers/syntax/imports.h. */
typedef enum ltl_import_style {
    LTL_IMPORT_NONE,
    LTL_IMPORT_PYTHON,
    LTL_IMPORT_JAVASCRIPT,
    LTL_IMPORT_JAVA,
    LTL_IMPORT_GO,
    LTL_IMPORT_PHP,
    LTL_IMPORT_CSHARP,
    LTL_IMPORT_RUST,
    LTL_IMPORT_KOTLIN,
    LTL_IMPORT_SCALA,
} ltl_import_style;

/* Where the names of a language are known; see analyzers/dataflow/scopes.h. */
enum ltl_scoping_flags {
    LTL_SCOPING_BLOCKS = 1 << 0,   /* a block has names of its own; else only functions have */
    LTL_SCOPING_ASSIGNED = 1 << 1, /* assigning declares, in the function (Python, PHP, Ruby) */
    LTL_SCOPING_MEMBERS = 1 << 2,  /* methods see the members of their class by bare name (Java) */
    LTL_SCOPING_CLOSED = 1 << 3,   /* functions do not see the variables around them (PHP, Ruby) */
    LTL_SCOPING_ORDERED = 1 << 4,  /* a local is known from its declaration on (C, Go) */
    LTL_SCOPING_SHADOWS = 1 << 5,  /* declaring once more makes another variable (Rust's let) */
    LTL_SCOPING_HOISTS_VAR = 1 << 6,  /* `var` belongs to the function (JavaScript) */
    LTL_SCOPING_GLOBALS = 1 << 7,  /* assigning what nobody declared makes a global (Lua, Bash) */
    LTL_SCOPING_CASES = 1 << 8,    /* the patterns of cases declare (Rust, Scala, Python) */
    LTL_SCOPING_COLON = 1 << 9,    /* only `:=` declares in loops and assignments (Go) */
    LTL_SCOPING_SIGILS = 1 << 10,  /* `@x` belongs to the class, `$x` to the file (Ruby) */
    LTL_SCOPING_FALLS = 1 << 11,   /* a case goes on with the next one unless it breaks (C) */
    LTL_SCOPING_BREAKS = 1 << 13,  /* a break leaves the switch around it; so it does where cases fall */
    LTL_SCOPING_FIELDS = 1 << 12,  /* assigning to `self.x` declares a field (Python, JavaScript) */
    LTL_SCOPING_LOCALS = 1 << 14,  /* `locals { x = … }` is read as `local.x`, `variable "x"` as `var.x` */
    LTL_SCOPING_CLAUSES = 1 << 15, /* functions of one name and arity are one function (Elixir) */
    LTL_SCOPING_COUNTS = 1 << 16,  /* `break 2`; a switch counts as a loop, for `continue` too (PHP) */
    LTL_SCOPING_EXHAUSTS = 1 << 17, /* some arm of a switch is taken (Rust, Scala, Swift) */
    LTL_SCOPING_YIELDS = 1 << 18,  /* some arm is, where a switch gives a value (Java, Kotlin) */
    LTL_SCOPING_BARE_CALLS = 1 << 19, /* a name that is no variable is a call (Ruby) */
    LTL_SCOPING_WORDS = 1 << 20, /* a name is a word unless `$` says that it is a variable (Bash) */
    LTL_SCOPING_NONE = 0,          /* names are not resolved, values not followed: data, markup */
};

/* What a body is worth whose last expression stands there without `return`. A body that is one
 * expression and no block always is what it says. */
typedef enum ltl_returns {
    LTL_RETURNS_SAID,   /* nothing */
    LTL_RETURNS_LAMBDA, /* of a function without a name, that expression (Kotlin) */
    LTL_RETURNS_LAST,   /* of any function (Ruby, Rust, Scala) */
} ltl_returns;

typedef struct ltl_language {
    const char *id;            /* "python"; also the name in rule files */
    const char *title;         /* "Python" */
    const char *const *aliases; /* further names in rule files; null-terminated, may be null */
    const TSLanguage *(*grammar)(void);
    /* Edits a copy of every text, patterns too, byte for byte, so that the grammar reads what is meant:
     * true when something was changed. May be null. */
    bool (*prepare)(ltl_str text, char *copy);
    /* Edits a copy of a text that does not parse, byte for byte, so that more of it does: true when
     * something was changed. May be null. */
    bool (*repair)(ltl_arena *arena, ltl_str text, char *copy);
    /* Reads the language where no grammar does; `grammar` and its tables are then those of the code
     * inside. Null for most. See front_end.h. */
    void (*front_end)(struct ltl_tree_writer *writer);
    const ltl_inner_grammar *inner;    /* may be null */
    const ltl_node_row *own_nodes;     /* types of the front end's nodes: type, kind, flags */
    const char *const *extensions; /* with the dot, lower case; null-terminated */
    const char *const *told_by;    /* starts of lines that tell this language from an earlier one with
                                      the same extension: "namespace " in a .h; may be null */
    const char *const *file_names; /* whole names; with a star, "Dockerfile*", also those that go
                                        on with a dot or a dash; may be null */
    const char *const *interpreters; /* of a #! line, without version; may be null */
    const ltl_node_row *nodes;
    const ltl_field_row *fields;
    const ltl_wrap_row *wraps;          /* may be null */
    const ltl_macro_row *macros;        /* of rows that say LTL_ROW_MACRO; may be null */
    const char *const *modifiers;       /* anonymous tokens that are modifiers; may be null */
    const char *const *name_tokens;     /* anonymous tokens that are names or literals: C#'s this */
    const ltl_pattern_wrap *pattern_wraps;
    /* Tried next: `after` completes what the pattern only begins, a definition without its body, a
     * `try` without a handler. The pattern is that node less what `after` added. May be null. */
    const ltl_pattern_wrap *pattern_headers;
    /* Tried even when the pattern has been read: a further meaning, if another tree comes out. May be
     * null. */
    const ltl_pattern_wrap *pattern_further;
    const char *const *pattern_also;    /* ids of languages whose patterns are tried next (tsx for
                                           typescript); may be null */
    const char *line_comment;           /* "//"; for suppression and headers; may be null */
    const char *block_comment[2];
    bool has_comments_in_text;          /* its grammar has no nodes for them: they are looked for */
    char metavariable_sigil;            /* character put before a placeholder: '$' in PHP, else 0 */
    const char *statement_end;          /* ";" where statements end so, else "" */
    /* Text around a type that declares something of that type, as a line of its own behind any
     * pattern: how the grammar reads the type a metavariable asks for. Null: no types. */
    const char *type_probe[2];
    bool type_follows;                  /* `x: T`, else `T x` */
    bool calls_construct;               /* `T()` makes a T */
    /* What stands for a pattern's `...` (the text ltl_dots must be in it) where a bare name does not
     * parse; null: ltl_dots alone. */
    const char *ellipsis_statement;     /* where `ltl_dots` and `statement_end` do not parse */
    const char *ellipsis_parameter;     /* in a parameter list: "ltl_dots ltl_dots" */
    const char *ellipsis_member;        /* among class members: "int ltl_dots;" */
    const char *ellipsis_field;         /* in a struct, where it takes other members than a class */
    const char *ellipsis_entry;         /* an entry of a body or mapping: "ltl_dots = ltl_dots" */
    const char *ellipsis_pair;          /* where braces hold pairs: "**ltl_dots" */
    const char *ellipsis_keyword;       /* behind a keyword argument: "ltl_dots: ltl_dots" */
    const char *ellipsis_annotation;    /* in an annotation with named arguments, where the grammar has
                                           no others beside them: "ltl_dots = ltl_dots" */
    const char *ellipsis_item;          /* an item of a sequence, where indentation tells entries from
                                           items: "- ltl_dots" */
    const char *ellipsis_attribute;     /* among the attributes of a tag: "ltl_dots='ltl_dots'" */
    const ltl_dots_row *dots_after;     /* may be null */
    const char *quoted_after;           /* marks behind which a stand-in needs quotes; "": always;
                                           null: never */
    bool dashes_in_tags;                /* names of tags have no underscores */
    bool quotes_keys;                   /* a pattern may have keys without quotes, the grammar not */
    bool drops_trailing_comma;          /* a pattern may have one that the grammar does not read */
    /* The content of a string that has no quotes at its ends (a heredoc, a block scalar) within its
     * text; false: as usual. May be null. */
    bool (*string_content)(ltl_str text, ltl_span *out_content);
    /* What a string says, where that is not its content as it stands; false: it is. May be null. The
     * words of the content stay whole. */
    bool (*string_value)(ltl_str text, ltl_buf *out);
    bool trims_nodes;                   /* blanks at the end of a node are not part of it */
    bool quoted_keys_are_names;         /* {"a": 1} is {a: 1}: a string that is a KEY is a NAME */
    ltl_returns returns;
    bool lambdas_are_functions;         /* a function without a name may get it by an assignment */
    const char *typed_leaves;           /* leaves of node types that begin so say the same however they
                                           are spelt: SQL's keywords; null: none */
    bool literals_are_mixed;            /* a LITERAL that begins with a quote is a STRING, with a digit a
                                           NUMBER: the grammar has one node type for all (SQL) */
    bool names_ignore_case;             /* `Users` is `users` (SQL) */
    bool literals_ignore_case;          /* `True` is `true` (YAML) */
    bool has_references;                /* a NAME `*x` stands for what the MODIFIER `&x` marks; see
                                           analyzers/match/references.h */
    bool scalars_agree;                 /* "1" is 1, "true" is true: literals are compared by content */
    const char *ellipsis_case;          /* among the cases of a switch: "case ltl_dots:" */
    const char *ellipsis_loop;          /* the header of a `for`: "ltl_dots;;" */
    /* Elements: what is put around a stand-in for an attribute's value ("{" and "}"); null: none. */
    const char *attribute_value[2];
    bool scanner_keeps_tags;            /* see analyzers/syntax/open_tags.h */
    /* After these words and marks a stand-in needs no sigil: "function", "->". May be null. */
    const char *const *bare_after;
    bool runs_nothing;                  /* it describes; nothing in it runs, so nothing in it is slow */
    bool shows_elements;                /* its elements are pages for people, not data */
    const ltl_embed_row *embeds;        /* the first row that fits counts; may be null */
    const ltl_attribute_row *attribute_embeds; /* the same; may be null */
    const ltl_hole_row *holes;          /* the same; may be null */
    const char *opens_with;             /* what comes before the code of a file, on a line of its own, and code
                                           that is shown lacks: "<?php\n"; may be null */
    bool has_fences;                    /* nodes `info_string` name the language of the code behind them,
                                           which is shown, not run */
    ltl_import_style imports;
    unsigned scoping;                   /* ltl_scoping_flags */
    const char *sample;                 /* small program that parses without an error */
} ltl_language;

/* Most languages begin with another letter: asked at each node of a file, that saves the call. */
static inline bool ltl_language_is(const ltl_language *language, const char *id) {
    return language->id[0] == id[0] && strcmp(language->id, id) == 0;
}

extern const ltl_language *const ltl_languages[];
extern const size_t ltl_language_count;

/* By id or alias, any case; null when unknown. */
const ltl_language *ltl_language_find(ltl_str name);
/* By file name, extension, then the #! line of `head`; null when none fits. `head` is as much of the
 * text as the caller has; where languages share an extension, its lines decide. */
const ltl_language *ltl_language_of_file(ltl_str path, ltl_str head);
/* The other language whose files may have that name: a .h is C and C++, whichever it was read as. Null when
 * there is none. */
const ltl_language *ltl_language_twin(ltl_str path, const ltl_language *language);
/* True when some name fits both. */
bool ltl_language_shares_names(const ltl_language *a, const ltl_language *b);
/* Index into ltl_languages. */
size_t ltl_language_index(const ltl_language *language);

#endif
