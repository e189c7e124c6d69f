/* fold_internal.h - the operations that the tables of folded functions name.
 *
 * Shape    -
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  -
 * Cost     -
 */
#ifndef LTL_DATAFLOW_FOLD_FOLD_INTERNAL_H
#define LTL_DATAFLOW_FOLD_FOLD_INTERNAL_H

#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/fold/fold.h"
#include "core/limits.h"

enum ltl_fold_languages {
    LTL_FOLD_PYTHON = 1 << 0,
    LTL_FOLD_JS = 1 << 1,
    LTL_FOLD_JAVA = 1 << 2,
    LTL_FOLD_KOTLIN = 1 << 3,
    LTL_FOLD_GO = 1 << 4,
    LTL_FOLD_PHP = 1 << 5,
    LTL_FOLD_RUBY = 1 << 6,
    LTL_FOLD_CSHARP = 1 << 7,
    LTL_FOLD_C = 1 << 8,
    LTL_FOLD_CPP = 1 << 9,
    LTL_FOLD_RUST = 1 << 10,
    LTL_FOLD_SWIFT = 1 << 11,
    LTL_FOLD_SCALA = 1 << 12,
};
/* Whole numbers of 32 bits unless said otherwise. */
#define LTL_FOLD_NARROW                                                                            \
    (LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_CSHARP | LTL_FOLD_C | LTL_FOLD_CPP |               \
     LTL_FOLD_RUST | LTL_FOLD_SCALA)
/* Letters are no texts there. */
#define LTL_FOLD_LETTERS                                                                           \
    (LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_GO | LTL_FOLD_CSHARP | LTL_FOLD_C | LTL_FOLD_CPP | \
     LTL_FOLD_SCALA)

enum { LTL_FOLD_GIVEN = 18 };

/* One call; `given` begins with the receiver where a row is of a method. */
typedef struct ltl_fold {
    ltl_flow *flow;
    ltl_node call;
    uint32_t language;
    ltl_known given[LTL_FOLD_GIVEN];
    uint32_t count;
} ltl_fold;

typedef ltl_known ltl_fold_operation(const ltl_fold *f);

/* Ordered by name: those of one name follow each other. */
typedef struct ltl_fold_row {
    const char *name;
    const char *
        of; /* null: a function; "": a method of a text; "[]": of a collection; else of that name */
    uint32_t languages;
    uint8_t least; /* arguments, without the receiver */
    uint8_t most;
    ltl_fold_operation *operation; /* null: only what it gives is known */
    ltl_known_kind
        gives; /* when all it is given is known, and its value is not; NOTHING: unknown */
} ltl_fold_row;

extern const ltl_fold_row ltl_fold_rows[];
extern const size_t ltl_fold_row_count;

/* ---- values ---- */

/* The text of a string or letter that is spelt as it is. */
bool ltl_fold__text(const ltl_known *value, ltl_str *out_text);
ltl_known ltl_fold__of_text(ltl_str text);
ltl_known ltl_fold__of_letter(const ltl_fold *f, char letter);
ltl_known ltl_fold__of_bool(bool holds);
/* Unknown past the whole numbers of the language. */
ltl_known ltl_fold__of_integer(ltl_flow *flow, int64_t integer);
bool ltl_fold__integer(const ltl_known *value, int64_t *out_integer);
/* How it is spelt in a text: itself, or a whole number. */
bool ltl_fold__spelling(const ltl_known *value, ltl_arena *arena, ltl_str *out_text);

/* The items of a list, worked out or as written; false when not all are known to be there. */
typedef struct ltl_fold_items {
    ltl_known at[LTL_MAX_FOLD_ITEMS];
    uint32_t count;
    bool is_mapping; /* key and value by turns */
} ltl_fold_items;
bool ltl_fold__items(const ltl_flow *flow, const ltl_known *value, ltl_fold_items *out_items);
ltl_known ltl_fold__of_items(ltl_flow *flow, const ltl_fold_items *items);
bool ltl_fold__is_collection(const ltl_known *value);
/* Items of a literal that nobody sees: `[1, , 2]`, Go's `[3]int{1}`. */
bool ltl_fold__has_unwritten(const ltl_flow *flow, ltl_node literal);
/* What lies under the key, in a mapping as written: unknown when that is not sure; `out_is_absent` when it is
 * sure that nothing does. */
ltl_known ltl_fold__under(const ltl_flow *flow, const ltl_known *mapping, const ltl_known *key,
                          bool *out_is_absent);
bool ltl_fold__is_mapping(const ltl_flow *flow, const ltl_known *value);
/* Whether two known values are equal: -1 when that is not sure. */
int ltl_fold__equal(const ltl_known *a, const ltl_known *b);

/* ---- operations ---- */

/* clang-format off */
#define LTL_FOLD_OPERATIONS(X) \
    X(upper) X(substring_js) X(lower) X(keys) X(values) X(join_rest) X(capitalize) X(trim) \
    X(trim_start) X(trim_end) X(concat) X(replace) X(replace_first) X(replace_php) X(contains) \
    X(starts_with) X(ends_with) X(index_of) X(find_php) X(last_index_of) X(repeat) X(reverse) \
    X(same) X(equals) X(equals_ignoring_case) X(is_empty) X(is_blank) X(remove_prefix) \
    X(remove_suffix) X(substring_java) X(substr_js) X(slice_js) X(substr_php) X(substring_cs) \
    X(slice_ruby) X(char_at) X(at) X(code_at) X(count_in) X(pad_left) X(pad_right) X(zfill) \
    X(is_digits) X(is_letters) X(is_alnum) X(is_upper) X(is_lower) X(split) X(split_words) \
    X(split_java) X(split_ruby) X(explode) X(join) X(join_js) X(join_list) X(implode) \
    X(format_percent) X(format_braces) X(length) X(parse_truth) X(absolute) X(least) \
    X(greatest) X(power) X(parse) X(to_text) X(truth) X(ord) X(chr) X(get) X(has_key) \
    X(has_item) X(index_in) X(first) X(last) X(list) X(mapping) X(mapping_to) X(copy) \
    X(copy_all) X(copy_set) X(in_array) X(key_in) X(index_found) X(index_found_in) X(item_back) \
    X(compared) X(letter_upper) X(letter_lower) X(letter_text) X(round) X(title) X(swap_case) \
    X(first_up) X(first_down) X(words_up) X(translate) X(drop_letters) X(center) X(insert) \
    X(remove) X(builder) X(append_to) X(built_text) X(join_path) X(base_name) X(folder) \
    X(extension) X(chain) X(two_lists) X(list_with) X(list_times) X(turned) X(sorted) X(sum) \
    X(part_of_list) X(range) X(join_kotlin) X(partition) X(partition_last) X(before) X(behind) \
    X(behind_last) X(before_last) X(take) X(drop) X(take_last) X(drop_last) X(letters) \
    X(concat_spelt) X(named) X(parse_sixteen) X(to_sixteen) X(replace_each) X(lines) \
    X(is_not_empty)
/* clang-format on */

/* A method that is called without parentheses. */
ltl_known ltl_fold__property(ltl_flow *flow, ltl_node member, ltl_str name, const ltl_known *receiver);
/* `typeof x` of what is known. */
ltl_known ltl_fold__type_name(const ltl_known *value);
/* `a == b` where languages disagree, or nobody knows; unknown: what they share tells. */
ltl_known ltl_fold__equality(const ltl_flow *flow, ltl_str operator, const ltl_known * a, const ltl_known *b);
/* Whether two texts with escapes in them mean the same by the same letters. */
bool ltl_fold__is_spelt_alike(const ltl_flow *flow, const ltl_known *a, const ltl_known *b);
bool ltl_fold__is_bytes(const ltl_fold *f, const ltl_known *value);
/* The value as `:>5` behind it says; some text where that is not sure. */
ltl_known ltl_fold__spelt_as(ltl_flow *flow, const ltl_known *value, ltl_str how);
/* `"…" % values` */
ltl_known ltl_fold__formatted(ltl_flow *flow, ltl_str operator, const ltl_known * format,
                              ltl_node node);

#define X(name) ltl_fold_operation ltl_fold__##name;
LTL_FOLD_OPERATIONS(X)
#undef X

#endif
