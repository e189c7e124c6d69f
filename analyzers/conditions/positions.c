/* The text of a regular expression is read once, with a stack of open groups. */
#include "analyzers/conditions/positions.h"

enum { MAX_GROUPS = 64 };

/* What is known of a part: where it may begin and end, and whether it may be empty. */
typedef struct part {
    ltl_position_set first;
    ltl_position_set last;
    bool is_empty;
} part;

typedef struct group {
    part alternatives; /* those before the last `|` */
    bool has_alternative;
    part sequence; /* of the one being read, without its last item */
    part item;     /* the last item: a quantifier may follow */
    bool is_ignored; /* look-around: its content takes no text */
    bool is_atomic;
    ltl_positions *automaton; /* null: within something ignored */
} group;

typedef struct reader {
    ltl_str text;
    size_t at;
    ltl_positions *out;
    group groups[MAX_GROUPS];
    uint32_t depth;
    bool is_full;
} reader;

static const part EMPTY = {.is_empty = true};

static void set_join(ltl_position_set *into, const ltl_position_set *more) {
    for (int i = 0; i < LTL_POSITION_WORDS; i++) {
        into->words[i] |= more->words[i];
    }
}

static void byte_add(ltl_byte_set *set, unsigned from, unsigned to) {
    for (unsigned byte = from; byte <= to && byte < 256; byte++) {
        set->words[byte / 64] |= UINT64_C(1) << byte % 64;
    }
}

static void byte_join(ltl_byte_set *into, const ltl_byte_set *more, bool is_negated) {
    for (int i = 0; i < 4; i++) {
        into->words[i] |= is_negated ? ~more->words[i] : more->words[i];
    }
}

/* ---- parts ---- */

/* Every end of one may be followed by every beginning of the other. */
static void link_up(ltl_positions *p, const ltl_position_set *last, const ltl_position_set *first) {
    for (uint32_t i = 0; i < p->count; i++) {
        for (int w = 0; ltl_position_has(last, i) && w < LTL_POSITION_WORDS; w++) {
            p->twice[i].words[w] |= p->follow[i].words[w] & first->words[w];
            p->follow[i].words[w] |= first->words[w];
        }
    }
}

static part sequence_of(ltl_positions *p, part a, part b) {
    link_up(p, &a.last, &b.first);
    part both = {.first = a.first, .last = b.last, .is_empty = a.is_empty && b.is_empty};
    if (a.is_empty) {
        set_join(&both.first, &b.first);
    }
    if (b.is_empty) {
        set_join(&both.last, &a.last);
    }
    return both;
}

static part either_of(part a, part b) {
    set_join(&a.first, &b.first);
    set_join(&a.last, &b.last);
    a.is_empty = a.is_empty || b.is_empty;
    return a;
}

static void push_item(reader *r, part item) {
    group *g = &r->groups[r->depth - 1];
    g->sequence = sequence_of(r->out, g->sequence, g->item);
    g->item = item;
}

static void push_bytes(reader *r, const ltl_byte_set *bytes) {
    part item = {0};
    for (uint32_t i = 0; i < r->depth; i++) {
        if (r->groups[i].is_ignored) {
            push_item(r, EMPTY);
            return;
        }
    }
    if (r->out->count == LTL_REDOS_MAX_POSITIONS) {
        r->is_full = true;
        return;
    }
    r->out->bytes[r->out->count] = *bytes;
    ltl_position_add(&item.first, r->out->count);
    item.last = item.first;
    r->out->count++;
    push_item(r, item);
}

static part group_close(reader *r) {
    group *g = &r->groups[--r->depth];
    part last = sequence_of(r->out, g->sequence, g->item);
    return g->has_alternative ? either_of(g->alternatives, last) : last;
}

/* ---- characters ---- */

static char peek(const reader *r) { return r->at < r->text.len ? r->text.ptr[r->at] : '\0'; }

static bool take(reader *r, const char *text) {
    ltl_str rest = ltl_str_slice(r->text, r->at, r->text.len);
    bool is_there = ltl_str_starts_with(rest, ltl_str_of(text));
    r->at += is_there ? strlen(text) : 0;
    return is_there;
}

/* `\d`, `\W` …; false when the letter stands for no class. */
static bool class_of(char letter, ltl_byte_set *out) {
    ltl_byte_set set = {0};
    switch (letter | 32) {
    case 'd':
        byte_add(&set, '0', '9');
        break;
    case 'w':
        byte_add(&set, '0', '9');
        byte_add(&set, 'a', 'z');
        byte_add(&set, 'A', 'Z');
        byte_add(&set, '_', '_');
        break;
    case 's':
    case 'h':
        byte_add(&set, ' ', ' ');
        byte_add(&set, '\t', '\r');
        break;
    default:
        return false;
    }
    byte_join(out, &set, (letter & 32) == 0);
    return true;
}

static unsigned hex_digit(char byte) {
    return byte >= '0' && byte <= '9' ? (unsigned)(byte - '0')
                                      : ((unsigned)(byte | 32) - 'a' + 10) & 15;
}

/* The byte an escape stands for; what is longer than a byte counts as the last one. */
static unsigned escaped(reader *r, char letter) {
    static const char LETTERS[] = "ntrfvae0";
    static const char BYTES[] = "\n\t\r\f\v\a\x1B\0";
    const char *found = strchr(LETTERS, letter);
    if (letter == 'x' || letter == 'u') {
        unsigned value = 0;
        bool is_braced = take(r, "{");
        for (int i = 0; i < (letter == 'u' ? 4 : 2) || is_braced; i++) {
            char digit = peek(r);
            if (digit == '\0' || !strchr("0123456789abcdefABCDEF", digit)) {
                break;
            }
            value = (value * 16 + hex_digit(digit)) & 0xFFFF;
            r->at++;
        }
        if (is_braced) {
            (void)take(r, "}");
        }
        return value < 256 ? value : 255;
    }
    return found != NULL && letter != '\0' ? (unsigned char)BYTES[found - LETTERS]
                                           : (unsigned char)letter;
}

/* One member of a class; `out_byte` is its byte when it is a single one. */
static bool read_member(reader *r, ltl_byte_set *set, unsigned *out_byte) {
    char byte = r->text.ptr[r->at++];
    if (byte == '[' && peek(r) == ':') { /* [:alpha:] and its like: near enough */
        while (peek(r) != '\0' && !take(r, ":]")) {
            r->at++;
        }
        (void)class_of('w', set);
        return false;
    }
    if (byte != '\\') {
        *out_byte = (unsigned char)byte;
        return true;
    }
    char letter = peek(r);
    r->at += letter != '\0';
    if (class_of(letter, set)) {
        return false;
    }
    *out_byte = letter == 'b' ? '\b' : escaped(r, letter);
    return true;
}

static bool read_class(reader *r) {
    ltl_byte_set set = {0};
    bool is_negated = take(r, "^");
    bool is_first = true;
    while (r->at < r->text.len && (is_first || peek(r) != ']')) {
        is_first = false;
        unsigned from = 0;
        if (!read_member(r, &set, &from)) {
            continue;
        }
        unsigned to = from;
        bool is_range = peek(r) == '-' && r->at + 1 < r->text.len && r->text.ptr[r->at + 1] != ']';
        if (is_range) {
            r->at++;
            to = read_member(r, &set, &to) ? to : from;
        }
        byte_add(&set, from, to);
    }
    if (!take(r, "]")) {
        return false;
    }
    ltl_byte_set all = {0};
    byte_join(&all, &set, is_negated);
    push_bytes(r, &all);
    return true;
}

static void push_byte(reader *r, unsigned byte) {
    ltl_byte_set set = {0};
    byte_add(&set, byte, byte);
    push_bytes(r, &set);
}

static void read_escape(reader *r) {
    char letter = peek(r);
    ltl_byte_set set = {0};
    r->at += letter != '\0';
    if (class_of(letter, &set)) {
        push_bytes(r, &set);
    } else if (letter == 'p' || letter == 'P' || letter == 'X' || letter == 'R') {
        if (take(r, "{")) {
            while (peek(r) != '\0' && !take(r, "}")) {
                r->at++;
            }
        }
        byte_add(&set, 1, 255);
        push_bytes(r, &set);
    } else if (strchr("bBAZzGKQE", letter) || (letter >= '1' && letter <= '9')) {
        push_item(r, EMPTY);
    } else {
        push_byte(r, escaped(r, letter));
    }
}

/* ---- groups and quantifiers ---- */

static void skip_name(reader *r, char close) {
    while (peek(r) != '\0' && r->text.ptr[r->at++] != close) {
    }
}

static bool read_open(reader *r) {
    if (r->depth == MAX_GROUPS) {
        r->is_full = true;
        return false;
    }
    group opened = {.sequence = EMPTY, .item = EMPTY};
    if (take(r, "?=") || take(r, "?!") || take(r, "?<=") || take(r, "?<!")) {
        opened.is_ignored = true;
    } else if (take(r, "?>")) {
        opened.is_atomic = true;
    } else if (take(r, "?P<") || take(r, "?<")) {
        skip_name(r, '>');
    } else if (take(r, "?'")) {
        skip_name(r, '\'');
    } else if (take(r, "?#")) {
        skip_name(r, ')');
        return true;
    } else if (take(r, "?")) {
        while (peek(r) != '\0' && peek(r) != ':' && peek(r) != ')') {
            r->at++;
        }
        if (take(r, ")")) { /* flags for what follows */
            return true;
        }
        (void)take(r, ":");
    }
    r->groups[r->depth++] = opened;
    return true;
}

typedef struct quantifier {
    bool may_be_none;
    bool may_repeat;
} quantifier;

/* `{2,}`: false, and nothing taken, when the brace is no quantifier. */
static bool read_counts(reader *r, quantifier *out) {
    size_t end = ltl_str_find_byte(r->text, '}', r->at);
    ltl_str counts = ltl_str_slice(r->text, r->at + 1, end == SIZE_MAX ? r->at + 1 : end);
    size_t comma = ltl_str_find_byte(counts, ',', 0);
    uint64_t least = 0;
    uint64_t most = 0;
    bool has_least = ltl_str_to_u64(ltl_str_slice(counts, 0, comma == SIZE_MAX ? counts.len : comma),
                                    &least);
    ltl_str upper = ltl_str_slice(counts, comma == SIZE_MAX ? counts.len : comma + 1, counts.len);
    bool has_most = ltl_str_to_u64(upper, &most);
    if (!has_least && !(comma == 0 && has_most)) {
        return false;
    }
    out->may_be_none = least == 0;
    out->may_repeat = comma != SIZE_MAX && (!has_most || (most > least && most > 1));
    r->at = end + 1;
    return true;
}

static bool read_quantifier(reader *r, quantifier *out) {
    *out = (quantifier){0};
    if (take(r, "*")) {
        *out = (quantifier){true, true};
    } else if (take(r, "+")) {
        *out = (quantifier){false, true};
    } else if (take(r, "?")) {
        *out = (quantifier){true, false};
    } else if (peek(r) != '{' || !read_counts(r, out)) {
        return false;
    }
    if (take(r, "+")) { /* possessive: never tried again */
        out->may_repeat = false;
    }
    (void)take(r, "?");
    return true;
}

static void repeat(reader *r, bool is_atomic) {
    part *item = &r->groups[r->depth - 1].item;
    quantifier q;
    while (read_quantifier(r, &q)) {
        if (q.may_repeat && !is_atomic) {
            link_up(r->out, &item->last, &item->first);
        }
        item->is_empty = item->is_empty || q.may_be_none;
    }
}

static bool read_one(reader *r) {
    char byte = r->text.ptr[r->at++];
    bool is_atomic = false;
    group *g = &r->groups[r->depth - 1];
    ltl_byte_set any = {0};
    switch (byte) {
    case '(':
        return read_open(r);
    case ')': {
        if (r->depth == 1) {
            return false;
        }
        is_atomic = g->is_atomic;
        bool is_ignored = g->is_ignored;
        part closed = group_close(r);
        push_item(r, is_ignored ? EMPTY : closed);
        break;
    }
    case '|': {
        part last = sequence_of(r->out, g->sequence, g->item);
        g->alternatives = g->has_alternative ? either_of(g->alternatives, last) : last;
        g->has_alternative = true;
        g->sequence = g->item = EMPTY;
        return true;
    }
    case '[':
        if (!read_class(r)) {
            return false;
        }
        break;
    case '\\':
        read_escape(r);
        break;
    case '^':
    case '$':
        push_item(r, EMPTY);
        break;
    case '.':
        byte_add(&any, 0, '\n' - 1);
        byte_add(&any, '\n' + 1, 255);
        push_bytes(r, &any);
        break;
    default:
        push_byte(r, (unsigned char)byte);
        break;
    }
    repeat(r, is_atomic);
    return true;
}

ltl_redos_answer ltl_positions_build(ltl_str regex, ltl_positions *out_positions) {
    *out_positions = (ltl_positions){0};
    reader r = {.text = regex, .out = out_positions, .depth = 1};
    r.groups[0] = (group){.sequence = EMPTY, .item = EMPTY};
    while (r.at < regex.len && !r.is_full) {
        if (!read_one(&r)) {
            return r.is_full ? LTL_REDOS_LIMIT : LTL_REDOS_NO;
        }
    }
    if (r.is_full) {
        return LTL_REDOS_LIMIT;
    }
    bool is_whole = r.depth == 1;
    (void)group_close(&r);
    return is_whole ? LTL_REDOS_YES : LTL_REDOS_NO;
}
