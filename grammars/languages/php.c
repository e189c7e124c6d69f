#include "grammars/php_prepare.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_php(void);

#define CALL_BY_WORD(type) NODE_AT(type, CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT)
#define STATEMENT_BY_WORD(type)                                                                    \
    {.parent = type,                                                                               \
     .how = LTL_WRAP_REST,                                                                         \
     .kind = LTL_KIND_CALL,                                                                        \
     .inner_from = LTL_ROLE_CALLEE,                                                                \
     .inner_to = LTL_ROLE_ARGUMENT}

static const ltl_node_row nodes[] = {
    NODE("program", ROOT),
    COMMENT("comment"),
    NODE("text", TEXT),
    GONE("php_tag"),
    GONE("php_end_tag"),
    THROUGH("text_interpolation"),

    /* Names */
    NODE("name", NAME),
    NODE("variable_name", NAME),
    NODE("dynamic_variable_name", OTHER),
    NODE_WITH("qualified_name", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE_WITH("namespace_name", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("relative_scope", NAME),
    NODE_AT("member_access_expression", MEMBER, LTL_ROW_OPERATOR, LTL_ROLE_RECEIVER,
            LTL_ROLE_NAME, 0, 0),
    NODE("nullsafe_member_access_expression", MEMBER),
    NODE("scoped_property_access_expression", MEMBER),
    NODE_AT("class_constant_access_expression", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE_AT("subscript_expression", INDEX, 0, LTL_ROLE_RECEIVER, LTL_ROLE_KEY, 0, 0),

    /* Literals. What stands in a string beside its text is interpolated. */
    NODE("string", STRING),
    NODE_WITH("encapsed_string", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("heredoc", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("nowdoc", STRING, 0, LTL_ROLE_PART),
    THROUGH("heredoc_body"),
    THROUGH("nowdoc_body"),
    NODE("nowdoc_string", STRING_PART),
    GONE("heredoc_start"),
    GONE("heredoc_end"),
    NODE("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE_WITH("shell_command_expression", OTHER, 0, LTL_ROLE_PART),
    NODE("boolean", LITERAL),
    NODE("null", LITERAL),
    NODE("integer", NUMBER),
    NODE("float", NUMBER),
    NODE_WITH("array_creation_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_AT("array_element_initializer", PAIR, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_KEY, LTL_ROLE_VALUE,
            0, 0),
    NODE_WITH("list_literal", COLLECTION, 0, LTL_ROLE_ITEM),

    /* Expressions */
    THROUGH("parenthesized_expression"),
    NODE("function_call_expression", CALL),
    NODE("member_call_expression", CALL),
    NODE("nullsafe_member_call_expression", CALL),
    NODE("scoped_call_expression", CALL),
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT),
    NODE_WITH("argument", KEYWORD_ARGUMENT, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_VALUE),
    NODE_WITH("variadic_unpacking", SPREAD, 0, LTL_ROLE_OPERAND),
    NODE_AT("object_creation_expression", NEW, 0, LTL_ROLE_TYPE, 0, 0, 0),
    NODE("anonymous_class", CLASS),
    NODE("assignment_expression", ASSIGN),
    NODE("reference_assignment_expression", ASSIGN),
    NODE("augmented_assignment_expression", ASSIGN),
    NODE("binary_expression", BINARY),
    NODE("unary_op_expression", UNARY),
    NODE("update_expression", UNARY),
    NODE_WITH("error_suppression_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("clone_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("by_ref", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("conditional_expression", CONDITIONAL),
    NODE("cast_expression", CAST),
    NODE("cast_type", NAME),
    NODE_WITH("throw_expression", THROW, 0, LTL_ROLE_VALUE),
    NODE_WITH("yield_expression", YIELD, 0, LTL_ROLE_VALUE),
    /* Calls without parentheses: their word is a name. */
    CALL_BY_WORD("print_intrinsic"),
    CALL_BY_WORD("include_expression"),
    CALL_BY_WORD("include_once_expression"),
    CALL_BY_WORD("require_expression"),
    CALL_BY_WORD("require_once_expression"),
    NODE("anonymous_function", LAMBDA),
    NODE("arrow_function", LAMBDA),
    THROUGH_UNDER("echo_statement", "sequence_expression", LTL_ROLE_ARGUMENT),
    THROUGH_UNDER("sequence_expression", "sequence_expression", 0),
    NODE_WITH("sequence_expression", OTHER, 0, LTL_ROLE_ITEM),

    /* Types */
    THROUGH("named_type"),
    NODE("primitive_type", NAME),
    NODE("bottom_type", NAME),
    NODE_WITH("optional_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE_WITH("union_type", TYPE, LTL_ROW_UNWRAP_SINGLE | LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE_WITH("intersection_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),

    /* Definitions */
    THROUGH("attribute_list"),
    THROUGH("attribute_group"),
    {.type = "attribute", .kind = LTL_KIND_ANNOTATION, .role = LTL_ROLE_ANNOTATION,
     .positions = {LTL_ROLE_NAME}},
    NODE_AS("visibility_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("static_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("final_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("abstract_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("readonly_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("var_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("reference_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE("class_declaration", CLASS),
    NODE("interface_declaration", CLASS),
    NODE("trait_declaration", CLASS),
    NODE("enum_declaration", CLASS),
    NODE_AS_WITH("base_clause", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARENT, LTL_ROLE_PARENT),
    NODE_AS_WITH("class_interface_clause", OTHER, LTL_ROW_TRANSPARENT, LTL_ROLE_PARENT,
                 LTL_ROLE_PARENT),
    NODE_WITH("declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("enum_declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE("enum_case", FIELD),
    NODE("property_declaration", FIELD),
    NODE("property_element", VARIABLE),
    NODE("const_declaration", FIELD),
    NODE_AT("const_element", VARIABLE, 0, LTL_ROLE_NAME, LTL_ROLE_VALUE, 0, 0),
    NODE("function_definition", FUNCTION),
    NODE("method_declaration", FUNCTION),
    THROUGH_AS("formal_parameters", LTL_ROLE_PARAMETER),
    NODE("simple_parameter", PARAMETER),
    NODE_WITH("variadic_parameter", PARAMETER, LTL_ROW_OPERATOR, 0),
    NODE("property_promotion_parameter", PARAMETER),
    NODE("function_static_declaration", DECLARATION),
    NODE("static_variable_declaration", VARIABLE),
    NODE("namespace_definition", OTHER),

    /* Statements */
    NODE("compound_statement", BLOCK),
    NODE("colon_block", BLOCK),
    NODE("empty_statement", BLOCK),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    NODE("echo_statement", EXPRESSION_STATEMENT),
    NODE("exit_statement", EXPRESSION_STATEMENT),
    NODE("unset_statement", EXPRESSION_STATEMENT),
    NODE("if_statement", IF),
    NODE_AS("else_if_clause", IF, LTL_ROW_NESTS_REST, LTL_ROLE_ELSE),
    THROUGH("else_clause"),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("do_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_AT("foreach_statement", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_RIGHT, LTL_ROLE_LEFT, 0, 0),
    NODE_AT("pair", PAIR, 0, LTL_ROLE_KEY, LTL_ROLE_VALUE, 0, 0),
    NODE("switch_statement", SWITCH),
    THROUGH_AS("switch_block", LTL_ROLE_BODY),
    NODE_WITH("case_statement", CASE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("default_statement", CASE, LTL_ROW_OPERATOR, 0),
    NODE("match_expression", SWITCH),
    THROUGH_AS("match_block", LTL_ROLE_BODY),
    THROUGH("match_condition_list"),
    NODE("match_conditional_expression", CASE),
    NODE_WITH("match_default_expression", CASE, LTL_ROW_OPERATOR, 0),
    NODE("try_statement", TRY),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    THROUGH_AS("type_list", LTL_ROLE_TYPE),
    NODE_AS("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("named_label_statement", OTHER, 0, LTL_ROLE_LABEL),
    NODE_WITH("goto_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),

    /* Modules */
    NODE_WITH("namespace_use_declaration", IMPORT, 0, LTL_ROLE_MODULE),
    THROUGH_AS("namespace_use_group", LTL_ROLE_ITEM),
    NODE_AT("namespace_use_clause", PAIR, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_NAME, 0, 0, 0),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("function_call_expression", "function", CALLEE),
    FIELD("member_access_expression", "object", RECEIVER),
    FIELD("nullsafe_member_access_expression", "object", RECEIVER),
    FIELD("scoped_property_access_expression", "scope", RECEIVER),
    FIELD("conditional_expression", "body", THEN),
    FIELD("attribute", "parameters", ARGUMENT),
    FIELD("if_statement", "body", THEN),
    FIELD("else_if_clause", "body", THEN),
    FIELD("else_clause", "body", ELSE),
    FIELD("for_statement", "initialize", INIT),
    FIELD("for_statement", "update", UPDATE),
    FIELD("match_conditional_expression", "conditional_expressions", VALUE),
    FIELD_ANY("return_expression", BODY),
    FIELD_ANY("argument", OPERAND),
    FIELD_ANY("arguments", ARGUMENT),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("default_value", VALUE),
    FIELD_ANY("alias", ALIAS),
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

#define METHOD_CALL(node_type, receiver)                                                           \
    {.parent = node_type, .from = receiver, .to = "name", .kind = LTL_KIND_MEMBER,                 \
     .role = LTL_ROLE_CALLEE, .inner_from = LTL_ROLE_RECEIVER, .inner_to = LTL_ROLE_NAME}
#define CASE_BODY(node_type)                                                                       \
    {.parent = node_type, .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK, .role = LTL_ROLE_BODY}

static const ltl_wrap_row wraps[] = {
    STATEMENT_BY_WORD("echo_statement"),
    STATEMENT_BY_WORD("exit_statement"),
    STATEMENT_BY_WORD("unset_statement"),
    METHOD_CALL("member_call_expression", "object"),
    METHOD_CALL("nullsafe_member_call_expression", "object"),
    METHOD_CALL("scoped_call_expression", "scope"),
    CASE_BODY("case_statement"),
    CASE_BODY("default_statement"),
    END_OF_ROWS,
};

static const char *const extensions[] = {".php", ".phtml", ".php5", ".inc", NULL};
static const char *const interpreters[] = {"php", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"<?php ", ""},
    {"<?php ", ";"},
    {"<?php class C {", "}"},
    {"<?php class C {", ";}"},
    {"<?php switch ($x) {", "}"},         /* a case */
    {"<?php try {} ", ""},                /* catch */
    {"<?php ", " class C {}"},            /* an attribute */
    {"<?php function f(", ") {}"},        /* a parameter */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_further[] = {
    {"<?php f([", "]);"}, /* a pair of an array */
    {"<?php f(", ");"},   /* an argument */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"<?php class C {", " {}}"},
    {"<?php ", " {}"},
    {"<?php ", " finally {}"},
    {NULL, NULL},
};
static const char *const name_tokens[] = {"echo",         "print",   "include", "include_once",
                                          "require",      "require_once", "exit", "unset", NULL};
static const char *const bare_after[] = {
    "function", "class", "interface", "trait", "enum", "extends", "implements", "namespace", "use",
    "const", "instanceof", "goto", "->", "#[", NULL};

const ltl_language ltl_language_php = {
    .id = "php",
    .title = "PHP",
    .grammar = tree_sitter_php,
    .prepare = ltl_php_prepare,
    .extensions = extensions,
    .interpreters = interpreters,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .pattern_further = pattern_further,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .metavariable_sigil = '$',
    .bare_after = bare_after,
    .name_tokens = name_tokens,
    .statement_end = ";",
    .type_probe = {"\nclass T { public ", " $x; }"},
    .opens_with = "<?php\n",
    .ellipsis_member = "public $ltl_dots;",
    .ellipsis_loop = "$ltl_dots;;",
    .lambdas_are_functions = true,
    .imports = LTL_IMPORT_PHP,
    .scoping = LTL_SCOPING_ASSIGNED | LTL_SCOPING_CLOSED | LTL_SCOPING_FIELDS | LTL_SCOPING_FALLS |
               LTL_SCOPING_COUNTS | LTL_SCOPING_YIELDS,
    .sample = "<?php\n"
              "namespace App;\n\n"
              "use App\\Models\\User as Account;\n\n"
              "#[Route('/users')]\n"
              "final class Users extends Base implements Store\n"
              "{\n"
              "    private const LIMIT = 10;\n"
              "    protected ?string $name = null;\n\n"
              "    public function find(string $id, int ...$more): ?User\n"
              "    {\n"
              "        $rows = $this->db->query(\"select * from users where id = '$id' or "
              "{$this->name}\");\n"
              "        if ($rows && !empty($_GET['x'])) {\n"
              "            echo $_GET['x'];\n"
              "        } elseif (count($rows) > 1) {\n"
              "            return new User(id: $id);\n"
              "        } else {\n"
              "            $this->name .= 'a' . 'b';\n"
              "        }\n"
              "        foreach ($rows as $key => $row) { DB::raw($row['a'], [1, 'k' => 2]); }\n"
              "        switch ($id) { case 1: break; default: return null; }\n"
              "        try { eval($id); } catch (Error | Other $e) { throw $e; } finally { }\n"
              "        return array_map(fn($x) => (int) $x, $rows);\n"
              "    }\n"
              "}\n",
};
