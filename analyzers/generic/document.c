#include "analyzers/generic/document.h"

enum {
    TAB_WIDTH = 8,
    MINIFIED_FROM_BYTES = 500, /* a short text is read whatever its lines are */
    MINIFIED_LINE_BYTES = 150,
    MAX_LINE_BRACKETS = 256,   /* open ones of one line; deeper ones are plain characters */
    MAX_INDENTS = 256,         /* deeper lines join the block they are in */
    NOT_CLOSED = UINT32_MAX,
};

typedef struct opened {
    uint32_t block;
    uint32_t indent;
} opened;

typedef struct reader {
    ltl_document *document;
    const ltl_names *names;
    ltl_comment_style comments;
    uint32_t at;
    uint32_t end;
    uint32_t line;
    opened indents[MAX_INDENTS]; /* blocks of lines that are open, the outermost first */
    uint32_t indent_count;
} reader;

bool ltl_text_is_minified(ltl_str text) {
    if (text.len <= MINIFIED_FROM_BYTES) {
        return false;
    }
    size_t lines = 1;
    for (size_t at = ltl_str_find_byte(text, '\n', 0); at != SIZE_MAX && at + 1 < text.len;
         at = ltl_str_find_byte(text, '\n', at + 1)) {
        lines++;
    }
    return text.len / lines > MINIFIED_LINE_BYTES;
}

/* ---- layout ---- */

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\v';
}

static bool starts(const reader *r, const char *mark) {
    size_t len = strlen(mark);
    return r->end - r->at >= len && memcmp(r->document->text.ptr + r->at, mark, len) == 0;
}

static void skip_past(reader *r, const char *mark) {
    while (r->at < r->end && !starts(r, mark)) {
        r->line += r->document->text.ptr[r->at] == '\n' ? 1 : 0;
        r->at++;
    }
    uint32_t left = r->end - r->at;
    uint32_t len = (uint32_t)strlen(mark);
    r->at += left < len ? left : len;
}

static void skip_line(reader *r) {
    while (r->at < r->end && r->document->text.ptr[r->at] != '\n') {
        r->at++;
    }
}

static bool skip_comment(reader *r) {
    bool is_c = r->comments == LTL_COMMENTS_C || r->comments == LTL_COMMENTS_CPP;
    if (is_c && starts(r, "/*")) {
        r->at += 2;
        skip_past(r, "*/");
        return true;
    }
    if ((r->comments == LTL_COMMENTS_CPP && starts(r, "//")) ||
        (r->comments == LTL_COMMENTS_SHELL && starts(r, "#"))) {
        skip_line(r);
        return true;
    }
    return false;
}

/* Moves to the next token; `*is_first` and `*indent` tell of a token that is the first of its line. */
static bool next_token(reader *r, bool *is_first, uint32_t *indent) {
    const char *text = r->document->text.ptr;
    while (r->at < r->end) {
        char byte = text[r->at];
        if (byte == '\n') {
            r->line++;
            *is_first = true;
            *indent = 0;
        } else if (is_blank(byte) || byte == '\0') {
            *indent += byte == '\t' ? TAB_WIDTH - *indent % TAB_WIDTH : 1;
        } else if (r->comments == LTL_COMMENTS_KEPT || !skip_comment(r)) {
            return true;
        } else {
            continue;
        }
        r->at++;
    }
    return false;
}

static uint32_t token_end(const reader *r) {
    const char *text = r->document->text.ptr;
    uint32_t at = r->at;
    while (at < r->end && ltl_is_word_byte(text[at])) {
        at++;
    }
    return at > r->at ? at : at + 1;
}

static uint32_t count_tokens(reader r) {
    uint32_t count = 0;
    bool is_first = true;
    uint32_t indent = 0;
    while (next_token(&r, &is_first, &indent)) {
        r.at = token_end(&r);
        count++;
    }
    return count;
}

/* ---- blocks of lines ---- */

static uint32_t open_block(ltl_document *document, uint32_t first, uint32_t parent) {
    document->blocks[document->block_count] = (ltl_block){first, NOT_CLOSED, parent};
    return document->block_count++;
}

static void close_deeper(reader *r, uint32_t indent) {
    while (r->indent_count > 1 && r->indents[r->indent_count - 1].indent > indent) {
        r->document->blocks[r->indents[--r->indent_count].block].end = r->document->count;
    }
}

static void begin_line(reader *r, uint32_t indent) {
    close_deeper(r, indent);
    const opened *top = &r->indents[r->indent_count - 1];
    if (r->document->count == 0) {
        r->indents[0].indent = indent;
    } else if (indent > top->indent && r->indent_count < MAX_INDENTS) {
        uint32_t block = open_block(r->document, r->document->count, top->block);
        r->indents[r->indent_count++] = (opened){block, indent};
    } else if (indent < top->indent) {
        r->indents[0].indent = indent; /* left of the first line */
    }
}

/* ---- blocks of brackets ---- */

static char closing(uint32_t name) {
    switch (name) {
    case LTL_TOKEN_MARK + '(':
        return ')';
    case LTL_TOKEN_MARK + '[':
        return ']';
    case LTL_TOKEN_MARK + '{':
        return '}';
    default:
        return '\0';
    }
}

static bool is_closing(uint32_t name) {
    return name == LTL_TOKEN_MARK + ')' || name == LTL_TOKEN_MARK + ']' ||
           name == LTL_TOKEN_MARK + '}';
}

/* Notes for each bracket from `first` on where its partner is, in `partner`; others keep 0. */
static void pair_brackets(const ltl_document *document, uint32_t first, uint32_t *partner) {
    uint32_t open[MAX_LINE_BRACKETS];
    uint32_t depth = 0;
    for (uint32_t i = first; i < document->count; i++) {
        uint32_t name = document->name[i];
        if (closing(name) != '\0' && depth < MAX_LINE_BRACKETS) {
            open[depth++] = i;
        }
        if (!is_closing(name)) {
            continue;
        }
        uint32_t at = depth;
        while (at > 0 && LTL_TOKEN_MARK + (uint32_t)closing(document->name[open[at - 1]]) != name) {
            at--;
        }
        if (at > 0) { /* those opened after it stay open */
            depth = at - 1;
            partner[open[depth]] = i;
        }
    }
}

/* The tokens of one line, from `first` on, are complete. */
static void end_line(reader *r, uint32_t first, uint32_t *partner) {
    ltl_document *document = r->document;
    uint32_t block = r->indents[r->indent_count - 1].block;
    uint32_t line_block = block;
    pair_brackets(document, first, partner);
    for (uint32_t i = first; i < document->count; i++) {
        while (block != line_block && document->blocks[block].end == i) {
            block = document->blocks[block].parent;
        }
        document->block[i] = block;
        if (partner[i] > i + 1) {
            block = open_block(document, i + 1, block);
            document->blocks[block].end = partner[i];
        }
    }
}

/* ---- all ---- */

static void add_token(reader *r, uint32_t stop) {
    ltl_document *document = r->document;
    uint32_t index = document->count++;
    const char *text = document->text.ptr;
    if (ltl_is_word_byte(text[r->at])) {
        document->name[index] =
            ltl_names_find(r->names, ltl_str_slice(document->text, r->at, stop));
    } else {
        document->name[index] = LTL_TOKEN_MARK + (unsigned char)text[r->at];
    }
    document->start[index] = r->at;
    document->stop[index] = stop;
    document->line[index] = r->line;
}

static void read_all(reader *r, uint32_t *partner) {
    ltl_document *document = r->document;
    bool is_first = true;
    uint32_t indent = 0;
    uint32_t line_start = 0;
    uint32_t block = open_block(document, 0, 0);
    r->indents[r->indent_count++] = (opened){block, 0};
    while (next_token(r, &is_first, &indent)) {
        if (is_first) {
            end_line(r, line_start, partner);
            line_start = document->count;
            begin_line(r, indent);
            is_first = false;
        }
        uint32_t stop = token_end(r);
        add_token(r, stop);
        r->at = stop;
    }
    end_line(r, line_start, partner);
    close_deeper(r, 0);
    for (uint32_t i = 0; i < r->indent_count; i++) {
        document->blocks[r->indents[i].block].end = document->count;
    }
}

const ltl_document *ltl_document_new(ltl_arena *arena, const ltl_names *names, ltl_str text,
                                     ltl_span span, ltl_comment_style comments) {
    ltl_document *document = LTL_NEW(arena, ltl_document);
    document->text = text;
    reader r = {.document = document,
                .names = names,
                .comments = comments,
                .at = span.start,
                .end = span.end};
    uint32_t room = count_tokens(r) + 1;
    document->name = ltl_arena_alloc_raw(arena, room * sizeof(uint32_t));
    document->start = ltl_arena_alloc_raw(arena, room * sizeof(uint32_t));
    document->stop = ltl_arena_alloc_raw(arena, room * sizeof(uint32_t));
    document->line = ltl_arena_alloc_raw(arena, room * sizeof(uint32_t));
    document->block = ltl_arena_alloc_raw(arena, room * sizeof(uint32_t));
    /* at most one block starts at a token, and the whole */
    document->blocks = ltl_arena_alloc_raw(arena, (room + 1) * sizeof(ltl_block));
    read_all(&r, LTL_NEW_ARRAY(arena, uint32_t, room));
    return document;
}
