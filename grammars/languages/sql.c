#include "grammars/data_repair.h"
#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_sql(void);

static const ltl_node_row nodes[] = {
    NODE("program", ROOT),
    COMMENT("comment"),
    COMMENT("marginalia"),
    NODE("identifier", NAME),
    NODE("literal", LITERAL),
    NODE("parameter", NAME),
    NODE_WITH("object_reference", MEMBER, LTL_ROW_UNWRAP_SINGLE, 0),
    NODE_WITH("field", MEMBER, LTL_ROW_UNWRAP_SINGLE, LTL_ROLE_RECEIVER),
    NODE_AT("invocation", CALL, 0, LTL_ROLE_CALLEE, 0, 0, LTL_ROLE_ARGUMENT),
    /* A query is one node wherever it stands: its FROM, with what is selected or deleted in it. */
    THROUGH("statement"),
    THROUGH("subquery"),
    THROUGH("create_query"),
    NODE_WITH("from", OTHER, LTL_ROW_FOLLOWS, 0),
    NODE_UNDER("update", "from", OTHER, 0, 0),
    THROUGH("select_expression"),
    THROUGH("relation"),
    NODE_WITH("term", OTHER, LTL_ROW_UNWRAP_SINGLE, 0),
    NODE_WITH("column", OTHER, LTL_ROW_UNWRAP_SINGLE, 0),
    GONE("keyword_as"),
    GONE("keyword_inner"),
    GONE("keyword_outer"),
    NODE("binary_expression", BINARY),
    NODE("unary_expression", UNARY),
    NODE("assignment", ASSIGN),
    THROUGH("parenthesized_expression"),
    NODE_WITH("list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("create_function", FUNCTION),
    /* What a column must be is beside the point unless a pattern says it. */
    NODE_WITH("column_definition", FIELD, 0, LTL_ROLE_MODIFIER),
    NODE("block", BLOCK),
    NODE("case", SWITCH),
    NODE("when_clause", CASE),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("column_definition", "custom_type", TYPE),
    FIELD_ANY("operand", OPERAND),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("alias", ALIAS),
    FIELD_ANY("name", NAME),
    FIELD_ANY("parameter", ARGUMENT),
    FIELD_ANY("predicate", CONDITION),
    FIELD_ANY("schema", RECEIVER),
    FIELD_ANY("type", TYPE),
    END_OF_ROWS,
};

static const char *const extensions[] = {".sql", ".ddl", ".dml", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"", ";"},
    {"select ", ";"},
    {"select * from t where ", ";"},
    {NULL, NULL},
};

static const ltl_dots_row dots_after[] = {
    {"set", "ltl_dots = ltl_dots", false},
    {"table", "ltl_dots ltl_dots", true},
    {NULL, NULL, false},
};

const ltl_language ltl_language_sql = {
    .id = "sql",
    .title = "SQL",
    .grammar = tree_sitter_sql,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .pattern_wraps = pattern_wraps,
    .line_comment = "--",
    .block_comment = {"/*", "*/"},
    .repair = ltl_sql_repair,
    .statement_end = ";",
    .typed_leaves = "keyword_",
    .literals_are_mixed = true,
    .names_ignore_case = true,
    .dots_after = dots_after,
    .sample = "-- users\n"
              "SELECT u.name, count(*) AS n FROM users u JOIN orders o ON o.user_id = u.id "
              "WHERE u.age > 18 AND u.name = 'x' ORDER BY n;\n"
              "UPDATE users SET age = age + 1 WHERE id = 1;\n"
              "DELETE FROM users;\n"
              "CREATE TABLE t (id int PRIMARY KEY, name varchar(10));\n",
};
