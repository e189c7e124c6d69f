#include "grammars/c_repair.h"
#include "grammars/languages/c_rows.h"

extern const TSLanguage *tree_sitter_cpp(void);

static const ltl_node_row nodes[] = {
#include "grammars/languages/c_nodes.inc"

    /* Names */
    LEAF("this", NAME),
    LEAF("auto", NAME),
    LEAF("operator_name", NAME),
    LEAF("destructor_name", NAME),
    NODE("namespace_identifier", NAME),
    NODE_WITH("nested_namespace_specifier", MEMBER, LTL_ROW_COMPOUND_NAME, 0),
    NODE("qualified_identifier", MEMBER),
    NODE("subscript_expression", INDEX),
    THROUGH_AS("subscript_argument_list", LTL_ROLE_KEY),

    /* Literals */
    NODE("raw_string_literal", STRING),
    GONE("raw_string_delimiter"),
    LEAF("raw_string_content", STRING_PART),

    /* Expressions */
    THROUGH_UNDER("call_expression", "template_function", 0),
    NODE("template_function", TYPE),
    THROUGH_UNDER("field_expression", "template_method", 0),
    NODE("template_method", TYPE),
    NODE("new_expression", NEW),
    NODE_WITH("delete_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("co_await_expression", AWAIT, 0, LTL_ROLE_OPERAND),
    NODE("lambda_expression", LAMBDA),
    NODE_AS("lambda_capture_specifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),

    /* Types */
    NODE("template_type", TYPE),
    THROUGH_AS("template_argument_list", LTL_ROLE_TYPE_ARGUMENT),
    THROUGH("placeholder_type_specifier"),
    NODE_WITH("reference_declarator", OTHER, LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS, 0),
    NODE_WITH("abstract_reference_declarator", OTHER, LTL_ROW_TRANSPARENT | LTL_ROW_KEYWORDS, 0),
    NODE_WITH("variadic_declarator", SPREAD, 0, LTL_ROLE_OPERAND),
    THROUGH_AS("trailing_return_type", LTL_ROLE_RETURN_TYPE),

    /* Definitions */
    NODE_WITH("class_specifier", TYPE, LTL_ROW_ADORNS | LTL_ROW_OPERATOR, 0),
    {.type = "base_class_clause", .flags = LTL_ROW_TRANSPARENT, .child_role = LTL_ROLE_PARENT,
     .role = LTL_ROLE_PARENT},
    NODE_AS("access_specifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    NODE_AS("virtual_specifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    NODE_AS("explicit_function_specifier", MODIFIER, LTL_ROW_LEAF, LTL_ROLE_MODIFIER),
    NODE_WITH("template_declaration", OTHER, LTL_ROW_ADORNS, 0),
    THROUGH_AS("template_parameter_list", LTL_ROLE_TYPE_ARGUMENT),
    NODE_WITH("type_parameter_declaration", TYPE, 0, LTL_ROLE_NAME),
    NODE_WITH("optional_parameter_declaration", PARAMETER, 0, 0),
    NODE_WITH("variadic_parameter_declaration", PARAMETER, 0, 0),
    NODE_WITH("structured_binding_declarator", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("namespace_definition", OTHER),
    NODE_WITH("using_declaration", IMPORT, 0, LTL_ROLE_MODULE),

    /* Statements */
    THROUGH("condition_clause"),
    THROUGH("init_statement"),
    NODE_WITH("for_range_loop", LOOP, LTL_ROW_OPERATOR, 0),
    NODE_WITH("throw_statement", THROW, 0, LTL_ROLE_VALUE),
    NODE("try_statement", TRY),
    NODE_AS("catch_clause", CATCH, 0, LTL_ROLE_HANDLER),
    NODE_WITH("co_return_statement", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("co_yield_statement", YIELD, 0, LTL_ROLE_VALUE),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("subscript_expression", "argument", RECEIVER),
    FIELD("subscript_expression", "indices", KEY),
    FIELD("qualified_identifier", "scope", RECEIVER),
    FIELD("template_function", "name", NONE),
    FIELD("template_method", "name", NONE),
    FIELD("new_expression", "arguments", ARGUMENT),
    FIELD("new_expression", "placement", MODIFIER),
    FIELD("co_await_expression", "argument", OPERAND),
    FIELD("condition_clause", "value", CONDITION),
    FIELD("condition_clause", "initializer", INIT),
    FIELD("for_range_loop", "declarator", LEFT),
    FIELD("for_range_loop", "initializer", INIT),
    FIELD("catch_clause", "parameters", NAME),
    FIELD("reference_declarator", "declarator", NAME),
    FIELD("optional_parameter_declaration", "declarator", NAME),
    FIELD("variadic_parameter_declaration", "declarator", NAME),
    FIELD_ANY("default_value", VALUE),
    FIELD_ANY("template_parameters", TYPE_ARGUMENT),
#include "grammars/languages/c_fields.inc"
    END_OF_ROWS,
};

static const ltl_wrap_row wraps[] = {
    C_WRAPS,
    END_OF_ROWS,
};

static const char *const aliases[] = {"c++", NULL};
/* In a header that C++ shares with C. */
static const char *const told_by[] = {"namespace ", "template <", "template<", "class ",
                                      "public:",    "private:",   "protected:", "using namespace ",
                                      "using std::", "#include <string>", "#include <vector>",
                                      "#include <memory>", NULL};
static const char *const extensions[] = {".h", ".cpp", ".cc", ".cxx", ".c++", ".hpp", ".hh",
                                         ".hxx", ".h++", ".ipp", ".tpp", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    C_PATTERN_WRAPS,
    {"class C {", "};"},
    {"void f() { try {} ", "}"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    C_PATTERN_HEADERS,
    {NULL, NULL},
};

const ltl_language ltl_language_cpp = {
    .id = "cpp",
    .title = "C++",
    .aliases = aliases,
    .grammar = tree_sitter_cpp,
    .repair = ltl_c_repair,
    .extensions = extensions,
    .told_by = told_by,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_probe = {"\n", " x;"},
    .statement_end = ";",
    .ellipsis_parameter = "ltl_dots ltl_dots",
    .ellipsis_member = "int ltl_dots;",
    .string_content = c_string_content,
    .ellipsis_case = "case ltl_dots:",
    .ellipsis_loop = "ltl_dots;;",
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_MEMBERS | LTL_SCOPING_ORDERED | LTL_SCOPING_FALLS,
    .sample = "#include <string>\n\n"
              "namespace shop {\n"
              "template <typename T> class Cart : public Base<T> {\n"
              "public:\n"
              "    explicit Cart(std::string name) : name_(name) {}\n"
              "    virtual int total(const T &item, int count = 1) const override;\n"
              "private:\n"
              "    std::string name_ = \"none\";\n"
              "};\n"
              "int Cart::total(const Item &item, int count) const {\n"
              "    for (const auto &line : lines_) {\n"
              "        if (line->price > 0) sum += static_cast<int>(line->price);\n"
              "    }\n"
              "    auto more = [&](int x) { return new Item(x); };\n"
              "    return sum;\n"
              "}\n"
              "}\n",
};
