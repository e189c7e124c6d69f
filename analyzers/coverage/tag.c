#include "analyzers/coverage/tag.h"

bool ltl_tags_next(ltl_tags *tags, ltl_str *out_tag) {
    size_t start = ltl_str_find_byte(tags->text, '<', tags->at);
    if (start == SIZE_MAX) {
        return false;
    }
    size_t end = ltl_str_find_byte(tags->text, '>', start);
    tags->is_cut = end == SIZE_MAX;
    *out_tag = ltl_str_slice(tags->text, start + 1, end);
    tags->at = end + 1;
    return !tags->is_cut;
}

ltl_str ltl_tag_attribute(ltl_str tag, const char *name) {
    size_t len = strlen(name);
    for (size_t at = ltl_str_find(tag, ltl_str_of(name), 0); at != SIZE_MAX;
         at = ltl_str_find(tag, ltl_str_of(name), at + len)) {
        bool is_whole = at > 0 && (tag.ptr[at - 1] == ' ' || tag.ptr[at - 1] == '\n' ||
                                   tag.ptr[at - 1] == '\t');
        size_t quote = at + len + 1;
        if (!is_whole || quote >= tag.len || tag.ptr[at + len] != '=' ||
            (tag.ptr[quote] != '"' && tag.ptr[quote] != '\'')) {
            continue;
        }
        size_t end = ltl_str_find_byte(tag, tag.ptr[quote], quote + 1);
        return end == SIZE_MAX ? LTL_STR_NONE : ltl_str_slice(tag, quote + 1, end);
    }
    return LTL_STR_NONE;
}

bool ltl_tag_is(ltl_str tag, const char *name) {
    size_t len = strlen(name);
    return ltl_str_starts_with(tag, ltl_str_of(name)) && tag.len > len &&
           (tag.ptr[len] == ' ' || tag.ptr[len] == '\n' || tag.ptr[len] == '\t' ||
            tag.ptr[len] == '\r');
}

bool ltl_tag_number(ltl_str tag, const char *name, uint64_t *out_number) {
    ltl_str text = ltl_tag_attribute(tag, name);
    return text.ptr != NULL && ltl_str_to_u64(text, out_number);
}
