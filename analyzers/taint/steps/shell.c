/* Shell scripts: functions have parameters that nobody writes down, what they give is what they print, and commands
 * are given words and a stream. Slot 0 of a function is the stream that it reads. */
#include <stdlib.h>
#include <string.h>

#include "analyzers/syntax/shell.h"
#include "analyzers/taint/objects/shape.h"

enum { GUESS_OF_COMMAND = 1 };

/* ---- what commands print ---- */

/* Nothing of what they are given: in order. */
static const char *const SILENT[] = {
    "[",      "[[",      "alias",   "bind",     "break",     "cd",        "chgrp",    "chmod",
    "chown",  "cksum",   "command", "continue", "cp",        "date",      "declare",  "disown",
    "exit",   "export",  "false",   "getopts",  "hash",      "id",        "kill",     "let",
    "ln",     "local",   "mapfile", "md5sum",   "mkdir",     "mktemp",    "mount",    "mv",
    "nproc",  "popd",    "pushd",   "pwd",      "read",      "readarray", "readonly", "return",
    "rm",     "rmdir",   "set",     "sha1sum",  "sha256sum", "shift",     "shopt",    "sleep",
    "source", "stat",    "sum",     "test",     "touch",     "tput",      "trap",     "true",
    "type",   "typeset", "ulimit",  "umask",    "uname",     "unset",     "wait",     "wc",
    "which",  "whoami",
};

/* What they read, in another form; `echo` and its like what they are given. */
static const char *const FILTERS[] = {
    "awk",  "base64", "cat",  "column", "cut",   "egrep", "expand", "fgrep", "fmt",
    "fold", "gawk",   "grep", "head",   "iconv", "jq",    "nl",     "paste", "rev",
    "sed",  "sort",   "tac",  "tail",   "tee",   "tr",    "uniq",   "xargs",
};
static const char *const PRINTERS[] = {
    "basename", "dirname", "echo", "print", "printf", "readlink", "realpath",
};

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}

static bool is_one_of(ltl_str name, const char *const *list, size_t count) {
    char text[16];
    if (name.len == 0 || name.len >= sizeof text) {
        return false;
    }
    memcpy(text, name.ptr, name.len);
    text[name.len] = '\0';
    return bsearch(text, list, count, sizeof *list, compare) != NULL;
}
#define IS_ONE_OF(name, list) is_one_of(name, list, LTL_COUNT_OF(list))

/* ---- paths ---- */

static ltl_taint_path path_of_text(ltl_taint *t, ltl_str text) {
    return ltl_taint__path_of_name(t, ltl_taint__key_of_text(t, text));
}

static ltl_taint_path path_of_slot(ltl_taint *t, uint32_t slot) {
    return path_of_text(t, ltl_arena_printf(t->arena, "%u", (unsigned)slot));
}

static ltl_taint_path path_of_input(ltl_taint *t) {
    return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_INPUT_KEY);
}

ltl_taint_value ltl_taint__shell_argument(ltl_taint *t, uint32_t number) {
    ltl_taint_path path = path_of_slot(t, number);
    if (ltl_taint_state_has(&t->state, path)) {
        return ltl_taint_state_read(&t->state, &t->paths, path);
    }
    return t->unit == 0 ? ltl_taint_state_read(&t->state, &t->paths, path_of_text(t, LTL_STR("@")))
                        : (ltl_taint_value){0};
}

/* ---- a function is entered ---- */

/* Where the parameter is first named; else the name of the function. */
static ltl_node place_of(ltl_taint *t, ltl_str text) {
    ltl_node function = ltl_taint__node_of(t, t->unit);
    uint32_t name = ltl_names_find(t->tree->names, text);
    uint32_t found = name != 0 ? ltl_scopes_find(t->scopes, function, name) : 0;
    return found != 0 ? t->scopes->all.at[found].leaf
                      : ltl_tree_child(t->tree, function, LTL_ROLE_NAME);
}

static ltl_taint_value mark_of_slot(ltl_taint *t, uint32_t slot, ltl_node node) {
    uint64_t mark = UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot);
    ltl_taint_step step = {.node = node, .kind = LTL_TAINT_STEP_PARAMETER};
    return ltl_taint_trace(&t->out->traces, (ltl_taint_value){mark, 0}, step);
}

void ltl_taint__enter_shell(ltl_taint *t, ltl_taint_state *entry) {
    bool is_function = t->query->is_across_functions && ltl_is_shell(t->tree) &&
                       t->tree->kind[ltl_taint__node_of(t, t->unit)] == LTL_KIND_FUNCTION;
    if (!is_function) {
        return;
    }
    ltl_taint_value all = {0};
    for (uint32_t slot = 1; slot < LTL_TAINT_SLOTS; slot++) {
        ltl_str text = ltl_arena_printf(t->arena, "%u", (unsigned)slot);
        ltl_taint_value value = mark_of_slot(t, slot, place_of(t, text));
        all = ltl_taint_union(&t->out->traces, all, value);
        ltl_taint_state_put(t->arena, entry, path_of_text(t, text), value);
    }
    ltl_taint_state_put(t->arena, entry, path_of_text(t, LTL_STR("@")), all);
    ltl_taint_state_put(t->arena, entry, path_of_text(t, LTL_STR("*")), all);
    ltl_node name = ltl_tree_child(t->tree, ltl_taint__node_of(t, t->unit), LTL_ROLE_NAME);
    ltl_taint_state_put(t->arena, entry, path_of_input(t), mark_of_slot(t, 0, name));
}

/* ---- values ---- */

ltl_taint_value ltl_taint__printed(ltl_taint *t, ltl_node around) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    for (ltl_node node = around; node < tree->end[around] && ltl_taint__spend(t, 1); node++) {
        if (tree->kind[node] == LTL_KIND_CALL && ltl_shell_printer(tree, node) == around) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__value(t, node));
        }
    }
    return value;
}

ltl_taint_value ltl_taint__shell_input(ltl_taint *t, ltl_node call) {
    ltl_node given = ltl_shell_input(t->tree, call);
    if (given == LTL_NO_NODE) {
        return ltl_taint_state_read(&t->state, &t->paths, path_of_input(t));
    }
    bool is_piped = t->tree->role[given] == LTL_ROLE_LEFT;
    return is_piped ? ltl_taint__printed(t, given) : ltl_taint__gather(t, given);
}

static ltl_taint_value words_of(ltl_taint *t, ltl_node call, ltl_node left_out) {
    ltl_taint_value value = {0};
    for (ltl_node child = call + 1; child < t->tree->end[call] && ltl_taint__spend(t, 1);
         child = t->tree->end[child]) {
        if (t->tree->role[child] == LTL_ROLE_ARGUMENT && child != left_out) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, child));
        }
    }
    return value;
}

ltl_taint_value ltl_taint__command(ltl_taint *t, ltl_node call) {
    ltl_str name = ltl_shell_command(t->tree, call);
    if (IS_ONE_OF(name, SILENT)) {
        return (ltl_taint_value){0};
    }
    ltl_taint_value words = words_of(t, call, LTL_NO_NODE);
    if (IS_ONE_OF(name, PRINTERS)) {
        return words;
    }
    bool is_filter = IS_ONE_OF(name, FILTERS);
    uint32_t guesses = is_filter ? GUESS_OF_COMMAND : ltl_taint__guesses_of(t->tree, call);
    ltl_taint_value value = ltl_taint__shell_input(t, call);
    value = ltl_taint_guess(&t->out->traces, value, call, is_filter ? 0 : GUESS_OF_COMMAND);
    words.marks &= ~value.marks;
    return ltl_taint_union(&t->out->traces, value,
                           ltl_taint_guess(&t->out->traces, words, call, guesses));
}

bool ltl_taint__define_given(ltl_taint *t, ltl_node leaf, ltl_node call) {
    if (!ltl_is_shell(t->tree) || t->tree->kind[call] != LTL_KIND_CALL) {
        return false;
    }
    ltl_str name = ltl_shell_command(t->tree, call);
    ltl_taint_value value = ltl_taint__value(t, call);
    if (ltl_str_is(name, "printf")) {
        value = ltl_taint_union(&t->out->traces, value, words_of(t, call, leaf));
    } else if (!ltl_str_is(name, "getopts")) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__shell_input(t, call));
    }
    uint32_t link = ltl_taint__first(t, leaf, LTL_TAINT_SOURCE);
    for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
        uint32_t source = t->links.at[link].place;
        const ltl_taint_place *place = &t->query->sources.at[source];
        if (place->requires == NULL && !place->is_control) {
            value = ltl_taint__mark(t, value, source, place->label, leaf);
        }
    }
    bool is_clean = ltl_taint__first(t, leaf, LTL_TAINT_SANITIZER) != 0;
    ltl_taint__assign(t, leaf, LTL_NO_NODE, is_clean ? (ltl_taint_value){0} : value);
    return true;
}

/* ---- parameters that change ---- */

static void set_all(ltl_taint *t, ltl_taint_value value) {
    ltl_taint_state_set(t->arena, &t->state, &t->paths, path_of_text(t, LTL_STR("@")), value);
    ltl_taint_state_set(t->arena, &t->state, &t->paths, path_of_text(t, LTL_STR("*")), value);
}

/* `shift 2`: what came third comes first. The last slot stands for all that are left. */
static void shift(ltl_taint *t, ltl_node call) {
    ltl_node given = ltl_tree_child(t->tree, call, LTL_ROLE_ARGUMENT);
    ltl_str text = given != LTL_NO_NODE ? ltl_tree_text(t->tree, given) : LTL_STR("1");
    uint32_t by = text.len == 1 && text.ptr[0] >= '0' && text.ptr[0] <= '9'
                      ? (uint32_t)(text.ptr[0] - '0')
                      : 1;
    bool is_known = t->unit != 0; /* in a file all come from outside */
    for (uint32_t slot = 1; is_known && by > 0 && slot < LTL_TAINT_SLOTS; slot++) {
        uint32_t from = slot + by < LTL_TAINT_SLOTS ? slot + by : LTL_TAINT_SLOTS - 1;
        ltl_taint_state_set(t->arena, &t->state, &t->paths, path_of_slot(t, slot),
                            ltl_taint__shell_argument(t, from));
    }
}

/* `set -- a "$x"` */
static void set_parameters(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    if (first == LTL_NO_NODE || !ltl_str_is(ltl_tree_text(tree, first), "--")) {
        return;
    }
    ltl_taint_value all = words_of(t, call, first);
    ltl_taint_value values[LTL_TAINT_SLOTS] = {0};
    uint32_t slot = 1;
    bool is_open = false;
    for (ltl_node word = tree->end[first]; word < tree->end[call]; word = tree->end[word]) {
        is_open = is_open || ltl_shell_spread(tree, word) != LTL_NO_NODE;
        if (slot < LTL_TAINT_SLOTS) {
            values[slot++] = ltl_taint__gather(t, word);
        }
    }
    for (slot = 1; slot < LTL_TAINT_SLOTS; slot++) {
        ltl_taint_state_set(t->arena, &t->state, &t->paths, path_of_slot(t, slot),
                            is_open ? all : values[slot]);
    }
    set_all(t, all);
}

void ltl_taint__take_command(ltl_taint *t, ltl_node call, ltl_taint_value value) {
    ltl_str name = ltl_shell_command(t->tree, call);
    if (ltl_str_is(name, "shift")) {
        shift(t, call);
    } else if (ltl_str_is(name, "set")) {
        set_parameters(t, call);
    } else if (ltl_str_is(name, "getopts")) {
        ltl_taint_value all =
            ltl_taint_state_read(&t->state, &t->paths, path_of_text(t, LTL_STR("@")));
        ltl_taint_state_set(t->arena, &t->state, &t->paths, path_of_text(t, LTL_STR("OPTARG")),
                            all);
    }
    if (value.marks != 0 && ltl_shell_printer(t->tree, call) == ltl_taint__node_of(t, t->unit) &&
        t->unit != 0) {
        ltl_taint__note_result(t, LTL_NO_NODE, value);
    }
}
