#include "core/glob.h"

#include "core/compiler.h"

/* --- bracket expressions ------------------------------------------------------------------ */

/* Named classes as byte ranges; ASCII only and `space` without \v and \f, as git has them. */
typedef struct named_class {
    const char *name;
    const char *ranges; /* pairs of first and last */
    size_t range_bytes;
} named_class;

#define CLASS(name, ranges)                                                                        \
    { name, ranges, sizeof(ranges) - 1 }

static const named_class named_classes[] = {
    CLASS("alnum", "09AZaz"),   CLASS("alpha", "AZaz"),
    CLASS("blank", "  \t\t"),   CLASS("cntrl", "\0\x1F\x7F\x7F"),
    CLASS("digit", "09"),       CLASS("graph", "!~"),
    CLASS("lower", "az"),       CLASS("print", " ~"),
    CLASS("punct", "!/:@[`{~"), CLASS("space", "\t\n\r\r  "),
    CLASS("upper", "AZ"),       CLASS("xdigit", "09AFaf"),
};

/* A cursor over the inside of a bracket; past the end it reads zero, as git's strings do. */
typedef struct bracket {
    ltl_str pattern;
    size_t at;
    unsigned char byte; /* of the path, looked for */
    unsigned char previous;
    bool is_hit;
} bracket;

static unsigned char peek(const bracket *set, size_t ahead) {
    size_t at = set->at + ahead;
    return at < set->pattern.len ? (unsigned char)set->pattern.ptr[at] : 0;
}

static const named_class *class_named(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(named_classes); i++) {
        if (ltl_str_is(name, named_classes[i].name)) {
            return &named_classes[i];
        }
    }
    return NULL;
}

static bool is_in_class(const named_class *class, unsigned char byte) {
    for (size_t i = 0; i < class->range_bytes; i += 2) {
        if (byte >= (unsigned char)class->ranges[i] &&
            byte <= (unsigned char)class->ranges[i + 1]) {
            return true;
        }
    }
    return false;
}

/* At `[:`. False when the class is unclosed or unknown, which makes the pattern match nothing. */
static bool read_named_class(bracket *set) {
    size_t start = set->at + 2;
    size_t end = ltl_str_find_byte(set->pattern, ']', start);
    if (end == SIZE_MAX) {
        return false;
    }
    if (end == start || set->pattern.ptr[end - 1] != ':') {
        set->is_hit |= set->byte == '['; /* not a class after all: an ordinary bracket */
        set->previous = '[';
        set->at++;
        return true;
    }
    const named_class *class = class_named(ltl_str_slice(set->pattern, start, end - 1));
    if (!class) {
        return false;
    }
    set->is_hit |= is_in_class(class, set->byte);
    set->previous = 0;
    set->at = end + 1;
    return true;
}

/* One byte that stands for itself, escaped or not; false at the end of the pattern. */
static bool read_plain(bracket *set, unsigned char *out_byte) {
    if (peek(set, 0) == '\\') {
        set->at++;
    }
    *out_byte = peek(set, 0);
    set->at++;
    return *out_byte != 0;
}

static bool read_member(bracket *set) {
    unsigned char byte = peek(set, 0);
    if (byte == '-' && set->previous != 0 && peek(set, 1) != 0 && peek(set, 1) != ']') {
        set->at++;
        if (!read_plain(set, &byte)) {
            return false;
        }
        set->is_hit |= set->byte >= set->previous && set->byte <= byte;
        set->previous = 0;
        return true;
    }
    if (byte == '[' && peek(set, 1) == ':') {
        return read_named_class(set);
    }
    if (!read_plain(set, &byte)) {
        return false;
    }
    set->is_hit |= set->byte == byte;
    set->previous = byte;
    return true;
}

/* Matches `byte` against the bracket at `*at` and moves behind it. */
static bool bracket_matches(ltl_str pattern, size_t *at, unsigned char byte) {
    bracket set = {.pattern = pattern, .at = *at + 1, .byte = byte};
    bool is_negated = peek(&set, 0) == '!' || peek(&set, 0) == '^';
    if (is_negated) {
        set.at++;
    }
    do { /* the first member may be a closing bracket */
        if (!read_member(&set)) {
            return false;
        }
    } while (peek(&set, 0) != ']' || set.at >= pattern.len);
    *at = set.at + 1;
    return set.is_hit != is_negated && byte != '/';
}

/* --- the walk ----------------------------------------------------------------------------- */

/* Where to go on after a mismatch: the pattern behind a star, and the next place in the path. */
typedef struct retry {
    bool is_set;
    size_t pattern_at;
    size_t path_at;
} retry;

/* Two retries are enough: whatever an earlier star could reach, the newest of its kind can reach
 * too, and a star that spans segments covers all that came before it. */
typedef struct walk {
    ltl_str pattern;
    ltl_str path;
    size_t pattern_at;
    size_t path_at;
    retry in_segment;
    retry across;
} walk;

static bool is_segment_end(ltl_str pattern, size_t at) {
    return at == pattern.len || pattern.ptr[at] == '/' ||
           (pattern.ptr[at] == '\\' && at + 1 < pattern.len && pattern.ptr[at + 1] == '/');
}

static void take_stars(walk *w) {
    size_t start = w->pattern_at;
    size_t end = start;
    while (end < w->pattern.len && w->pattern.ptr[end] == '*') {
        end++;
    }
    w->pattern_at = end;
    bool is_across = end - start >= 2 && (start == 0 || w->pattern.ptr[start - 1] == '/') &&
                     is_segment_end(w->pattern, end);
    if (!is_across) {
        w->in_segment = (retry){true, end, w->path_at + 1};
        return;
    }
    w->in_segment.is_set = false;
    w->across = (retry){true, end, w->path_at + 1};
    if (end < w->pattern.len && w->pattern.ptr[end] == '/') {
        w->pattern_at = end + 1; /* no segment at all comes first, then one or more */
        w->across.path_at = w->path_at;
    }
}

/* Takes one element of the pattern that is not a star, and one byte of the path. */
static bool take_byte(walk *w) {
    if (w->pattern_at >= w->pattern.len || w->path_at >= w->path.len) {
        return false;
    }
    char byte = w->path.ptr[w->path_at++];
    char wanted = w->pattern.ptr[w->pattern_at];
    if (wanted == '[') {
        return bracket_matches(w->pattern, &w->pattern_at, (unsigned char)byte);
    }
    w->pattern_at++;
    if (wanted == '?') {
        return byte != '/';
    }
    if (wanted == '\\') {
        if (w->pattern_at >= w->pattern.len) {
            return false;
        }
        wanted = w->pattern.ptr[w->pattern_at++];
    }
    return byte == wanted;
}

static bool resume(walk *w, retry *from) {
    w->pattern_at = from->pattern_at;
    w->path_at = from->path_at++;
    return true;
}

static bool go_back(walk *w) {
    retry *near = &w->in_segment;
    if (near->is_set && near->path_at <= w->path.len && w->path.ptr[near->path_at - 1] != '/') {
        return resume(w, near);
    }
    near->is_set = false;
    retry *far = &w->across;
    return far->is_set && far->path_at <= w->path.len && resume(w, far);
}

bool ltl_glob_text_matches(ltl_str pattern, ltl_str path) {
    walk w = {.pattern = pattern, .path = path};
    while (w.pattern_at < pattern.len || w.path_at < path.len) {
        if (w.pattern_at < pattern.len && pattern.ptr[w.pattern_at] == '*') {
            take_stars(&w);
        } else if (!take_byte(&w) && !go_back(&w)) {
            return false;
        }
    }
    return true;
}

/* --- lines of an ignore file -------------------------------------------------------------- */

static ltl_str without_line_end(ltl_str line) {
    if (ltl_str_ends_with(line, LTL_STR("\n"))) {
        line.len--;
    }
    if (ltl_str_ends_with(line, LTL_STR("\r"))) {
        line.len--;
    }
    return line;
}

/* Only spaces, and only those that no backslash protects. */
static ltl_str without_trailing_spaces(ltl_str line) {
    size_t end = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '\\') {
            i++;
            end = i + 1;
        } else if (line.ptr[i] != ' ') {
            end = i + 1;
        }
    }
    return ltl_str_slice(line, 0, end);
}

bool ltl_glob_parse(ltl_str line, ltl_glob *out_glob) {
    ltl_str text = without_line_end(line);
    if (ltl_str_starts_with(text, LTL_STR("#"))) {
        return false;
    }
    text = without_trailing_spaces(text);
    ltl_glob glob = {.is_negated = ltl_str_starts_with(text, LTL_STR("!"))};
    if (glob.is_negated) {
        text = ltl_str_slice(text, 1, text.len);
    }
    glob.is_folder_only = ltl_str_ends_with(text, LTL_STR("/"));
    if (glob.is_folder_only) {
        text.len--;
    }
    glob.is_anchored = ltl_str_find_byte(text, '/', 0) != SIZE_MAX;
    if (ltl_str_starts_with(text, LTL_STR("/"))) {
        text = ltl_str_slice(text, 1, text.len);
    }
    if (text.len == 0) {
        return false;
    }
    glob.text = text;
    *out_glob = glob;
    return true;
}

static size_t literal_prefix(ltl_str pattern) {
    size_t at = 0;
    while (at < pattern.len && !memchr("*?[\\", pattern.ptr[at], 4)) {
        at++;
    }
    return at;
}

bool ltl_glob_matches(const ltl_glob *glob, ltl_str path, bool is_folder) {
    if (glob->is_folder_only && !is_folder) {
        return false;
    }
    if (!glob->is_anchored) {
        return ltl_glob_text_matches(glob->text, ltl_str_after_last(path, '/'));
    }
    /* git compares the literal start first and matches what is left on its own, which makes the
     * stars of `ab**` + `/c` stand at the start of a pattern and so span segments. */
    size_t prefix = literal_prefix(glob->text);
    if (!ltl_str_starts_with(path, ltl_str_slice(glob->text, 0, prefix))) {
        return false;
    }
    return ltl_glob_text_matches(ltl_str_slice(glob->text, prefix, glob->text.len),
                                 ltl_str_slice(path, prefix, path.len));
}
