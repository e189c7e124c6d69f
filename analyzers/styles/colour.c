#include "analyzers/styles/colour.h"

#include <math.h>
#include <stdlib.h>

static int digit_of(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Three or four digits stand for themselves twice; the fourth or last pair is the alpha. */
static bool hex_read(ltl_str digits, ltl_colour *out) {
    double parts[4] = {0, 0, 0, 255};
    size_t each = digits.len == 3 || digits.len == 4 ? 1 : 2;
    if (digits.len != 3 && digits.len != 4 && digits.len != 6 && digits.len != 8) {
        return false;
    }
    for (size_t i = 0; i * each < digits.len; i++) {
        int high = digit_of(digits.ptr[i * each]);
        int low = digit_of(digits.ptr[i * each + each - 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        parts[i] = high * 16 + low;
    }
    *out = (ltl_colour){parts[0], parts[1], parts[2], parts[3] / 255};
    return true;
}

typedef struct amount {
    double number;
    bool is_percent;
} amount;

/* A number as CSS writes it, without a unit or with % or deg; false for anything else. */
static bool amount_read(ltl_str text, amount *out) {
    char copy[24];
    char *end;
    if (text.len == 0 || text.len >= sizeof copy) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_plain = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == '%' ||
                        c == 'd' || c == 'e' || c == 'g';
        if (!is_plain) {
            return false;
        }
    }
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    out->number = strtod(copy, &end);
    out->is_percent = *end == '%';
    return end != copy && (*end == '\0' || strcmp(end, "%") == 0 || strcmp(end, "deg") == 0);
}

/* `1, 2, 3, .5`, `1 2 3 / 50%`: up to four amounts; 0 when something else is there. */
static uint32_t amounts_read(ltl_str inside, amount *out) {
    uint32_t count = 0;
    size_t at = 0;
    while (at < inside.len) {
        size_t start = at;
        while (at < inside.len && strchr(" ,/\t\n\r", inside.ptr[at]) == NULL) {
            at++;
        }
        if (at > start &&
            (count == 4 || !amount_read(ltl_str_slice(inside, start, at), &out[count]))) {
            return 0;
        }
        count += at > start;
        at++;
    }
    return count;
}

static double clamp(double value, double most) {
    return value < 0 ? 0 : value > most ? most : value;
}

static ltl_colour rgb_of(const amount *parts) {
    double scaled[3];
    for (int i = 0; i < 3; i++) {
        scaled[i] = clamp(parts[i].is_percent ? parts[i].number * 2.55 : parts[i].number, 255);
    }
    return (ltl_colour){scaled[0], scaled[1], scaled[2], 1};
}

/* One channel of a hue, as CSS Color 4 has it. */
static double channel_of(double n, double hue, double saturation, double light) {
    double k = fmod(n + hue / 30, 12);
    double reach = saturation * fmin(light, 1 - light);
    return 255 * (light - reach * fmax(-1, fmin(fmin(k - 3, 9 - k), 1)));
}

static ltl_colour hsl_of(const amount *parts) {
    double hue = fmod(fmod(parts[0].number, 360) + 360, 360);
    double saturation = clamp(parts[1].number, 100) / 100;
    double light = clamp(parts[2].number, 100) / 100;
    return (ltl_colour){channel_of(0, hue, saturation, light),
                        channel_of(8, hue, saturation, light),
                        channel_of(4, hue, saturation, light), 1};
}

static bool function_read(ltl_str text, ltl_colour *out) {
    size_t open = ltl_str_find_byte(text, '(', 0);
    if (open == SIZE_MAX || text.ptr[text.len - 1] != ')') {
        return false;
    }
    ltl_str name = ltl_str_slice(text, 0, open);
    amount parts[4];
    uint32_t count = amounts_read(ltl_str_slice(text, open + 1, text.len - 1), parts);
    bool is_rgb = ltl_str_equals_ignoring_case(name, LTL_STR("rgb")) ||
                  ltl_str_equals_ignoring_case(name, LTL_STR("rgba"));
    bool is_hsl = ltl_str_equals_ignoring_case(name, LTL_STR("hsl")) ||
                  ltl_str_equals_ignoring_case(name, LTL_STR("hsla"));
    if (count < 3 || (!is_rgb && !is_hsl)) {
        return false;
    }
    *out = is_rgb ? rgb_of(parts) : hsl_of(parts);
    if (count == 4) {
        out->alpha = clamp(parts[3].is_percent ? parts[3].number / 100 : parts[3].number, 1);
    }
    return true;
}

static bool name_read(ltl_str text, ltl_colour *out) {
    for (size_t i = 0; i < ltl_colour_name_count; i++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(ltl_colour_names[i].name))) {
            uint32_t rgb = ltl_colour_names[i].rgb;
            *out = (ltl_colour){rgb >> 16, (rgb >> 8) & 255, rgb & 255, 1};
            return true;
        }
    }
    return false;
}

bool ltl_colour_read(ltl_str text, ltl_colour *out_colour) {
    if (text.len == 0) {
        return false;
    }
    if (text.ptr[0] == '#') {
        return hex_read(ltl_str_slice(text, 1, text.len), out_colour);
    }
    return function_read(text, out_colour) || name_read(text, out_colour);
}

/* What may stand beside a colour and puts nothing over it. */
static bool is_placement(ltl_str word) {
    static const char *const words[] = {
        "none",  "no-repeat", "repeat", "repeat-x", "repeat-y", "scroll", "fixed", "local", "left",
        "right", "top",       "bottom", "center",   "0",        "0%",     "50%",   "100%"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_equals_ignoring_case(word, ltl_str_of(words[i]))) {
            return true;
        }
    }
    return false;
}

bool ltl_colour_of_background(ltl_str value, ltl_colour *out_colour) {
    uint32_t count = 0;
    for (size_t at = 0; at < value.len;) {
        size_t start = at;
        uint32_t depth = 0;
        while (at < value.len && (depth > 0 || strchr(" \t\n\r", value.ptr[at]) == NULL)) {
            depth += value.ptr[at] == '(';
            depth -= value.ptr[at] == ')' && depth > 0;
            at++;
        }
        ltl_str word = ltl_str_slice(value, start, at);
        ltl_colour colour;
        if (word.len > 0 && ltl_colour_read(word, &colour)) {
            *out_colour = colour;
            count++;
        } else if (word.len > 0 && !is_placement(word)) {
            return false;
        }
        at++;
    }
    return count == 1;
}

static double linear(double channel) {
    double share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(ltl_colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double ltl_colour_contrast(ltl_colour a, ltl_colour b) {
    double one = luminance(a);
    double other = luminance(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}
