/* typescript_rows.h - the rows that TypeScript and TSX have in common beyond JavaScript's.
 *
 * Shape    macros that expand to rows, word lists and pattern wraps
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_LANGUAGES_TYPESCRIPT_ROWS_H
#define LTL_LANGUAGES_TYPESCRIPT_ROWS_H

#include "grammars/languages/javascript_rows.h"

#define TYPESCRIPT_NODES                                                                           \
    /* In a class body decorators stand beside what they decorate. */                              \
    {.type = "decorator",                                                                          \
     .kind = LTL_KIND_ANNOTATION,                                                                  \
     .flags = LTL_ROW_LEADS,                                                                       \
     .child_role = LTL_ROLE_NAME,                                                                  \
     .role = LTL_ROLE_ANNOTATION,                                                                  \
     .under = "class_body"},                                                                       \
        NODE_WITH("call_expression", CALL, LTL_ROW_AWAITED, 0),                                    \
        JAVASCRIPT_NODES, /* Definitions */                                                        \
        NODE("function_signature", FUNCTION), NODE("method_signature", FUNCTION),                  \
        NODE("abstract_method_signature", FUNCTION), NODE("required_parameter", PARAMETER),        \
        NODE("optional_parameter", PARAMETER), NODE("abstract_class_declaration", CLASS),          \
        NODE_AS("accessibility_modifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),              \
        NODE_AS("override_modifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),                   \
        THROUGH_AS("class_heritage", LTL_ROLE_PARENT),                                             \
        THROUGH_AS("extends_clause", LTL_ROLE_PARENT),                                             \
        THROUGH_AS("implements_clause", LTL_ROLE_PARENT),                                          \
        THROUGH_AS("extends_type_clause", LTL_ROLE_PARENT),                                        \
        NODE("public_field_definition", FIELD), NODE("property_signature", FIELD),                 \
        NODE("interface_declaration", CLASS),                                                      \
        NODE_WITH("interface_body", BLOCK, LTL_ROW_UNORDERED, 0),                                  \
        NODE("enum_declaration", CLASS), NODE_WITH("enum_body", BLOCK, LTL_ROW_UNORDERED, 0),      \
        NODE("enum_assignment", FIELD),                                                            \
        NODE_WITH("ambient_declaration", OTHER, LTL_ROW_ADORNS | LTL_ROW_KEYWORDS, 0),             \
        /* Types */                                                                                \
        NODE("type_identifier", NAME), LEAF("predefined_type", NAME), LEAF("this_type", NAME),     \
        THROUGH("type_annotation"), THROUGH("parenthesized_type"), THROUGH("literal_type"),        \
        NODE_AT("generic_type", TYPE, 0, LTL_ROLE_NAME, 0, 0, LTL_ROLE_TYPE_ARGUMENT),             \
        THROUGH_AS("type_arguments", LTL_ROLE_TYPE_ARGUMENT),                                      \
        THROUGH_AS("type_parameters", LTL_ROLE_TYPE_ARGUMENT), NODE("type_parameter", TYPE),       \
        NODE("nested_type_identifier", MEMBER), NODE("nested_identifier", MEMBER),                 \
        NODE_WITH("union_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),                            \
        NODE_WITH("intersection_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),                     \
        NODE_WITH("array_type", TYPE, 0, LTL_ROLE_TYPE),                                           \
        NODE_WITH("tuple_type", TYPE, 0, LTL_ROLE_TYPE),                                           \
        NODE_WITH("readonly_type", TYPE, 0, LTL_ROLE_TYPE), NODE("function_type", TYPE),           \
        NODE("constructor_type", TYPE), NODE_WITH("object_type", TYPE, LTL_ROW_UNORDERED, 0),      \
        NODE_WITH("conditional_type", TYPE, LTL_ROW_OPERATOR, 0),                                  \
        NODE_WITH("index_type_query", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),                      \
        NODE_WITH("type_query", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),                            \
        NODE_WITH("lookup_type", TYPE, 0, LTL_ROLE_TYPE),                                          \
        NODE_WITH("optional_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),                         \
        THROUGH_AS("constraint", LTL_ROLE_PARENT), THROUGH_AS("default_type", LTL_ROLE_VALUE),     \
        NODE("type_alias_declaration", OTHER), /* Expressions */                                   \
        NODE_AT("as_expression", CAST, 0, LTL_ROLE_VALUE, LTL_ROLE_TYPE, 0, 0),                    \
        NODE_AT("satisfies_expression", CAST, 0, LTL_ROLE_VALUE, LTL_ROLE_TYPE, 0, 0),             \
        THROUGH("non_null_expression"), THROUGH("instantiation_expression"), /* Modules */         \
        NODE_WITH("import_alias", IMPORT, 0, LTL_ROLE_ITEM),                                       \
        THROUGH_AS("import_require_clause", LTL_ROLE_ALIAS)

#define TYPESCRIPT_FIELDS                                                                          \
    FIELD("required_parameter", "pattern", NAME), FIELD("optional_parameter", "pattern", NAME),    \
        FIELD("extends_clause", "value", PARENT), FIELD("extends_type_clause", "type", PARENT),    \
        FIELD("nested_type_identifier", "module", RECEIVER),                                       \
        FIELD("nested_identifier", "property", NAME),                                              \
        FIELD("conditional_type", "consequence", THEN), JAVASCRIPT_FIELDS,                         \
        FIELD_ANY("type", TYPE), FIELD_ANY("return_type", RETURN_TYPE),                            \
        FIELD_ANY("type_arguments", TYPE_ARGUMENT), FIELD_ANY("type_parameters", TYPE_ARGUMENT)

#define TYPESCRIPT_WRAPS                                                                           \
    {.parent = "enum_body",                                                                        \
     .from = "name",                                                                               \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_FIELD,                                                                       \
     .inner_from = LTL_ROLE_NAME},                                                                 \
        JAVASCRIPT_WRAPS

#define TYPESCRIPT_MODIFIERS                                                                       \
    "async", "static", "get", "set", "static get", "readonly", "abstract", "accessor", "declare"

#define TYPESCRIPT_PATTERN_WRAPS                                                                   \
    JAVASCRIPT_PATTERN_WRAPS, {"interface C {", "}"}, /* a signature */                            \
        {"", " function f() {}"}, {"type T = ", ""}   /* a type */

#endif
