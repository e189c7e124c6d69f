/* bash_rows.h - the tables of the shell's grammar, for the languages that embed it as well.
 *
 * Shape    tables of rows, see language.h
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_GRAMMARS_LANGUAGES_BASH_ROWS_H
#define LTL_GRAMMARS_LANGUAGES_BASH_ROWS_H

#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_bash(void);

static const ltl_node_row bash_nodes[] = {
    NODE("program", ROOT),
    COMMENT("comment"),
    NODE_WITH("command", CALL, LTL_ROW_WORDS, 0),
    {.type = "variable_assignment", .kind = LTL_KIND_KEYWORD_ARGUMENT, .role = LTL_ROLE_MODIFIER,
     .under = "command"},
    THROUGH_AS("command_name", LTL_ROLE_CALLEE),
    NODE("word", NAME),
    NODE("variable_name", NAME),
    NODE("special_variable_name", NAME),
    NODE_WITH("string", STRING, LTL_ROW_WORD, LTL_ROLE_PART),
    NODE("string_content", STRING_PART),
    NODE_WITH("raw_string", STRING, LTL_ROW_WORD, 0),
    NODE_WITH("ansi_c_string", STRING, LTL_ROW_WORD, 0),
    NODE("number", NAME),
    NODE("regex", LITERAL),
    NODE("test_operator", LITERAL),
    NODE_WITH("concatenation", TEMPLATE, 0, LTL_ROLE_PART),
    NODE_AT("simple_expansion", UNARY, 0, LTL_ROLE_OPERAND, 0, 0, 0),
    NODE_AT("expansion", UNARY, 0, LTL_ROLE_OPERAND, 0, 0, LTL_ROLE_ARGUMENT),
    NODE("command_substitution", OTHER),
    NODE("process_substitution", OTHER),
    NODE_WITH("arithmetic_expansion", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("subscript", INDEX),
    NODE("variable_assignment", ASSIGN),
    NODE_WITH("declaration_command", DECLARATION, LTL_ROW_OPERATOR, 0),
    /* no BINARY: `|` is a bit operator there, and those commute */
    NODE_AT("pipeline", OTHER, LTL_ROW_LEFT_NESTED, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, LTL_ROLE_RIGHT,
            LTL_ROLE_RIGHT),
    NODE_AT("list", BINARY, 0, LTL_ROLE_LEFT, 0, 0, LTL_ROLE_RIGHT),
    NODE_WITH("negated_command", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("test_command", OTHER, 0, LTL_ROLE_CONDITION),
    NODE("binary_expression", BINARY),
    NODE_WITH("unary_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("postfix_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("ternary_expression", CONDITIONAL),
    THROUGH("parenthesized_expression"),
    NODE("function_definition", FUNCTION),
    NODE("compound_statement", BLOCK),
    NODE("subshell", BLOCK),
    NODE("do_group", BLOCK),
    NODE("if_statement", IF),
    {.type = "elif_clause", .kind = LTL_KIND_IF, .flags = LTL_ROW_NESTS_REST, .role = LTL_ROLE_ELSE,
     .positions = {LTL_ROLE_CONDITION}, .child_role = LTL_ROLE_THEN},
    NODE_AS("else_clause", BLOCK, 0, LTL_ROLE_ELSE),
    NODE_WITH("for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("c_style_for_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_statement", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("case_statement", SWITCH, 0, LTL_ROLE_BODY),
    NODE("case_item", CASE),
    /* where its output goes only adorns a command */
    NODE_WITH("redirected_statement", CAST, 0, LTL_ROLE_TYPE),
    NODE("file_redirect", OTHER),
    NODE_WITH("heredoc_redirect", OTHER, 0, 0),
    NODE_WITH("heredoc_body", STRING, 0, LTL_ROLE_PART),
    NODE("heredoc_content", STRING_PART),
    GONE("heredoc_start"),
    GONE("heredoc_end"),
    END_OF_ROWS,
};

static const ltl_field_row bash_fields[] = {
    FIELD("command", "name", CALLEE),
    FIELD("command", "argument", ARGUMENT),
    FIELD("command", "redirect", MODIFIER),
    FIELD("redirected_statement", "body", VALUE),
    FIELD("redirected_statement", "redirect", TYPE),
    FIELD("variable_assignment", "name", LEFT),
    FIELD("variable_assignment", "value", RIGHT),
    FIELD("subscript", "name", RECEIVER),
    FIELD("for_statement", "variable", LEFT),
    FIELD("for_statement", "value", RIGHT),
    FIELD("case_statement", "value", CONDITION),
    FIELD("ternary_expression", "consequence", THEN),
    FIELD_ANY("initializer", INIT),
    FIELD_ANY("update", UPDATE),
    FIELD_ANY("index", KEY),
    FIELD_ANY("name", NAME),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

static const ltl_wrap_row bash_wraps[] = {
    {.parent = "if_statement", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK, .role = LTL_ROLE_THEN,
     .unless = {"elif_clause", "else_clause"}},
    {.parent = "case_item", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK, .role = LTL_ROLE_BODY},
    {.parent = "command_substitution", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK,
     .role = LTL_ROLE_BODY},
    END_OF_ROWS,
};

#endif
