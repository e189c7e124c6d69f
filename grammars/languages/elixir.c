#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_elixir(void);

static const ltl_node_row nodes[] = {
    NODE("source", ROOT),
    COMMENT("comment"),
    NODE("identifier", NAME),
    NODE_WITH("alias", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("operator_identifier", NAME),
    NODE_WITH("string", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("charlist", STRING, 0, LTL_ROLE_PART),
    NODE("quoted_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    NODE("sigil", LITERAL),
    /* `a: 1` has the key of `:a => 1`. */
    NODE_WITH("atom", LITERAL, LTL_ROW_SYMBOL, 0),
    NODE_WITH("keyword", LITERAL, LTL_ROW_SYMBOL, 0),
    NODE("quoted_atom", LITERAL),
    NODE("char", LITERAL),
    NODE("boolean", LITERAL),
    NODE("nil", LITERAL),
    NODE("integer", NUMBER),
    NODE("float", NUMBER),
    NODE_WITH("list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("map", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    NODE_WITH("bitstring", COLLECTION, 0, LTL_ROLE_ITEM),
    THROUGH("map_content"),
    THROUGH("keywords"),
    NODE("pair", KEYWORD_ARGUMENT),
    NODE_WITH("call", CALL, LTL_ROW_MACRO, 0),
    THROUGH_UNDER("stab_clause", "arguments", LTL_ROLE_VALUE),
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT),
    NODE("dot", MEMBER),
    NODE("access_call", INDEX),
    NODE_WITH("binary_operator", BINARY, LTL_ROW_ASSIGNS, 0),
    NODE_WITH("unary_operator", UNARY, LTL_ROW_CAPTURES, 0),
    NODE("block", BLOCK),
    NODE_AS("do_block", BLOCK, 0, LTL_ROLE_BODY),
    NODE("else_block", ELSE),
    NODE("rescue_block", CATCH),
    NODE("catch_block", CATCH),
    NODE("after_block", FINALLY),
    NODE("anonymous_function", LAMBDA),
    NODE("stab_clause", CASE),
    NODE("body", BLOCK),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call", "target", CALLEE),
    FIELD("access_call", "target", RECEIVER),
    FIELD("pair", "key", NAME),
    FIELD("dot", "left", RECEIVER),
    FIELD("dot", "right", NAME),
    FIELD("stab_clause", "left", VALUE),
    FIELD("stab_clause", "right", BODY),
    FIELD_ANY("operand", OPERAND),
    FIELD_ANY("key", KEY),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    END_OF_ROWS,
};

/* Definitions and branches are calls. */
static const ltl_macro_row macros[] = {
    {"def", LTL_KIND_FUNCTION, true},
    {"defp", LTL_KIND_FUNCTION, true},
    {"defmacro", LTL_KIND_FUNCTION, true},
    {"defmacrop", LTL_KIND_FUNCTION, true},
    {"defmodule", LTL_KIND_CLASS, false},
    {"defprotocol", LTL_KIND_CLASS, false},
    {"if", LTL_KIND_IF, false},
    {"case", LTL_KIND_SWITCH, false},
    {"cond", LTL_KIND_SWITCH, false},
    {NULL, LTL_KIND_OTHER, false},
};

static const char *const aliases[] = {"ex", NULL};
static const char *const extensions[] = {".ex", ".exs", NULL};
static const char *const interpreters[] = {"elixir", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"f(", ")"},
    {"case x do\n", "\nend"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " do\nend"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_further[] = {
    {"f(", ")"}, /* a keyword argument */
    {NULL, NULL},
};

const ltl_language ltl_language_elixir = {
    .id = "elixir",
    .title = "Elixir",
    .grammar = tree_sitter_elixir,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .macros = macros,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .aliases = aliases,
    .interpreters = interpreters,
    .line_comment = "#",
    .statement_end = "",
    .scoping = LTL_SCOPING_ASSIGNED | LTL_SCOPING_CLOSED | LTL_SCOPING_CASES |
               LTL_SCOPING_CLAUSES | LTL_SCOPING_EXHAUSTS,
    .returns = LTL_RETURNS_LAST,
    .ellipsis_keyword = "ltl_dots: ltl_dots",
    .pattern_further = pattern_further,
    .sample = "defmodule App.Users do\n"
              "  import Ecto.Query\n\n"
              "  def find(name, opts \\\\ []) do\n"
              "    query = \"select #{name}\"\n"
              "    if name == nil do\n"
              "      System.cmd(\"sh\", [\"-c\", query])\n"
              "    else\n"
              "      %{id: 1, name: opts[:name]}\n"
              "    end\n"
              "    case x do\n"
              "      {:ok, v} -> v\n"
              "      _ -> nil\n"
              "    end\n"
              "    Enum.map(list, fn a -> a + 1 end)\n"
              "  end\n"
              "end\n",
};
