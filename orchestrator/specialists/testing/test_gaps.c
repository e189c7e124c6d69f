#include "orchestrator/specialists/testing/test_gaps.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/functions.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"

enum { MOST_FINDINGS = 200, SMALL_LINES = 3 };

const ltl_rule_info ltl_rule_change_untested = LTL_OWN_RULE(
    "tests/changed-function-untested", QUALITY, LOW, MEDIUM,
    "A changed function that no test mentions", "The function changes, and no test mentions it.",
    "Nobody will notice when the new behaviour is wrong, or when the next change breaks it.",
    "Write a test that calls it, or changes that one which is meant to.");
const ltl_rule_info ltl_rule_change_uncovered = LTL_OWN_RULE(
    "tests/changed-lines-uncovered", QUALITY, LOW, HIGH, "Changed lines that no test runs",
    "The lines change, and the coverage report says that no test runs them.",
    "A line that no test runs can be wrong in any way without anybody noticing.",
    "Extend a test so that it comes here.");

/* A changed function, and whether a test speaks of it. */
typedef struct changed {
    ltl_str name;
    ltl_str scope;
    uint32_t target;
    ltl_span head;
    ltl_node node;
    uint32_t first_line;
    uint32_t last_line;
    bool is_public;
} changed;

/* A function of a file that changes, itself changed or not. */
typedef struct neighbour {
    ltl_str name;
    uint32_t target;
} neighbour;

typedef struct gaps {
    ltl_assess *assess;
    const ltl_coverage *coverage;
    ltl_looker looker;
    ltl_arena *arena;
    struct LTL_VEC(changed) functions;
    struct LTL_VEC(neighbour) neighbours;
    bool *is_spoken_of; /* by target: a test mentions a function of the file */
    ltl_map names;      /* of functions: 1 when a test mentions it */
    ltl_map tests_by;   /* how many files of tests, by their kind of language */
    uint32_t tests;
    uint32_t told;
} gaps;

static bool is_asked(const ltl_target *target) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED |
                            LTL_FILE_MIGRATION | LTL_FILE_CONFIGURATION | LTL_FILE_BUILD |
                            LTL_FILE_CI;
    unsigned kinds = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && (kinds & LTL_FILE_SOURCE) != 0 &&
           (kinds & others) == 0;
}

/* Tests in one language say nothing of code in another. */
static ltl_str kind_of(ltl_str path) {
    static const char *const kinds[][7] = {{"js", "ts", "jsx", "tsx", "mjs", "vue", NULL},
                                           {"java", "kt", "scala", "groovy", NULL},
                                           {"c", "h", "cc", "cpp", "hpp", "cxx", NULL}};
    ltl_str name = ltl_str_after_last(path, '/');
    ltl_str extension = ltl_str_after_last(name, '.');
    for (size_t i = 0; i < LTL_COUNT_OF(kinds); i++) {
        for (const char *const *one = kinds[i]; *one != NULL; one++) {
            if (ltl_str_is(extension, *one)) {
                return ltl_str_of(kinds[i][0]);
            }
        }
    }
    return extension;
}

static bool is_test(const ltl_target *target) {
    unsigned kinds = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && (kinds & LTL_FILE_TEST) != 0;
}

/* A changed line within the function that is neither blank nor only a comment. */
static bool has_changed_code(gaps *self, const ltl_tree *tree, const ltl_named_function *function) {
    uint32_t line =
        ltl_looker_first_changed(&self->looker, function->first_line, function->last_line);
    while (line != 0) {
        ltl_str text = ltl_source_line(&self->looker.source, line);
        size_t blank = 0;
        while (blank < text.len && (text.ptr[blank] == ' ' || text.ptr[blank] == '\t')) {
            blank++;
        }
        uint32_t offset = (uint32_t)(text.ptr - self->looker.source.text.ptr + (ptrdiff_t)blank);
        if (blank < text.len && ltl_tree_comment_at(tree, offset) == NULL) {
            return true;
        }
        line = ltl_looker_first_changed(&self->looker, line + 1, function->last_line);
    }
    return false;
}

static bool is_worth_it(const ltl_named_function *function) {
    static const char *const own[] = {"main",     "__init__", "constructor",
                                      "toString", "__repr__", "__str__"};
    for (size_t i = 0; i < LTL_COUNT_OF(own); i++) {
        if (ltl_str_is(function->name, own[i])) {
            return false;
        }
    }
    return function->lines > SMALL_LINES || function->cognitive > 0;
}

static void target_collect(gaps *self, uint32_t index) {
    const ltl_target *target = &ltl_intake_targets(self->assess->run->intake)->at[index];
    const ltl_tree *tree =
        ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD) && !self->looker.is_generated
            ? ltl_looker_tree(&self->looker)
            : NULL;
    if (tree == NULL) {
        return;
    }
    ltl_named_functions functions;
    ltl_named_functions_find(self->arena, tree, &functions);
    for (uint32_t i = 0; i < functions.count; i++) {
        const ltl_named_function *function = &functions.at[i];
        if (is_worth_it(function) && has_changed_code(self, tree, function)) {
            changed one = {function->name,      function->scope,    index,
                           function->head,      function->node,     function->first_line,
                           function->last_line, function->is_public};
            LTL_PUSH(self->arena, &self->functions, one);
        }
        (void)ltl_map_put(&self->names, function->name, NULL);
        LTL_PUSH(self->arena, &self->neighbours, ((neighbour){function->name, index}));
    }
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$';
}

static void words_take(gaps *self, ltl_str text) {
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && is_word(text.ptr[i])) {
            continue;
        }
        ltl_map_entry *entry =
            i > start ? ltl_map_find(&self->names, ltl_str_slice(text, start, i)) : NULL;
        if (entry != NULL) {
            entry->value = 1;
        }
        start = i + 1;
    }
}

static void tests_read(gaps *self, ltl_looker *looker, const ltl_targets *targets,
                       const ltl_surroundings *around) {
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        bool is_one = is_test(target) && (around == NULL || ltl_surroundings_has(around, target));
        if (is_one && ltl_looker_look(looker, target, LTL_SIDE_HEAD)) {
            self->tests++;
            ltl_map_put_copy(&self->tests_by, kind_of(target->path), NULL)->value++;
            words_take(self, looker->source.text);
        }
    }
}

static void surroundings_read(gaps *self) {
    ltl_surroundings around;
    ltl_looker looker;
    if (ltl_surroundings_open(&around, self->assess) &&
        ltl_looker_open(&looker, self->assess, around.intake)) {
        tests_read(self, &looker, ltl_intake_targets(around.intake), &around);
        ltl_looker_close(&looker);
    }
    ltl_surroundings_close(&around);
}

static bool is_mentioned(const gaps *self, ltl_str name) {
    const ltl_map_entry *entry = ltl_map_find(&self->names, name);
    return entry != NULL && entry->value == 1;
}

/* A private function is tested through the others of its file. */
static void files_judge(gaps *self) {
    uint32_t count = ltl_intake_targets(self->assess->run->intake)->count;
    self->is_spoken_of = LTL_NEW_ARRAY(self->arena, bool, (size_t)count + 1);
    for (uint32_t i = 0; i < self->neighbours.count; i++) {
        const neighbour *one = &self->neighbours.at[i];
        self->is_spoken_of[one->target] |= is_mentioned(self, one->name);
    }
}

/* Told by lines that were run, when the report knows the file: -1: it does not. */
static int covered(const gaps *self, const changed *function) {
    const ltl_target *target = &ltl_intake_targets(self->assess->run->intake)->at[function->target];
    const ltl_covered_file *file =
        self->coverage != NULL ? ltl_coverage_find(self->coverage, target->path) : NULL;
    if (file == NULL) {
        return -1;
    }
    bool has_line = false;
    for (uint32_t line = function->first_line; line <= function->last_line; line++) {
        const ltl_covered_line *row = ltl_coverage_line(file, line);
        has_line |= row != NULL;
        if (row != NULL && row->hits > 0) {
            return 1;
        }
    }
    return has_line ? 0 : -1;
}

static void function_say(gaps *self, const changed *function) {
    const ltl_target *target = &ltl_intake_targets(self->assess->run->intake)->at[function->target];
    if (self->looker.target != target && !ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD)) {
        return;
    }
    if (self->told++ < MOST_FINDINGS) {
        ltl_looker_say(&self->looker, &ltl_rule_change_untested, function->head, function->node,
                       "`%.*s` changes, and no test mentions it.", LTL_STR_ARG(function->scope));
    }
}

static void note_untested(ltl_assess *assess, uint32_t untested, uint32_t functions,
                          uint32_t tests) {
    const char *files = tests == 1 ? "" : "s";
    if (untested == 0) {
        ltl_assess_note(assess, "%u changed function%s, mentioned in %u test file%s", functions,
                        functions == 1 ? "" : "s", tests, files);
    } else {
        ltl_assess_note(assess, "%u of %u changed functions %s mentioned in none of %u test file%s",
                        untested, functions, untested == 1 ? "is" : "are", tests, files);
    }
}

static void functions_judge(gaps *self) {
    uint32_t untested = 0;
    uint32_t strangers = 0; /* in languages without any test */
    for (uint32_t i = 0; i < self->functions.count; i++) {
        const changed *function = &self->functions.at[i];
        int is_run = covered(self, function);
        bool is_known = is_mentioned(self, function->name) ||
                        (!function->is_public && self->is_spoken_of[function->target]);
        bool is_gap =
            is_run >= 0 ? false : !is_known; /* lines that are not run are told as lines */
        ltl_str path = ltl_intake_targets(self->assess->run->intake)->at[function->target].path;
        bool has_tests = ltl_map_find(&self->tests_by, kind_of(path)) != NULL;
        strangers += !has_tests;
        untested += is_gap && has_tests;
        if (is_gap && has_tests) {
            function_say(self, function);
        }
    }
    if (self->tests == 0 && self->functions.count > 0) {
        ltl_assess_note(self->assess, "%u function%s, and there are no tests in this repository",
                        self->functions.count,
                        self->functions.count == 1 ? " changes" : "s change");
    } else if (self->functions.count > 0) {
        note_untested(self->assess, untested, self->functions.count, self->tests);
    }
    if (strangers > 0 && self->tests > 0) {
        ltl_assess_note(self->assess, "%u of them are in a language that has no tests here",
                        strangers);
    }
}

/* --- coverage ----------------------------------------------------------------------------- */

static void run_say(gaps *self, uint32_t first, uint32_t last) {
    ltl_str from = ltl_source_line(&self->looker.source, first);
    ltl_str to = ltl_source_line(&self->looker.source, last);
    const char *base = self->looker.source.text.ptr;
    ltl_span span = {(uint32_t)(from.ptr - base), (uint32_t)(to.ptr - base) + (uint32_t)to.len};
    const char *many = first == last ? "This line changes, and no test runs it."
                                     : "These lines change, and no test runs them.";
    if (self->told++ < MOST_FINDINGS) {
        ltl_looker_say(&self->looker, &ltl_rule_change_uncovered, span, LTL_NO_NODE, "%s", many);
    }
}

/* Lines that nobody instrumented (blank ones, comments) join the runs on both sides of them. */
static void lines_judge(gaps *self, const ltl_covered_file *file, uint64_t *changed_lines,
                        uint64_t *unrun) {
    uint32_t first = 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < file->lines.count; i++) {
        uint32_t line = file->lines.at[i].line;
        bool is_changed = ltl_looker_is_changed(&self->looker, line);
        bool is_gap = is_changed && file->lines.at[i].hits == 0;
        *changed_lines += is_changed;
        *unrun += is_gap;
        if (is_gap) {
            first = first == 0 ? line : first;
            last = line;
        } else if (first != 0) {
            run_say(self, first, last);
            first = 0;
        }
    }
    if (first != 0) {
        run_say(self, first, last);
    }
}

static void coverage_judge(gaps *self) {
    uint64_t changed_lines = 0;
    uint64_t unrun = 0;
    uint32_t unknown = 0;
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (!is_asked(&targets->at[i])) {
            continue;
        }
        const ltl_covered_file *file = ltl_coverage_find(self->coverage, targets->at[i].path);
        unknown += file == NULL;
        if (file != NULL && ltl_looker_look(&self->looker, &targets->at[i], LTL_SIDE_HEAD)) {
            lines_judge(self, file, &changed_lines, &unrun);
        }
    }
    ltl_assess_note(self->assess, "coverage: %llu of %llu changed lines are run by tests%s",
                    (unsigned long long)(changed_lines - unrun), (unsigned long long)changed_lines,
                    unknown > 0 ? "; the report does not name every changed file" : "");
}

bool ltl_test_gaps_look(ltl_assess *assess, const ltl_coverage *coverage) {
    gaps self = {.assess = assess, .coverage = coverage, .arena = assess->call->arena};
    ltl_map_init(&self.names, self.arena);
    ltl_map_init(&self.tests_by, self.arena);
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    bool is_open = ltl_looker_open(&self.looker, assess, assess->run->intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (is_asked(&targets->at[i])) {
            target_collect(&self, i);
        }
    }
    if (is_open && self.functions.count > 0) {
        tests_read(&self, &self.looker, targets, NULL);
        surroundings_read(&self);
        files_judge(&self);
        functions_judge(&self);
    }
    if (is_open && coverage != NULL) {
        coverage_judge(&self);
    }
    if (self.told > MOST_FINDINGS) {
        ltl_assess_note(assess, "%u gaps, of which %d are listed", self.told, MOST_FINDINGS);
    }
    ltl_looker_close(&self.looker);
    return is_open;
}
