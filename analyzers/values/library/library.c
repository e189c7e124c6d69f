#include "analyzers/values/library/library_internal.h"

/* ---- what models ask ---- */
const ltl_fact *ltl_model__argument(const ltl_call *call, int8_t index) {
    static const ltl_fact NONE = {.low = INT64_MIN, .high = INT64_MAX};
    return index >= 0 && (uint32_t)index < call->count ? &call->arguments[index] : &NONE;
}

ltl_node ltl_model__argument_node(const ltl_call *call, int8_t index) {
    return index >= 0 && (uint32_t)index < call->count ? call->nodes[index] : call->node;
}

ltl_fact ltl_model__any_number(ltl_values *v, uint8_t width) {
    ltl_fact fact = ltl_fact_any(&v->types, width > 0 ? ltl_type_integer(&v->types, width, false)
                                                      : LTL_TYPE_UNKNOWN);
    fact.symbol = ++v->symbols;
    return fact;
}

ltl_fact ltl_model__times(ltl_values *v, const ltl_fact *count, int64_t width) {
    ltl_fact scale = ltl_fact_number(v->types.size, width);
    ltl_fact bytes = ltl_fact_binary(&v->types, LTL_STR("*"), count, &scale);
    bytes.type = v->types.size;
    bytes.flags |= count->flags & LTL_FACT_POINTER_SIZE;
    return bytes;
}

ltl_fact ltl_model__plus(ltl_values *v, const ltl_fact *a, int64_t number) {
    ltl_fact more = ltl_fact_number(v->types.size, number);
    return ltl_fact_binary(&v->types, LTL_STR("+"), a, &more);
}

/* A length in letters, as the size_t that the function takes it for. */
ltl_fact ltl_model__length_argument(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    int8_t index) {
    ltl_fact length = ltl_step__converted(v, state, ltl_model__argument_node(call, index),
                                          ltl_model__argument(call, index), v->types.size, false);
    length.flags |= ltl_model__argument(call, index)->flags & LTL_FACT_POINTER_SIZE;
    return length;
}

bool ltl_model__is_from_outside(ltl_values *v, const ltl_state *state, const ltl_fact *pointer) {
    return pointer->region != 0 &&
           (ltl_memory__marks(v, state, pointer->region) & LTL_REGION_OUTSIDE) != 0;
}

void ltl_model__take_over(ltl_values *v, ltl_state *state, const ltl_fact *to,
                          const ltl_fact *from) {
    if (to->region != 0 && ltl_model__is_from_outside(v, state, from)) {
        ltl_memory__region(v, state, to->region)->marks |= LTL_REGION_OUTSIDE;
    }
}

void ltl_model__follow(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t index) {
    ltl_step__follow(v, state, ltl_model__argument_node(call, index),
                     ltl_model__argument(call, index));
}

/* ---- the rows ---- */

#define MAKES LTL_GIVEN_BY_MALLOC
static const ltl_model MODELS[] = {
    {"malloc", ltl_model__take_allocation, 0, -1, -1, 1, MAKES, 0},
    {"calloc", ltl_model__take_allocation, 1, 0, -1, 1, MAKES, 0},
    {"realloc", ltl_model__take_reallocation, 0, 1, -1, 1, MAKES, 0},
    {"aligned_alloc", ltl_model__take_allocation, 1, -1, -1, 1, MAKES, 0},
    {"valloc", ltl_model__take_allocation, 0, -1, -1, 1, MAKES, 0},
    {"alloca", ltl_model__take_allocation, 0, -1, -1, 1, LTL_GIVEN_BY_STACK, 0},
    {"__builtin_alloca", ltl_model__take_allocation, 0, -1, -1, 1, LTL_GIVEN_BY_STACK, 0},
    {"strdup", ltl_model__take_duplicate, 0, -1, -1, 1, MAKES, 0},
    {"strndup", ltl_model__take_duplicate, 0, -1, -1, 1, MAKES, 0},
    {"wcsdup", ltl_model__take_duplicate, 0, -1, -1, 4, MAKES, 0},
    {"free", ltl_model__take_giving_back, 0, -1, -1, 1, MAKES, 0},
    {"fopen", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_FILE, 0},
    {"fdopen", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_FILE, 0},
    {"freopen", ltl_model__take_opening, 0, 2, -1, 1, LTL_GIVEN_BY_FILE, 0},
    {"tmpfile", ltl_model__take_opening, -1, -1, -1, 1, LTL_GIVEN_BY_FILE, 0},
    {"popen", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_PIPE, 0},
    {"opendir", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_FOLDER, 0},
    {"open", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_DESCRIPTOR, 0},
    {"creat", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_DESCRIPTOR, 0},
    {"openat", ltl_model__take_opening, 0, -1, -1, 1, LTL_GIVEN_BY_DESCRIPTOR, 0},
    {"fclose", ltl_model__take_giving_back, 0, -1, -1, 1, LTL_GIVEN_BY_FILE, 0},
    {"pclose", ltl_model__take_giving_back, 0, -1, -1, 1, LTL_GIVEN_BY_PIPE, 0},
    {"closedir", ltl_model__take_giving_back, 0, -1, -1, 1, LTL_GIVEN_BY_FOLDER, 0},
    {"close", ltl_model__take_giving_back, 0, -1, -1, 1, LTL_GIVEN_BY_DESCRIPTOR, 0},
    {"memcpy", ltl_model__take_copy, 0, 1, 2, 1, 0, 0},
    {"memmove", ltl_model__take_copy, 0, 1, 2, 1, 0, 0},
    {"mempcpy", ltl_model__take_copy, 0, 1, 2, 1, 0, 0},
    {"wmemcpy", ltl_model__take_copy, 0, 1, 2, 4, 0, 0},
    {"wmemmove", ltl_model__take_copy, 0, 1, 2, 4, 0, 0},
    {"bcopy", ltl_model__take_copy, 1, 0, 2, 1, 0, 0},
    {"memset", ltl_model__take_set, 0, 1, 2, 1, 0, 0},
    {"wmemset", ltl_model__take_set, 0, 1, 2, 4, 0, 0},
    {"memcmp", ltl_model__take_comparison, 0, 1, 2, 1, 0, 0},
    {"strlen", ltl_model__take_length, 0, -1, -1, 1, 0, 0},
    {"wcslen", ltl_model__take_length, 0, -1, -1, 4, 0, 0},
    {"strcpy", ltl_model__take_text_copy, 0, 1, -1, 1, 0, 0},
    {"stpcpy", ltl_model__take_text_copy, 0, 1, -1, 1, 0, 0},
    {"wcscpy", ltl_model__take_text_copy, 0, 1, -1, 4, 0, 0},
    {"strncpy", ltl_model__take_limited_copy, 0, 1, 2, 1, 0, 0},
    {"wcsncpy", ltl_model__take_limited_copy, 0, 1, 2, 4, 0, 0},
    {"strcat", ltl_model__take_append, 0, 1, -1, 1, 0, 0},
    {"wcscat", ltl_model__take_append, 0, 1, -1, 4, 0, 0},
    {"strncat", ltl_model__take_limited_append, 0, 1, 2, 1, 0, 0},
    {"wcsncat", ltl_model__take_limited_append, 0, 1, 2, 4, 0, 0},
    {"snprintf", ltl_model__take_limited_print, 0, 2, 1, 1, 0, 0},
    {"vsnprintf", ltl_model__take_limited_print, 0, 2, 1, 1, 0, 0},
    {"swprintf", ltl_model__take_limited_print, 0, 2, 1, 4, 0, 0},
    {"sprintf", ltl_model__take_print, 0, 1, -1, 1, 0, 0},
    {"vsprintf", ltl_model__take_print, 0, 1, -1, 1, 0, 0},
    {"strchr", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"strrchr", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"strstr", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"strpbrk", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"memchr", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"wcschr", ltl_model__take_search, 0, -1, -1, 4, 0, 0},
    {"recv", ltl_model__take_input, 1, 2, -1, 1, 0, 0},
    {"recvfrom", ltl_model__take_input, 1, 2, -1, 1, 0, 0},
    {"read", ltl_model__take_input, 1, 2, -1, 1, 0, 0},
    {"pread", ltl_model__take_input, 1, 2, -1, 1, 0, 0},
    {"fread", ltl_model__take_input, 0, 1, 2, 1, 0, 0},
    {"fgets", ltl_model__take_line, 0, 1, -1, 1, 0, 0},
    {"fgetws", ltl_model__take_line, 0, 1, -1, 4, 0, 0},
    {"scanf", ltl_model__take_scan, 0, -1, -1, 1, 0, 0},
    {"fscanf", ltl_model__take_scan, 1, -1, -1, 1, 0, 0},
    {"sscanf", ltl_model__take_scan, 1, 0, -1, 1, 0, 0},
    {"wscanf", ltl_model__take_scan, 0, -1, -1, 4, 0, 0},
    {"fwscanf", ltl_model__take_scan, 1, -1, -1, 4, 0, 0},
    {"swscanf", ltl_model__take_scan, 1, 0, -1, 4, 0, 0},
    {"getenv", ltl_model__take_environment, 0, -1, -1, 1, 0, 0},
    {"secure_getenv", ltl_model__take_environment, 0, -1, -1, 1, 0, 0},
    {"atoi", ltl_model__take_parsed, 0, -1, -1, 1, 0, 4},
    {"atol", ltl_model__take_parsed, 0, -1, -1, 1, 0, 8},
    {"atoll", ltl_model__take_parsed, 0, -1, -1, 1, 0, 8},
    {"strtol", ltl_model__take_parsed, 0, 1, -1, 1, 0, 8},
    {"strtoll", ltl_model__take_parsed, 0, 1, -1, 1, 0, 8},
    {"strtoul", ltl_model__take_parsed, 0, 1, -1, 1, 0, 8},
    {"wcstol", ltl_model__take_parsed, 0, 1, -1, 1, 0, 8},
    {"atof", ltl_model__take_parsed, 0, -1, -1, 8, 0, 8},
    {"strtod", ltl_model__take_parsed, 0, 1, -1, 8, 0, 8},
    {"rand", ltl_model__take_random, -1, -1, -1, 1, 0, 4},
    {"random", ltl_model__take_random, -1, -1, -1, 1, 0, 8},
    {"abs", ltl_model__take_absolute, 0, -1, -1, 1, 0, 4},
    {"labs", ltl_model__take_absolute, 0, -1, -1, 1, 0, 8},
    {"llabs", ltl_model__take_absolute, 0, -1, -1, 1, 0, 8},
    {"fabs", ltl_model__take_absolute, 0, -1, -1, 1, 0, 8},
    {"sqrt", ltl_model__take_root, 0, -1, -1, 1, 0, 0},
    {"printf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"wprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fwprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"vprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"putwc", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"putwchar", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fputwc", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"vfprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"dprintf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"puts", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fputs", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fputws", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fputc", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"putc", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"putchar", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"perror", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"fflush", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fwrite", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"write", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"send", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"fgetc", ltl_model__take_letter, -1, -1, -1, 1, 0, 4},
    {"getc", ltl_model__take_letter, -1, -1, -1, 1, 0, 4},
    {"getchar", ltl_model__take_letter, -1, -1, -1, 1, 0, 4},
    {"ungetc", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"setvbuf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"setbuf", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"clearerr", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"fsync", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"ftruncate", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fcntl", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"ioctl", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"flock", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"readdir", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"getdelim", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"setsockopt", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"feof", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"ferror", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fseek", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"ftell", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"lseek", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"rewind", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"strcmp", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"strncmp", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"strcasecmp", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"strncasecmp", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"wcscmp", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"system", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"unlink", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"remove", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"rename", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"access", ltl_model__take_path_test, 0, -1, -1, 1, 0, 4},
    {"stat", ltl_model__take_path_test, 0, -1, -1, 1, 0, 4},
    {"lstat", ltl_model__take_path_test, 0, -1, -1, 1, 0, 4},
    {"isdigit", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"isspace", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"isalpha", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"toupper", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"tolower", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"time", ltl_model__take_nothing, -1, -1, -1, 1, 0, 8},
    {"srand", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"htons", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"socket", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"bind", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"listen", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"connect", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"strerror", ltl_model__take_nothing, -1, -1, -1, 1, 0, 0},
    {"fstat", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"sleep", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"getpid", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"strtok", ltl_model__take_search, 0, -1, -1, 1, 0, 0},
    {"inet_addr", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
    {"fileno", ltl_model__take_nothing, -1, -1, -1, 1, 0, 4},
};

_Static_assert(LTL_COUNT_OF(MODELS) < UINT8_MAX, "a row is told by one byte");

bool ltl_library_gives(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(MODELS); i++) {
        if (ltl_str_is(name, MODELS[i].name)) {
            return MODELS[i].take != ltl_model__take_nothing &&
                   MODELS[i].take != ltl_model__take_comparison &&
                   MODELS[i].take != ltl_model__take_length &&
                   MODELS[i].take != ltl_model__take_path_test;
        }
    }
    return false;
}

void ltl_library__init(ltl_values *v) {
    v->model_of = LTL_NEW_ARRAY(v->arena, uint8_t, v->tree->names->count);
    for (size_t i = 0; i < LTL_COUNT_OF(MODELS); i++) {
        uint32_t name = ltl_names_find(v->tree->names, ltl_str_of(MODELS[i].name));
        if (name != 0) {
            v->model_of[name] = (uint8_t)(i + 1);
        }
    }
}

/* C++: `file::open(…)`, and `open(…)` in a class that has one, are no functions of the library. */
static bool is_of_class(const ltl_values *v, const ltl_call *call) {
    ltl_node callee = ltl_tree_child(v->tree, call->node, LTL_ROLE_CALLEE);
    ltl_str text =
        v->is_cpp && callee != LTL_NO_NODE ? ltl_tree_text(v->tree, callee) : LTL_STR("");
    size_t colons = ltl_str_find(text, LTL_STR("::"), 0);
    if (colons != SIZE_MAX) {
        ltl_str owner = ltl_str_slice(text, 0, colons);
        return owner.len > 0 && !ltl_str_is(owner, "std");
    }
    uint32_t around = text.len > 0 ? ltl_class_around(&v->classes, v->frame->unit) : 0;
    return around != 0 && ltl_class_declares(&v->classes, around, call->name_id);
}

/* `ALLOCA(n)`, `_alloca(n)`, `g_alloca(n)`: headers have many names for it, which all say so. */
static bool gives_stack(const ltl_values *v, const ltl_call *call) {
    static const char WORD[] = "alloca";
    size_t length = sizeof WORD - 1;
    if (call->count != 1 || call->name.len < length ||
        (call->name_id != 0 && ltl_pairs_find(&v->functions, call->name_id, 1) != 0)) {
        return false;
    }
    size_t at = call->name.len - length;
    for (size_t i = 0; i < length; i++) {
        if ((call->name.ptr[at + i] | 32) != WORD[i]) {
            return false;
        }
    }
    return at == 0 || call->name.ptr[at - 1] == '_';
}

/* Names that only stand in a macro are none of the tree's. */
static size_t row_of(const ltl_values *v, const ltl_call *call) {
    if (is_of_class(v, call)) {
        return 0;
    }
    bool is_stack = gives_stack(v, call);
    if (call->name_id != 0 && !is_stack) {
        return v->model_of[call->name_id];
    }
    ltl_str name = is_stack ? LTL_STR("alloca") : call->name;
    for (size_t i = 0; i < LTL_COUNT_OF(MODELS) && name.len > 0; i++) {
        if (ltl_str_is(name, MODELS[i].name)) {
            return i + 1;
        }
    }
    return 0;
}

bool ltl_library__knows(const ltl_values *v, const ltl_call *call) {
    return row_of(v, call) != 0;
}

bool ltl_library__call(ltl_values *v, ltl_state *state, const ltl_call *call,
                       ltl_fact *out_result) {
    size_t row = row_of(v, call);
    if (row == 0) {
        return false;
    }
    *out_result = MODELS[row - 1].take(v, state, call, &MODELS[row - 1]);
    return true;
}
