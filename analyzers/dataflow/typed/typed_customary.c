/* Numbers that headers of the language give names to, with their types. */
#include "analyzers/dataflow/typed/typed_internal.h"

static const struct {
    const char *name;
    ltl_typed_type type;
    int64_t bits;
} NUMBERS[] = {
    {"CHAR_BIT", LTL_TYPE_I32, 8},
    {"CHAR_MAX", LTL_TYPE_I32, INT8_MAX},
    {"CHAR_MIN", LTL_TYPE_I32, INT8_MIN},
    {"SCHAR_MAX", LTL_TYPE_I32, INT8_MAX},
    {"SCHAR_MIN", LTL_TYPE_I32, INT8_MIN},
    {"UCHAR_MAX", LTL_TYPE_I32, UINT8_MAX},
    {"SHRT_MAX", LTL_TYPE_I32, INT16_MAX},
    {"SHRT_MIN", LTL_TYPE_I32, INT16_MIN},
    {"USHRT_MAX", LTL_TYPE_I32, UINT16_MAX},
    {"INT_MAX", LTL_TYPE_I32, INT32_MAX},
    {"INT_MIN", LTL_TYPE_I32, INT32_MIN},
    {"UINT_MAX", LTL_TYPE_U32, UINT32_MAX},
    {"LONG_MAX", LTL_TYPE_I64, INT64_MAX},
    {"LONG_MIN", LTL_TYPE_I64, INT64_MIN},
    {"ULONG_MAX", LTL_TYPE_U64, -1},
    {"LLONG_MAX", LTL_TYPE_I64, INT64_MAX},
    {"LLONG_MIN", LTL_TYPE_I64, INT64_MIN},
    {"ULLONG_MAX", LTL_TYPE_U64, -1},
    {"INT8_MAX", LTL_TYPE_I32, INT8_MAX},
    {"INT8_MIN", LTL_TYPE_I32, INT8_MIN},
    {"UINT8_MAX", LTL_TYPE_I32, UINT8_MAX},
    {"INT16_MAX", LTL_TYPE_I32, INT16_MAX},
    {"INT16_MIN", LTL_TYPE_I32, INT16_MIN},
    {"UINT16_MAX", LTL_TYPE_I32, UINT16_MAX},
    {"INT32_MAX", LTL_TYPE_I32, INT32_MAX},
    {"INT32_MIN", LTL_TYPE_I32, INT32_MIN},
    {"UINT32_MAX", LTL_TYPE_U32, UINT32_MAX},
    {"INT64_MAX", LTL_TYPE_I64, INT64_MAX},
    {"INT64_MIN", LTL_TYPE_I64, INT64_MIN},
    {"UINT64_MAX", LTL_TYPE_U64, -1},
    {"SIZE_MAX", LTL_TYPE_U64, -1},
    {"SSIZE_MAX", LTL_TYPE_I64, INT64_MAX},
    {"RAND_MAX", LTL_TYPE_I32, INT32_MAX},
    {"EOF", LTL_TYPE_I32, -1},
    {"WEOF", LTL_TYPE_U32, UINT32_MAX},
    {"STDIN_FILENO", LTL_TYPE_I32, 0},
    {"STDOUT_FILENO", LTL_TYPE_I32, 1},
    {"STDERR_FILENO", LTL_TYPE_I32, 2},
    {"EXIT_SUCCESS", LTL_TYPE_I32, 0},
    {"EXIT_FAILURE", LTL_TYPE_I32, 1},
};

ltl_typed ltl_typed__customary(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(NUMBERS); i++) {
        if (ltl_str_is(name, NUMBERS[i].name)) {
            return ltl_typed__whole(NUMBERS[i].type, NUMBERS[i].bits);
        }
    }
    return ltl_typed__unknown(LTL_TYPE_NONE);
}
