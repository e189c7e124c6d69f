#include "analyzers/syntax/grammar.h"

#include <ctype.h>
#include <pthread.h>
#include <stdlib.h>
#include <tree_sitter/api.h>

static bool is_one_of(const char *const *list, const char *text) {
    for (; list != NULL && *list != NULL; list++) {
        if (strcmp(*list, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Tokens that only separate or enclose. Everything else can tell two programs apart. */
static bool is_punctuation(const char *text) {
    static const char *const marks[] = {"(", ")",  "[", "]",  "{",    "}",  ",",      ";",
                                        ":", ".",  "`", "'",  "\n",   "\r", "\r\n",   "\"",
                                        "", "$", "${", "#{", "\\", "\"\"\"", "</", "/>",  "end", NULL};
    return is_one_of(marks, text);
}

static ltl_token token_of(const ltl_language *language, const char *text) {
    if (is_one_of(language->modifiers, text)) {
        return LTL_TOKEN_MODIFIER;
    }
    if (is_one_of(language->name_tokens, text)) {
        return LTL_TOKEN_NAME;
    }
    if (strcmp(text, "<") == 0 || strcmp(text, ">") == 0) {
        return LTL_TOKEN_ANGLE;
    }
    if (isalpha((unsigned char)text[0])) {
        return is_punctuation(text) ? LTL_TOKEN_PUNCTUATION : LTL_TOKEN_WORD;
    }
    return is_punctuation(text) ? LTL_TOKEN_PUNCTUATION : LTL_TOKEN_OPERATOR;
}

/* Kinds that are told by their text alone; grammars may have tokens below. */
static bool is_leaf_kind(ltl_kind kind) {
    return kind == LTL_KIND_NAME || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL ||
           kind == LTL_KIND_STRING_PART || kind == LTL_KIND_TEXT || kind == LTL_KIND_MODIFIER;
}

static void fill_from_row(ltl_symbol *symbol, const ltl_node_row *row) {
    symbol->kind = (uint8_t)row->kind;
    symbol->flags = row->flags | (is_leaf_kind(row->kind) ? LTL_ROW_LEAF : 0);
    symbol->child_role = (uint8_t)row->child_role;
    symbol->role = (uint8_t)row->role;
    for (size_t i = 0; i < LTL_ROW_POSITIONS; i++) {
        symbol->positions[i] = (uint8_t)row->positions[i];
    }
    symbol->has_row = 1;
}

static uint16_t first_of_same_name(const ltl_grammar *grammar, uint32_t id) {
    for (uint32_t earlier = 0; earlier < id; earlier++) {
        const ltl_symbol *other = &grammar->symbols[earlier];
        if (other->token == LTL_TOKEN_NOT && strcmp(other->name, grammar->symbols[id].name) == 0) {
            return (uint16_t)earlier;
        }
    }
    return (uint16_t)id;
}

static void resolve_symbol(ltl_grammar *grammar, uint32_t id) {
    ltl_symbol *symbol = &grammar->symbols[id];
    const char *name = ts_language_symbol_name(grammar->ts, (TSSymbol)id);
    symbol->name = name != NULL ? name : "";
    symbol->wrap = LTL_NO_WRAP;
    symbol->context = LTL_NO_CONTEXT;
    symbol->public_id = (uint16_t)id;
    symbol->type_id = (uint16_t)id;
    symbol->token = LTL_TOKEN_NOT;
    if (ts_language_symbol_type(grammar->ts, (TSSymbol)id) == TSSymbolTypeAnonymous) {
        static const char *const literals[] = {"true", "false", "null", "nil", NULL};
        symbol->token = (uint8_t)token_of(grammar->language, symbol->name);
        symbol->kind = is_one_of(literals, symbol->name) ? LTL_KIND_LITERAL : LTL_KIND_NAME;
        return;
    }
    symbol->type_id = first_of_same_name(grammar, id);
    symbol->public_id = symbol->type_id;
    const char *typed = grammar->language->typed_leaves;
    symbol->is_typed_leaf = typed != NULL && strncmp(symbol->name, typed, strlen(typed)) == 0;
    for (const ltl_node_row *row = grammar->nodes; row->type != NULL; row++) {
        if (row->under == NULL && strcmp(row->type, symbol->name) == 0) {
            fill_from_row(symbol, row);
            break;
        }
    }
}

static uint16_t public_symbol_named(const ltl_grammar *grammar, const char *name) {
    for (uint32_t id = 0; id < grammar->first_inner; id++) {
        const ltl_symbol *symbol = &grammar->symbols[id];
        if (symbol->token == LTL_TOKEN_NOT && symbol->name != NULL &&
            strcmp(symbol->name, name) == 0) {
            return (uint16_t)id;
        }
    }
    return 0;
}

static uint32_t count_contexts(const ltl_node_row *nodes) {
    uint32_t count = 0;
    for (const ltl_node_row *row = nodes; row->type != NULL; row++) {
        count += row->under != NULL;
    }
    return count;
}

/* Each row with `under` is a copy of its node type's symbol with the row's own meaning. */
static void resolve_contexts(ltl_grammar *grammar) {
    uint32_t index = 0;
    for (const ltl_node_row *row = grammar->nodes; row->type != NULL; row++) {
        if (row->under == NULL) {
            continue;
        }
        uint16_t base = public_symbol_named(grammar, row->type);
        uint32_t id = grammar->first_own - grammar->context_count + index;
        ltl_symbol *symbol = &grammar->symbols[id];
        *symbol = grammar->symbols[base];
        fill_from_row(symbol, row);
        symbol->context = LTL_NO_CONTEXT;
        symbol->public_id = (uint16_t)id;
        ltl_context *context = &grammar->contexts[index];
        context->parent = public_symbol_named(grammar, row->under);
        context->symbol = (uint16_t)id;
        context->next = grammar->symbols[base].context;
        grammar->symbols[base].context = (int16_t)index;
        index++;
    }
}

static uint32_t count_own(const ltl_language *language) {
    uint32_t count = 0;
    while (language->own_nodes != NULL && language->own_nodes[count].type != NULL) {
        count++;
    }
    return count;
}

static void resolve_own(ltl_grammar *grammar) {
    for (uint32_t i = 0; grammar->first_own + i < grammar->first_inner; i++) {
        ltl_symbol *symbol = &grammar->symbols[grammar->first_own + i];
        symbol->name = grammar->language->own_nodes[i].type;
        symbol->wrap = LTL_NO_WRAP;
        symbol->context = LTL_NO_CONTEXT;
        symbol->public_id = (uint16_t)(grammar->first_own + i);
        symbol->type_id = symbol->public_id;
        symbol->token = LTL_TOKEN_NOT;
        fill_from_row(symbol, &grammar->language->own_nodes[i]);
    }
}

static uint16_t field_id(const ltl_grammar *grammar, const char *name) {
    if (name == NULL) {
        return 0;
    }
    return ts_language_field_id_for_name(grammar->ts, name, (uint32_t)strlen(name));
}

static void resolve_roles(ltl_grammar *grammar) {
    uint32_t width = grammar->field_count + 1;
    for (const ltl_field_row *row = grammar->language->fields; row->field != NULL; row++) {
        uint16_t field = field_id(grammar, row->field);
        if (field == 0) {
            continue;
        }
        for (uint32_t id = 0; id < grammar->symbol_count; id++) {
            uint8_t *role = &grammar->roles[id * width + field];
            bool fits = row->parent == NULL || strcmp(row->parent, grammar->symbols[id].name) == 0;
            if (*role == LTL_ROLE_NONE && fits && grammar->symbols[id].token == LTL_TOKEN_NOT) {
                *role = (uint8_t)(row->role != LTL_ROLE_NONE ? (int)row->role : LTL_ROLE_SAID_NONE);
            }
        }
    }
}

/* A name that the grammar does not have fits no child; no name fits all. */
static uint16_t wrap_field(const ltl_grammar *grammar, const char *name) {
    uint16_t id = field_id(grammar, name);
    return name != NULL && id == 0 ? UINT16_MAX : id;
}

static bool resolve_wraps(ltl_grammar *grammar) {
    uint32_t count = 0;
    const ltl_wrap_row *rows = grammar->language->wraps;
    while (rows != NULL && rows[count].parent != NULL) {
        count++;
    }
    grammar->wraps = calloc(count + 1, sizeof *grammar->wraps);
    if (grammar->wraps == NULL) {
        return false;
    }
    grammar->wrap_count = count;
    /* Backwards, so that each parent's chain runs in table order. */
    for (uint32_t index = count; index-- > 0;) {
        ltl_wrap *wrap = &grammar->wraps[index];
        wrap->row = &rows[index];
        wrap->from = wrap_field(grammar, rows[index].from);
        wrap->to = rows[index].to != NULL ? wrap_field(grammar, rows[index].to) : wrap->from;
        wrap->next = LTL_NO_WRAP;
        for (uint32_t i = 0; i < LTL_COUNT_OF(wrap->unless) && rows[index].unless[i] != NULL; i++) {
            wrap->unless[i] = public_symbol_named(grammar, rows[index].unless[i]);
        }
        for (uint32_t id = 0; id < grammar->symbol_count; id++) {
            ltl_symbol *symbol = &grammar->symbols[id];
            if (symbol->token == LTL_TOKEN_NOT && strcmp(symbol->name, rows[index].parent) == 0) {
                wrap->next = symbol->wrap;
                symbol->wrap = (int16_t)index;
            }
        }
    }
    return true;
}

static void grammar_free(ltl_grammar *grammar) {
    if (grammar == NULL) {
        return;
    }
    grammar_free(grammar->inner);
    free(grammar->symbols);
    free(grammar->roles);
    free(grammar->contexts);
    free(grammar->wraps);
    free(grammar);
}

static bool allocate(ltl_grammar *grammar) {
    grammar->symbols = calloc(grammar->symbol_count + 1, sizeof *grammar->symbols);
    grammar->roles = calloc((size_t)grammar->symbol_count + 1, grammar->field_count + 1);
    grammar->contexts = calloc((size_t)grammar->context_count + 1, sizeof *grammar->contexts);
    return grammar->symbols != NULL && grammar->roles != NULL && grammar->contexts != NULL;
}

/* What both a language's own grammar and the one inside it have. */
static ltl_grammar *grammar_of_nodes(const ltl_language *language, const TSLanguage *ts,
                                     const ltl_node_row *nodes, uint32_t further) {
    ltl_grammar *grammar = calloc(1, sizeof *grammar);
    if (grammar == NULL) {
        return NULL;
    }
    grammar->language = language;
    grammar->ts = ts;
    grammar->nodes = nodes;
    uint32_t own_symbols = ts_language_symbol_count(ts);
    grammar->context_count = count_contexts(nodes);
    grammar->first_own = own_symbols + grammar->context_count;
    grammar->symbol_count = grammar->first_own + further;
    grammar->first_inner = grammar->symbol_count;
    grammar->field_count = ts_language_field_count(ts);
    if (!allocate(grammar)) {
        grammar_free(grammar);
        return NULL;
    }
    for (uint32_t id = 0; id < own_symbols; id++) {
        resolve_symbol(grammar, id);
    }
    resolve_contexts(grammar);
    return grammar;
}

/* The inner grammar's symbols behind all others, where trees find them. */
static void join_inner(ltl_grammar *grammar, ltl_grammar *inner) {
    grammar->inner = inner;
    grammar->first_inner = grammar->symbol_count - inner->symbol_count;
    for (uint32_t id = 0; id < inner->symbol_count; id++) {
        inner->symbols[id].public_id += (uint16_t)grammar->first_inner;
        grammar->symbols[grammar->first_inner + id] = inner->symbols[id];
        grammar->symbols[grammar->first_inner + id].context = LTL_NO_CONTEXT;
    }
}

static ltl_grammar *grammar_new(const ltl_language *language) {
    const ltl_inner_grammar *within = language->inner;
    ltl_grammar *inner = NULL;
    if (within != NULL) {
        inner = grammar_of_nodes(language, within->grammar(), within->nodes, 0);
        if (inner == NULL) {
            return NULL;
        }
    }
    uint32_t further = count_own(language) + (inner != NULL ? inner->symbol_count : 0);
    ltl_grammar *grammar = grammar_of_nodes(language, language->grammar(), language->nodes, further);
    if (grammar == NULL) {
        grammar_free(inner);
        return NULL;
    }
    if (inner != NULL) {
        join_inner(grammar, inner);
    }
    grammar->operator_field = field_id(grammar, "operator");
    resolve_own(grammar);
    resolve_roles(grammar);
    if (!resolve_wraps(grammar)) {
        grammar_free(grammar);
        return NULL;
    }
    return grammar;
}

enum { MAX_LANGUAGES = 256 };

const ltl_grammar *ltl_grammar_of(const ltl_language *language) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static const ltl_grammar *grammars[MAX_LANGUAGES];
    size_t index = ltl_language_index(language);
    if (index >= MAX_LANGUAGES) {
        return NULL;
    }
    (void)pthread_mutex_lock(&lock);
    if (grammars[index] == NULL) {
        grammars[index] = grammar_new(language);
    }
    const ltl_grammar *grammar = grammars[index];
    (void)pthread_mutex_unlock(&lock);
    return grammar;
}

static ltl_status check_wraps(const ltl_grammar *grammar, ltl_error *error) {
    const char *id = grammar->language->id;
    for (uint32_t i = 0; i < grammar->wrap_count; i++) {
        const ltl_wrap_row *row = grammar->wraps[i].row;
        if (public_symbol_named(grammar, row->parent) == 0) {
            return ltl_fail(error, LTL_INVALID, "%s: wrap row names the unknown node type '%s'", id,
                            row->parent);
        }
        if (grammar->wraps[i].from == UINT16_MAX || grammar->wraps[i].to == UINT16_MAX) {
            return ltl_fail(error, LTL_INVALID, "%s: wrap row of '%s' names an unknown field", id,
                            row->parent);
        }
        for (size_t u = 0; u < LTL_WRAP_UNLESS && row->unless[u] != NULL; u++) {
            if (public_symbol_named(grammar, row->unless[u]) == 0) {
                return ltl_fail(error, LTL_INVALID, "%s: wrap row names the unknown node type '%s'",
                                id, row->unless[u]);
            }
        }
    }
    return LTL_OK;
}

static ltl_status check_nodes(const ltl_grammar *grammar, ltl_error *error) {
    for (const ltl_node_row *row = grammar->nodes; row->type != NULL; row++) {
        const char *unknown = public_symbol_named(grammar, row->type) == 0 ? row->type : NULL;
        if (row->under != NULL && public_symbol_named(grammar, row->under) == 0) {
            unknown = row->under;
        }
        if (unknown != NULL) {
            return ltl_fail(error, LTL_INVALID, "%s: node row names the unknown node type '%s'",
                            grammar->language->id, unknown);
        }
    }
    return LTL_OK;
}

static ltl_status check_fields(const ltl_grammar *grammar, ltl_error *error) {
    const char *id = grammar->language->id;
    for (const ltl_field_row *row = grammar->language->fields; row->field != NULL; row++) {
        if (field_id(grammar, row->field) == 0) {
            return ltl_fail(error, LTL_INVALID, "%s: field row names the unknown field '%s'", id,
                            row->field);
        }
        if (row->parent != NULL && public_symbol_named(grammar, row->parent) == 0) {
            return ltl_fail(error, LTL_INVALID, "%s: field row names the unknown node type '%s'", id,
                            row->parent);
        }
    }
    return LTL_OK;
}

ltl_status ltl_grammar_check(const ltl_language *language, ltl_error *error) {
    const ltl_grammar *grammar = ltl_grammar_of(language);
    if (grammar == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "%s", language->id);
    }
    ltl_status status = check_nodes(grammar, error);
    if (status == LTL_OK && grammar->inner != NULL) {
        status = check_nodes(grammar->inner, error);
    }
    if (status == LTL_OK) {
        status = check_fields(grammar, error);
    }
    return status == LTL_OK ? check_wraps(grammar, error) : status;
}
