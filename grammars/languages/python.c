#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_python(void);

static const ltl_node_row nodes[] = {
    NODE("module", ROOT),
    COMMENT("comment"),
    GONE("line_continuation"),

    /* Names */
    NODE("identifier", NAME),
    NODE_WITH("dotted_name", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("attribute", MEMBER),
    NODE("subscript", INDEX),

    /* Literals */
    NODE_WITH("string", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("concatenated_string", TEMPLATE, 0, LTL_ROLE_PART),
    GONE("string_start"),
    GONE("string_end"),
    LEAF("string_content", STRING_PART),
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    GONE("type_conversion"),
    GONE("format_specifier"),
    NODE("integer", NUMBER),
    NODE("float", NUMBER),
    LEAF("true", LITERAL),
    LEAF("false", LITERAL),
    LEAF("none", LITERAL),
    LEAF("ellipsis", LITERAL),
    NODE_WITH("list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("expression_list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("set", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    NODE_WITH("dictionary", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    NODE("pair", PAIR),
    NODE_WITH("list_splat", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("dictionary_splat", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),

    /* Expressions */
    THROUGH("parenthesized_expression"),
    NODE("call", CALL),
    THROUGH_UNDER("class_definition", "argument_list", LTL_ROLE_PARENT),
    THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT),
    NODE("keyword_argument", KEYWORD_ARGUMENT),
    NODE("binary_operator", BINARY),
    NODE("boolean_operator", BINARY),
    NODE_AT("comparison_operator", BINARY, 0, LTL_ROLE_LEFT, 0, 0, LTL_ROLE_RIGHT),
    NODE("not_operator", UNARY),
    NODE("unary_operator", UNARY),
    NODE_AT("conditional_expression", CONDITIONAL, 0, LTL_ROLE_THEN, LTL_ROLE_CONDITION,
            LTL_ROLE_ELSE, 0),
    NODE("named_expression", ASSIGN),
    NODE_WITH("await", AWAIT, 0, LTL_ROLE_OPERAND),
    NODE_WITH("yield", YIELD, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE("lambda", LAMBDA),
    THROUGH_AS("lambda_parameters", LTL_ROLE_PARAMETER),
    NODE("list_comprehension", COLLECTION),
    NODE("set_comprehension", COLLECTION),
    NODE("dictionary_comprehension", COLLECTION),
    /* A comprehension's clause assigns: the operator text `for in` keeps it apart from `=`. */
    NODE("for_in_clause", ASSIGN),
    THROUGH_UNDER("case_clause", "if_clause", LTL_ROLE_CONDITION),
    NODE_WITH("if_clause", OTHER, 0, LTL_ROLE_CONDITION),

    /* Targets of assignments */
    NODE("assignment", ASSIGN),
    NODE("augmented_assignment", ASSIGN),
    NODE_WITH("pattern_list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple_pattern", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("list_pattern", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("list_splat_pattern", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("dictionary_splat_pattern", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    {.type = "as_pattern",
     .flags = LTL_ROW_TRANSPARENT,
     .positions = {LTL_ROLE_TYPE},
     .under = "except_clause"},
    NODE_AT("as_pattern", VARIABLE, 0, LTL_ROLE_VALUE, LTL_ROLE_NAME, 0, 0),
    THROUGH("as_pattern_target"),

    /* Definitions */
    NODE_WITH("decorated_definition", OTHER, LTL_ROW_ADORNS, 0),
    NODE_AS_WITH("decorator", ANNOTATION, 0, LTL_ROLE_ANNOTATION, LTL_ROLE_NAME),
    NODE("function_definition", FUNCTION),
    THROUGH_AS("parameters", LTL_ROLE_PARAMETER),
    NODE_AT("typed_parameter", PARAMETER, 0, LTL_ROLE_NAME, 0, 0, 0),
    NODE("default_parameter", PARAMETER),
    NODE("typed_default_parameter", PARAMETER),
    NODE_AS("keyword_separator", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    NODE_AS("positional_separator", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    NODE("class_definition", CLASS),

    /* Types */
    THROUGH("type"),
    THROUGH_AS("type_parameter", LTL_ROLE_TYPE_ARGUMENT),
    NODE_AT("generic_type", TYPE, 0, LTL_ROLE_NAME, 0, 0, LTL_ROLE_TYPE_ARGUMENT),
    NODE_WITH("union_type", TYPE, LTL_ROW_OPERATOR, LTL_ROLE_TYPE),
    NODE_AT("member_type", MEMBER, 0, LTL_ROLE_RECEIVER, LTL_ROLE_NAME, 0, 0),
    NODE("constrained_type", TYPE),
    NODE_WITH("splat_type", TYPE, LTL_ROW_OPERATOR, 0),

    /* Statements */
    NODE_UNDER("class_definition", "block", BLOCK, LTL_ROW_UNORDERED, 0),
    THROUGH_UNDER("match_statement", "block", LTL_ROLE_BODY),
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    /* Python 2: a call without parentheses. */
    NODE_AT("print_statement", CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    NODE_AT("exec_statement", CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("raise_statement", THROW, 0, LTL_ROLE_VALUE),
    LEAF("break_statement", BREAK),
    LEAF("continue_statement", BREAK),
    NODE_AT("assert_statement", OTHER, 0, LTL_ROLE_CONDITION, LTL_ROLE_VALUE, 0, 0),
    NODE("if_statement", IF),
    NODE_AS("elif_clause", IF, LTL_ROW_NESTS_REST, LTL_ROLE_ELSE),
    THROUGH("else_clause"),
    NODE("for_statement", LOOP),
    NODE("while_statement", LOOP),
    NODE("try_statement", TRY),
    NODE_AS("except_clause", CATCH, 0, LTL_ROLE_HANDLER),
    NODE_AS("finally_clause", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE("with_statement", WITH),
    THROUGH_AS("with_clause", LTL_ROLE_INIT),
    THROUGH("with_item"),
    NODE("match_statement", SWITCH),
    NODE_WITH("case_clause", CASE, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    THROUGH("case_pattern"),
    NODE_AT("class_pattern", OTHER, 0, LTL_ROLE_TYPE, 0, 0, 0),
    NODE_AT("keyword_pattern", OTHER, LTL_ROW_OPERATOR, LTL_ROLE_KEY, 0, 0, 0),
    NODE_WITH("dict_pattern", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    NODE_WITH("splat_pattern", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),

    /* Imports */
    NODE("import_statement", IMPORT),
    NODE_WITH("import_from_statement", IMPORT, 0, LTL_ROLE_ITEM),
    NODE_AT("future_import_statement", IMPORT, 0, LTL_ROLE_MODULE, 0, 0, LTL_ROLE_ITEM),
    NODE("aliased_import", PAIR),
    THROUGH_AS("relative_import", LTL_ROLE_MODULE),
    LEAF("import_prefix", NAME),
    NODE_AS("wildcard_import", LITERAL, LTL_ROW_LEAF, LTL_ROLE_ITEM),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call", "function", CALLEE),
    FIELD("call", "arguments", ARGUMENT),
    FIELD("print_statement", "argument", ARGUMENT),
    FIELD("exec_statement", "code", ARGUMENT),
    FIELD("attribute", "object", RECEIVER),
    FIELD("attribute", "attribute", NAME),
    FIELD("subscript", "value", RECEIVER),
    FIELD("subscript", "subscript", KEY),
    FIELD("named_expression", "name", LEFT),
    FIELD("named_expression", "value", RIGHT),
    FIELD("not_operator", "argument", OPERAND),
    FIELD("unary_operator", "argument", OPERAND),
    FIELD("class_definition", "superclasses", PARENT),
    FIELD("function_definition", "type_parameters", TYPE_ARGUMENT),
    FIELD("class_definition", "type_parameters", TYPE_ARGUMENT),
    FIELD("if_statement", "consequence", THEN),
    FIELD("elif_clause", "consequence", THEN),
    FIELD("else_clause", "body", ELSE),
    FIELD("match_statement", "subject", CONDITION),
    FIELD("match_statement", "alternative", BODY),
    FIELD("block", "alternative", BODY),
    FIELD("case_clause", "consequence", BODY),
    FIELD("case_clause", "guard", CONDITION),
    FIELD("raise_statement", "cause", ITEM),
    FIELD("except_clause", "value", TYPE),
    FIELD("except_clause", "alias", NAME),
    FIELD("with_item", "value", INIT),
    FIELD("import_statement", "name", MODULE),
    FIELD("import_from_statement", "module_name", MODULE),
    FIELD("import_from_statement", "name", ITEM),
    FIELD("future_import_statement", "name", ITEM),
    FIELD("aliased_import", "alias", ALIAS),
    FIELD("as_pattern", "alias", NAME),
    FIELD_ANY("name", NAME),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("key", KEY),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    FIELD_ANY("type", TYPE),
    FIELD_ANY("return_type", RETURN_TYPE),
    END_OF_ROWS,
};

#define NOT_PLAIN_PARAMETERS                                                                       \
    {"typed_parameter", "default_parameter", "typed_default_parameter", "keyword_separator",       \
     "positional_separator"}

static const ltl_wrap_row wraps[] = {
    {.parent = "parameters",
     .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER,
     .inner_from = LTL_ROLE_NAME,
     .unless = NOT_PLAIN_PARAMETERS},
    {.parent = "lambda_parameters",
     .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER,
     .inner_from = LTL_ROLE_NAME,
     .unless = NOT_PLAIN_PARAMETERS},
    END_OF_ROWS,
};

static const char *const aliases[] = {"py", "python2", "python3", NULL};
static const char *const extensions[] = {".py", ".pyi", ".pyw", NULL};
static const char *const file_names[] = {"SConstruct", "SConscript", "wscript", NULL};
static const char *const interpreters[] = {"python", NULL};
static const char *const modifiers[] = {"async", NULL};
static const char *const name_tokens[] = {"print", "exec", "__future__", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", "\ndef f():\n    pass\n"}, /* a decorator */
    {"f(", ")"},                    /* an argument: `**$X` */
    {"{", "}"},                     /* a pair of a dictionary */
    {"try:\n    pass\n", "\n"},     /* except, finally */
    {"if x:\n    pass\n", "\n"},   /* else, elif */
    {"match x:\n    ", "\n"},      /* one-line case */
    {"def f(", "): pass"},         /* a parameter */
    {"def f(x: ", "): pass"},      /* a type */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", "\n    pass\n"},
    {"try:\n    pass\n", "\n    pass\n"},
    {"", "\nexcept:\n    pass\n"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_further[] = {
    {"{", "}"}, /* `$K: $V` is an annotation as well */
    {NULL, NULL},
};

const ltl_language ltl_language_python = {
    .id = "python",
    .title = "Python",
    .aliases = aliases,
    .grammar = tree_sitter_python,
    .extensions = extensions,
    .file_names = file_names,
    .interpreters = interpreters,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .name_tokens = name_tokens,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "#",
    .type_probe = {"\nx: ", "\n"},
    .type_follows = true,
    .calls_construct = true,
    .statement_end = "",
    .ellipsis_pair = "**ltl_dots",
    .pattern_further = pattern_further,
    .imports = LTL_IMPORT_PYTHON,
    .scoping = LTL_SCOPING_ASSIGNED | LTL_SCOPING_CASES | LTL_SCOPING_FIELDS,
    .sample = "import os\n\n"
              "def greet(name, loud=False):\n"
              "    if loud:\n"
              "        name = name.upper()\n"
              "    print(f\"hello {name}\")\n"
              "    return os.path.join(\"a\", name)\n",
};
