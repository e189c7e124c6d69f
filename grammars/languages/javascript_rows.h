/* javascript_rows.h - the rows that JavaScript, TypeScript and TSX have in common.
 *
 * Shape    macros that expand to rows of the three tables; TypeScript's grammar extends JavaScript's
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_LANGUAGES_JAVASCRIPT_ROWS_H
#define LTL_LANGUAGES_JAVASCRIPT_ROWS_H

#include "grammars/rows.h"

#define JAVASCRIPT_NODES                                                                           \
    NODE("program", ROOT), COMMENT("comment"), COMMENT("html_comment"),                            \
    COMMENT("hash_bang_line"),                                                                     \
    /* Names */                                                                                    \
    NODE("identifier", NAME), NODE("property_identifier", NAME),                                   \
    NODE("private_property_identifier", NAME), NODE("shorthand_property_identifier", NAME),        \
    NODE("shorthand_property_identifier_pattern", NAME), NODE("statement_identifier", NAME),       \
    LEAF("this", NAME), LEAF("super", NAME), LEAF("import", NAME), LEAF("meta_property", NAME),    \
    NODE("member_expression", MEMBER),                                                             \
    NODE("subscript_expression", INDEX), LEAF("optional_chain", MODIFIER),                         \
    /* Literals */                                                                                 \
    NODE_WITH("string", STRING, 0, LTL_ROLE_PART),                                                 \
    NODE_WITH("template_string", STRING, 0, LTL_ROLE_PART), LEAF("string_fragment", STRING_PART),  \
    LEAF("escape_sequence", STRING_PART),                                                          \
    NODE_WITH("template_substitution", OTHER, LTL_ROW_INTERPOLATION, 0), NODE("number", NUMBER),   \
    LEAF("regex", LITERAL), LEAF("true", LITERAL), LEAF("false", LITERAL), LEAF("null", LITERAL),  \
    LEAF("undefined", LITERAL),                                                                    \
    NODE_WITH("object", COLLECTION, LTL_ROW_UNORDERED, LTL_ROLE_ITEM),                             \
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM), NODE("pair", PAIR),                          \
    NODE_WITH("spread_element", SPREAD, 0, LTL_ROLE_OPERAND),                                      \
    /* Expressions */                                                                              \
    THROUGH("parenthesized_expression"), NODE("call_expression", CALL),                            \
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT), NODE("new_expression", NEW),                       \
    NODE("binary_expression", BINARY), NODE("unary_expression", UNARY),                            \
    NODE("update_expression", UNARY), NODE("ternary_expression", CONDITIONAL),                     \
    NODE_WITH("await_expression", AWAIT, 0, LTL_ROLE_OPERAND),                                     \
    NODE_WITH("yield_expression", YIELD, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),                        \
    NODE("assignment_expression", ASSIGN), NODE("augmented_assignment_expression", ASSIGN),        \
    NODE_WITH("sequence_expression", OTHER, 0, LTL_ROLE_ITEM),                                     \
    NODE("arrow_function", LAMBDA), NODE("function_expression", LAMBDA),                           \
    NODE("generator_function", LAMBDA), NODE("class", CLASS),                                      \
    /* Targets of assignments */                                                                   \
    NODE_WITH("object_pattern", COLLECTION, LTL_ROW_UNORDERED, LTL_ROLE_ITEM),                     \
    NODE_WITH("array_pattern", COLLECTION, 0, LTL_ROLE_ITEM), NODE("pair_pattern", PAIR),          \
    NODE_WITH("rest_pattern", SPREAD, 0, LTL_ROLE_OPERAND),                                        \
    NODE("assignment_pattern", VARIABLE), NODE("object_assignment_pattern", VARIABLE),             \
    /* Definitions */                                                                              \
    NODE("function_declaration", FUNCTION), NODE("generator_function_declaration", FUNCTION),      \
    NODE("method_definition", FUNCTION), THROUGH_AS("formal_parameters", LTL_ROLE_PARAMETER),      \
    NODE("class_declaration", CLASS),                                                              \
    NODE_WITH("class_body", BLOCK, LTL_ROW_UNORDERED, 0), THROUGH("class_static_block"),           \
    NODE_WITH("lexical_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),                            \
    NODE_WITH("variable_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),                           \
    NODE("variable_declarator", VARIABLE),                                                         \
    /* Statements */                                                                               \
    NODE("statement_block", BLOCK), NODE("expression_statement", EXPRESSION_STATEMENT),            \
    GONE_UNDER("for_statement", "empty_statement"), NODE("empty_statement", BLOCK),                \
    NODE("if_statement", IF), THROUGH("else_clause"), NODE("switch_statement", SWITCH),            \
    THROUGH_AS("switch_body", LTL_ROLE_BODY), NODE("switch_case", CASE),                           \
    NODE_WITH("switch_default", CASE, LTL_ROW_OPERATOR, 0),                                        \
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0), NODE_WITH("for_in_statement", LOOP, LTL_ROW_OPERATOR, 0), \
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),                                       \
    NODE_WITH("do_statement", LOOP, LTL_ROW_OPERATOR, 0), NODE("try_statement", TRY),              \
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),                                           \
    NODE_AS("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY), NODE("with_statement", WITH),         \
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),                                      \
    NODE_WITH("throw_statement", THROW, 0, LTL_ROLE_VALUE),                                        \
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),                         \
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),                      \
    /* Modules. An export adorns what it exports. */                                               \
    NODE_WITH("export_statement", OTHER, LTL_ROW_ADORNS | LTL_ROW_KEYWORDS, LTL_ROLE_ITEM),        \
    THROUGH_AS("export_clause", LTL_ROLE_ITEM),                                                    \
    NODE_WITH("export_specifier", PAIR, LTL_ROW_UNWRAP_SINGLE, 0),                                 \
    NODE_WITH("namespace_export", SPREAD, 0, LTL_ROLE_OPERAND),                                     \
    NODE("import_statement", IMPORT), THROUGH_AS("import_clause", LTL_ROLE_ALIAS),                 \
    NODE_WITH("namespace_import", SPREAD, 0, LTL_ROLE_OPERAND),                                     \
    THROUGH_AS("named_imports", LTL_ROLE_ITEM),                                                    \
    NODE_WITH("import_specifier", PAIR, LTL_ROW_UNWRAP_SINGLE, 0),                                 \
    NODE_AS_WITH("decorator", ANNOTATION, 0, LTL_ROLE_ANNOTATION, LTL_ROLE_NAME)

#define JSX_NODES                                                                                  \
    NODE("jsx_element", ELEMENT), NODE("jsx_self_closing_element", ELEMENT),                       \
    THROUGH("jsx_opening_element"), GONE("jsx_closing_element"),                                   \
    NODE_AT("jsx_attribute", ATTRIBUTE, 0, LTL_ROLE_NAME, LTL_ROLE_VALUE, 0, 0),                   \
    THROUGH("jsx_expression"), LEAF("jsx_text", TEXT), LEAF("jsx_namespace_name", NAME),           \
    LEAF("html_character_reference", TEXT)

#define JSX_FIELDS                                                                                 \
    FIELD("jsx_opening_element", "attribute", MODIFIER),                                           \
    FIELD("jsx_self_closing_element", "attribute", MODIFIER)

#define JAVASCRIPT_FIELDS                                                                          \
    FIELD("call_expression", "function", CALLEE), FIELD("call_expression", "arguments", ARGUMENT), \
    FIELD("new_expression", "constructor", TYPE), FIELD("new_expression", "arguments", ARGUMENT),  \
    FIELD("member_expression", "property", NAME),                                                  \
    FIELD("with_statement", "object", INIT), FIELD_ANY("object", RECEIVER),                        \
    FIELD_ANY("index", KEY), FIELD_ANY("argument", OPERAND),                                       \
    FIELD("ternary_expression", "consequence", THEN), FIELD("if_statement", "consequence", THEN),  \
    FIELD("assignment_pattern", "left", NAME), FIELD("assignment_pattern", "right", VALUE),        \
    FIELD("object_assignment_pattern", "left", NAME),                                              \
    FIELD("object_assignment_pattern", "right", VALUE),                                            \
    FIELD("switch_statement", "value", CONDITION), FIELD("for_statement", "initializer", INIT),    \
    FIELD("for_in_statement", "kind", MODIFIER), FIELD("for_statement", "increment", UPDATE), FIELD("catch_clause", "parameter", NAME),         \
    FIELD("try_statement", "handler", HANDLER), FIELD("try_statement", "finalizer", FINALLY),      \
    FIELD("import_specifier", "alias", ALIAS), FIELD("export_specifier", "alias", ALIAS),          \
    FIELD("arrow_function", "parameter", PARAMETER), FIELD_ANY("source", MODULE),                  \
    FIELD_ANY("decorator", ANNOTATION), FIELD_ANY("name", NAME), FIELD_ANY("value", VALUE),        \
    FIELD_ANY("key", KEY), FIELD_ANY("left", LEFT), FIELD_ANY("right", RIGHT),                     \
    FIELD_ANY("condition", CONDITION), FIELD_ANY("alternative", ELSE), FIELD_ANY("body", BODY),    \
    FIELD_ANY("label", LABEL)

#define JAVASCRIPT_WRAPS                                                                           \
    {.parent = "arrow_function",                                                                   \
     .from = "parameter",                                                                          \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_PARAMETER,                                                                   \
     .role = LTL_ROLE_PARAMETER,                                                                   \
     .inner_from = LTL_ROLE_NAME},                                                                 \
        {.parent = "switch_case",                                                                  \
         .from = "body",                                                                           \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY},                                                                   \
        {.parent = "switch_default",                                                               \
         .from = "body",                                                                           \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY}

#define JAVASCRIPT_PATTERN_WRAPS                                                                   \
    {"", ""}, {"(", ")"},            /* an expression that a statement cannot start with: {…} */   \
        {"async function f() {", "}"}, /* return, await */                                         \
        {"function* f() {", "}"}, {"class C {", "}"},    /* a member */                            \
        {"f({", "})"},                                   /* a pair of an object */                 \
        {"switch (x) {", "}"},                           /* a case */                              \
        {"", " {}"},                                     /* a header without its body */           \
        {"try {} ", ""},                                 /* catch, finally */                      \
        {"", " finally {}"},                             /* try without handlers */                \
        {"", " class C {}"},                             /* a decorator */                         \
        {"f(", ")"},                                     /* an argument: `...$X` */                \
        {"function f(", ") {}"}                          /* a parameter */

#endif
