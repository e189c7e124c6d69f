/* row_flags.h - what a row of a language's table says besides kind and roles.
 *
 * Shape    bits of one word, in groups by who reads them: the flattening on the way down, the flattening
 *          on the way up, the matcher
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_GRAMMARS_ROW_FLAGS_H
#define LTL_GRAMMARS_ROW_FLAGS_H

#include <stdint.h>

typedef uint64_t ltl_row_flags;
#define LTL_ROW_FLAG(bit) (UINT64_C(1) << (bit))

/* ---- how a node gets into the tree ---- */

/* Replaced by its children. */
#define LTL_ROW_TRANSPARENT LTL_ROW_FLAG(0)
/* Not emitted, children neither. */
#define LTL_ROW_DROP LTL_ROW_FLAG(1)
/* Emitted without children, its text is its name. */
#define LTL_ROW_LEAF LTL_ROW_FLAG(2)
/* Its anonymous words and operators are emitted as MODIFIER leaves. */
#define LTL_ROW_KEYWORDS LTL_ROW_FLAG(3)
/* Inside a string: makes it a TEMPLATE; itself transparent. So does any other node that has a kind and
 * is no STRING_PART. */
#define LTL_ROW_INTERPOLATION LTL_ROW_FLAG(4)
/* A dotted name the grammar keeps as one run of names: emitted as nested MEMBER nodes (Python's
 * dotted_name, Java's scoped names). */
#define LTL_ROW_COMPOUND_NAME LTL_ROW_FLAG(5)
/* Transparent when it has no more than one named child (Go's expression_list, PHP's and Kotlin's
 * one-element wrappers); the child takes this node's role. */
#define LTL_ROW_UNWRAP_SINGLE LTL_ROW_FLAG(6)
/* Transparent inside a node of the same kind (C's declarators). */
#define LTL_ROW_MERGES LTL_ROW_FLAG(7)
/* Becomes the definition (FUNCTION, CLASS, DECLARATION, FIELD) among its children: Python's
 * decorated_definition, JavaScript's export. */
#define LTL_ROW_ADORNS LTL_ROW_FLAG(8)
/* The siblings after it become its children (Python's elif). */
#define LTL_ROW_NESTS_REST LTL_ROW_FLAG(9)
/* Becomes a child of the sibling after it (Rust's attributes). */
#define LTL_ROW_LEADS LTL_ROW_FLAG(10)
/* Takes the sibling before it as its first child, RECEIVER of it (HCL's get_attr). */
#define LTL_ROW_FOLLOWS LTL_ROW_FLAG(11)
/* More than two operands nest to the left: a | b | c. */
#define LTL_ROW_LEFT_NESTED LTL_ROW_FLAG(12)
/* An operator that is a named node: part of its parent's operator text, no node (Scala's). */
#define LTL_ROW_IS_OPERATOR LTL_ROW_FLAG(23)
/* Between quotes, with no nodes for its text: what lies between its children becomes STRING_PARTs (Scala). */
#define LTL_ROW_GAPS LTL_ROW_FLAG(24)
/* Text in a string that may be `$name`, which the grammar does not tell from other text (Kotlin). */
#define LTL_ROW_DOLLARS LTL_ROW_FLAG(26)
/* A string whose text stands further down … */
#define LTL_ROW_AWAITS_TEXT LTL_ROW_FLAG(13)
/* … here (heredocs). Without interpolation it is in the tree only at the first place, as its name;
 * with, the first is a TEMPLATE, and the parts stay here, in a node that is OTHER. */
#define LTL_ROW_LATE_TEXT LTL_ROW_FLAG(14)

/* Prose: what lies between its children is TEXT, its tokens say nothing. One piece alone stands for the
 * whole (Markdown's link texts). */
#define LTL_ROW_PROSE LTL_ROW_FLAG(29)
/* Holds prose, which is its BODY (emphasis). */
#define LTL_ROW_PROSE_BODY LTL_ROW_FLAG(30)
/* Text that the language's `inner` reads, if it has any of its marks. Without it is what the row says. */
#define LTL_ROW_INNER LTL_ROW_FLAG(31)

/* ---- what it turns into once its children are there ---- */

/* A call of an await is the await of a call: TypeScript's grammar reads `await f<T>(x)` the wrong way
 * round. */
#define LTL_ROW_AWAITED LTL_ROW_FLAG(15)
/* A suffix that belongs to the last operand of the operator it is put around: Solidity's grammar reads
 * `a && b.c()` as `(a && b).c()`. */
#define LTL_ROW_CLINGS LTL_ROW_FLAG(16)
/* A string without interpolation is a NAME: quotes only keep a word together (shells). */
#define LTL_ROW_WORD LTL_ROW_FLAG(17)
/* A STRING that is a LITERAL, spelt with its marks; with interpolation it is OTHER (Ruby's regular
 * expressions). */
#define LTL_ROW_REGEX LTL_ROW_FLAG(27)
/* Without a VALUE its value is null (YAML's `key:`). */
#define LTL_ROW_NULL_VALUE LTL_ROW_FLAG(18)
/* A BLOCK that becomes a TRY around a BLOCK when it has handlers (Ruby's bodies). */
#define LTL_ROW_HANDLES LTL_ROW_FLAG(19)
/* Without a BODY (an IF: a THEN) it gets an empty one: grammars that leave out what is empty. */
#define LTL_ROW_HAS_BODY LTL_ROW_FLAG(20)
/* Its name begins with a colon, also where it is written behind or not at all: `a: 1` and `:a => 1`. */
#define LTL_ROW_SYMBOL LTL_ROW_FLAG(21)
/* A BINARY that is an ASSIGN with the operator `=` or `<-`, a PAIR with `=>` (Elixir, which has
 * operators only). */
#define LTL_ROW_ASSIGNS LTL_ROW_FLAG(22)

/* A BINARY whose operator may be a word, or assign: `a f b` is `a.f(b)`, `a += b` an ASSIGN (Scala). */
#define LTL_ROW_INFIX LTL_ROW_FLAG(25)

/* A CALL that the language's table of macros may make a definition or a branch (Elixir). */
#define LTL_ROW_MACRO LTL_ROW_FLAG(28)

/* A FUNCTION that may be a macro's loop: `FOR_ALL(item) { … }` (C). */
#define LTL_ROW_REPEATS LTL_ROW_FLAG(40)

/* A UNARY that is a function written as what it gives with the operator `&`: a LAMBDA; with a number the NAME of what
 * that is given (Elixir). */
#define LTL_ROW_CAPTURES LTL_ROW_FLAG(41)

/* An OTHER that is a FUNCTION where it stands in a FIELD and has a body: `get { … }` (C#, Kotlin, Swift). */
#define LTL_ROW_ACCESSOR LTL_ROW_FLAG(42)

/* ---- how it is matched ---- */

/* Operator tokens count when it is compared (always for BINARY, UNARY, ASSIGN, OTHER). */
#define LTL_ROW_OPERATOR LTL_ROW_FLAG(32)
/* Its children form a statement list (always for ROOT, BLOCK). */
#define LTL_ROW_STATEMENTS LTL_ROW_FLAG(33)
/* Children match in any order, extra ones allowed (objects, classes). */
#define LTL_ROW_UNORDERED LTL_ROW_FLAG(34)
/* Children match in any order, extra ones only by an ellipsis (Python's dictionaries, YAML mappings). */
#define LTL_ROW_ANY_ORDER LTL_ROW_FLAG(35)
/* A collection that can be written in several styles, which are the same; as a whole pattern its only
 * member stands for itself (YAML). */
#define LTL_ROW_STYLES LTL_ROW_FLAG(36)
/* As a member of a free body it is also found in the bodies of other members (HCL's blocks). */
#define LTL_ROW_DEEP_MEMBER LTL_ROW_FLAG(37)
/* A command: its callee is only the first of its words, so that an ellipsis there stands for any of
 * them. */
#define LTL_ROW_WORDS LTL_ROW_FLAG(38)
/* A command that a pattern has as its body may stand anywhere in the code's (a Dockerfile's RUN). */
#define LTL_ROW_DEEP_BODY LTL_ROW_FLAG(39)

#endif
