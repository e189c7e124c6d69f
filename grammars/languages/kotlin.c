#include "grammars/kotlin_prepare.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_kotlin(void);

static const ltl_node_row nodes[] = {
    NODE("source_file", ROOT),
    COMMENT("line_comment"),
    COMMENT("block_comment"),
    COMMENT("shebang"),

    /* Names */
    NODE("identifier", NAME),
    NODE_WITH("qualified_identifier", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("this_expression", NAME),
    NODE("super_expression", NAME),
    NODE_AS("label", NAME, 0, LTL_ROLE_LABEL),
    NODE_AT("navigation_expression", MEMBER, LTL_ROW_CLINGS, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0,
            0),
    NODE_AT("callable_reference", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE_AT("index_expression", INDEX, LTL_ROW_CLINGS, LTL_ROLE_RECEIVER, 0, 0, LTL_ROLE_KEY),

    /* Literals */
    NODE_WITH("string_literal", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("multiline_string_literal", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("string_content", STRING_PART, LTL_ROW_DOLLARS, 0),
    NODE("escape_sequence", STRING_PART),
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    NODE("character_literal", LITERAL),
    NODE("number_literal", NUMBER),
    NODE("float_literal", NUMBER),
    NODE_WITH("collection_literal", COLLECTION, 0, LTL_ROLE_ITEM),

    /* Expressions; of `!x.f()` the grammar makes `(!x).f()` */
    THROUGH("parenthesized_expression"),
    NODE_AT("call_expression", CALL, LTL_ROW_CLINGS, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    THROUGH_AS("value_arguments", LTL_ROLE_ARGUMENT),
    {.type = "value_argument", .kind = LTL_KIND_KEYWORD_ARGUMENT, .flags = LTL_ROW_UNWRAP_SINGLE,
     .role = LTL_ROLE_ARGUMENT, .positions = {LTL_ROLE_NAME, LTL_ROLE_VALUE}},
    NODE_AS_WITH("annotated_lambda", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_ARGUMENT,
                 LTL_ROLE_ARGUMENT),
    NODE("assignment", ASSIGN),
    NODE("binary_expression", BINARY),
    NODE("in_expression", BINARY),
    NODE("is_expression", BINARY),
    NODE_AT("range_expression", BINARY, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE_AT("infix_expression", OTHER, 0, LTL_ROLE_LEFT, LTL_ROLE_NAME, LTL_ROLE_RIGHT, 0),
    NODE("unary_expression", UNARY),
    NODE("as_expression", CAST),
    NODE_WITH("spread_expression", SPREAD, 0, LTL_ROLE_OPERAND),
    NODE("lambda_literal", LAMBDA),
    NODE("anonymous_function", LAMBDA),
    {.type = "lambda_parameters", .flags = LTL_ROW_TRANSPARENT, .role = LTL_ROLE_PARAMETER,
     .child_role = LTL_ROLE_PARAMETER},
    NODE("object_literal", CLASS),

    /* Types */
    NODE_AT("user_type", TYPE, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_NAME, 0, 0, 0),
    NODE_AS_WITH("type_arguments", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_TYPE_ARGUMENT,
                 LTL_ROLE_TYPE_ARGUMENT),
    THROUGH("type_projection"),
    NODE_AS_WITH("type_parameters", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_TYPE_ARGUMENT,
                 LTL_ROLE_TYPE_ARGUMENT),
    NODE_AT("type_parameter", TYPE, 0, LTL_ROLE_NAME, 0, 0, LTL_ROLE_PARENT),
    NODE_AS("type_constraints", TYPE, 0, LTL_ROLE_TYPE_ARGUMENT),
    NODE_WITH("nullable_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE("function_type", TYPE),
    THROUGH("parenthesized_type"),

    /* Definitions */
    NODE_AS_WITH("modifiers", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_MODIFIER, LTL_ROLE_MODIFIER),
    NODE_AS_WITH("parameter_modifiers", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_MODIFIER,
                 LTL_ROLE_MODIFIER),
    NODE("class_modifier", MODIFIER),
    NODE("member_modifier", MODIFIER),
    NODE("function_modifier", MODIFIER),
    NODE("property_modifier", MODIFIER),
    NODE("visibility_modifier", MODIFIER),
    NODE("inheritance_modifier", MODIFIER),
    NODE("parameter_modifier", MODIFIER),
    NODE("platform_modifier", MODIFIER),
    NODE_AS_WITH("annotation", ANNOTATION, 0, LTL_ROLE_ANNOTATION, LTL_ROLE_NAME),
    THROUGH_UNDER("annotation", "constructor_invocation", LTL_ROLE_NAME),
    NODE_AT("constructor_invocation", NEW, 0, LTL_ROLE_TYPE, 0, 0, 0),
    NODE_WITH("class_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("object_declaration", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("companion_object", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_AS_WITH("delegation_specifiers", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARENT,
                 LTL_ROLE_PARENT),
    THROUGH("delegation_specifier"),
    NODE_AT("explicit_delegation", PAIR, 0, LTL_ROLE_TYPE, LTL_ROLE_VALUE, 0, 0),
    NODE_AS("class_body", BLOCK, LTL_ROW_UNORDERED, LTL_ROLE_BODY),
    NODE_AS("enum_class_body", BLOCK, LTL_ROW_UNORDERED, LTL_ROLE_BODY),
    NODE_AT("enum_entry", FIELD, 0, LTL_ROLE_NAME, 0, 0, 0),
    THROUGH("primary_constructor"),
    NODE_AS_WITH("class_parameters", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARAMETER,
                 LTL_ROLE_PARAMETER),
    {.type = "class_parameter", .kind = LTL_KIND_PARAMETER, .role = LTL_ROLE_PARAMETER,
     .positions = {LTL_ROLE_NAME, LTL_ROLE_TYPE, LTL_ROLE_VALUE}},
    NODE("secondary_constructor", FUNCTION),
    NODE_AT("function_declaration", FUNCTION, 0, LTL_ROLE_RETURN_TYPE, 0, 0, 0),
    NODE_AS_WITH("function_value_parameters", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARAMETER,
                 LTL_ROLE_VALUE),
    {.type = "parameter", .kind = LTL_KIND_PARAMETER, .role = LTL_ROLE_PARAMETER,
     .positions = {LTL_ROLE_NAME, LTL_ROLE_TYPE}},
    NODE_WITH("getter", OTHER, LTL_ROW_ACCESSOR, 0),
    NODE_WITH("setter", OTHER, LTL_ROW_ACCESSOR, 0),
    NODE_AS_WITH("function_body", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_BODY, LTL_ROLE_BODY),
    NODE_UNDER("class_body", "property_declaration", FIELD, LTL_ROW_OPERATOR, 0),
    NODE_UNDER("enum_class_body", "property_declaration", FIELD, LTL_ROW_OPERATOR, 0),
    NODE_WITH("property_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    {.type = "variable_declaration", .flags = LTL_ROW_TRANSPARENT, .under = "for_statement",
     .child_role = LTL_ROLE_LEFT},
    {.type = "variable_declaration", .flags = LTL_ROW_TRANSPARENT,
     .positions = {LTL_ROLE_NAME, LTL_ROLE_TYPE}},
    NODE_WITH("multi_variable_declaration", COLLECTION, 0, LTL_ROLE_ITEM),

    /* Statements */
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    {.type = "block", .kind = LTL_KIND_BLOCK, .under = "if_expression"},
    NODE_AT("if_expression", IF, 0, LTL_ROLE_THEN, LTL_ROLE_ELSE, 0, 0),
    NODE("when_expression", SWITCH),
    NODE_AS_WITH("when_subject", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_CONDITION,
                 LTL_ROLE_CONDITION),
    {.type = "when_entry", .kind = LTL_KIND_CASE, .flags = LTL_ROW_OPERATOR,
     .role = LTL_ROLE_BODY, .child_role = LTL_ROLE_BODY},
    NODE_AT("for_statement", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, LTL_ROLE_BODY,
            0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE_WITH("do_while_statement", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_BODY),
    NODE("try_expression", TRY),
    {.type = "catch_block", .kind = LTL_KIND_CATCH, .role = LTL_ROLE_HANDLER,
     .positions = {LTL_ROLE_NAME, LTL_ROLE_TYPE}},
    NODE_AS("finally_block", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE_WITH("return_expression", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("throw_expression", THROW, 0, LTL_ROLE_VALUE),

    /* Modules */
    NODE_AT("import", IMPORT, 0, LTL_ROLE_MODULE, LTL_ROLE_ALIAS, 0, 0),
    NODE_WITH("package_header", OTHER, 0, LTL_ROLE_NAME),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("as_expression", "left", VALUE),
    FIELD("as_expression", "right", TYPE),
    FIELD("when_entry", "condition", VALUE),
    FIELD_ANY("argument", OPERAND),
    FIELD_ANY("name", NAME),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("label", LABEL),
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    {.parent = "property_declaration", .how = LTL_WRAP_REST, .kind = LTL_KIND_VARIABLE,
     .inner_from = LTL_ROLE_NAME, .inner_to = LTL_ROLE_VALUE,
     .unless = {"modifiers", "type_parameters", "getter", "setter"}},
    {.parent = "lambda_parameters", .how = LTL_WRAP_EACH, .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME},
    {.parent = "lambda_literal", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK,
     .role = LTL_ROLE_BODY, .unless = {"lambda_parameters"}},
    END_OF_ROWS,
};

static const char *const aliases[] = {"kt", NULL};
static const char *const extensions[] = {".kt", ".kts", NULL};
static const char *const name_tokens[] = {"true", "false", "null", NULL};
static const char *const modifiers[] = {"get", "set", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"fun f() {\n", "\n}"},
    {"class C {\n", "\n}"},
    {"fun f() { when (x) {\n", "\n}\n}"},
    {"fun f() { try {\n} ", "\n}"},
    {"f(", ")"},
    {"", " class C"}, /* an annotation */
    {"fun f(", ") {\n}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_further[] = {
    {"", " class C"}, /* an annotation, which is an expression as well */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {\n}"},
    {"fun f() {\n", " {\n}\n}"},
    {"fun f() {\n", " finally {\n}\n}"},
    {NULL, NULL},
};

const ltl_language ltl_language_kotlin = {
    .id = "kotlin",
    .title = "Kotlin",
    .aliases = aliases,
    .grammar = tree_sitter_kotlin,
    .prepare = ltl_kotlin_prepare,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .name_tokens = name_tokens,
    .modifiers = modifiers,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .pattern_further = pattern_further,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nval x: ", "\n"},
    .type_follows = true,
    .calls_construct = true,
    .statement_end = "",
    .ellipsis_member = "val ltl_dots: ltl_dots;",
    .ellipsis_case = "ltl_dots -> {}",
    .ellipsis_loop = "ltl_dots in ltl_dots",
    .ellipsis_parameter = "ltl_dots: ltl_dots",
    .imports = LTL_IMPORT_KOTLIN,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED | LTL_SCOPING_YIELDS,
    .returns = LTL_RETURNS_LAMBDA,
    .sample = "package a.b\n\n"
              "import java.io.File\n"
              "import a.c as other\n\n"
              "@Service(\"x\")\n"
              "class Users(private val db: Database, limit: Int = 10) : Base(db), Store<User> {\n"
              "    private val name: String = \"none\"\n\n"
              "    override fun find(id: String, loud: Boolean = true): User? {\n"
              "        var rows = db.query(\"select * from users where id = '$id' "
              "${id.trim()}\")\n"
              "        if (rows.size > 1 && id != \"x\") {\n"
              "            rows[0] += 1\n"
              "        } else if (rows == null) {\n"
              "            throw IllegalStateException(id)\n"
              "        } else {\n"
              "            return rows?.first() as User\n"
              "        }\n"
              "        for (row in rows) {\n"
              "            println(row)\n"
              "        }\n"
              "        when (id) {\n"
              "            \"a\", \"b\" -> this.run()\n"
              "            else -> return null\n"
              "        }\n"
              "        try {\n"
              "            rows.map { row -> row.name }\n"
              "        } catch (e: Exception) {\n"
              "            log(cause = e)\n"
              "        } finally {\n"
              "            done()\n"
              "        }\n"
              "        return null\n"
              "    }\n"
              "}\n",
};
