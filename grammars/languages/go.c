#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_go(void);

#define TYPE_ARGUMENT(node_type, node_kind, node_flags, children)                                  \
    {.type = node_type, .kind = LTL_KIND_##node_kind, .flags = (node_flags),                      \
     .role = LTL_ROLE_TYPE, .child_role = (children), .under = "argument_list"}

static const ltl_node_row nodes[] = {
    NODE("source_file", ROOT),
    COMMENT("comment"),

    /* Names */
    NODE("identifier", NAME),
    NODE("field_identifier", NAME),
    NODE("type_identifier", NAME),
    NODE("package_identifier", NAME),
    NODE("label_name", NAME),
    LEAF("blank_identifier", NAME),
    LEAF("iota", NAME),
    NODE("selector_expression", MEMBER),
    NODE("qualified_type", MEMBER),
    NODE("index_expression", INDEX),
    NODE_WITH("slice_expression", INDEX, LTL_ROW_OPERATOR, 0),

    /* Literals */
    NODE("interpreted_string_literal", STRING),
    NODE("raw_string_literal", STRING),
    LEAF("interpreted_string_literal_content", STRING_PART),
    LEAF("raw_string_literal_content", STRING_PART),
    LEAF("escape_sequence", STRING_PART),
    LEAF("rune_literal", LITERAL),
    LEAF("true", LITERAL),
    LEAF("false", LITERAL),
    LEAF("nil", LITERAL),
    NODE("int_literal", NUMBER),
    NODE("float_literal", NUMBER),
    NODE("imaginary_literal", NUMBER),
    NODE("composite_literal", NEW),
    THROUGH_UNDER("composite_literal", "literal_value", LTL_ROLE_ARGUMENT),
    NODE_WITH("literal_value", COLLECTION, 0, LTL_ROLE_ITEM),
    THROUGH("literal_element"),
    NODE("keyed_element", KEYWORD_ARGUMENT),

    /* Expressions */
    THROUGH("parenthesized_expression"),
    NODE("call_expression", CALL),
    THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT),
    NODE_WITH("variadic_argument", SPREAD, 0, LTL_ROLE_OPERAND),
    NODE("binary_expression", BINARY),
    NODE("unary_expression", UNARY),
    NODE("type_assertion_expression", CAST),
    NODE("type_conversion_expression", CAST),
    NODE_WITH("type_instantiation_expression", TYPE, 0, LTL_ROLE_TYPE_ARGUMENT),
    NODE("func_literal", LAMBDA),
    THROUGH_UNDER("expression_case", "expression_list", LTL_ROLE_VALUE),
    NODE_WITH("expression_list", COLLECTION, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_ITEM),

    /* Types */
    NODE_WITH("pointer_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE("slice_type", TYPE),
    NODE("array_type", TYPE),
    NODE("implicit_length_array_type", TYPE),
    NODE_WITH("map_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("channel_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE("function_type", TYPE),
    NODE_WITH("negated_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE("generic_type", TYPE),
    THROUGH_AS("type_arguments", LTL_ROLE_TYPE_ARGUMENT),
    /* What `make` and `new` take first is a type, and no metavariable for a value fits it. */
    TYPE_ARGUMENT("type_identifier", NAME, 0, 0),
    TYPE_ARGUMENT("qualified_type", MEMBER, 0, 0),
    TYPE_ARGUMENT("pointer_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    TYPE_ARGUMENT("slice_type", TYPE, 0, 0),
    TYPE_ARGUMENT("array_type", TYPE, 0, 0),
    TYPE_ARGUMENT("map_type", TYPE, LTL_ROW_OPERATOR, 0),
    TYPE_ARGUMENT("channel_type", TYPE, LTL_ROW_OPERATOR, 0),
    TYPE_ARGUMENT("generic_type", TYPE, 0, 0),
    TYPE_ARGUMENT("struct_type", CLASS, 0, 0),
    TYPE_ARGUMENT("interface_type", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_PARENT),
    TYPE_ARGUMENT("function_type", TYPE, 0, 0),
    THROUGH("parenthesized_type"),
    NODE_WITH("type_elem", TYPE, LTL_ROW_UNWRAP_SINGLE | LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    THROUGH_AS("type_parameter_list", LTL_ROLE_TYPE_ARGUMENT),
    NODE("type_parameter_declaration", TYPE),
    NODE_WITH("type_constraint", TYPE, LTL_ROW_UNWRAP_SINGLE | LTL_ROW_OPERATOR, LTL_ROLE_TYPE),

    /* Definitions. `type T struct {…}` is the class T. */
    NODE("function_declaration", FUNCTION),
    NODE("method_declaration", FUNCTION),
    NODE_AS("method_elem", FUNCTION, 0, LTL_ROLE_BODY),
    THROUGH("parameter_list"),
    NODE("parameter_declaration", PARAMETER),
    NODE_WITH("variadic_parameter_declaration", PARAMETER, LTL_ROW_OPERATOR, 0),
    THROUGH("type_declaration"),
    NODE_WITH("type_spec", OTHER, LTL_ROW_ADORNS, 0),
    NODE("struct_type", CLASS),
    NODE_WITH("interface_type", CLASS, LTL_ROW_UNORDERED, LTL_ROLE_PARENT),
    {.type = "field_declaration_list", .kind = LTL_KIND_BLOCK, .flags = LTL_ROW_UNORDERED,
     .role = LTL_ROLE_BODY},
    NODE("field_declaration", FIELD),
    NODE_WITH("var_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_WITH("const_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    THROUGH("var_spec_list"),
    NODE("var_spec", VARIABLE),
    NODE("const_spec", VARIABLE),

    /* Statements */
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    NODE_UNDER("expression_case", "statement_list", BLOCK, 0, 0),
    NODE_UNDER("default_case", "statement_list", BLOCK, 0, 0),
    NODE_UNDER("type_case", "statement_list", BLOCK, 0, 0),
    NODE_UNDER("communication_case", "statement_list", BLOCK, 0, 0),
    THROUGH("statement_list"),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    NODE("assignment_statement", ASSIGN),
    NODE("short_var_declaration", ASSIGN),
    NODE_WITH("inc_statement", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("dec_statement", UNARY, 0, LTL_ROLE_OPERAND),
    /* What is sent on a channel is stored in it. */
    NODE("send_statement", ASSIGN),
    NODE("receive_statement", ASSIGN),
    NODE("if_statement", IF),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_CONDITION),
    THROUGH("for_clause"),
    THROUGH("range_clause"),
    NODE_WITH("expression_switch_statement", SWITCH, 0, LTL_ROLE_BODY),
    NODE_WITH("type_switch_statement", SWITCH, 0, LTL_ROLE_BODY),
    NODE_WITH("select_statement", SWITCH, 0, LTL_ROLE_BODY),
    NODE_WITH("expression_case", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_WITH("type_case", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_WITH("communication_case", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_WITH("default_case", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("go_statement", OTHER, 0, LTL_ROLE_VALUE),
    NODE_WITH("defer_statement", OTHER, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("goto_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("fallthrough_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("labeled_statement", OTHER, 0, LTL_ROLE_BODY),
    GONE("empty_statement"),

    /* Modules: each spec of a group is an import of its own. */
    THROUGH("import_declaration"),
    THROUGH("import_spec_list"),
    NODE("import_spec", IMPORT),
    LEAF("dot", LITERAL),
    NODE_WITH("package_clause", OTHER, 0, LTL_ROLE_NAME),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call_expression", "function", CALLEE),
    FIELD("call_expression", "arguments", ARGUMENT),
    FIELD("composite_literal", "body", ARGUMENT),
    FIELD("selector_expression", "operand", RECEIVER),
    FIELD("selector_expression", "field", NAME),
    FIELD("qualified_type", "package", RECEIVER),
    FIELD("index_expression", "operand", RECEIVER),
    FIELD("slice_expression", "operand", RECEIVER),
    FIELD("type_assertion_expression", "operand", VALUE),
    FIELD("type_conversion_expression", "operand", VALUE),
    FIELD("import_spec", "name", ALIAS),
    FIELD("import_spec", "path", MODULE),
    FIELD("generic_type", "type", NAME),
    FIELD("keyed_element", "key", NAME),
    FIELD("map_type", "value", TYPE),
    FIELD("channel_type", "value", TYPE),
    FIELD("send_statement", "channel", LEFT),
    FIELD("send_statement", "value", RIGHT),
    FIELD("if_statement", "consequence", THEN),
    FIELD("expression_switch_statement", "value", CONDITION),
    FIELD("type_switch_statement", "value", CONDITION),
    FIELD("type_switch_statement", "alias", NAME),
    FIELD("type_case", "type", VALUE),
    FIELD("communication_case", "communication", VALUE),
    FIELD_ANY("operand", OPERAND),
    FIELD_ANY("index", KEY),
    FIELD_ANY("start", KEY),
    FIELD_ANY("end", KEY),
    FIELD_ANY("capacity", KEY),
    FIELD_ANY("length", KEY),
    FIELD_ANY("element", TYPE),
    FIELD_ANY("receiver", RECEIVER),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("result", RETURN_TYPE),
    FIELD_ANY("type_parameters", TYPE_ARGUMENT),
    FIELD_ANY("type_arguments", TYPE_ARGUMENT),
    FIELD_ANY("tag", MODIFIER),
    FIELD_ANY("initializer", INIT),
    FIELD_ANY("update", UPDATE),
    FIELD_ANY("name", NAME),
    FIELD_ANY("type", TYPE),
    FIELD_ANY("key", KEY),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    FIELD_ANY("label", LABEL),
    END_OF_ROWS,
};

/* `(int, error)` is one result that has parts; `error` is another than `(error)`. */
#define RESULT(node_type)                                                                          \
    {.parent = node_type, .from = "result", .kind = LTL_KIND_TYPE, .role = LTL_ROLE_RETURN_TYPE,    \
     .inner_from = LTL_ROLE_TYPE}

static const ltl_wrap_row wraps[] = {
    RESULT("function_declaration"), RESULT("method_declaration"), RESULT("method_elem"),
    RESULT("func_literal"),         RESULT("function_type"),      END_OF_ROWS,
};

static const char *const aliases[] = {"golang", NULL};
static const char *const extensions[] = {".go", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", "\n"},
    {"package p\nfunc f() {\n", "\n}"}, /* statements */
    {"package p\n", "\n"},              /* imports, functions */
    {"package p\nvar x = ", ""},                  /* an expression */
    {"package p\nvar x = T{", "}"},               /* a keyed element */
    {"package p\nfunc f() { switch x {\n", "\n}}"}, /* a case */
    {"package p\ntype T struct {\n", "\n}"},      /* a field */
    {"package p\nfunc f(", ") {}"},               /* a parameter */
    {"package p\nvar x ", ""},                    /* a type */
    {NULL, NULL},
};

/* `key: value` alone is read as a labelled statement, and is an element as well. */
static const ltl_pattern_wrap pattern_further[] = {
    {"package p\nvar x = T{", "}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {}"},
    {"package p\nfunc f() {\n", " {}\n}"},
    {NULL, NULL},
};

const ltl_language ltl_language_go = {
    .id = "go",
    .title = "Go",
    .aliases = aliases,
    .grammar = tree_sitter_go,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .pattern_further = pattern_further,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nvar x ", "\n"},
    .type_follows = true,
    .statement_end = "",
    .ellipsis_parameter = "ltl_dots ltl_dots",
    .ellipsis_case = "case ltl_dots:",
    .imports = LTL_IMPORT_GO,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_ORDERED | LTL_SCOPING_COLON |
               LTL_SCOPING_BREAKS,
    .sample = "package main\n\n"
              "import (\n"
              "\t\"fmt\"\n"
              "\tstr \"strings\"\n"
              ")\n\n"
              "type User struct {\n"
              "\tName string `json:\"name\"`\n"
              "}\n\n"
              "func (u *User) Greet(loud bool) (string, error) {\n"
              "\tname := u.Name\n"
              "\tif loud {\n"
              "\t\tname = str.ToUpper(name)\n"
              "\t}\n"
              "\tfor i := 0; i < 3; i++ {\n"
              "\t\tfmt.Println(name, i)\n"
              "\t}\n"
              "\treturn name, nil\n"
              "}\n",
};
