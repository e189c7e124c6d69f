/* scan_internal.h - what the files of the scanner share; nobody else includes it.
 *
 * Shape    a lane is a scanner's state for one language; the budget of a rule is shared by all parts of a file
 * Units    -
 * Owns     see scan.h
 * Errors   giving up is noted with the rule
 * Threads  one owner
 * Cost     see scan.h
 */
#ifndef LTL_RULESET_SCAN_INTERNAL_H
#define LTL_RULESET_SCAN_INTERNAL_H

#include "analyzers/embedded/embedded.h"
#include "analyzers/ruleset/evaluate.h"
#include "analyzers/ruleset/ruleset_internal.h"
#include "analyzers/ruleset/scan.h"

typedef struct ltl_rung ltl_rung; /* see scan_ladder.c */

/* One scanner's own state for one language: names that start with the program's base. */
typedef struct ltl_lane {
    const ltl_program *program;
    bool is_known;
    bool is_used; /* since the last reset */
    bool has_names;
    ltl_names names;
    ltl_prefilter_scratch *scratch;
    uint8_t *alive; /* by unit */
} ltl_lane;

enum { MAX_LANES = 257 };

struct ltl_scanner {
    const ltl_ruleset *ruleset;
    ltl_parser *parser;
    ltl_regex_state *regex_state;
    ltl_arena arena;
    ltl_arena tree_arena; /* of `tree` and the names in it */
    uint32_t tree_names;  /* behind the last name that it mentions */
    bool uses_prefilter;
    ltl_dataflow_depth dataflow;
    const ltl_reach *reach; /* of the file at hand; null: it stands alone */
    ltl_taint_scratch taint; /* of the file at hand */
    ltl_value_scratch values;
    bool ignores_paths;
    int64_t today;
    ltl_lane lanes[MAX_LANES];
    uint16_t used[MAX_LANES]; /* lanes that may hold names of the file at hand */
    uint32_t used_count;
    /* The file at hand. */
    const ltl_source *source;
    const ltl_language *language;
    const ltl_language *twin; /* that the file may be as well; null: none */
    const atomic_int *stop;
    bool tree_is_known;
    ltl_reason tree_reason;
    const ltl_tree *tree;
    ltl_imports imports;
    bool target_is_known;
    ltl_match_target target;
    ltl_map parts[2]; /* read on their own, by the lane of the language and of any text */
    struct LTL_VEC(const ltl_tree *) embedded; /* trees of code embedded in it, those that were needed */
    bool parts_are_known;
    ltl_embedded_parts page;
    ltl_reason embedded_reason;
    bool is_in_document; /* the code at hand is shown in one */
    bool matches_are_known;
    ltl_matches matches;
    ltl_evaluation_context *words; /* the file as words; null: nobody asked yet */
    ltl_names word_names;
    ltl_reason form_reason;        /* of the file, when its rules had to do without its tree */
    ltl_give_ups give_ups;
    ltl_form best;           /* see ltl_scanner_set_form */
    uint32_t flows_out[LTL_FORM_COUNT]; /* rules that followed values in that form, and used up their steps */
    const atomic_uint *bars; /* see ltl_scanner_set_bars; null: all rules run */
    uint32_t place;
    uint64_t *awake;    /* bit per rule */
    bool has_barred;
    bool suppressions_are_known;
    ltl_suppressions suppressions;
};

/* What is left of what a rule may spend and find on the file: parts of the file share it. */
typedef struct ltl_budget {
    uint64_t fuel;
    uint32_t found;
} ltl_budget;

/* ---- scan.c ---- */

ltl_lane *ltl_scanner__lane(ltl_scanner *scanner, const ltl_language *language);
ltl_reason ltl_scanner__reason_of(ltl_status status);
ltl_reason ltl_scanner__reason_of_tree(ltl_status status, const ltl_tree *tree);
/* What patterns are matched against; null: no tree. */
ltl_match_target *ltl_scanner__target(ltl_scanner *scanner);

/* ---- scan_rules.c ---- */

void ltl_scanner__give_up(ltl_scanner *scanner, const ltl_rule *rule, ltl_reason reason);
void ltl_scanner__give_up_alive(ltl_scanner *scanner, const ltl_lane *l, ltl_reason reason);
ltl_taint_query ltl_scanner__taint_options(const ltl_scanner *scanner, const ltl_rule *rule);
bool ltl_scanner__wants_path(const ltl_scanner *scanner, const ltl_rule *rule);
/* The path of the file, and whether it may be of the language that a guest is for. */
bool ltl_scanner__wants(const ltl_scanner *scanner, const ltl_unit *unit);
/* True when a rule that is awake has a pattern. */
bool ltl_scanner__needs_tree(const ltl_scanner *scanner, const ltl_lane *l);
ltl_evaluation_context ltl_scanner__context(ltl_scanner *scanner, ltl_lane *l, bool with_tree);
/* The lane of a language that has rules; null when there are none, or no memory for them. */
ltl_lane *ltl_scanner__lane_with_rules(ltl_scanner *scanner, const ltl_language *language);
/* Says which units could match in the text; false: none that wants the file. */
bool ltl_scanner__wake(ltl_scanner *scanner, ltl_lane *l, ltl_str text);
/* The units that are alive; `budgets` are theirs, null: new ones. `reason` says why there is no tree. */
void ltl_scanner__run_units(ltl_scanner *scanner, const ltl_lane *l, ltl_evaluation_context *c,
                            ltl_budget *budgets, ltl_reason reason);
void ltl_scanner__run_lane(ltl_scanner *scanner, const ltl_language *language);

/* What the ranges are as findings. `rung` is the cheaper form that found them, null: the rule as written. */
void ltl_scanner__add_matches(ltl_scanner *scanner, const ltl_evaluation_context *context,
                              const ltl_unit *unit, const ltl_ranges *ranges, const ltl_rung *rung,
                              ltl_budget *budget);

/* ---- scan_bars.c ---- */

void ltl_scanner__begin_rules(ltl_scanner *scanner);
/* Notes that the rule is awake. */
bool ltl_scanner__is_barred(ltl_scanner *scanner, const ltl_unit *unit);

/* ---- scan_ladder.c ---- */

void ltl_scanner__begin_form(ltl_scanner *scanner);
/* Whether the rule may follow values as it would: else it begins with a cheaper form. */
bool ltl_scanner__may_flow(const ltl_scanner *scanner, const ltl_unit *unit, bool is_deep);
/* A look at values in that form, and how it ended. */
void ltl_scanner__note_flow(ltl_scanner *scanner, const ltl_unit *unit, ltl_form form, ltl_reason reason);
void ltl_scanner__forget_words(ltl_scanner *scanner);
void ltl_rung_mark(const ltl_rung *rung, ltl_match *match);
/* Why the evaluation ended: a stop of the run comes before whatever it made of it. */
ltl_reason ltl_scanner__stop_reason(const ltl_evaluation_context *context);
/* The rule has used up its steps: the cheaper forms have theirs, one after the other until one of them gets through.
 * What the file's outcome is. */
ltl_reason ltl_scanner__descend(ltl_scanner *scanner, ltl_evaluation_context *context,
                                const ltl_unit *unit, bool was_deep, ltl_budget *budget);
/* The same for a rule that needs the tree that the file has not, for that reason. */
ltl_reason ltl_scanner__do_without(ltl_scanner *scanner, const ltl_evaluation_context *context,
                                   const ltl_unit *unit, ltl_reason reason);

/* ---- scan_reach.c ---- */

/* True when the rule asks and tells other files here. */
bool ltl_scanner__reaches_files(const ltl_scanner *scanner, const ltl_evaluation_context *context,
                                const ltl_rule *rule);
/* Asks with what other files say, and tells them what came out. True when not all was followed. */
bool ltl_scanner__evaluate_far(ltl_scanner *scanner, ltl_evaluation_context *context,
                               const ltl_unit *unit, ltl_taint_query *taint,
                               ltl_ranges *out_ranges);

/* ---- scan_embedded.c ---- */

/* The parts of the file, found once; null when it has no tree, and then `out_reason` says why. */
const ltl_embedded_parts *ltl_scanner__parts(ltl_scanner *scanner, ltl_reason *out_reason);
/* Makes the context that of a part, as if it were a file of its own. */
ltl_reason ltl_scanner__enter_part(ltl_scanner *scanner, ltl_evaluation_context *context,
                                   const ltl_embedded_parts *parts, const ltl_embedded *part,
                                   bool with_tree);
/* The rules of other languages over the code of those in the file. */
void ltl_scanner__run_embedded(ltl_scanner *scanner);

#endif
