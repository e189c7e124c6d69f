/* kind.h - the classes of nodes and the parts they play, the same for every language.
 *
 * Shape    two small enums with names; languages map their grammar's node types onto them
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  constants
 * Cost     -
 *
 * A node that a language does not map is OTHER: it keeps the grammar's own symbol and still matches
 * structurally.
 */
#ifndef LTL_GRAMMARS_KIND_H
#define LTL_GRAMMARS_KIND_H

#include <stdbool.h>
#include <stdint.h>

/* X(NAME, "name") */
#define LTL_KIND_LIST(X)                                                                  \
    X(OTHER, "other")                 /* structural: equal symbol and equal children   */ \
    X(ROOT, "root")                   /* the whole file: a statement list              */ \
    X(NAME, "name")                   /* identifier of any sort                        */ \
    X(STRING, "string")               /* literal without interpolation: a leaf         */ \
    X(TEMPLATE, "template")           /* literal with interpolated parts               */ \
    X(STRING_PART, "string_part")     /* literal text inside a template                */ \
    X(NUMBER, "number")                                                                   \
    X(LITERAL, "literal")             /* true, null, character, regex … by spelling    */ \
    X(CALL, "call")                   /* callee, then arguments                        */ \
    X(NEW, "new")                     /* construction: type, then arguments            */ \
    X(MEMBER, "member")               /* receiver and name: a.b, a->b, A::b            */ \
    X(INDEX, "index")                 /* receiver and key: a[k]                        */ \
    X(BINARY, "binary")               /* left, right; the operator is the node's name  */ \
    X(UNARY, "unary")                 /* operand; the operator is the node's name      */ \
    X(CONDITIONAL, "conditional")     /* condition, then, else as an expression        */ \
    X(ASSIGN, "assign")               /* left, right; `=` or `+=` is the node's name   */ \
    X(CAST, "cast")                   /* type, value                                   */ \
    X(AWAIT, "await")                                                                     \
    X(YIELD, "yield")                                                                     \
    X(SPREAD, "spread")               /* *a, ...a                                      */ \
    X(KEYWORD_ARGUMENT, "keyword_argument") /* name, value in a call                   */ \
    X(PAIR, "pair")                   /* key, value in a collection                    */ \
    X(COLLECTION, "collection")       /* list, tuple, set, map, object, array literal  */ \
    X(LAMBDA, "lambda")               /* anonymous function                            */ \
    X(FUNCTION, "function")           /* named function or method, with or without body */\
    X(PARAMETER, "parameter")         /* name, type, default value                     */ \
    X(CLASS, "class")                 /* class, interface, struct, enum, trait …       */ \
    X(FIELD, "field")                 /* declared member that is not a function        */ \
    X(VARIABLE, "variable")           /* one declared variable: type?, name, value?    */ \
    X(DECLARATION, "declaration")     /* statement that declares variables             */ \
    X(TYPE, "type")                   /* a type that is more than a name               */ \
    X(MODIFIER, "modifier")           /* static, public, async, const …: a leaf        */ \
    X(ANNOTATION, "annotation")       /* decorator, annotation, attribute on code      */ \
    X(IMPORT, "import")                                                                   \
    X(BLOCK, "block")                 /* a statement list                              */ \
    X(EXPRESSION_STATEMENT, "expression_statement")                                       \
    X(IF, "if")                                                                           \
    X(ELSE, "else")                                                                       \
    X(LOOP, "loop")                   /* while, for, foreach, do                       */ \
    X(SWITCH, "switch")                                                                   \
    X(CASE, "case")                                                                       \
    X(RETURN, "return")                                                                   \
    X(THROW, "throw")                                                                     \
    X(BREAK, "break")                 /* break, continue, goto                         */ \
    X(TRY, "try")                                                                         \
    X(CATCH, "catch")                                                                     \
    X(FINALLY, "finally")                                                                 \
    X(WITH, "with")                   /* with, using, defer-like scopes                */ \
    X(ELEMENT, "element")             /* markup element                                */ \
    X(ATTRIBUTE, "attribute")         /* markup attribute: name, value                 */ \
    X(TEXT, "text")                   /* markup text                                   */ \
    X(COMMENT, "comment")             /* kept apart from the tree, see tree.h          */ \
    X(ERROR, "error")                 /* the grammar could not read this               */

typedef enum ltl_kind {
#define LTL_KIND_ENUM(name, text) LTL_KIND_##name,
    LTL_KIND_LIST(LTL_KIND_ENUM)
#undef LTL_KIND_ENUM
        LTL_KIND_COUNT
} ltl_kind;

#define LTL_ROLE_LIST(X)                                                        \
    X(NONE, "none")                                                             \
    X(CALLEE, "callee")                                                         \
    X(ARGUMENT, "argument")                                                     \
    X(RECEIVER, "receiver")  /* what a member or index is taken of */           \
    X(NAME, "name")          /* of a member, definition, keyword … */           \
    X(KEY, "key")                                                               \
    X(VALUE, "value")        /* initialiser, default, returned, keyword value */\
    X(LEFT, "left")                                                             \
    X(RIGHT, "right")                                                           \
    X(OPERAND, "operand")                                                       \
    X(CONDITION, "condition")                                                   \
    X(THEN, "then")                                                             \
    X(ELSE, "else")                                                             \
    X(BODY, "body")                                                             \
    X(INIT, "init")          /* of a for loop */                                \
    X(UPDATE, "update")                                                         \
    X(TYPE, "type")          /* declared, cast or constructed type */           \
    X(RETURN_TYPE, "return_type")                                               \
    X(TYPE_ARGUMENT, "type_argument")                                           \
    X(PARAMETER, "parameter")                                                   \
    X(PARENT, "parent")      /* base class or interface */                      \
    X(MODIFIER, "modifier")                                                     \
    X(ANNOTATION, "annotation")                                                 \
    X(MODULE, "module")      /* of an import */                                 \
    X(ALIAS, "alias")                                                           \
    X(ITEM, "item")          /* element of a collection, name in an import */   \
    X(HANDLER, "handler")                                                       \
    X(FINALLY, "finally")                                                       \
    X(PART, "part")          /* of a template */                                \
    X(LABEL, "label")

typedef enum ltl_role {
#define LTL_ROLE_ENUM(name, text) LTL_ROLE_##name,
    LTL_ROLE_LIST(LTL_ROLE_ENUM)
#undef LTL_ROLE_ENUM
        LTL_ROLE_COUNT
} ltl_role;

const char *ltl_kind_name(ltl_kind kind);
const char *ltl_role_name(ltl_role role);

#endif
