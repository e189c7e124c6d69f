#include "orchestrator/plan/evaluate.h"

#include <inttypes.h>

#include "core/compiler.h"
#include "orchestrator/plan/bump.h"
#include "orchestrator/plan/facts.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/moved.h"
#include "orchestrator/plan/profile.h"
#include "orchestrator/plan/redeclared.h"
#include "orchestrator/plan/touch.h"

enum { HOTFIX_LINES = 10, MAJOR_FILES = 20, MAJOR_LINES = 1000, HUB_FILES = 20 };

/* What a kind of file says about the change. */
static const struct {
    unsigned kind;
    ltl_fact fact;
} kind_facts[] = {
    {LTL_FILE_CONFIGURATION, LTL_FACT_CONFIGURATION},
    {LTL_FILE_BUILD, LTL_FACT_BUILD},
    {LTL_FILE_CI, LTL_FACT_CI},
    {LTL_FILE_INFRASTRUCTURE, LTL_FACT_INFRASTRUCTURE},
    {LTL_FILE_MANIFEST | LTL_FILE_LOCK, LTL_FACT_DEPENDENCIES},
    {LTL_FILE_TEST, LTL_FACT_TEST},
    {LTL_FILE_MIGRATION, LTL_FACT_MIGRATION},
    {LTL_FILE_REVIEW, LTL_FACT_REVIEW},
    {LTL_FILE_PROGRAM, LTL_FACT_PROGRAM},
};

/* A topic means what the fact says, but in files of the kinds `not_in`, and, where `only_in` is not
 * empty, in no other. Tests speak of logins and other people's code of everything; what guards there
 * counts all the same. */
static const struct {
    ltl_topic topic;
    ltl_fact fact;
    unsigned not_in;
    unsigned only_in;
} topic_facts[] = {
#define PROSE   (LTL_FILE_DOCUMENT | LTL_FILE_LICENCE | LTL_FILE_LOCK)
#define FOREIGN (PROSE | LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED)
    {LTL_TOPIC_REMOVED_CHECK, LTL_FACT_REMOVED_CHECK, PROSE | LTL_FILE_TEST, 0},
    {LTL_TOPIC_REMOVED_CHECK, LTL_FACT_WEAKENED_TEST, PROSE, LTL_FILE_TEST},
    {LTL_TOPIC_ACCESS, LTL_FACT_ACCESS, FOREIGN, 0},
    {LTL_TOPIC_CRYPTOGRAPHY, LTL_FACT_CRYPTOGRAPHY, FOREIGN, 0},
    {LTL_TOPIC_DESERIALISATION, LTL_FACT_DESERIALISATION, FOREIGN, 0},
    {LTL_TOPIC_EXECUTION, LTL_FACT_EXECUTION, FOREIGN, 0},
    {LTL_TOPIC_QUERY, LTL_FACT_QUERY, FOREIGN, 0},
    {LTL_TOPIC_SWITCH, LTL_FACT_SWITCH, FOREIGN, 0},
    {LTL_TOPIC_WORKFLOW, LTL_FACT_WORKFLOW, 0, LTL_FILE_CI},
    {LTL_TOPIC_SECRET, LTL_FACT_SECRET, LTL_FILE_LOCK, 0},
    {LTL_TOPIC_UNKNOWN, LTL_FACT_UNKNOWN_LINES, 0, 0},
};

/* Files of these kinds do not make a change major. */
#define WEIGHTLESS (LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_LOCK | LTL_FILE_BINARY)

typedef struct evaluator {
    ltl_arena *arena;
    ltl_thresholds thresholds;
    ltl_facts *facts;
    const ltl_changed_file *files; /* all of the change */
    uint32_t file_count;
    ltl_moved moved; /* lines of files that weigh */
    uint64_t added;  /* lines of all files */
    uint64_t removed;
    uint64_t weighty_lines;
    uint32_t weighty_files;
    uint32_t quiet_files;
} evaluator;

static uint32_t saturate(uint64_t number) {
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

ltl_thresholds ltl_thresholds_complete(const ltl_thresholds *given) {
    ltl_thresholds result = given != NULL ? *given : (ltl_thresholds){0};
    result.hotfix_lines = result.hotfix_lines > 0 ? result.hotfix_lines : HOTFIX_LINES;
    result.major_files = result.major_files > 0 ? result.major_files : MAJOR_FILES;
    result.major_lines = result.major_lines > 0 ? result.major_lines : MAJOR_LINES;
    result.hub_files = result.hub_files > 0 ? result.hub_files : HUB_FILES;
    return result;
}

/* A binary that is not known to be a picture may be run, wherever it lies. */
static unsigned kinds_of(const ltl_changed_file *file, ltl_str path) {
    unsigned kinds = ltl_file_kinds(path);
    if (file->is_binary && (kinds & LTL_FILE_BINARY) == 0) {
        kinds |= LTL_FILE_PROGRAM;
    }
    return kinds;
}

/* Where a file was counts as much as where it is: moving code among the documents, or out of the
 * tests, is no quiet change. */
typedef struct standing {
    unsigned here;
    unsigned either; /* kinds of one of the paths */
    unsigned common; /* kinds of both */
    bool is_quiet;
} standing;

static standing stand(const ltl_changed_file *file) {
    unsigned here = kinds_of(file, file->path);
    unsigned before = file->old_path.len > 0 ? kinds_of(file, file->old_path) : here;
    bool is_plain = !file->is_link && !file->is_submodule && !file->mode_changed;
    return (standing){.here = here,
                      .either = here | before,
                      .common = here & before,
                      .is_quiet = is_plain && ltl_file_is_quiet(here) && ltl_file_is_quiet(before)};
}

/* ---- one file ---- */

static void note_kinds(evaluator *e, const ltl_changed_file *file, unsigned kinds) {
    for (size_t i = 0; i < LTL_COUNT_OF(kind_facts); i++) {
        if ((kinds & kind_facts[i].kind) != 0) {
            ltl_facts_note(e->facts, kind_facts[i].fact, file->path, LTL_STR(""));
        }
    }
    bool adds_dependency = (kinds & (LTL_FILE_MANIFEST | LTL_FILE_LOCK)) != 0 &&
                           (file->lines_added > 0 || file->is_binary) &&
                           !ltl_is_version_bump(file->added_text, file->removed_text);
    const struct {
        bool is_so;
        ltl_fact fact;
    } notes[] = {
        {adds_dependency, LTL_FACT_DEPENDENCY},
        {file->is_deleted && (kinds & LTL_FILE_TEST) != 0, LTL_FACT_DELETED_TEST},
        {file->mode_changed, LTL_FACT_MODE},
        {file->is_link, LTL_FACT_LINK},
        {file->is_submodule || ltl_str_is(file->path, ".gitmodules"), LTL_FACT_SUBMODULE},
        {kinds == 0 && !file->is_submodule, LTL_FACT_UNKNOWN_FILE},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(notes); i++) {
        if (notes[i].is_so) {
            ltl_facts_note(e->facts, notes[i].fact, file->path, LTL_STR(""));
        }
    }
}

static void note_topics(evaluator *e, const ltl_changed_file *file, const standing *at,
                        const ltl_touch *touch) {
    for (size_t i = 0; i < LTL_COUNT_OF(topic_facts); i++) {
        ltl_topic topic = topic_facts[i].topic;
        unsigned only_in = topic_facts[i].only_in;
        if ((touch->topics & 1u << topic) != 0 && (at->common & topic_facts[i].not_in) == 0 &&
            (only_in == 0 || (at->either & only_in) != 0)) {
            ltl_facts_note(e->facts, topic_facts[i].fact, file->path, touch->evidence[topic]);
        }
    }
}

/* What callers and readers of the code notice, however few lines it takes. */
static void note_symbols(evaluator *e, const ltl_changed_file *file) {
    static const ltl_fact facts[] = {[LTL_CHANGED_REMOVED] = LTL_FACT_API_REMOVED,
                                     [LTL_CHANGED_SIGNATURE] = LTL_FACT_API_CHANGED};
    const ltl_function_delta *delta = file->delta;
    bool is_noted[LTL_COUNT_OF(facts)] = {false};
    for (uint32_t i = 0; delta != NULL && i < delta->change_count; i++) {
        ltl_function_change_kind kind = delta->changes[i].kind;
        bool is_elsewhere =
            kind == LTL_CHANGED_REMOVED &&
            ltl_is_redeclared(e->files, e->file_count, file->path, delta->changes[i].scope);
        if (kind < LTL_COUNT_OF(facts) && !is_noted[kind] && !is_elsewhere) {
            is_noted[kind] = true;
            ltl_facts_note(e->facts, facts[kind], file->path, delta->changes[i].scope);
        }
    }
    if (delta != NULL && delta->meeting.len > 0) {
        ltl_facts_note(e->facts, LTL_FACT_MEETING, file->path, delta->meeting);
    }
}

/* What others notice of a file that they import; comments alone they do not. */
static void note_graph(evaluator *e, const ltl_changed_file *file, uint32_t idle_lines) {
    const ltl_graph_delta *graph = file->graph;
    uint64_t lines = (uint64_t)file->lines_added + file->lines_removed;
    if (graph == NULL || lines <= idle_lines) {
        return;
    }
    uint32_t most = e->thresholds.hub_files;
    const struct {
        bool is_so;
        ltl_fact fact;
        ltl_str evidence;
    } notes[] = {
        {graph->circle.len > 0, LTL_FACT_NEW_CIRCLE, graph->circle},
        {graph->against.len > 0, LTL_FACT_AGAINST_LAYERS, graph->against},
        {graph->untold.len > 0, LTL_FACT_UNTOLD_GRAPH, graph->untold},
        {graph->users > most, LTL_FACT_HUB,
         ltl_arena_printf(e->arena, "more than %" PRIu32 " files", most)},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(notes); i++) {
        if (notes[i].is_so) {
            ltl_facts_note(e->facts, notes[i].fact, file->path, notes[i].evidence);
        }
    }
}

static void weigh(evaluator *e, const ltl_changed_file *file, const standing *at,
                  uint32_t idle_lines) {
    if ((at->here & LTL_FILE_SOURCE) != 0 && (at->here & LTL_FILE_TEST) == 0) {
        ltl_facts_note(e->facts, LTL_FACT_SOURCE, file->path, LTL_STR(""));
    }
    if ((at->here & WEIGHTLESS) == 0) {
        uint64_t lines = (uint64_t)file->lines_added + file->lines_removed;
        e->weighty_files++;
        e->weighty_lines += lines > idle_lines ? lines - idle_lines : 0;
        ltl_moved_note(e->arena, file->added_text, file->removed_text, &e->moved);
    }
}

static void read_file(evaluator *e, const ltl_changed_file *file) {
    e->added += file->lines_added;
    e->removed += file->lines_removed;
    standing at = stand(file);
    ltl_touch touch = {0};
    if (!file->is_binary) {
        ltl_change_text text = {file->added_text, file->removed_text, file->lines_added,
                                file->lines_removed, file->path};
        ltl_touch_find(e->arena, &text, &touch);
    }
    note_topics(e, file, &at, &touch);
    if (at.is_quiet) {
        e->quiet_files++;
        return;
    }
    note_kinds(e, file, at.either);
    note_symbols(e, file);
    note_graph(e, file, touch.idle_lines);
    weigh(e, file, &at, touch.idle_lines);
}

/* ---- the whole change ---- */

static ltl_str numbers(evaluator *e, uint64_t measured, uint32_t threshold) {
    return ltl_arena_printf(e->arena, "%" PRIu64 ", threshold %" PRIu32, measured, threshold);
}

static void note_size(evaluator *e) {
    const ltl_thresholds *t = &e->thresholds;
    uint64_t moved = ltl_moved_count(&e->moved);
    uint64_t lines = e->weighty_lines > moved ? e->weighty_lines - moved : 0;
    if (e->weighty_files > t->major_files) {
        ltl_facts_note(e->facts, LTL_FACT_MANY_FILES, LTL_STR(""),
                       numbers(e, e->weighty_files, t->major_files));
    }
    if (lines > t->major_lines) {
        ltl_facts_note(e->facts, LTL_FACT_MANY_LINES, LTL_STR(""),
                       numbers(e, lines, t->major_lines));
    }
}

/* Small is a claim about plain source only: one line of configuration can do anything, and what others call is not
 * small for them. */
static void note_small(evaluator *e, const ltl_changed_file *files, uint32_t file_count) {
    uint64_t lines = e->added + e->removed;
    bool is_plain =
        file_count == 1 && ltl_file_kinds(files[0].path) == LTL_FILE_SOURCE && !files[0].is_deleted;
    bool only_source =
        (ltl_facts_labels(e->facts) & ~(1u << LTL_LABEL_STANDARD | 1u << LTL_LABEL_SECURITY)) == 0;
    bool is_own = !ltl_facts_have(e->facts, LTL_FACT_API_REMOVED) &&
                  !ltl_facts_have(e->facts, LTL_FACT_API_CHANGED) &&
                  !ltl_facts_have(e->facts, LTL_FACT_HUB) &&
                  !ltl_facts_have(e->facts, LTL_FACT_UNTOLD_GRAPH);
    if (is_plain && only_source && is_own && lines < e->thresholds.hotfix_lines) {
        e->facts->at[LTL_FACT_SOURCE].count = 0;
        ltl_facts_note(e->facts, LTL_FACT_SMALL, files[0].path,
                       numbers(e, lines, e->thresholds.hotfix_lines));
    }
}

/* What nobody can tell is reviewed as code, and as code that guards something. */
static void fail_closed(evaluator *e, uint32_t file_count) {
    if (e->quiet_files == file_count) {
        ltl_facts_note(e->facts, LTL_FACT_QUIET, LTL_STR(""), LTL_STR(""));
    } else if (ltl_facts_labels(e->facts) == 0 || ltl_facts_have(e->facts, LTL_FACT_UNKNOWN_FILE) ||
               ltl_facts_have(e->facts, LTL_FACT_UNKNOWN_LINES) ||
               ltl_facts_have(e->facts, LTL_FACT_UNTOLD_GRAPH)) {
        ltl_facts_note(e->facts, LTL_FACT_UNTOLD, LTL_STR(""), LTL_STR(""));
        ltl_facts_note(e->facts, LTL_FACT_UNTOLD_RISK, LTL_STR(""), LTL_STR(""));
    }
}

static void finish(evaluator *e, const ltl_changed_file *files, uint32_t file_count,
                   ltl_evaluation *out_evaluation) {
    uint32_t labels = ltl_facts_labels(e->facts);
    ltl_evaluation evaluation = {.primary = ltl_label_primary(labels),
                                 .labels = labels,
                                 .profile = ltl_profile_of(labels),
                                 .files_changed = file_count,
                                 .files = files,
                                 .file_count = file_count,
                                 .lines_added = saturate(e->added),
                                 .lines_removed = saturate(e->removed)};
    ltl_facts_tell(e->facts, e->arena, &evaluation);
    *out_evaluation = evaluation;
}

void ltl_evaluate(ltl_arena *arena, const ltl_changed_file *files, uint32_t file_count,
                  const ltl_thresholds *thresholds, ltl_evaluation *out_evaluation) {
    evaluator e = {.arena = arena,
                   .thresholds = ltl_thresholds_complete(thresholds),
                   .facts = LTL_NEW(arena, ltl_facts),
                   .files = files,
                   .file_count = file_count};
    for (uint32_t i = 0; i < file_count; i++) {
        read_file(&e, &files[i]);
    }
    if (file_count == 0) {
        ltl_facts_note(e.facts, LTL_FACT_EMPTY, LTL_STR(""), LTL_STR(""));
    } else {
        note_size(&e);
        fail_closed(&e, file_count);
        note_small(&e, files, file_count);
    }
    finish(&e, files, file_count, out_evaluation);
}
