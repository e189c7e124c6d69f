/* yaml_value.c - what a YAML tree says, once it is read. */
#include "core/yaml.h"

#include "core/compiler.h"

const ltl_yaml *ltl_yaml_get(const ltl_yaml *map, const char *key) {
    if (!map || map->kind != LTL_YAML_MAP) {
        return NULL;
    }
    ltl_str wanted = ltl_str_of(key);
    for (uint32_t i = 0; i < map->count; i++) {
        if (ltl_str_eq(map->keys[i]->text, wanted)) {
            return map->items[i];
        }
    }
    return NULL;
}

static bool is_plain_scalar(const ltl_yaml *node) {
    return node && node->kind == LTL_YAML_SCALAR && node->is_plain;
}

bool ltl_yaml_to_bool(const ltl_yaml *node, bool *out_value) {
    static const char *const words[] = {"false", "False", "FALSE", "true", "True", "TRUE"};
    for (size_t i = 0; is_plain_scalar(node) && i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_is(node->text, words[i])) {
            *out_value = i >= 3;
            return true;
        }
    }
    return false;
}

static int digit_value(char byte) {
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    char low = (char)(byte | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : 16;
}

static bool read_magnitude(ltl_str digits, uint64_t base, uint64_t max, uint64_t *out_value) {
    uint64_t value = 0;
    for (size_t i = 0; i < digits.len; i++) {
        uint64_t digit = (uint64_t)digit_value(digits.ptr[i]);
        if (digit >= base || value > (max - digit) / base) {
            return false;
        }
        value = value * base + digit;
    }
    *out_value = value;
    return digits.len > 0;
}

bool ltl_yaml_to_i64(const ltl_yaml *node, int64_t *out_value) {
    if (!is_plain_scalar(node)) {
        return false;
    }
    ltl_str text = node->text;
    uint64_t base = 10;
    bool is_negative = ltl_str_starts_with(text, LTL_STR("-"));
    if (ltl_str_starts_with(text, LTL_STR("0x")) || ltl_str_starts_with(text, LTL_STR("0o"))) {
        base = text.ptr[1] == 'x' ? 16 : 8; /* the core schema allows no sign here */
        text = ltl_str_slice(text, 2, text.len);
    } else if (is_negative || ltl_str_starts_with(text, LTL_STR("+"))) {
        text = ltl_str_slice(text, 1, text.len);
    }
    uint64_t max = (uint64_t)INT64_MAX + (is_negative ? 1 : 0);
    uint64_t magnitude = 0;
    if (!read_magnitude(text, base, max, &magnitude)) {
        return false;
    }
    /* -INT64_MAX - 1 has no positive twin, so the negation is done unsigned. */
    *out_value = is_negative ? -(int64_t)(magnitude - (magnitude > 0)) - (magnitude > 0)
                             : (int64_t)magnitude;
    return true;
}
