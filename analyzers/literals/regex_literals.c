/* The literals that every match of a regular expression contains.
 *
 * One pass over the PCRE syntax with a stack of open groups. Nothing is claimed that is not
 * certain: whatever this reader does not know ends the literal it was collecting, and syntax that
 * can change the meaning of everything around it (verbs, unknown escapes) ends the reading with no
 * clause. */
#include "analyzers/literals/regex_reader.h"
#include "analyzers/regex/regex.h"

static void read_quoted(regex_reader *r) {
    if (starts(r, "\\E")) {
        r->at += 2;
        r->is_quoted = false;
        return;
    }
    ltl_regex_reader_add_byte(r, r->text.ptr[r->at++]);
}

static void read_one(regex_reader *r) {
    char byte = r->text.ptr[r->at];
    switch (byte) {
    case '\\':
        ltl_regex_reader_read_escape(r);
        break;
    case '(':
        ltl_regex_reader_read_group(r);
        break;
    case '[':
        ltl_regex_reader_read_class(r);
        break;
    case ')':
        r->at++;
        ltl_regex_reader_close_group(r);
        break;
    case '|':
        r->at++;
        ltl_regex_reader_end_alternative(r);
        break;
    case '^':
    case '$':
    case '.':
        r->at++;
        ltl_regex_reader_add_other(r, ATOM_OTHER);
        break;
    default:
        r->at++;
        ltl_regex_reader_add_byte(r, byte);
        break;
    }
}

void ltl_literals_of_regex(ltl_arena *arena, ltl_str regex, ltl_clauses *out_clauses) {
    *out_clauses = (ltl_clauses){0};
    if (regex.len > LTL_MAX_PATTERN_BYTES) {
        return;
    }
    regex_reader r = {
        .arena = arena, .text = regex, .depth = 1, .is_unicode = ltl_regex_is_unicode(regex)};
    while (r.at < r.text.len && !r.has_failed) {
        if (r.is_quoted) {
            read_quoted(&r);
            continue;
        }
        if (ltl_regex_reader_read_quantifiers(&r) || r.at == r.text.len || r.has_failed) {
            continue;
        }
        read_one(&r);
    }
    if (r.has_failed || r.depth != 1) {
        return;
    }
    ltl_regex_reader_end_alternative(&r);
    *out_clauses = ltl_regex_reader_clauses_of_group(&r, innermost(&r));
}
