#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_c_sharp(void);

static const ltl_node_row nodes[] = {
    NODE("compilation_unit", ROOT),
    THROUGH("global_statement"),
    COMMENT("comment"),
    COMMENT("shebang_directive"),
    GONE("preproc_region"),
    GONE("preproc_endregion"),
    GONE("preproc_pragma"),
    GONE("preproc_nullable"),

    /* Names */
    NODE("identifier", NAME),
    LEAF("discard", NAME),
    NODE("qualified_name", MEMBER),
    NODE("alias_qualified_name", MEMBER),
    NODE("member_access_expression", MEMBER),
    NODE_AT("conditional_access_expression", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    THROUGH("member_binding_expression"),
    NODE("element_access_expression", INDEX),
    THROUGH_AS("bracketed_argument_list", LTL_ROLE_KEY),

    /* Literals */
    NODE_WITH("string_literal", STRING, 0, LTL_ROLE_PART),
    NODE("verbatim_string_literal", STRING),
    NODE("raw_string_literal", STRING),
    LEAF("raw_string_content", STRING_PART),
    GONE("raw_string_start"),
    GONE("raw_string_end"),
    GONE("string_literal_encoding"),
    LEAF("string_literal_content", STRING_PART),
    LEAF("string_content", STRING_PART),
    LEAF("escape_sequence", STRING_PART),
    NODE_WITH("interpolated_string_expression", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    GONE("interpolation_start"),
    GONE("interpolation_quote"),
    GONE("interpolation_brace"),
    GONE("interpolation_format_clause"),
    GONE("interpolation_alignment_clause"),
    LEAF("character_literal", LITERAL),
    LEAF("boolean_literal", LITERAL),
    LEAF("null_literal", LITERAL),
    NODE("integer_literal", NUMBER),
    NODE("real_literal", NUMBER),
    NODE_WITH("initializer_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("collection_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("anonymous_object_creation_expression", COLLECTION, LTL_ROW_UNORDERED,
              LTL_ROLE_ITEM),

    /* Expressions */
    THROUGH("parenthesized_expression"),
    NODE("invocation_expression", CALL),
    THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT),
    NODE_WITH("argument", KEYWORD_ARGUMENT, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_VALUE),
    NODE("object_creation_expression", NEW),
    NODE_WITH("implicit_object_creation_expression", NEW, 0, LTL_ROLE_VALUE),
    NODE_WITH("array_creation_expression", NEW, 0, LTL_ROLE_VALUE),
    NODE_WITH("implicit_array_creation_expression", NEW, 0, LTL_ROLE_VALUE),
    NODE("assignment_expression", ASSIGN),
    NODE("binary_expression", BINARY),
    NODE("is_expression", BINARY),
    NODE("is_pattern_expression", BINARY),
    NODE_WITH("prefix_unary_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("postfix_unary_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("conditional_expression", CONDITIONAL),
    NODE("cast_expression", CAST),
    NODE("as_expression", CAST),
    NODE_WITH("await_expression", AWAIT, 0, LTL_ROLE_OPERAND),
    NODE_WITH("throw_expression", THROW, 0, LTL_ROLE_VALUE),
    NODE("lambda_expression", LAMBDA),
    NODE("anonymous_method_expression", LAMBDA),
    NODE("implicit_parameter", NAME),

    /* Types */
    LEAF("predefined_type", NAME),
    LEAF("implicit_type", NAME),
    THROUGH_UNDER("member_access_expression", "generic_name", 0),
    THROUGH_UNDER("invocation_expression", "generic_name", 0),
    NODE_AT("generic_name", TYPE, 0, LTL_ROLE_NAME, 0, 0, 0),
    THROUGH_AS("type_argument_list", LTL_ROLE_TYPE_ARGUMENT),
    NODE_AS_WITH("type_parameter_list", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_TYPE_ARGUMENT,
                 LTL_ROLE_TYPE_ARGUMENT),
    NODE("type_parameter", TYPE),
    NODE_AS("type_parameter_constraints_clause", TYPE, 0, LTL_ROLE_TYPE_ARGUMENT),
    NODE("array_type", TYPE),
    NODE_AS_WITH("array_rank_specifier", INDEX, 0, LTL_ROLE_ARGUMENT, LTL_ROLE_KEY),
    NODE_WITH("nullable_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("pointer_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("ref_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("tuple_type", TYPE, 0, LTL_ROLE_ITEM),

    /* Definitions */
    NODE_AS("modifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    THROUGH("attribute_list"),
    NODE_AS("attribute", ANNOTATION, 0, LTL_ROLE_ANNOTATION),
    THROUGH_AS("attribute_argument_list", LTL_ROLE_ARGUMENT),
    NODE_WITH("attribute_argument", KEYWORD_ARGUMENT, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_VALUE),
    NODE_WITH("class_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("struct_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("interface_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("record_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("enum_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_AS_WITH("base_list", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARENT, LTL_ROLE_PARENT),
    NODE("primary_constructor_base_type", NEW),
    NODE_UNDER("namespace_declaration", "declaration_list", BLOCK, 0, 0),
    NODE_WITH("declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("enum_member_declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE("enum_member_declaration", FIELD),
    NODE("namespace_declaration", OTHER),
    NODE("file_scoped_namespace_declaration", OTHER),
    NODE("field_declaration", FIELD),
    NODE("event_field_declaration", FIELD),
    NODE("property_declaration", FIELD),
    NODE_WITH("constructor_initializer", CALL, 0, LTL_ROLE_CALLEE),
    THROUGH("accessor_list"),
    NODE_WITH("accessor_declaration", OTHER, LTL_ROW_ACCESSOR, 0),
    NODE_UNDER("property_declaration", "arrow_expression_clause", OTHER, LTL_ROW_ACCESSOR, LTL_ROLE_BODY),
    THROUGH_UNDER("field_declaration", "variable_declaration", 0),
    THROUGH_UNDER("event_field_declaration", "variable_declaration", 0),
    THROUGH_UNDER("local_declaration_statement", "variable_declaration", 0),
    NODE("variable_declaration", DECLARATION),
    NODE("local_declaration_statement", DECLARATION),
    NODE_WITH("variable_declarator", VARIABLE, 0, LTL_ROLE_VALUE),
    {.type = "tuple_pattern", .kind = LTL_KIND_COLLECTION, .role = LTL_ROLE_NAME, .child_role = LTL_ROLE_ITEM,
     .under = "variable_declarator"},
    {.type = "declaration_expression", .kind = LTL_KIND_VARIABLE, .under = "argument"},
    NODE("method_declaration", FUNCTION),
    NODE("constructor_declaration", FUNCTION),
    NODE("destructor_declaration", FUNCTION),
    NODE("operator_declaration", FUNCTION),
    NODE("local_function_statement", FUNCTION),
    NODE("delegate_declaration", FUNCTION),
    NODE_AS_WITH("parameter_list", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARAMETER,
                 LTL_ROLE_PARAMETER),
    NODE_WITH("parameter", PARAMETER, 0, LTL_ROLE_VALUE),
    THROUGH_AS("arrow_expression_clause", LTL_ROLE_BODY),

    /* Statements */
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    NODE("if_statement", IF),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("foreach_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("do_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE("switch_statement", SWITCH),
    THROUGH_AS("switch_body", LTL_ROLE_BODY),
    NODE_WITH("switch_section", CASE, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_AS_WITH("constant_pattern", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_VALUE, LTL_ROLE_VALUE),
    NODE_AS("declaration_pattern", VARIABLE, 0, LTL_ROLE_VALUE),
    NODE_AS("recursive_pattern", OTHER, 0, LTL_ROLE_VALUE),
    NODE_AS("list_pattern", OTHER, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_AS("var_pattern", VARIABLE, 0, LTL_ROLE_VALUE),
    NODE_AS_WITH("when_clause", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_CONDITION,
                 LTL_ROLE_CONDITION),
    NODE_AT("switch_expression", SWITCH, 0, LTL_ROLE_CONDITION, 0, 0, LTL_ROLE_BODY),
    NODE_WITH("switch_expression_arm", CASE, 0, LTL_ROLE_BODY),
    NODE("try_statement", TRY),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    THROUGH("catch_declaration"),
    THROUGH_AS("catch_filter_clause", LTL_ROLE_CONDITION),
    NODE_AS("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE_WITH("using_statement", WITH, 0, LTL_ROLE_INIT),
    NODE_AT("lock_statement", WITH, 0, LTL_ROLE_INIT, LTL_ROLE_BODY, 0, 0),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("throw_statement", THROW, 0, LTL_ROLE_VALUE),
    NODE_WITH("yield_statement", YIELD, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_AT("labeled_statement", OTHER, 0, LTL_ROLE_LABEL, LTL_ROLE_BODY, 0, 0),
    NODE_WITH("goto_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE("empty_statement", BLOCK),

    /* Modules */
    NODE_WITH("using_directive", IMPORT, 0, LTL_ROLE_MODULE),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("invocation_expression", "function", CALLEE),
    FIELD("member_access_expression", "expression", RECEIVER),
    FIELD("conditional_access_expression", "condition", RECEIVER),
    FIELD("member_binding_expression", "name", NAME),
    FIELD("qualified_name", "qualifier", RECEIVER),
    FIELD("alias_qualified_name", "alias", RECEIVER),
    FIELD("element_access_expression", "expression", RECEIVER),
    FIELD("element_access_expression", "subscript", KEY),
    FIELD("is_pattern_expression", "expression", LEFT),
    FIELD("is_pattern_expression", "pattern", RIGHT),
    FIELD("as_expression", "left", VALUE),
    FIELD("as_expression", "right", TYPE),
    FIELD("conditional_expression", "consequence", THEN),
    FIELD("if_statement", "consequence", THEN),
    FIELD("switch_statement", "value", CONDITION),
    FIELD("using_directive", "name", ALIAS),
    FIELD("array_creation_expression", "type", TYPE),
    FIELD("catch_declaration", "type", TYPE),
    FIELD("method_declaration", "returns", RETURN_TYPE),
    FIELD("local_function_statement", "type", RETURN_TYPE),
    FIELD("operator_declaration", "type", RETURN_TYPE),
    FIELD("delegate_declaration", "type", RETURN_TYPE),
    FIELD_ANY("arguments", ARGUMENT),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("type_parameters", TYPE_ARGUMENT),
    FIELD_ANY("initializer", INIT),
    FIELD("accessor_declaration", "name", MODIFIER),
    FIELD_ANY("accessors", BODY),
    FIELD_ANY("update", UPDATE),
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
    {.parent = "lambda_expression", .from = "parameters", .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER, .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME,
     .unless = {"parameter_list"}},
    {.parent = "parameter_list", .from = "type", .to = "name", .kind = LTL_KIND_PARAMETER, /* params T[] x */
     .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_TYPE, .inner_to = LTL_ROLE_NAME},
    END_OF_ROWS,
};

static const char *const aliases[] = {"c#", "cs", NULL};
static const char *const extensions[] = {".cs", ".csx", NULL};
static const char *const name_tokens[] = {"this", "base", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", ";"},
    {"class C { void F() {", "}}"},
    {"class C { void F() {", ";}}"},
    {"class C { object x = ", ";}"}, /* an expression that is no statement */
    {"class C {", "}"},
    {"class C {", ";}"},
    {"", " class C {}"}, /* an attribute */
    {"class C { void F() { switch (x) {", "}}}"},
    {"class C { void F() { try {} ", "}}"},
    {"class C { void F(", ") {} }"},
    {"class C { ", " x; }"}, /* a type */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_further[] = {
    {"", " class C {}"}, /* an annotation, which is an expression as well */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"class C {", " {}}"},
    {"", " {}"},
    {"class C { void F() {", " {} }}"},
    {"class C { void F() {", " finally {} }}"},
    {NULL, NULL},
};

const ltl_language ltl_language_csharp = {
    .id = "csharp",
    .title = "C#",
    .aliases = aliases,
    .grammar = tree_sitter_c_sharp,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .name_tokens = name_tokens,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .pattern_further = pattern_further,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nclass T { ", " x; }"},
    .statement_end = ";",
    .ellipsis_statement = "ltl_dots ltl_dots;",
    .ellipsis_parameter = "ltl_dots ltl_dots",
    .ellipsis_case = "case ltl_dots:",
    .ellipsis_loop = "ltl_dots;;",
    .ellipsis_member = "int ltl_dots;",
    .imports = LTL_IMPORT_CSHARP,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED |
               LTL_SCOPING_BREAKS | LTL_SCOPING_YIELDS,
    .sample = "using System.IO;\n"
              "using Net = System.Net;\n\n"
              "namespace Shop\n"
              "{\n"
              "    [ApiController]\n"
              "    public class Users : Base, IStore\n"
              "    {\n"
              "        private readonly int limit = 10;\n"
              "        public string Name { get; set; } = \"none\";\n\n"
              "        [HttpGet(\"{id}\")]\n"
              "        public async Task<User> Find(string id, int count = 1)\n"
              "        {\n"
              "            var sql = $\"select * from users where id = '{id}'\";\n"
              "            foreach (var row in await this.db.Query<User>(sql, count))\n"
              "            {\n"
              "                if (row?.Age > 0) return (User)row; else limit -= 1;\n"
              "            }\n"
              "            switch (count) { case 1: return null; default: break; }\n"
              "            try { Run(x => x + 1); } catch (IOException e) { throw; } finally { "
              "Close(this); }\n"
              "            return new User(id) { Age = 1 };\n"
              "        }\n"
              "    }\n"
              "}\n",
};
