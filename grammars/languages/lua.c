#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_lua(void);

static const ltl_node_row nodes[] = {
    NODE("chunk", ROOT),
    COMMENT("comment"),
    COMMENT("hash_bang_line"),
    NODE("identifier", NAME),
    NODE("dot_index_expression", MEMBER),
    NODE("method_index_expression", MEMBER),
    NODE("bracket_index_expression", INDEX),
    NODE("string", STRING),
    LEAF("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE("number", NUMBER),
    NODE("nil", LITERAL),
    NODE("true", LITERAL),
    NODE("false", LITERAL),
    NODE("vararg_expression", LITERAL),
    NODE_WITH("table_constructor", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("field", PAIR, LTL_ROW_UNWRAP_SINGLE, 0),
    THROUGH("parenthesized_expression"),
    NODE("function_call", CALL),
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT),
    NODE("binary_expression", BINARY),
    NODE("unary_expression", UNARY),
    {.type = "assignment_statement", .kind = LTL_KIND_VARIABLE, .under = "variable_declaration",
     .positions = {LTL_ROLE_NAME, LTL_ROLE_VALUE}},
    NODE_AT("assignment_statement", ASSIGN, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE_WITH("variable_list", COLLECTION, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_ITEM),
    THROUGH_UNDER("return_statement", "expression_list", LTL_ROLE_VALUE),
    NODE_WITH("expression_list", COLLECTION, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_ITEM),
    NODE_WITH("variable_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_WITH("function_declaration", FUNCTION, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("function_definition", LAMBDA, LTL_ROW_HAS_BODY, 0),
    THROUGH_AS("parameters", LTL_ROLE_PARAMETER),
    NODE("block", BLOCK),
    THROUGH("do_statement"),
    NODE_WITH("if_statement", IF, LTL_ROW_HAS_BODY, 0),
    NODE_AS("elseif_statement", IF, LTL_ROW_NESTS_REST | LTL_ROW_HAS_BODY, LTL_ROLE_ELSE),
    THROUGH_AS("else_statement", LTL_ROLE_ELSE),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR | LTL_ROW_HAS_BODY, 0),
    NODE_WITH("repeat_statement", LOOP, LTL_ROW_OPERATOR | LTL_ROW_HAS_BODY, 0),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR | LTL_ROW_HAS_BODY, 0),
    {.type = "for_generic_clause", .flags = LTL_ROW_TRANSPARENT,
     .positions = {LTL_ROLE_LEFT, LTL_ROLE_RIGHT}},
    THROUGH_AS("for_numeric_clause", LTL_ROLE_INIT),
    NODE_WITH("return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_statement", BREAK, LTL_ROW_OPERATOR, 0),
    NODE_WITH("label_statement", OTHER, 0, LTL_ROLE_LABEL),
    NODE_WITH("goto_statement", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    GONE("empty_statement"),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("function_call", "name", CALLEE),
    FIELD("function_call", "arguments", ARGUMENT),
    FIELD("field", "name", KEY),
    FIELD("variable_list", "name", ITEM),
    FIELD("expression_list", "value", ITEM),
    FIELD("parameters", "name", PARAMETER),
    FIELD("bracket_index_expression", "field", KEY),
    FIELD("for_numeric_clause", "name", LEFT),
    FIELD("else_statement", "body", ELSE),
    FIELD("for_statement", "clause", INIT),
    FIELD_ANY("consequence", THEN),
    FIELD_ANY("table", RECEIVER),
    FIELD_ANY("field", NAME),
    FIELD_ANY("method", NAME),
    FIELD_ANY("operand", OPERAND),
    FIELD_ANY("name", NAME),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    FIELD_ANY("parameters", PARAMETER),
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    {.parent = "parameters", .how = LTL_WRAP_EACH, .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME},
    END_OF_ROWS,
};

static const char *const extensions[] = {".lua", ".rockspec", NULL};
static const char *const interpreters[] = {"lua", "luajit", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"return ", ""}, /* an expression */
    {"f({", "})"},
    {"function f(", ") end"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " end"},
    {NULL, NULL},
};

const ltl_language ltl_language_lua = {
    .id = "lua",
    .title = "Lua",
    .grammar = tree_sitter_lua,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .interpreters = interpreters,
    .wraps = wraps,
    .line_comment = "--",
    .block_comment = {"--[[", "]]"},
    .ellipsis_statement = "local ltl_dots",
    .statement_end = "",
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_ORDERED | LTL_SCOPING_GLOBALS,
    .sample = "local os = require(\"os\")\n\n"
              "function M.greet(self, name)\n"
              "  local cmd, n = \"ls \" .. name, 1\n"
              "  if name == nil then\n"
              "    os.execute(cmd)\n"
              "  elseif #name > 3 then\n"
              "    self:run({a = 1, 2, [3] = 4})\n"
              "  else\n"
              "    n = n + t[1]\n"
              "  end\n"
              "  for i, v in pairs(t) do print(v) end\n"
              "  for i = 1, 10 do break end\n"
              "  while true do n = 2 end\n"
              "  return function(x) return x end, n\n"
              "end\n",
};
