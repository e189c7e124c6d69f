#include "analyzers/syntax/highlight.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/limits.h"
#include "core/vec.h"

typedef struct runs LTL_VEC(ltl_token_run) runs;

/* One line of the snippet: where it stands in the file and in the snippet's text. */
typedef struct placed_line {
    ltl_span source;
    uint32_t at;
} placed_line;

typedef struct painter {
    ltl_arena *arena;
    const ltl_source *source;
    const ltl_tree *tree;
    placed_line lines[LTL_MAX_SNIPPET_LINES];
    uint32_t line_count;
    const placed_line *line; /* the one being painted */
    runs runs;
} painter;

/* ---- lines ---- */

/* First and last line to show; `is_cut` when the span has more lines than are shown. */
static void choose_lines(const ltl_source *source, ltl_span span, uint32_t context_lines,
                         uint32_t *out_first, uint32_t *out_last, bool *out_is_cut) {
    uint32_t first = ltl_source_position(source, span.start).line;
    uint32_t inner_end = span.end > span.start ? span.end - 1 : span.end;
    uint32_t last = ltl_source_position(source, inner_end).line;
    *out_is_cut = last - first >= LTL_MAX_SNIPPET_LINES;
    if (*out_is_cut) {
        last = first + LTL_MAX_SNIPPET_LINES - 1;
    }
    uint32_t room = LTL_MAX_SNIPPET_LINES - (last - first + 1);
    for (uint32_t i = 0; i < context_lines && room > 0; i++) {
        if (first > 1) {
            first--;
            room--;
        }
        if (room > 0 && last < source->line_count && !*out_is_cut) {
            last++;
            room--;
        }
    }
    *out_first = first;
    *out_last = last;
}

enum { MAX_FOLLOWING_BYTES = 3 }; /* of one character */

static bool is_following_byte(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

/* Never in the middle of a character; where there are no characters, where it is. */
static ltl_span whole_characters(ltl_str text, ltl_span span) {
    ltl_span whole = span;
    while (whole.start < span.end && whole.start - span.start < MAX_FOLLOWING_BYTES &&
           is_following_byte(text.ptr[whole.start])) {
        whole.start++;
    }
    while (whole.end > whole.start && span.end - whole.end < MAX_FOLLOWING_BYTES &&
           whole.end < text.len && is_following_byte(text.ptr[whole.end])) {
        whole.end--;
    }
    return whole;
}

/* A long line is cut so that the start of the span stays in view. */
static ltl_span cut_line(const ltl_source *source, ltl_str line, ltl_span span, bool *is_cut) {
    uint32_t start = (uint32_t)(line.ptr - source->text.ptr);
    uint32_t end = start + (uint32_t)line.len;
    if (line.len <= LTL_MAX_SNIPPET_LINE_BYTES) {
        return (ltl_span){start, end};
    }
    *is_cut = true;
    if (span.start > start && span.start < end &&
        span.start - start > LTL_MAX_SNIPPET_LINE_BYTES / 2) {
        start = span.start - LTL_MAX_SNIPPET_LINE_BYTES / 4;
    }
    if (end - start > LTL_MAX_SNIPPET_LINE_BYTES) {
        end = start + LTL_MAX_SNIPPET_LINE_BYTES;
    }
    return whole_characters(source->text, (ltl_span){start, end});
}

static ltl_str join_lines(painter *p) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < p->line_count; i++) {
        bytes += p->lines[i].source.end - p->lines[i].source.start + 1;
    }
    char *text = ltl_arena_alloc_raw(p->arena, bytes + 1);
    size_t len = 0;
    for (uint32_t i = 0; i < p->line_count; i++) {
        ltl_str line = ltl_source_slice(p->source, p->lines[i].source);
        if (i > 0) {
            text[len++] = '\n';
        }
        p->lines[i].at = (uint32_t)len;
        if (line.len > 0) {
            memcpy(text + len, line.ptr, line.len);
        }
        len += line.len;
    }
    text[len] = '\0';
    return (ltl_str){text, len};
}

/* ---- colours ---- */

/* A token of the file, clipped to the line; a token over several lines is painted on each. */
static void paint(painter *p, ltl_span token, ltl_token_class token_class) {
    const placed_line *line = p->line;
    uint32_t start = token.start > line->source.start ? token.start : line->source.start;
    uint32_t end = token.end < line->source.end ? token.end : line->source.end;
    if (start < end && token_class != LTL_TOKEN_PLAIN) {
        ltl_token_run run = {line->at + (start - line->source.start), end - start, token_class};
        LTL_PUSH(p->arena, &p->runs, run);
    }
}

static bool is_callee(const ltl_tree *tree, ltl_node node) {
    if (tree->role[node] == LTL_ROLE_CALLEE) {
        return true;
    }
    ltl_node parent = tree->parent[node];
    return parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_MEMBER &&
           tree->role[node] == LTL_ROLE_NAME && tree->role[parent] == LTL_ROLE_CALLEE;
}

static ltl_token_class class_of(const ltl_tree *tree, ltl_node node) {
    switch (tree->kind[node]) {
    case LTL_KIND_STRING:
    case LTL_KIND_STRING_PART:
        return LTL_TOKEN_STRING;
    case LTL_KIND_NUMBER:
        return LTL_TOKEN_NUMBER;
    case LTL_KIND_MODIFIER:
    case LTL_KIND_LITERAL:
        return LTL_TOKEN_KEYWORD;
    case LTL_KIND_TYPE:
        return LTL_TOKEN_TYPE;
    case LTL_KIND_NAME:
        if (tree->role[node] == LTL_ROLE_TYPE || tree->role[node] == LTL_ROLE_RETURN_TYPE) {
            return LTL_TOKEN_TYPE;
        }
        return is_callee(tree, node) ? LTL_TOKEN_CALL : LTL_TOKEN_NAME;
    default:
        return LTL_TOKEN_PLAIN;
    }
}

/* Words between the leaves are the language's own. */
static void paint_keywords(painter *p, ltl_span gap) {
    ltl_str text = p->source->text;
    uint32_t at = gap.start;
    while (at < gap.end) {
        uint32_t end = at;
        while (end < gap.end && (isalpha((unsigned char)text.ptr[end]) || text.ptr[end] == '_')) {
            end++;
        }
        if (end > at) {
            paint(p, (ltl_span){at, end}, LTL_TOKEN_KEYWORD);
            at = end;
        } else {
            at++;
        }
    }
}

/* Gaps hold comments, too. */
static void paint_gap(painter *p, ltl_span gap) {
    const ltl_tree *tree = p->tree;
    uint32_t i = ltl_tree_comment_from(tree, gap.start);
    for (; i < tree->comment_count && tree->comments[i].start < gap.end; i++) {
        paint_keywords(p, (ltl_span){gap.start, tree->comments[i].start});
        paint(p, tree->comments[i], LTL_TOKEN_COMMENT);
        gap.start = tree->comments[i].end;
    }
    paint_keywords(p, gap);
}

static int compare_runs(const void *a, const void *b) {
    const ltl_token_run *left = a;
    const ltl_token_run *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

/* Of the leaves that start before the line only the last can reach into it. */
static void paint_line(painter *p) {
    const ltl_tree *tree = p->tree;
    ltl_span shown = p->line->source;
    uint32_t at = shown.start;
    ltl_node node = ltl_tree_first_from(tree, shown.start) - 1;
    for (; node < tree->count && tree->start[node] < shown.end; node++) {
        if (ltl_tree_is_leaf(tree, node) && tree->stop[node] > shown.start) {
            if (tree->start[node] > at) {
                paint_gap(p, (ltl_span){at, tree->start[node]});
            }
            paint(p, ltl_tree_span(tree, node), class_of(tree, node));
            at = tree->stop[node] > at ? tree->stop[node] : at;
        }
    }
    if (at < shown.end) {
        paint_gap(p, (ltl_span){at, shown.end});
    }
}

/* Runs are ascending and do not overlap, whatever the tree looked like. */
static void settle_runs(painter *p) {
    uint32_t kept = 0;
    uint32_t end = 0;
    for (uint32_t i = 0; i < p->runs.count; i++) {
        if (i == 0) {
            qsort(p->runs.at, p->runs.count, sizeof *p->runs.at, compare_runs);
        }
        if (p->runs.at[i].start >= end) {
            end = p->runs.at[i].start + p->runs.at[i].len;
            p->runs.at[kept++] = p->runs.at[i];
        }
    }
    p->runs.count = kept;
}

ltl_snippet ltl_snippet_make(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                             ltl_span span, uint32_t context_lines) {
    painter p = {.arena = arena, .source = source, .tree = tree};
    uint32_t last;
    ltl_snippet snippet = {0};
    choose_lines(source, span, context_lines, &snippet.first_line, &last, &snippet.is_cut);
    for (uint32_t line = snippet.first_line; line <= last; line++) {
        ltl_str text = ltl_source_line(source, line);
        ltl_span shown = text.ptr != NULL ? cut_line(source, text, span, &snippet.is_cut)
                                          : (ltl_span){span.end, span.end};
        /* Only the line on which the span starts is ever cut at its start. */
        snippet.cut_bytes += text.ptr != NULL ? shown.start - (uint32_t)(text.ptr - source->text.ptr) : 0;
        p.lines[p.line_count++].source = shown;
    }
    snippet.text = join_lines(&p);
    if (tree != NULL && p.line_count > 0) {
        for (uint32_t i = 0; i < p.line_count; i++) {
            p.line = &p.lines[i];
            paint_line(&p);
        }
        settle_runs(&p);
    }
    snippet.runs = p.runs.at;
    snippet.run_count = p.runs.count;
    return snippet;
}
