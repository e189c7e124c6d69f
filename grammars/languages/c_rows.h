/* c_rows.h - the rows that C and C++ have in common.
 *
 * Shape    macros that expand to rows of the three tables; C++'s grammar extends C's
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 *
 * A declarator says inside out what it declares. Pointers and arrays are transparent and leave a
 * MODIFIER; the innermost name keeps the role NAME; a function declarator merges with the definition
 * around it, and is a FUNCTION of its own where there is none: a prototype.
 */
#ifndef LTL_LANGUAGES_C_ROWS_H
#define LTL_LANGUAGES_C_ROWS_H

#include "grammars/rows.h"

#define DECLARATOR (LTL_ROW_ADORNS | LTL_ROW_KEYWORDS)

#define C_NODES                                                                                    \
    NODE("translation_unit", ROOT), COMMENT("comment"), /* Names */                                \
        NODE("identifier", NAME), NODE("field_identifier", NAME), NODE("type_identifier", NAME),   \
        NODE("statement_identifier", NAME),                                                        \
        NODE_WITH("field_expression", MEMBER, LTL_ROW_OPERATOR, 0), /* Literals */                 \
        NODE_WITH("string_literal", STRING, 0, LTL_ROLE_PART), LEAF("system_lib_string", STRING),  \
        LEAF("string_content", STRING_PART), LEAF("escape_sequence", STRING_PART),                 \
        NODE_WITH("concatenated_string", TEMPLATE, 0, LTL_ROLE_PART),                              \
        LEAF("char_literal", LITERAL), LEAF("true", LITERAL), LEAF("false", LITERAL),              \
        LEAF("null", LITERAL), NODE("number_literal", NUMBER),                                     \
        NODE_WITH("initializer_list", COLLECTION, 0, LTL_ROLE_ITEM), NODE("initializer_pair", PAIR), \
        THROUGH("field_designator"), NODE("compound_literal_expression", NEW), /* Expressions */   \
        THROUGH("parenthesized_expression"), NODE("call_expression", CALL),                        \
        THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT), NODE("assignment_expression", ASSIGN),     \
        NODE("binary_expression", BINARY), NODE("unary_expression", UNARY),                        \
        NODE("pointer_expression", UNARY), NODE("update_expression", UNARY),                       \
        NODE_WITH("sizeof_expression", UNARY, 0, LTL_ROLE_OPERAND),                                \
        NODE("conditional_expression", CONDITIONAL), NODE("cast_expression", CAST),                \
        /* Types */                                                                                \
        LEAF("primitive_type", NAME), LEAF("sized_type_specifier", NAME),                          \
        NODE_WITH("type_descriptor", TYPE, LTL_ROW_UNWRAP_SINGLE, 0),                              \
        NODE_AS("type_qualifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),                      \
        NODE_AS("storage_class_specifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),             \
        THROUGH("abstract_parenthesized_declarator"),                                              \
        NODE_WITH("abstract_pointer_declarator", OTHER, LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS, 0), \
        THROUGH("abstract_array_declarator"), THROUGH("abstract_function_declarator"),             \
        NODE_WITH("struct_specifier", TYPE, LTL_ROW_ADORNS | LTL_ROW_OPERATOR, 0),                 \
        NODE_WITH("union_specifier", TYPE, LTL_ROW_ADORNS | LTL_ROW_OPERATOR, 0),                  \
        NODE_WITH("enum_specifier", TYPE, LTL_ROW_ADORNS | LTL_ROW_OPERATOR, 0),                   \
        /* Definitions. A struct or enum with a body is a class, without one it is a type. */      \
        NODE_WITH("field_declaration_list", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_BODY),                          \
        NODE_WITH("enumerator_list", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_BODY), NODE("enumerator", FIELD), \
        NODE("field_declaration", FIELD), NODE("function_definition", FUNCTION),                   \
        THROUGH_AS("parameter_list", LTL_ROLE_PARAMETER), NODE("parameter_declaration", PARAMETER), \
        LEAF("variadic_parameter", PARAMETER), NODE("declaration", DECLARATION),                   \
        NODE("init_declarator", VARIABLE), NODE_WITH("type_definition", OTHER, 0, 0),              \
        NODE_UNDER("declaration", "pointer_declarator", VARIABLE, DECLARATOR, 0),                  \
        NODE_UNDER("declaration", "array_declarator", VARIABLE, DECLARATOR, 0),                    \
        NODE_UNDER("field_declaration", "pointer_declarator", VARIABLE, DECLARATOR, 0),            \
        NODE_UNDER("field_declaration", "array_declarator", VARIABLE, DECLARATOR, 0),              \
        THROUGH_UNDER("parameter_declaration", "function_declarator", 0),                          \
        THROUGH_UNDER("init_declarator", "function_declarator", 0),                                \
        THROUGH_UNDER("type_definition", "function_declarator", 0),                                \
        NODE_WITH("pointer_declarator", OTHER, LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS, 0),         \
        THROUGH("array_declarator"), THROUGH("parenthesized_declarator"),                          \
        THROUGH("attributed_declarator"), NODE_WITH("function_declarator", FUNCTION, LTL_ROW_MERGES, 0), \
        NODE_AS("attribute_specifier", ANNOTATION, 0, LTL_ROLE_ANNOTATION),                        \
        NODE_AS("attribute_declaration", ANNOTATION, 0, LTL_ROLE_ANNOTATION),                      \
        THROUGH("attribute"), NODE_AS("ms_call_modifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER), THROUGH("declaration_list"),     \
        NODE("linkage_specification", OTHER), /* Statements */                                     \
        THROUGH_UNDER("switch_statement", "compound_statement", LTL_ROLE_BODY),                    \
        NODE("compound_statement", BLOCK), NODE("expression_statement", EXPRESSION_STATEMENT),     \
        NODE("if_statement", IF), THROUGH("else_clause"),                                          \
        NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),                                     \
        NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),                                   \
        NODE_WITH("do_statement", LOOP, LTL_ROW_OPERATOR, 0), NODE("switch_statement", SWITCH),    \
        NODE_WITH("case_statement", CASE, LTL_ROW_OPERATOR, 0),                                    \
        NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),                                  \
        NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, 0),                                  \
        NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, 0),                               \
        NODE_WITH("goto_statement", BREAK, LTL_ROW_OPERATOR, 0),                                   \
        NODE_WITH("labeled_statement", OTHER, 0, LTL_ROLE_BODY),                                   \
        /* Preprocessor. Its branches are statement lists inside the one around them. */           \
        NODE("preproc_include", IMPORT), NODE("preproc_def", OTHER), LEAF("preproc_arg", LITERAL), \
        NODE("preproc_function_def", OTHER), THROUGH_AS("preproc_params", LTL_ROLE_PARAMETER),     \
        NODE_WITH("preproc_if", BLOCK, LTL_ROW_OPERATOR, 0),                                       \
        NODE_WITH("preproc_ifdef", BLOCK, LTL_ROW_OPERATOR, 0),                                    \
        NODE_WITH("preproc_else", BLOCK, LTL_ROW_OPERATOR, 0),                                     \
        NODE_WITH("preproc_elif", BLOCK, LTL_ROW_OPERATOR, 0),                                     \
        NODE_WITH("preproc_elifdef", BLOCK, LTL_ROW_OPERATOR, 0),                                  \
        NODE_AT("preproc_defined", UNARY, 0, LTL_ROLE_OPERAND, 0, 0, 0),                           \
        LEAF("preproc_directive", NAME)

/* Not those of `declaration` and `field_declaration`: what they hold are variables. */
#define C_DECLARATOR_FIELDS                                                                        \
    FIELD("function_definition", "declarator", NAME),                                              \
        FIELD("function_declarator", "declarator", NAME),                                          \
        FIELD("pointer_declarator", "declarator", NAME),                                           \
        FIELD("array_declarator", "declarator", NAME),                                             \
        FIELD("init_declarator", "declarator", NAME),                                              \
        FIELD("parameter_declaration", "declarator", NAME),                                        \
        FIELD("type_definition", "declarator", NAME)

#define C_FIELDS                                                                                   \
    FIELD("call_expression", "function", CALLEE), FIELD("call_expression", "arguments", ARGUMENT), \
        FIELD("field_expression", "argument", RECEIVER), FIELD("field_expression", "field", NAME), \
        FIELD("sizeof_expression", "value", OPERAND),                                              \
        FIELD("conditional_expression", "consequence", THEN),                                      \
        FIELD("if_statement", "consequence", THEN), FIELD("for_statement", "initializer", INIT),   \
        FIELD("for_statement", "update", UPDATE), FIELD("function_definition", "type", RETURN_TYPE), \
        FIELD("preproc_include", "path", MODULE), FIELD("preproc_ifdef", "name", CONDITION),       \
        FIELD("preproc_elifdef", "name", CONDITION), FIELD("initializer_pair", "designator", KEY), \
        FIELD_ANY("argument", OPERAND), C_DECLARATOR_FIELDS, FIELD_ANY("size", KEY),    \
        FIELD_ANY("parameters", PARAMETER), FIELD_ANY("name", NAME), FIELD_ANY("type", TYPE),      \
        FIELD_ANY("value", VALUE), FIELD_ANY("left", LEFT), FIELD_ANY("right", RIGHT),             \
        FIELD_ANY("condition", CONDITION), FIELD_ANY("alternative", ELSE), FIELD_ANY("body", BODY), \
        FIELD_ANY("label", LABEL)

#define C_WRAPS                                                                                    \
    {.parent = "declaration",                                                                      \
     .from = "declarator",                                                                         \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_VARIABLE,                                                                    \
     .inner_from = LTL_ROLE_NAME,                                                                  \
     .unless = {"init_declarator", "pointer_declarator", "array_declarator",                       \
                "function_declarator"}},                                                           \
        {.parent = "field_declaration",                                                            \
         .from = "declarator",                                                                     \
         .how = LTL_WRAP_EACH,                                                                     \
         .kind = LTL_KIND_VARIABLE,                                                                \
         .inner_from = LTL_ROLE_NAME,                                                              \
         .unless = {"pointer_declarator", "array_declarator", "function_declarator"}},             \
        {.parent = "case_statement",                                                               \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY}

#define C_PATTERN_WRAPS                                                                            \
    {"", ""}, {"void f(void) {", "}"}, {"void f(void) {", ";}"}, /* an expression */               \
        {"", " {}"},                                             /* a header */                    \
        {"", ";"}, {"void f(void) {", " {} }"}, {"struct s {", "}"}, /* a field */                 \
        {"void f(void) { switch (x) {", "}}"},                       /* a case */                  \
        {"void f(", ") {}"},                                         /* a parameter */             \
        {"int x = ", ";"}, {"int x[] = {", "};"}, {"", "\n"},        /* a directive */             \
        {"", "\n#endif\n"}

#endif
