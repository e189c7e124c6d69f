#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_solidity(void);

static const ltl_node_row nodes[] = {
    NODE("source_file", ROOT),
    COMMENT("comment"),
    THROUGH("statement"),
    THROUGH("expression"),
    NODE("identifier", NAME),
    NODE("enum_value", NAME),
    NODE("yul_identifier", NAME),
    NODE_WITH("member_expression", MEMBER, LTL_ROW_CLINGS, 0),
    NODE_WITH("array_access", INDEX, LTL_ROW_CLINGS, 0),
    NODE_WITH("slice_access", INDEX, LTL_ROW_CLINGS, 0),
    LEAF("string_literal", STRING),
    NODE("string", STRING),
    NODE("unicode_string_literal", STRING),
    NODE("hex_string_literal", LITERAL),
    NODE("boolean_literal", LITERAL),
    NODE("number_literal", NUMBER),
    NODE_WITH("inline_array_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    THROUGH("parenthesized_expression"),
    NODE_WITH("call_expression", CALL, LTL_ROW_CLINGS, 0),
    {.type = "call_argument", .flags = LTL_ROW_TRANSPARENT, .role = LTL_ROLE_ARGUMENT,
     .child_role = LTL_ROLE_ARGUMENT},
    NODE("call_struct_argument", KEYWORD_ARGUMENT),
    NODE("new_expression", NEW),
    NODE_WITH("struct_expression", NEW, LTL_ROW_CLINGS, 0),
    NODE("struct_field_assignment", KEYWORD_ARGUMENT),
    NODE("assignment_expression", ASSIGN),
    NODE("augmented_assignment_expression", ASSIGN),
    NODE("binary_expression", BINARY),
    NODE("unary_expression", UNARY),
    NODE_WITH("update_expression", UNARY, LTL_ROW_CLINGS, 0),
    NODE_AT("ternary_expression", CONDITIONAL, 0, LTL_ROLE_CONDITION, LTL_ROLE_THEN, LTL_ROLE_ELSE,
            0),
    NODE_AT("type_cast_expression", CALL, 0, LTL_ROLE_CALLEE, 0, 0, 0),
    NODE_WITH("payable_conversion_expression", CALL, LTL_ROW_KEYWORDS, 0),
    NODE_WITH("meta_type_expression", CALL, LTL_ROW_KEYWORDS, LTL_ROLE_ARGUMENT),
    NODE("primitive_type", NAME),
    NODE_WITH("user_defined_type", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE_WITH("type_name", TYPE, LTL_ROW_UNWRAP_SINGLE | LTL_ROW_OPERATOR, 0),
    NODE("contract_declaration", CLASS),
    NODE("interface_declaration", CLASS),
    NODE("library_declaration", CLASS),
    NODE("struct_declaration", CLASS),
    NODE("enum_declaration", CLASS),
    {.type = "inheritance_specifier", .flags = LTL_ROW_TRANSPARENT, .role = LTL_ROLE_PARENT},
    NODE_WITH("contract_body", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("struct_body", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE("enum_body", BLOCK),
    NODE("struct_member", FIELD),
    NODE("state_variable_declaration", FIELD),
    NODE("constant_variable_declaration", DECLARATION),
    NODE_WITH("state_location", MODIFIER, LTL_ROW_LEAF, 0),
    NODE("function_definition", FUNCTION),
    NODE("modifier_definition", FUNCTION),
    NODE("constructor_definition", FUNCTION),
    NODE("fallback_receive_definition", FUNCTION),
    NODE("event_definition", OTHER),
    {.type = "parameter", .kind = LTL_KIND_PARAMETER, .role = LTL_ROLE_RETURN_TYPE,
     .under = "return_type_definition"},
    NODE_AS("parameter", PARAMETER, 0, LTL_ROLE_PARAMETER),
    NODE_AS("event_parameter", PARAMETER, 0, LTL_ROLE_PARAMETER),
    NODE_AS("error_parameter", PARAMETER, 0, LTL_ROLE_PARAMETER),
    THROUGH_AS("return_type_definition", LTL_ROLE_RETURN_TYPE),
    NODE_AS("visibility", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("state_mutability", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("virtual", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("immutable", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("override_specifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    {.type = "modifier_invocation", .kind = LTL_KIND_ANNOTATION, .role = LTL_ROLE_ANNOTATION,
     .positions = {LTL_ROLE_NAME}},
    NODE("function_body", BLOCK),
    NODE("block_statement", BLOCK),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    NODE("variable_declaration_statement", DECLARATION),
    THROUGH_UNDER("variable_declaration_statement", "variable_declaration", 0),
    NODE("variable_declaration", VARIABLE),
    NODE_WITH("variable_declaration_tuple", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_AT("if_statement", IF, 0, LTL_ROLE_THEN, LTL_ROLE_ELSE, 0, 0),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("do_while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("continue_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE("try_statement", TRY),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    NODE("revert_statement", THROW),
    THROUGH("revert_arguments"),
    NODE("emit_statement", CALL),
    NODE("import_directive", IMPORT),

    /* Assembly */
    NODE_WITH("assembly_statement", WITH, LTL_ROW_STATEMENTS, 0),
    NODE("yul_block", BLOCK),
    NODE_WITH("yul_function_call", CALL, 0, LTL_ROLE_ARGUMENT),
    LEAF("yul_evm_builtin", NAME),
    NODE_WITH("yul_path", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE_AT("yul_assignment", ASSIGN, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE("yul_variable_declaration", ASSIGN),
    NODE("yul_decimal_number", NUMBER),
    NODE("yul_hex_number", NUMBER),
    NODE("yul_boolean", LITERAL),
    THROUGH("yul_string_literal"),
    NODE_AT("yul_if_statement", IF, 0, LTL_ROLE_CONDITION, LTL_ROLE_THEN, 0, 0),
    NODE_WITH("yul_for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE("yul_switch_statement", SWITCH),
    NODE_AT("yul_function_definition", FUNCTION, 0, LTL_ROLE_NAME, 0, 0, 0),
    NODE_WITH("yul_break", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("yul_continue", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("yul_leave", BREAK, LTL_ROW_OPERATOR, 0),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call_expression", "function", CALLEE),
    FIELD("emit_statement", "name", CALLEE),
    FIELD("yul_function_call", "function", CALLEE),
    FIELD("member_expression", "object", RECEIVER),
    FIELD("member_expression", "property", NAME),
    FIELD("array_access", "base", RECEIVER),
    FIELD("slice_access", "base", RECEIVER),
    FIELD("new_expression", "name", TYPE),
    FIELD("if_statement", "body", NONE), /* both parts have it */
    FIELD("for_statement", "initial", INIT),
    FIELD("try_statement", "attempt", CONDITION),
    FIELD("import_directive", "import_name", ITEM),
    FIELD("import_directive", "source", MODULE),
    FIELD("revert_statement", "error", VALUE),
    FIELD_ANY("ancestor", PARENT),
    FIELD_ANY("location", MODIFIER),
    FIELD_ANY("alias", ALIAS),
    FIELD_ANY("index", KEY),
    FIELD_ANY("update", UPDATE),
    FIELD_ANY("argument", OPERAND),
    FIELD_ANY("name", NAME),
    FIELD_ANY("type", TYPE),
    FIELD_ANY("return_type", RETURN_TYPE),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

/* Whatever is declared, in a contract or in a function, is a VARIABLE in a FIELD or a DECLARATION. */
#define DECLARES(node_type)                                                                        \
    {.parent = node_type, .from = "type", .to = "value", .kind = LTL_KIND_VARIABLE,                \
     .inner_from = LTL_ROLE_TYPE, .inner_to = LTL_ROLE_VALUE}

static const ltl_wrap_row wraps[] = {
    DECLARES("state_variable_declaration"),
    DECLARES("constant_variable_declaration"),
    {.parent = "variable_declaration_statement", .to = "value", .kind = LTL_KIND_VARIABLE,
     .inner_from = LTL_ROLE_NAME, .inner_to = LTL_ROLE_VALUE},
    END_OF_ROWS,
};

static const char *const modifiers[] = {"constant", "payable", "abstract", "anonymous", "indexed",
                                        "unchecked", NULL};
static const char *const name_tokens[] = {"receive", "fallback", NULL};

static const char *const aliases[] = {"sol", NULL};
static const char *const extensions[] = {".sol", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"contract C { function f() public {", "}}"},
    {"contract C { function f() public {", ";}}"},
    {"contract C {", "}"},
    {"contract C {", ";}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"contract C {", " {}}"},
    {"", " {}"},
    {"contract C { function f() public {", " {}}}"},
    {NULL, NULL},
};

const ltl_language ltl_language_solidity = {
    .id = "solidity",
    .title = "Solidity",
    .grammar = tree_sitter_solidity,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .name_tokens = name_tokens,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .aliases = aliases,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\ncontract T { ", " x; }"},
    .statement_end = ";",
    .ellipsis_member = "ltl_dots ltl_dots;",
    .ellipsis_loop = "ltl_dots;;",
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED,
    .sample = "pragma solidity ^0.8.0;\n"
              "import \"./a.sol\";\n\n"
              "contract Bank is Base {\n"
              "  mapping(address => uint) public sums;\n"
              "  uint private constant LIMIT = 10;\n\n"
              "  function take(uint amount) external payable onlyOwner returns (bool) {\n"
              "    uint sum = sums[msg.sender];\n"
              "    require(sum >= amount, \"no\");\n"
              "    if (tx.origin == owner) { sum -= 1; } else { revert(); }\n"
              "    for (uint i = 0; i < 3; i++) { emit Sent(i); }\n"
              "    (bool ok, ) = msg.sender.call{value: amount}(\"\");\n"
              "    return ok ? true : false;\n"
              "  }\n"
              "}\n",
};
