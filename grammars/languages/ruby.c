#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_ruby(void);

static const ltl_node_row nodes[] = {
    NODE("program", ROOT),
    COMMENT("comment"),
    GONE("uninterpreted"),
    GONE("empty_statement"),

    /* Names */
    NODE("identifier", NAME),
    NODE("constant", NAME),
    NODE("instance_variable", NAME),
    NODE("class_variable", NAME),
    NODE("global_variable", NAME),
    NODE("operator", NAME),
    NODE("setter", NAME),
    NODE("self", NAME),
    NODE("super", NAME),
    NODE("scope_resolution", MEMBER),
    NODE_WITH("element_reference", INDEX, 0, LTL_ROLE_KEY),

    /* Literals */
    NODE_WITH("string", STRING, 0, LTL_ROLE_PART),
    NODE_WITH("bare_string", STRING, 0, LTL_ROLE_PART),
    NODE_AS_WITH("heredoc_body", STRING, LTL_ROW_LATE_TEXT, LTL_ROLE_PART, LTL_ROLE_PART),
    NODE_WITH("heredoc_beginning", STRING, LTL_ROW_LEAF | LTL_ROW_AWAITS_TEXT, 0),
    GONE("heredoc_end"),
    NODE("heredoc_content", STRING_PART),
    NODE("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE_WITH("interpolation", OTHER, LTL_ROW_INTERPOLATION, 0),
    NODE_WITH("chained_string", TEMPLATE, 0, LTL_ROLE_PART),
    NODE_WITH("subshell", OTHER, 0, LTL_ROLE_PART),
    /* `a: 1` has the key of `:a => 1`. */
    NODE_WITH("hash_key_symbol", LITERAL, LTL_ROW_SYMBOL, 0),
    NODE_UNDER("keyword_pattern", "hash_key_symbol", NAME, 0, 0), /* `in {a:}` has a variable */
    NODE_WITH("simple_symbol", LITERAL, LTL_ROW_SYMBOL, 0),
    NODE_WITH("bare_symbol", LITERAL, LTL_ROW_SYMBOL, 0),
    NODE("delimited_symbol", LITERAL),
    NODE_WITH("regex", STRING, LTL_ROW_REGEX, LTL_ROLE_PART),
    NODE("character", LITERAL),
    NODE("true", LITERAL),
    NODE("false", LITERAL),
    NODE("nil", LITERAL),
    NODE("integer", NUMBER),
    NODE("float", NUMBER),
    NODE("complex", NUMBER),
    NODE("rational", NUMBER),
    NODE_WITH("array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("string_array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("symbol_array", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("hash", COLLECTION, LTL_ROW_ANY_ORDER, LTL_ROLE_ITEM),
    {.type = "pair", .kind = LTL_KIND_KEYWORD_ARGUMENT, .under = "argument_list",
     .positions = {LTL_ROLE_NAME, LTL_ROLE_VALUE}},
    NODE_AT("pair", PAIR, 0, LTL_ROLE_KEY, LTL_ROLE_VALUE, 0, 0),

    /* Expressions */
    THROUGH("parenthesized_statements"),
    NODE("call", CALL),
    THROUGH_UNDER("return", "argument_list", LTL_ROLE_VALUE),
    THROUGH_UNDER("yield", "argument_list", LTL_ROLE_VALUE),
    THROUGH_UNDER("break", "argument_list", LTL_ROLE_VALUE),
    THROUGH_UNDER("next", "argument_list", LTL_ROLE_VALUE),
    THROUGH_AS("argument_list", LTL_ROLE_ARGUMENT),
    NODE_WITH("splat_argument", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("hash_splat_argument", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("block_argument", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE("assignment", ASSIGN),
    NODE("operator_assignment", ASSIGN),
    NODE_WITH("left_assignment_list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("right_assignment_list", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("destructured_left_assignment", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("rest_assignment", SPREAD, 0, LTL_ROLE_OPERAND),
    NODE("binary", BINARY),
    NODE("unary", UNARY),
    NODE("range", BINARY),
    NODE("conditional", CONDITIONAL),
    THROUGH_UNDER("lambda", "block", 0),
    THROUGH_UNDER("lambda", "do_block", 0),
    NODE("lambda", LAMBDA),
    NODE_WITH("block", LAMBDA, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("do_block", LAMBDA, LTL_ROW_HAS_BODY, 0),
    NODE("block_body", BLOCK),
    NODE_WITH("yield", YIELD, 0, LTL_ROLE_VALUE),

    /* Definitions */
    NODE_WITH("method", FUNCTION, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("singleton_method", FUNCTION, LTL_ROW_HAS_BODY, 0),
    THROUGH_AS("method_parameters", LTL_ROLE_PARAMETER),
    THROUGH_AS("block_parameters", LTL_ROLE_PARAMETER),
    THROUGH_AS("lambda_parameters", LTL_ROLE_PARAMETER),
    NODE_WITH("destructured_parameter", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("optional_parameter", PARAMETER),
    NODE("keyword_parameter", PARAMETER),
    NODE_WITH("splat_parameter", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("hash_splat_parameter", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("block_parameter", SPREAD, LTL_ROW_OPERATOR, LTL_ROLE_OPERAND),
    NODE_WITH("class", CLASS, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("module", CLASS, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("singleton_class", CLASS, LTL_ROW_HAS_BODY, 0),
    THROUGH_AS("superclass", LTL_ROLE_PARENT),
    NODE_UNDER("class", "body_statement", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_UNDER("module", "body_statement", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_UNDER("singleton_class", "body_statement", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("body_statement", BLOCK, LTL_ROW_HANDLES, 0),

    /* Statements */
    NODE_WITH("if", IF, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("elsif", IF, LTL_ROW_HAS_BODY, 0),
    NODE("if_modifier", IF),
    NODE_WITH("unless", IF, LTL_ROW_OPERATOR | LTL_ROW_HAS_BODY, 0),
    NODE_WITH("unless_modifier", IF, LTL_ROW_OPERATOR, 0),
    NODE("then", BLOCK),
    NODE_AS("else", BLOCK, 0, LTL_ROLE_ELSE),
    NODE_WITH("while", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("until", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("while_modifier", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("until_modifier", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("for", LOOP, LTL_ROW_OPERATOR, 0),
    THROUGH("in"),
    NODE("do", BLOCK),
    NODE_WITH("case", SWITCH, 0, LTL_ROLE_BODY),
    NODE("case_match", SWITCH),
    NODE_WITH("match_pattern", BINARY, LTL_ROW_OPERATOR, 0),
    NODE_WITH("test_pattern", BINARY, LTL_ROW_OPERATOR, 0),
    NODE_WITH("when", CASE, LTL_ROW_HAS_BODY, 0),
    NODE_WITH("in_clause", CASE, LTL_ROW_HAS_BODY, 0),
    THROUGH("pattern"),
    NODE_WITH("begin", BLOCK, LTL_ROW_HANDLES, 0),
    NODE("rescue_modifier", TRY),
    NODE_AS("rescue", CATCH, LTL_ROW_HAS_BODY, LTL_ROLE_HANDLER),
    THROUGH_AS("exceptions", LTL_ROLE_TYPE),
    THROUGH_AS("exception_variable", LTL_ROLE_NAME),
    NODE_AS("ensure", FINALLY, 0, LTL_ROLE_FINALLY),
    NODE_WITH("return", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("break", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("next", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("redo", BREAK, LTL_ROW_LEAF, 0),
    NODE_WITH("retry", BREAK, LTL_ROW_LEAF, 0),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call", "method", CALLEE),
    FIELD("call", "arguments", ARGUMENT),
    FIELD("call", "block", BODY),
    FIELD("element_reference", "object", RECEIVER),
    FIELD("element_reference", "block", ARGUMENT),
    FIELD("scope_resolution", "scope", RECEIVER),
    FIELD("singleton_method", "object", RECEIVER),
    FIELD("pair", "key", NONE),
    FIELD("pair", "value", NONE),
    FIELD("splat_parameter", "name", OPERAND),
    FIELD("hash_splat_parameter", "name", OPERAND),
    FIELD("block_parameter", "name", OPERAND),
    FIELD("singleton_class", "value", NAME),
    FIELD("if", "consequence", THEN),
    FIELD("elsif", "consequence", THEN),
    FIELD("unless", "consequence", THEN),
    FIELD("conditional", "consequence", THEN),
    FIELD("if_modifier", "body", THEN),
    FIELD("unless_modifier", "body", THEN),
    FIELD("for", "pattern", LEFT),
    FIELD("for", "value", RIGHT),
    FIELD("case", "value", CONDITION),
    FIELD("case_match", "value", CONDITION),
    FIELD("case_match", "clauses", BODY),
    FIELD("case_match", "else", ELSE),
    FIELD("when", "pattern", VALUE),
    FIELD("in_clause", "pattern", VALUE),
    FIELD("in_clause", "guard", CONDITION),
    FIELD("keyword_pattern", "key", KEY),
    FIELD("hash_pattern", "class", TYPE),
    FIELD("array_pattern", "class", TYPE),
    FIELD("find_pattern", "class", TYPE),
    FIELD("match_pattern", "value", LEFT),
    FIELD("match_pattern", "pattern", NAME),
    FIELD("test_pattern", "value", LEFT),
    FIELD("test_pattern", "pattern", NAME),
    FIELD("rescue", "exceptions", TYPE),
    FIELD("rescue", "variable", NAME),
    FIELD("rescue_modifier", "handler", HANDLER),
    FIELD_ANY("begin", LEFT),
    FIELD_ANY("end", RIGHT),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("superclass", PARENT),
    FIELD_ANY("operand", OPERAND),
    FIELD_ANY("name", NAME),
    FIELD_ANY("value", VALUE),
    FIELD_ANY("left", LEFT),
    FIELD_ANY("right", RIGHT),
    FIELD_ANY("condition", CONDITION),
    FIELD_ANY("alternative", ELSE),
    FIELD_ANY("body", BODY),
    END_OF_ROWS,
};

#define PLAIN_PARAMETERS(list)                                                                     \
    {.parent = list, .how = LTL_WRAP_EACH, .kind = LTL_KIND_PARAMETER,                             \
     .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME,                                      \
     .unless = {"optional_parameter", "keyword_parameter"}}

static const ltl_wrap_row wraps[] = {
    {.parent = "call", .from = "receiver", .to = "method", .kind = LTL_KIND_MEMBER,
     .role = LTL_ROLE_CALLEE, .inner_from = LTL_ROLE_RECEIVER, .inner_to = LTL_ROLE_NAME},
    PLAIN_PARAMETERS("method_parameters"),
    PLAIN_PARAMETERS("block_parameters"),
    PLAIN_PARAMETERS("lambda_parameters"),
    {.parent = "ensure", .how = LTL_WRAP_REST, .kind = LTL_KIND_BLOCK, .role = LTL_ROLE_BODY},
    END_OF_ROWS,
};

static const char *const aliases[] = {"rb", NULL};
static const char *const extensions[] = {".rb", ".rake", ".gemspec", ".ru", NULL};
static const char *const file_names[] = {"Rakefile", "Gemfile", "Vagrantfile", "Podfile", NULL};
static const char *const interpreters[] = {"ruby", "jruby", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"f(", ")"},                   /* an argument */
    {"{", "}"},                    /* a pair of a hash */
    {"begin\n", "\nend\n"},        /* rescue */
    {"case x\n", "\nend\n"},       /* when */
    {"def f(", ")\nend\n"},        /* a parameter */
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", "\nend\n"},
    {NULL, NULL},
};

/* `:a => $X` is a pair, a keyword argument, and, to the grammar, a match. */
static const ltl_pattern_wrap pattern_further[] = {
    {"f(", ")"},
    {"{", "}"},
    {NULL, NULL},
};

/* `%q(a)`, `%Q[a]`, `%(a)` */
static bool string_content(ltl_str text, ltl_span *out_content) {
    bool has_letter = text.len > 1 && (text.ptr[1] == 'q' || text.ptr[1] == 'Q');
    uint32_t start = has_letter ? 3 : 2;
    if (text.len <= start || text.ptr[0] != '%') {
        return false;
    }
    *out_content = (ltl_span){start, (uint32_t)text.len - 1};
    return true;
}

const ltl_language ltl_language_ruby = {
    .id = "ruby",
    .title = "Ruby",
    .aliases = aliases,
    .grammar = tree_sitter_ruby,
    .extensions = extensions,
    .file_names = file_names,
    .interpreters = interpreters,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .string_content = string_content,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "#",
    .statement_end = "",
    .ellipsis_pair = "**ltl_dots",
    .pattern_further = pattern_further,
    .scoping = LTL_SCOPING_ASSIGNED | LTL_SCOPING_CLOSED | LTL_SCOPING_SIGILS | LTL_SCOPING_BARE_CALLS,
    .returns = LTL_RETURNS_LAST,
    .sample = "require 'json'\n\n"
              "class Users < ActiveRecord::Base\n"
              "  LIMIT = 10\n\n"
              "  def find(name, limit = 1, *rest, loud: false, &block)\n"
              "    rows = User.where(\"name = '#{name}'\", order: :id).first\n"
              "    return nil unless rows\n"
              "    if loud && name != 'x'\n"
              "      puts rows[0]\n"
              "    elsif limit > 1\n"
              "      system(\"ls #{name}\")\n"
              "    else\n"
              "      @count += 1\n"
              "    end\n"
              "    rows.each { |row| row.save! }\n"
              "    rest.map do |a, b| a.to_s + b end\n"
              "    begin\n"
              "      eval(name)\n"
              "    rescue ArgumentError, TypeError => e\n"
              "      raise\n"
              "    ensure\n"
              "      done\n"
              "    end\n"
              "    case limit when 1, 2 then 'a' else { a: 1, 'b' => ->(x) { x } } end\n"
              "  end\n"
              "end\n",
};
