#include "orchestrator/plan/redeclared.h"

#include "core/compiler.h"

static bool is_header(ltl_str path) {
    static const char *const endings[] = {".h", ".hh", ".hpp", ".hxx", ".h++"};
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        if (ltl_str_ends_with(path, ltl_str_of(endings[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool declares(ltl_str text, ltl_str name) {
    for (size_t at = ltl_str_find(text, name, 0); at != SIZE_MAX;
         at = ltl_str_find(text, name, at + 1)) {
        size_t end = at + name.len;
        bool begins = at == 0 || !is_letter(text.ptr[at - 1]);
        if (begins && end < text.len && text.ptr[end] == '(') {
            return true;
        }
    }
    return false;
}

bool ltl_is_redeclared(const ltl_changed_file *files, uint32_t count, ltl_str path, ltl_str name) {
    ltl_str own = ltl_str_after_last(name, '.');
    for (uint32_t i = 0; i < count && is_header(path) && own.len > 0; i++) {
        if (is_header(files[i].path) && !ltl_str_eq(files[i].path, path) &&
            declares(files[i].added_text, own)) {
            return true;
        }
    }
    return false;
}
