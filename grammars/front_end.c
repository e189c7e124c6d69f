#include "grammars/front_end.h"

const char *const ltl_stand_in_starts[] = {"ltl_mv_", "ltl_seq_", "ltl_dots", NULL};

static bool is_name_byte(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

size_t ltl_stand_in_length(ltl_str text) {
    for (const char *const *start = ltl_stand_in_starts; *start != NULL; start++) {
        ltl_str prefix = ltl_str_of(*start);
        if (!ltl_str_starts_with(text, prefix)) {
            continue;
        }
        size_t end = prefix.len;
        bool has_name = (*start)[end - 1] == '_';
        while (has_name && end < text.len && is_name_byte(text.ptr[end])) {
            end++;
        }
        return end;
    }
    return 0;
}
