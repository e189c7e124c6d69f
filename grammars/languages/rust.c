#include "grammars/rows.h"

extern const TSLanguage *tree_sitter_rust(void);

static const ltl_node_row nodes[] = {
    NODE("source_file", ROOT),
    COMMENT("line_comment"),
    COMMENT("block_comment"),
    COMMENT("shebang"),

    /* Names */
    NODE("identifier", NAME),
    NODE("field_identifier", NAME),
    NODE("type_identifier", NAME),
    NODE("shorthand_field_identifier", NAME),
    NODE("metavariable", NAME),
    NODE("self", NAME),
    NODE("super", NAME),
    NODE("crate", NAME),
    NODE("scoped_identifier", MEMBER),
    NODE("scoped_type_identifier", MEMBER),
    NODE("field_expression", MEMBER),
    NODE_AT("index_expression", INDEX, 0, LTL_ROLE_RECEIVER, LTL_ROLE_KEY, 0, 0),

    /* Literals */
    NODE("string_literal", STRING),
    NODE("raw_string_literal", STRING),
    NODE("string_content", STRING_PART),
    NODE("escape_sequence", STRING_PART),
    NODE("char_literal", LITERAL),
    NODE("boolean_literal", LITERAL),
    NODE("integer_literal", NUMBER),
    NODE("float_literal", NUMBER),
    NODE_WITH("negative_literal", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("array_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("tuple_expression", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE("unit_expression", COLLECTION),
    NODE("struct_expression", NEW),
    THROUGH_AS("field_initializer_list", LTL_ROLE_ARGUMENT),
    NODE("field_initializer", PAIR),
    THROUGH("shorthand_field_initializer"),
    NODE_WITH("base_field_initializer", SPREAD, 0, LTL_ROLE_OPERAND),

    /* Expressions. What a macro gets is a run of tokens: its names and literals are arguments. */
    THROUGH("parenthesized_expression"),
    NODE("call_expression", CALL),
    THROUGH_UNDER("call_expression", "generic_function", 0),
    NODE("generic_function", TYPE),
    THROUGH_AS("arguments", LTL_ROLE_ARGUMENT),
    NODE("macro_invocation", CALL),
    THROUGH_UNDER("macro_invocation", "token_tree", LTL_ROLE_ARGUMENT),
    THROUGH_UNDER("attribute", "token_tree", LTL_ROLE_ARGUMENT),
    NODE_WITH("token_tree", COLLECTION, 0, LTL_ROLE_ITEM),
    LEAF("macro_definition", OTHER),
    NODE("binary_expression", BINARY),
    NODE_WITH("unary_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE_WITH("try_expression", UNARY, 0, LTL_ROLE_OPERAND),
    NODE("reference_expression", UNARY),
    NODE("assignment_expression", ASSIGN),
    NODE("compound_assignment_expr", ASSIGN),
    NODE("type_cast_expression", CAST),
    NODE_WITH("await_expression", AWAIT, 0, LTL_ROLE_OPERAND),
    NODE_AT("range_expression", BINARY, 0, LTL_ROLE_LEFT, LTL_ROLE_RIGHT, 0, 0),
    NODE("closure_expression", LAMBDA),
    THROUGH_AS("closure_parameters", LTL_ROLE_PARAMETER),
    NODE("let_condition", VARIABLE),

    /* Types */
    NODE("primitive_type", NAME),
    NODE("generic_type", TYPE),
    NODE("generic_type_with_turbofish", TYPE),
    THROUGH_AS("type_arguments", LTL_ROLE_TYPE_ARGUMENT),
    THROUGH_AS("type_parameters", LTL_ROLE_TYPE_ARGUMENT),
    NODE("type_parameter", TYPE),
    NODE_WITH("reference_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("pointer_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE("array_type", TYPE),
    NODE_WITH("tuple_type", TYPE, 0, LTL_ROLE_TYPE),
    NODE("unit_type", TYPE),
    NODE_WITH("dynamic_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE_WITH("abstract_type", TYPE, LTL_ROW_OPERATOR, 0),
    NODE("function_type", TYPE),
    NODE_AS("lifetime", MODIFIER, 0, LTL_ROLE_MODIFIER),

    /* Definitions. An attribute stands beside what it belongs to. */
    {.type = "attribute_item", .kind = LTL_KIND_ANNOTATION, .flags = LTL_ROW_LEADS,
     .role = LTL_ROLE_ANNOTATION},
    NODE_AS("inner_attribute_item", ANNOTATION, 0, LTL_ROLE_ANNOTATION),
    THROUGH_AS("attribute", LTL_ROLE_NAME),
    NODE_AS("visibility_modifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("function_modifiers", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE_AS("mutable_specifier", MODIFIER, 0, LTL_ROLE_MODIFIER),
    NODE("function_item", FUNCTION),
    NODE("function_signature_item", FUNCTION),
    THROUGH_AS("parameters", LTL_ROLE_PARAMETER),
    NODE("parameter", PARAMETER),
    NODE_WITH("self_parameter", PARAMETER, LTL_ROW_OPERATOR, LTL_ROLE_NAME),
    NODE_WITH("struct_item", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("union_item", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("enum_item", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("trait_item", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_WITH("impl_item", CLASS, LTL_ROW_OPERATOR, 0),
    NODE_UNDER("mod_item", "declaration_list", BLOCK, 0, 0),
    NODE_WITH("declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE_WITH("field_declaration_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE("ordered_field_declaration_list", BLOCK),
    NODE_WITH("enum_variant_list", BLOCK, LTL_ROW_UNORDERED, 0),
    NODE("enum_variant", FIELD),
    NODE("field_declaration", FIELD),
    NODE_WITH("let_declaration", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_WITH("const_item", DECLARATION, LTL_ROW_OPERATOR, 0),
    NODE_WITH("static_item", DECLARATION, LTL_ROW_OPERATOR, 0),

    /* Patterns */
    NODE_WITH("tuple_pattern", COLLECTION, 0, LTL_ROLE_ITEM),
    NODE_WITH("slice_pattern", COLLECTION, 0, LTL_ROLE_ITEM),
    THROUGH("mut_pattern"),
    THROUGH("ref_pattern"),
    THROUGH("reference_pattern"),

    /* Statements */
    NODE_AS("block", BLOCK, 0, LTL_ROLE_BODY),
    NODE("expression_statement", EXPRESSION_STATEMENT),
    GONE("empty_statement"),
    NODE("if_expression", IF),
    THROUGH("else_clause"),
    NODE_UNDER("else_clause", "block", BLOCK, 0, 0),
    NODE("match_expression", SWITCH),
    THROUGH_AS("match_block", LTL_ROLE_BODY),
    NODE("match_arm", CASE),
    THROUGH_AS("match_pattern", LTL_ROLE_VALUE),
    NODE_WITH("while_expression", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("loop_expression", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_WITH("for_expression", LOOP, LTL_ROW_OPERATOR, LTL_ROLE_LABEL),
    NODE_AS("label", NAME, 0, LTL_ROLE_LABEL),
    NODE_WITH("return_expression", RETURN, 0, LTL_ROLE_VALUE),
    NODE_WITH("yield_expression", YIELD, 0, LTL_ROLE_VALUE),
    NODE_WITH("break_expression", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("continue_expression", BREAK, LTL_ROW_OPERATOR, LTL_ROLE_VALUE),
    NODE_WITH("unsafe_block", WITH, LTL_ROW_OPERATOR, LTL_ROLE_BODY),

    /* Modules */
    NODE("use_declaration", IMPORT),
    NODE("extern_crate_declaration", IMPORT),
    THROUGH("scoped_use_list"),
    THROUGH_AS("use_list", LTL_ROLE_ITEM),
    NODE("use_as_clause", PAIR),
    NODE_WITH("use_wildcard", OTHER, 0, LTL_ROLE_MODULE),
    END_OF_ROWS,
};

static const ltl_field_row fields[] = {
    FIELD("call_expression", "function", CALLEE),
    FIELD("generic_function", "function", NONE),
    FIELD("macro_invocation", "macro", CALLEE),
    FIELD("field_expression", "value", RECEIVER),
    FIELD("field_expression", "field", NAME),
    FIELD("use_as_clause", "path", NAME),
    FIELD("scoped_use_list", "path", MODULE),
    FIELD("scoped_identifier", "path", RECEIVER),
    FIELD("scoped_type_identifier", "path", RECEIVER),
    FIELD("reference_expression", "value", OPERAND),
    FIELD("field_initializer", "field", KEY),
    FIELD("field_pattern", "name", KEY),
    FIELD("struct_expression", "name", TYPE),
    FIELD("struct_expression", "body", ARGUMENT),
    FIELD("generic_type", "type", NAME),
    FIELD("generic_type_with_turbofish", "type", NAME),
    FIELD("attribute", "arguments", ARGUMENT),
    FIELD("impl_item", "type", NAME),
    FIELD("impl_item", "trait", PARENT),
    FIELD("if_expression", "consequence", THEN),
    FIELD("match_expression", "value", CONDITION),
    FIELD("match_arm", "pattern", VALUE),
    FIELD("match_arm", "value", BODY),
    FIELD("for_expression", "pattern", LEFT),
    FIELD("for_expression", "value", RIGHT),
    FIELD("use_declaration", "argument", MODULE),
    FIELD("extern_crate_declaration", "name", MODULE),
    FIELD_ANY("trait", TYPE),
    FIELD_ANY("pattern", NAME),
    FIELD_ANY("alias", ALIAS),
    FIELD_ANY("element", TYPE),
    FIELD_ANY("arguments", ARGUMENT),
    FIELD_ANY("parameters", PARAMETER),
    FIELD_ANY("type_parameters", TYPE_ARGUMENT),
    FIELD_ANY("type_arguments", TYPE_ARGUMENT),
    FIELD_ANY("bounds", PARENT),
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

#define DECLARES(node_type, first)                                                                 \
    {.parent = node_type, .from = first, .to = "value", .kind = LTL_KIND_VARIABLE,                 \
     .inner_from = LTL_ROLE_NAME, .inner_to = LTL_ROLE_VALUE}

static const ltl_wrap_row wraps[] = {
    DECLARES("let_declaration", "pattern"),
    DECLARES("const_item", "name"),
    DECLARES("static_item", "name"),
    {.parent = "closure_parameters", .how = LTL_WRAP_EACH, .kind = LTL_KIND_PARAMETER,
     .role = LTL_ROLE_PARAMETER, .inner_from = LTL_ROLE_NAME, .unless = {"parameter"}},
    {.parent = "ordered_field_declaration_list", .from = "type", .how = LTL_WRAP_EACH,
     .kind = LTL_KIND_FIELD, .inner_from = LTL_ROLE_TYPE},
    END_OF_ROWS,
};

static const char *const aliases[] = {"rs", NULL};
static const char *const extensions[] = {".rs", NULL};
static const char *const modifiers[] = {"async", "move", "unsafe", "pub", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"fn f() {", "}"},
    {"fn f() {", ";}"},
    {"impl C {", "}"},
    {"fn f() { match x {", "}}"},
    {"fn f() { S {", "}; }"},
    {"", " fn f() {}"}, /* an attribute */
    {"fn f(", ") {}"},
    {"type T = ", ";"},
    {NULL, NULL},
};

static const ltl_pattern_wrap pattern_headers[] = {
    {"", " {}"},
    {"fn f() {", " {}}"},
    {NULL, NULL},
};

const ltl_language ltl_language_rust = {
    .id = "rust",
    .title = "Rust",
    .aliases = aliases,
    .grammar = tree_sitter_rust,
    .extensions = extensions,
    .nodes = nodes,
    .fields = fields,
    .wraps = wraps,
    .modifiers = modifiers,
    .pattern_wraps = pattern_wraps,
    .pattern_headers = pattern_headers,
    .line_comment = "//",
    .block_comment = {"/*", "*/"},
    .type_follows = true,
    .statement_end = ";",
    .ellipsis_parameter = "ltl_dots: ltl_dots",
    .ellipsis_member = "const ltl_dots: ltl_dots;",
    .ellipsis_field = "ltl_dots: ltl_dots,",
    .ellipsis_case = "ltl_dots => ltl_dots,",
    .imports = LTL_IMPORT_RUST,
    .scoping = LTL_SCOPING_BLOCKS | LTL_SCOPING_ORDERED | LTL_SCOPING_SHADOWS | LTL_SCOPING_CASES |
               LTL_SCOPING_EXHAUSTS,
    .returns = LTL_RETURNS_LAST,
    .sample = "use std::{fs::File, io as reading};\n\n"
              "#[derive(Debug)]\n"
              "pub struct User<T> {\n"
              "    name: String,\n"
              "    pub age: Option<T>,\n"
              "}\n\n"
              "impl Store for User<u32> {\n"
              "    #[inline]\n"
              "    pub async fn find(&mut self, id: &str, limit: usize) -> Result<User, Error> "
              "{\n"
              "        let mut rows: Vec<Row> = self.db.query(&format!(\"id = {}\", "
              "id)).await?;\n"
              "        if rows.len() > limit && id != \"x\" {\n"
              "            rows[0] += 1;\n"
              "        } else if let Some(row) = rows.first() {\n"
              "            return Err(Error::new(row as i32));\n"
              "        }\n"
              "        for row in rows.iter() {\n"
              "            println!(\"{}\", row.name);\n"
              "        }\n"
              "        match limit {\n"
              "            0 => None,\n"
              "            1 | 2 if true => Some(1),\n"
              "            _ => { unsafe { std::mem::transmute::<A, B>(limit) } }\n"
              "        };\n"
              "        let add = |a, b: i32| a + b;\n"
              "        Ok(User { name: id.to_string(), age: None })\n"
              "    }\n"
              "}\n",
};
