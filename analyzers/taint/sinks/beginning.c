#include "analyzers/taint/sinks/beginning.h"

enum {
    MAX_NODES = 64,
    MAX_OPEN = 8, /* variables and what they were made of */
};

static const char UNKNOWN = 'x';

void ltl_taint__add_text(ltl_taint_beginning *before, ltl_str text) {
    for (size_t i = 0; i < text.len && before->length < LTL_TAINT_MAX_BEGINNING; i++) {
        before->text[before->length++] = text.ptr[i];
    }
}

void ltl_taint__add_unknown(ltl_taint_beginning *before) {
    const char *text = before->text;
    bool begins = before->length >= 3 && memcmp(text + before->length - 3, "://", 3) == 0;
    before->unknown_since = begins ? 1 : before->unknown_since + (before->unknown_since > 0);
    ltl_taint__add_text(before, (ltl_str){&UNKNOWN, 1});
    before->has_unknown = true;
}

bool ltl_taint__joins_text(const ltl_tree *tree, ltl_node node) {
    static const char *const OPERATORS[] = {"+", ".", "..", "<>", "++", "||", "~", "&"};
    ltl_str name = ltl_tree_name(tree, node);
    for (size_t i = 0; tree->kind[node] == LTL_KIND_BINARY && i < LTL_COUNT_OF(OPERATORS); i++) {
        if (ltl_str_is(name, OPERATORS[i])) {
            return true;
        }
    }
    return false;
}

/* What a variable was given, when that is one thing; else LTL_NO_NODE. */
static ltl_node made_of(const ltl_taint *t, ltl_node name) {
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[name]];
    bool is_once =
        t->scopes->of[name] != 0 && declaration->writes == 1 && declaration->write < t->tree->count;
    return is_once ? ltl_taint__giver(t->tree, declaration->write, declaration->leaf,
                                      declaration->write + 1)
                   : LTL_NO_NODE;
}

/* The pieces of `node`, from left to right. */
void ltl_taint__add_pieces(ltl_taint *t, ltl_node node, ltl_taint_beginning *before) {
    const ltl_tree *tree = t->tree;
    struct {
        ltl_node at, end;
    } open[MAX_OPEN] = {{node, tree->end[node]}};
    uint32_t count = 1;
    uint32_t left = MAX_NODES;
    while (count > 0 && before->length < LTL_TAINT_MAX_BEGINNING) {
        ltl_node at = open[count - 1].at;
        if (at >= open[count - 1].end) {
            count--;
            continue;
        }
        if (left-- == 0 || !ltl_taint__spend(t, 1)) {
            ltl_taint__add_unknown(before); /* and what follows it */
            return;
        }
        ltl_known known = ltl_flow_value(t->flow, at);
        ltl_kind kind = ltl_tree_kind(tree, at);
        bool is_whole = kind == LTL_KIND_TEMPLATE || ltl_taint__joins_text(tree, at);
        ltl_node made = kind == LTL_KIND_NAME && count < MAX_OPEN ? made_of(t, at) : LTL_NO_NODE;
        open[count - 1].at = is_whole ? at + 1 : tree->end[at];
        if (kind == LTL_KIND_STRING || kind == LTL_KIND_STRING_PART) {
            ltl_taint__add_text(before, ltl_tree_name(tree, at));
        } else if (known.kind == LTL_KNOWN_STRING && !is_whole) {
            ltl_taint__add_text(before, known.text);
        } else if (made != LTL_NO_NODE) {
            open[count].at = made;
            open[count++].end = tree->end[made];
        } else if (!is_whole) {
            ltl_taint__add_unknown(before);
        }
    }
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t find_of(const ltl_taint_beginning *before, uint32_t from, const char *any) {
    while (from < before->length && strchr(any, before->text[from]) == NULL) {
        from++;
    }
    return from;
}

/* Where the host begins: behind `https://`, `//`, `redirect:`. */
static uint32_t skip_scheme(const ltl_taint_beginning *before, bool *out_has_slashes) {
    uint32_t at = 0;
    while (at < before->length && is_letter(before->text[at])) {
        at++;
    }
    at = at < before->length && before->text[at] == ':' ? at + 1 : 0;
    while (at < before->length && before->text[at] == ' ') { /* `Location: ` */
        at++;
    }
    *out_has_slashes =
        at + 1 < before->length && before->text[at] == '/' && before->text[at + 1] == '/';
    return *out_has_slashes ? at + 2 : at;
}

/* Of `https://host/…`, `/path…`, `page?…`, what follows is no host; of `/` it may be (`//host`). */
static uint32_t guesses_behind(const ltl_taint_beginning *before) {
    bool has_slashes;
    uint32_t host = skip_scheme(before, &has_slashes);
    uint32_t ends = find_of(before, host, "/?#");
    bool is_ended = ends < before->length;
    bool may_be_slash = is_ended && !has_slashes && before->text[ends] == '/' &&
                        ends + 1 == before->length && (ends == host || before->has_unknown);
    bool has_more_than_host = has_slashes && before->unknown_since > 2; /* its port, a path */
    if ((is_ended && !may_be_slash) || has_more_than_host) {
        return LTL_MAX_DOUBT;
    }
    return before->has_unknown ? LTL_TAINT_GUESS_OF_UNKNOWN_BEGINNING : 0;
}

ltl_taint_value ltl_taint__behind_text(ltl_taint *t, const ltl_taint_beginning *before, ltl_taint_value value,
                              ltl_node node) {
    return ltl_taint_guess(&t->out->traces, value, node, guesses_behind(before));
}
