#include "grammars/rows.h"
#include "grammars/scala_prepare.h"

extern const TSLanguage *tree_sitter_scala(void);

static const ltl_node_row nodes[] = {
    NODE("compilation_unit", ROOT),
    COMMENT("comment"),
    COMMENT("block_comment"),
    NODE("identifier", NAME),
    NODE("type_identifier", NAME),
    NODE("operator_identifier", NAME),
    NODE("wildcard", NAME),
    NODE_WITH("stable_identifier", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE_WITH("stable_type_identifier", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE_WITH("package_identifier", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("field_expression", MEMBER),
    NODE("string", STRING),
    NODE("interpolated_string_expression", STRING),
    {.type = "interpolated_string", .flags = LTL_ROW_TRANSPARENT | LTL_ROW_GAPS,
     .child_role = LTL_ROLE_PART},
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    THROUGH_UNDER("interpolation", "block", 0),
    NODE("escape_sequence", STRING_PART),
    NODE("character_literal", LITERAL),
    NODE("boolean_literal", LITERAL),
    NODE("null_literal", LITERAL),
    NODE("unit", COLLECTION),
    NODE("integer_literal", NUMBER),
    NODE("floating_point_literal", NUMBER),
    NODE_WITH("tuple_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple_pattern", COLLECTION, 0, LTL_ROLE_ITEM),
    THROUGH("parenthesized_expression"),
    NODE("call_expression", CALL),
    THROUGH_UNDER("call_expression", "generic_function", 0),
    NODE("generic_function", TYPE),
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT),
    NODE_UNDER("arguments", "assignment_expression", KEYWORD_ARGUMENT, 0, 0),
    NODE("assignment_expression", ASSIGN),
    NODE_WITH("infix_expression", BINARY, LTL_ROW_INFIX, 0),
    NODE_UNDER("infix_expression", "operator_identifier", OTHER, LTL_ROW_IS_OPERATOR, 0),
    NODE_WITH("prefix_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_AT("postfix_expression", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE_AT("instance_expression", NEW, 0, LTL_ROLE_TYPE, 0, 0, 0),
    NODE_WITH("lambda_expression", LAMBDA, 0, LTL_ROLE_BODY),
    THROUGH_AS("bindings", LTL_ROLE_PARAMETER),
    NODE("binding", PARAMETER),
    NODE("generic_type", TYPE),
    THROUGH_AS("type_arguments", LTL_ROLE_TYPE_ARGUMENT),
    THROUGH_AS("type_parameters", LTL_ROLE_TYPE_ARGUMENT),
    NODE_AS_WITH("annotation", ANNOTATION, 0, LTL_ROLE_ANNOTATION, 0),
    {.type = "modifiers", .flags = LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS},
    NODE_AS("access_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_WITH("class_definition", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("object_definition", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("trait_definition", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("enum_definition", CLASS, LTL_ROW_OPERATOR, 0),
    THROUGH_AS("extends_clause", LTL_ROLE_PARENT),
    THROUGH_AS("derives_clause", LTL_ROLE_PARENT),
    NODE_AS("template_body", BLOCK, LTL_ROW_UNORDERED, LTL_ROLE_BODY),
    NODE_AS("enum_body", BLOCK, LTL_ROW_UNORDERED, LTL_ROLE_BODY),
    THROUGH_AS("class_parameters", LTL_ROLE_PARAMETER),
    NODE("class_parameter", PARAMETER),
    NODE("function_definition", FUNCTION),
    NODE("function_declaration", FUNCTION),
    THROUGH_AS("parameters", LTL_ROLE_PARAMETER),
    NODE("parameter", PARAMETER),
    NODE_WITH("val_definition", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_WITH("var_definition", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE("block", BLOCK),
    NODE("indented_block", BLOCK),
    NODE("if_expression", IF),
    NODE("match_expression", SWITCH),
    THROUGH_AS("case_block", LTL_ROLE_BODY),
    NODE_UNDER("call_expression", "case_block", BLOCK, 0, 0),
    THROUGH_AS("indented_cases", LTL_ROLE_BODY),
    NODE("case_clause", CASE),
    THROUGH_AS("guard", LTL_ROLE_CONDITION),
    NODE("try_expression", TRY),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    NODE_AS_WITH("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY, LTL_ROLE_BODY),
    NODE_WITH("while_expression", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("do_while_expression", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("for_expression", LOOP, LTL_ROW_OPERATOR, 0),
    THROUGH_AS("enumerators", LTL_ROLE_INIT),
    NODE_AT("enumerator", ASSIGN, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE_WITH("return_expression", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("throw_expression", THROW, 0, LTL_ROLE_VALUE),
    NODE("import_declaration", IMPORT),
    THROUGH_AS("namespace_selectors", LTL_ROLE_ITEM),
    NODE("arrow_renamed_identifier", PAIR),
    NODE("as_renamed_identifier", PAIR),
    NODE("namespace_wildcard", LITERAL),
    NODE("package_clause", OTHER),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call_expression", "function", CALLEE),
    FIELD("call_expression", "arguments", ARGUMENT),
    FIELD("generic_function", "function", NONE),
    FIELD("field_expression", "value", RECEIVER),
    FIELD("field_expression", "field", NAME),
    FIELD("if_expression", "consequence", THEN),
    FIELD("match_expression", "value", CONDITION),
    FIELD("case_clause", "pattern", VALUE),
    FIELD("import_declaration", "path", MODULE),
    FIELD("extends_clause", "type", PARENT),
    FIELD("extends_clause", "arguments", ARGUMENT),
    FIELD("lambda_expression", "parameters", PARAMETER),
    FIELD("generic_type", "type", NAME),
    FIELD_ANY("alias", ALIAS),
    FIELD_ANY("operator", NAME),
    FIELD_ANY("pattern", NAME),
    FIELD_ANY("enumerators", INIT),
    FIELD_ANY("default_value", VALUE),
    FIELD_ANY("arguments", ARGUMENT),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("class_parameters", PARAMETER),
    FIELD_ANY("extend", PARENT),
    FIELD_ANY("type_arguments", TYPE_ARGUMENT),
    FIELD_ANY("name", NAME),
    FIELD_ANY("type", TYPE),
    FIELD_ANY("return_type", RETURN_TYPE),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

#define DECLARES(node_type)                                                                        \
    {.parent = node_type, .from = "pattern", .to = "value", .kind = LTL_KIND_VARIABLE,             \
     .inner_from = LTL_ROLE_NAME, .inner_to = LTL_ROLE_VALUE}

static const ltl_wrap_row wraps[] = {
    DECLARES("val_definition"),
    DECLARES("var_definition"),
    {.parent = "lambda_expression", .from = "parameters", .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER, .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME,
     .unless = {"bindings"}},
    END_OF_ROWS,
};

static const char *const extensions[] = {".scala", ".sc", ".sbt", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"object O {\n", "\n}"},
    {"object O { def f() = {\n", "\n}}"},
    {"x match {\n", "\n}"},
    {"f(", ")"},
    {"", " class C"}, /* an annotation */
    {"def f(", ") = {}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {}"},
    {"", " = {}"},
    {"object O { def f() = {\n", " {} }}"},
    {NULL, NULL},
};

const ltl_language ltl_language_scala = {
    .id = "scala",
    .title = "Scala",
    .grammar = tree_sitter_scala,
    .prepare = ltl_scala_prepare,
    .repair = ltl_scala_repair,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .wraps = wraps,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\nobject T { val x: ", " = 1 }\n"},
    .type_follows = true,
    .calls_construct = true,
    .statement_end = "",
    .ellipsis_case = "case ltl_dots =>",
    .ellipsis_loop = "ltl_dots <- ltl_dots",
    .ellipsis_parameter = "ltl_dots: ltl_dots",
    .imports = LTL_IMPORT_SCALA,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED | LTL_SCOPING_CASES |
               LTL_SCOPING_EXHAUSTS,
    .returns = LTL_RETURNS_LAST,
    .sample = "package a.b\n\n"
              "import java.io.{File, Reader => R}\n\n"
              "@Service(\"x\")\n"
              "class Users(db: Database, limit: Int = 10) extends Base(db) with Store[User] {\n"
              "  private val name: String = \"none\"\n"
              "  override def find(id: String, loud: Boolean): Option[User] = {\n"
              "    var rows = db.query(s\"select ${id} from $name\", n = 1)\n"
              "    if (rows.size > 1 && id != \"x\") {\n"
              "      rows(0) = 1\n"
              "    } else {\n"
              "      throw new IllegalStateException(id)\n"
              "    }\n"
              "    for (row <- rows) { println(row) }\n"
              "    id match {\n"
              "      case \"a\" | \"b\" => this.run()\n"
              "      case _ if loud => null\n"
              "    }\n"
              "    try { rows.map(row => row.name) } catch { case e: Exception => log(e) } "
              "finally { done() }\n"
              "    while (true) { return None }\n"
              "  }\n"
              "}\n",
};
