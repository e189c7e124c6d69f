/* placeholder.h - a pattern's metavariables and ellipses, spelt so that a grammar can read them.
 *
 * Shape    `$X` becomes an identifier, `...` an identifier, statement, parameter or member by the place it
 *          stands in, `<... P ...>` a call around P. Every stand-in can be told from real code
 * Units    bytes
 * Owns     the arena of the call
 * Errors   none; what a grammar cannot read is the caller's error
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_PATTERNS_PLACEHOLDER_H
#define LTL_PATTERNS_PLACEHOLDER_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"
#include "grammars/language.h"

typedef enum ltl_stand_in {
    LTL_STAND_IN_NONE,
    LTL_STAND_IN_METAVARIABLE, /* $X */
    LTL_STAND_IN_SEQUENCE,     /* $...X */
    LTL_STAND_IN_ELLIPSIS,     /* ... */
    LTL_STAND_IN_DEEP,         /* the callee that stands for <... */
    LTL_STAND_IN_TYPED,        /* (T $X) */
} ltl_stand_in;

/* How the stand-ins are spelt; tried one after the other until the grammar is content. */
typedef struct ltl_spelling {
    bool has_capital; /* Ltl_… for grammars that tell constants by their first letter */
    bool has_statement_ellipsis; /* `...` between statements gets the language's statement end */
    bool has_member_ellipsis;    /* `...` between braces is a class member */
} ltl_spelling;

enum { LTL_SPELLING_COUNT = 6 };
extern const ltl_spelling ltl_spellings[LTL_SPELLING_COUNT];

/* Where a stand-in was put for which bytes of the pattern; in order. */
typedef struct ltl_stand_in_mark {
    uint32_t written; /* first byte of its name */
    uint32_t written_end;
    uint32_t pattern;
    uint32_t pattern_end;
} ltl_stand_in_mark;
typedef struct ltl_stand_in_marks LTL_VEC(ltl_stand_in_mark) ltl_stand_in_marks;

/* The types that metavariables ask for, as written. */
enum { LTL_MAX_ASKED_TYPES = 8 };
typedef struct ltl_asked_types LTL_VEC(ltl_str) ltl_asked_types;

/* The pattern with stand-ins, where they are, and the types they ask for. */
ltl_str ltl_placeholder_write_marked(ltl_arena *arena, ltl_str pattern,
                                     const ltl_language *language, const ltl_spelling *spelling,
                                     ltl_stand_in_marks *out_marks, ltl_asked_types *out_types);
/* Which of the types a typed stand-in asks for. */
uint32_t ltl_placeholder_type(ltl_str text);
/* The byte of the pattern from which byte `written` came. */
size_t ltl_placeholder_origin(const ltl_stand_in_marks *marks, size_t written);
/* The pattern with stand-ins. */
ltl_str ltl_placeholder_write(ltl_arena *arena, ltl_str pattern, const ltl_language *language,
                              const ltl_spelling *spelling);
/* What `text` stands for; for metavariables and sequences also the name, with its dollar sign
 * (in `arena`). A leading sigil of the language is allowed. */
ltl_stand_in ltl_placeholder_read(ltl_arena *arena, ltl_str text, ltl_str *out_name);
/* True for the content of a string that is there only because the language wants quotes. */
bool ltl_placeholder_is_bare(ltl_str text);
/* `text` with every stand-in spelt as in the pattern: for literal parts of strings. */
ltl_str ltl_placeholder_restore(ltl_arena *arena, ltl_str text);

#endif
