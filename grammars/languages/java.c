#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_java(void);

static const ltl_node_row nodes[] = {
    NODE("program", ROOT),
    COMMENT("line_comment"),
    COMMENT("block_comment"),

    /* Names */
    NODE("identifier", NAME),
    LEAF("this", NAME),
    LEAF("super", NAME),
    LEAF("underscore_pattern", NAME),
    NODE("scoped_identifier", MEMBER),
    NODE("field_access", MEMBER),
    NODE("array_access", INDEX),
    NODE_AT("method_reference", MEMBER, LTL_ROW_OPERATOR, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),

    /* Literals */
    NODE_WITH("string_literal", STRING, 0, LTL_ROLE_PART),
    LEAF("string_fragment", STRING_PART),
    LEAF("multiline_string_fragment", STRING_PART),
    LEAF("escape_sequence", STRING_PART),
    NODE_WITH("string_interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    LEAF("character_literal", LITERAL),
    LEAF("true", LITERAL),
    LEAF("false", LITERAL),
    LEAF("null_literal", LITERAL),
    NODE("decimal_integer_literal", NUMBER),
    NODE("hex_integer_literal", NUMBER),
    NODE("octal_integer_literal", NUMBER),
    NODE("binary_integer_literal", NUMBER),
    NODE("decimal_floating_point_literal", NUMBER),
    NODE("hex_floating_point_literal", NUMBER),
    NODE_WITH("array_initializer", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("element_value_array_initializer", COLLECTION, 0, LTL_ROLE_ITEM),

    /* Expressions */
    THROUGH("parenthesized_expression"),
    NODE("method_invocation", CALL),
    NODE("explicit_constructor_invocation", CALL),
    THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT),
    NODE_WITH("object_creation_expression", NEW, 0, LTL_ROLE_RECEIVER),
    NODE("array_creation_expression", NEW),
    NODE_AS_WITH("dimensions_expr", INDEX, 0, LTL_ROLE_ARGUMENT, LTL_ROLE_KEY),
    NODE("assignment_expression", ASSIGN),
    NODE("binary_expression", BINARY),
    NODE("instanceof_expression", BINARY),
    NODE("unary_expression", UNARY),
    NODE_WITH("update_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("ternary_expression", CONDITIONAL),
    NODE("cast_expression", CAST),
    NODE("lambda_expression", LAMBDA),
    THROUGH_AS("inferred_parameters", LTL_ROLE_PARAMETER),

    /* Types */
    NODE("type_identifier", NAME),
    LEAF("integral_type", NAME),
    LEAF("floating_point_type", NAME),
    LEAF("boolean_type", NAME),
    LEAF("void_type", NAME),
    NODE_AT("scoped_type_identifier", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE_AT("generic_type", TYPE, 0, LTL_ROLE_NAME, 0, 0, LTL_ROLE_TYPE_ARGUMENT),
    THROUGH_AS("type_arguments", LTL_ROLE_TYPE_ARGUMENT),
    THROUGH_AS("type_parameters", LTL_ROLE_TYPE_ARGUMENT),
    NODE_AT("type_parameter", TYPE, 0, LTL_ROLE_NAME, 0, 0, 0),
    THROUGH_AS("type_bound", LTL_ROLE_PARENT),
    NODE_WITH("array_type", TYPE, 0, LTL_ROLE_TYPE),
    {.type = "dimensions", .kind = LTL_KIND_MODIFIER, .flags = LTL_ROW_LEAF,
     .role = LTL_ROLE_MODIFIER},
    THROUGH("annotated_type"),
    NODE_WITH("wildcard", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_PARENT),

    /* Definitions */
    {.type = "modifiers", .flags = LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS,
     .child_role = LTL_ROLE_ANNOTATION},
    NODE_AS("annotation", ANNOTATION, 0, LTL_ROLE_ANNOTATION),
    NODE_AS("marker_annotation", ANNOTATION, 0, LTL_ROLE_ANNOTATION),
    THROUGH_AS("annotation_argument_list", LTL_ROLE_ARGUMENT),
    NODE("element_value_pair", KEYWORD_ARGUMENT),
    NODE_WITH("class_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("interface_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("enum_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("record_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("annotation_type_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    THROUGH_AS("superclass", LTL_ROLE_PARENT),
    THROUGH_AS("super_interfaces", LTL_ROLE_PARENT),
    THROUGH_AS("extends_interfaces", LTL_ROLE_PARENT),
    THROUGH_AS("permits", LTL_ROLE_PARENT),
    THROUGH("type_list"),
    {.type = "class_body", .kind = LTL_KIND_BLOCK, .flags = LTL_ROW_UNORDERED,
     .role = LTL_ROLE_BODY},
    NODE_WITH("interface_body", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("enum_body", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("annotation_type_body", BLOCK, LTL_ROW_UNORDERED, 0),
    THROUGH("enum_body_declarations"),
    NODE("enum_constant", FIELD),
    NODE("field_declaration", FIELD),
    NODE("constant_declaration", FIELD),
    THROUGH_UNDER("spread_parameter", "variable_declarator", 0),
    NODE("variable_declarator", VARIABLE),
    NODE("method_declaration", FUNCTION),
    NODE("constructor_declaration", FUNCTION),
    NODE("compact_constructor_declaration", FUNCTION),
    NODE("annotation_type_element_declaration", FUNCTION),
    NODE("constructor_body", BLOCK),
    THROUGH("static_initializer"),
    THROUGH_AS("formal_parameters", LTL_ROLE_PARAMETER),
    NODE("formal_parameter", PARAMETER),
    NODE_AT("spread_parameter", PARAMETER, LTL_ROW_OPERATOR, LTL_ROLE_TYPE, 0, 0, 0),

    /* Statements */
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    NODE("local_variable_declaration", DECLARATION),
    NODE("if_statement", IF),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("do_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("enhanced_for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE("switch_expression", SWITCH),
    THROUGH_AS("switch_block", LTL_ROLE_BODY),
    NODE_WITH("switch_block_statement_group", CASE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("switch_rule", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_AS_WITH("switch_label", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_VALUE, LTL_ROLE_VALUE),
    NODE_AS_WITH("guard", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_CONDITION, LTL_ROLE_CONDITION),
    THROUGH("pattern"),
    NODE_AT("type_pattern", VARIABLE, 0, LTL_ROLE_TYPE, LTL_ROLE_NAME, 0, 0),
    NODE_AT("record_pattern_component", VARIABLE, 0, LTL_ROLE_TYPE, LTL_ROLE_NAME, 0, 0),
    NODE("try_statement", TRY),
    NODE("try_with_resources_statement", TRY),
    THROUGH_AS("resource_specification", LTL_ROLE_INIT),
    NODE_WITH("resource", VARIABLE, LTL_ROW_UNWRAP_SINGLE, 0),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    THROUGH("catch_formal_parameter"),
    THROUGH_AS("catch_type", LTL_ROLE_TYPE),
    NODE_AS("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE_WITH("synchronized_statement", WITH, 0, LTL_ROLE_INIT),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("throw_statement", THROW, 0, LTL_ROLE_VALUE),
    NODE_WITH("yield_statement", YIELD, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_AT("labeled_statement", OTHER, 0, LTL_ROLE_LABEL, LTL_ROLE_BODY, 0, 0),
    NODE_AT("assert_statement", OTHER, 0, LTL_ROLE_CONDITION, LTL_ROLE_VALUE, 0, 0),

    /* Modules */
    NODE_AT("import_declaration", IMPORT, 0, LTL_ROLE_MODULE, LTL_ROLE_ITEM, 0, 0),
    LEAF("asterisk", LITERAL),
    NODE_WITH("package_declaration", OTHER, 0, LTL_ROLE_NAME),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("method_invocation", "name", CALLEE),
    FIELD("method_invocation", "arguments", ARGUMENT),
    FIELD("explicit_constructor_invocation", "constructor", CALLEE),
    FIELD("explicit_constructor_invocation", "arguments", ARGUMENT),
    FIELD("object_creation_expression", "arguments", ARGUMENT),
    FIELD("enum_constant", "arguments", ARGUMENT),
    FIELD("annotation", "arguments", ARGUMENT),
    FIELD("field_access", "object", RECEIVER),
    FIELD("field_access", "field", NAME),
    FIELD("array_access", "array", RECEIVER),
    FIELD("array_access", "index", KEY),
    FIELD("scoped_identifier", "scope", RECEIVER),
    FIELD("element_value_pair", "key", NAME),
    FIELD("unary_expression", "operand", OPERAND),
    FIELD("ternary_expression", "consequence", THEN),
    FIELD("if_statement", "consequence", THEN),
    FIELD("switch_expression", "body", BODY),
    FIELD("for_statement", "init", INIT),
    FIELD("for_statement", "update", UPDATE),
    FIELD("enhanced_for_statement", "name", LEFT),
    FIELD("enhanced_for_statement", "value", RIGHT),
    FIELD("try_with_resources_statement", "resources", INIT),
    FIELD("lambda_expression", "parameters", PARAMETER),
    FIELD("method_declaration", "type", RETURN_TYPE),
    FIELD("annotation_type_element_declaration", "type", RETURN_TYPE),
    FIELD("instanceof_expression", "pattern", RIGHT),
    FIELD_ANY("superclass", PARENT),
    FIELD_ANY("interfaces", PARENT),
    FIELD_ANY("element", TYPE),
    FIELD_ANY("type_arguments", TYPE_ARGUMENT),
    FIELD_ANY("type_parameters", TYPE_ARGUMENT),
    FIELD_ANY("name", NAME),
    FIELD_ANY("type", TYPE),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    {.parent = "method_invocation",
     .from = "object",
     .to = "name",
     .kind = LTL_KIND_MEMBER,
     .role = LTL_ROLE_CALLEE,
     .inner_from = LTL_ROLE_RECEIVER,
     .inner_to = LTL_ROLE_NAME},
    {.parent = "explicit_constructor_invocation",
     .from = "object",
     .to = "constructor",
     .kind = LTL_KIND_MEMBER,
     .role = LTL_ROLE_CALLEE,
     .inner_from = LTL_ROLE_RECEIVER,
     .inner_to = LTL_ROLE_NAME},
    {.parent = "lambda_expression",
     .from = "parameters",
     .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER,
     .inner_from = LTL_ROLE_NAME,
     .unless = {"formal_parameters", "inferred_parameters"}},
    {.parent = "inferred_parameters",
     .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER,
     .inner_from = LTL_ROLE_NAME},
    {.parent = "switch_block_statement_group",
     .how = LTL_WRAP_REST,
     .kind = LTL_KIND_BLOCK,
     .role = LTL_ROLE_BODY,
     .unless = {"switch_label"}},
    END_OF_ROWS,
};

static const char *const extensions[] = {".java", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", ";"},                       /* an expression */
    {"class C { void f() {", "}}"},  /* statements, `return`, `this` */
    {"class C { void f() {", ";}}"}, /* an expression again */
    {"class C {", "}"},              /* a member */
    {"class C { C() {", ";}}"},      /* a call of another constructor */
    {"class C {", ";}"},             /* a field or an abstract method */
    {"class C { ", " void f() {} }"}, /* an annotation or a modifier */
    {"class C { void f() { switch (x) {", "}}}"},
    {"class C { void f() { try {} ", "}}"},
    {"class C { void f(", ") {} }"},    /* a parameter */
    {"@A(", ") class C {}"},            /* an annotation's argument */
    {"class C { ", " x; }"},            /* a type */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"class C {", " {}}"},
    {"", " {}"},
    {"class C { void f() {", " {} }}"},
    {"class C { void f() {", " finally {} }}"},
    {NULL, NULL},
};

const ltl_language ltl_language_java = {
    .id = "java",
    .title = "Java",
    .grammar = tree_sitter_java,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nclass T { ", " x; }"},
    .statement_end = ";",
    .ellipsis_parameter = "ltl_dots ltl_dots",
    .ellipsis_annotation = "ltl_dots = ltl_dots",
    .ellipsis_case = "case ltl_dots:",
    .ellipsis_loop = "ltl_dots;;",
    .ellipsis_member = "int ltl_dots;",
    .imports = LTL_IMPORT_JAVA,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED | LTL_SCOPING_FALLS | LTL_SCOPING_YIELDS,
    .sample = "package a.b;\n\n"
              "import java.util.List;\n\n"
              "public class Users extends Base implements Store<User> {\n"
              "    private final int limit = 10;\n\n"
              "    @Override\n"
              "    public User find(String name, int... ids) throws IOException {\n"
              "        for (User user : this.all) {\n"
              "            if (user.name().equals(name)) {\n"
              "                return user;\n"
              "            }\n"
              "        }\n"
              "        return new User(name);\n"
              "    }\n"
              "}\n",
};
