#include "analyzers/syntax/open_tags.h"

#include <ctype.h>
#include <strings.h>

#include "core/compiler.h"

enum { MOST_TAGS_KEPT = 65535 };

/* Elements that are never open: without content, or ended by the next of their kind. */
static const char *const closed[] = {
    "area", "base",  "br",    "col",   "embed", "hr",    "img",      "input",    "link",
    "meta", "param", "source", "track", "wbr",  "p",     "li",       "dt",       "dd",
    "tr",   "td",    "th",    "thead", "tbody", "tfoot", "option",   "optgroup", "colgroup",
    "rb",   "rt",    "rp",
};
/* Elements whose content is text. */
static const char *const raw[] = {"script", "style"};

static bool is_one_of(ltl_str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) == name.len && strncasecmp(names[i], name.ptr, name.len) == 0) {
            return true;
        }
    }
    return false;
}

static ltl_str name_at(ltl_str text, size_t at) {
    size_t end = at;
    while (end < text.len && (isalnum((unsigned char)text.ptr[end]) || text.ptr[end] == '-')) {
        end++;
    }
    return ltl_str_slice(text, at, end);
}

/* One past the mark that begins with `sought` from `at` on; the text's end when there is none. */
static size_t behind(ltl_str text, ltl_str sought, size_t at) {
    size_t found = ltl_str_find(text, sought, at);
    return found == SIZE_MAX ? text.len : found + sought.len;
}

uint64_t ltl_open_tags_carried(ltl_str text) {
    uint64_t carried = 0;
    uint64_t open = 0;
    for (size_t at = ltl_str_find_byte(text, '<', 0); at != SIZE_MAX && at < text.len;
         at = ltl_str_find_byte(text, '<', at)) {
        at++;
        ltl_str rest = ltl_str_slice(text, at, text.len);
        ltl_str name = name_at(text, at);
        if (ltl_str_starts_with(rest, LTL_STR("!--"))) {
            at = behind(text, LTL_STR("-->"), at);
        } else if (rest.len > 0 && rest.ptr[0] == '/') {
            open -= open > 0 ? 1 : 0;
            carried += open < MOST_TAGS_KEPT ? open : MOST_TAGS_KEPT;
        } else if (is_one_of(name, raw, LTL_COUNT_OF(raw))) {
            at = behind(text, LTL_STR("</"), at);
        } else if (name.len > 0 && isalpha((unsigned char)name.ptr[0])) {
            carried += open < MOST_TAGS_KEPT ? open : MOST_TAGS_KEPT;
            while (at < text.len && text.ptr[at] != '>' && text.ptr[at] != '<') {
                at++;
            }
            bool is_alone = text.ptr[at - 1] == '/';
            open += is_alone || is_one_of(name, closed, LTL_COUNT_OF(closed)) ? 0 : 1;
        }
    }
    return carried;
}
