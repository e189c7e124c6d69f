/* watching.h - what was found in each file of some folders, kept up to date while they change.
 *
 * Shape    rounds: the files are listed anew, those that differ from the last round are looked at, and what is new or
 *          fixed in them is told. A file that cannot be read or does not parse fixes nothing
 * Units    -
 * Owns     findings and states of all files, until ltl_watching_clear
 * Errors   those of intake and run
 * Threads  main thread
 * Cost     a walk and a look at each file's state per round; a run over the files that changed
 */
#ifndef LTL_CLI_WATCHING_H
#define LTL_CLI_WATCHING_H

#include "core/map.h"
#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/drive/watcher.h"

typedef struct ltl_watched {
    ltl_arena arena; /* of the findings */
    ltl_findings findings;
    ltl_str path;
    uint64_t size;
    uint64_t inode;
    int64_t changed_ns;
    uint32_t round; /* in which it was seen last */
    bool is_changed;
    bool is_gone;
} ltl_watched;

typedef struct ltl_watching {
    ltl_analysis *analysis;
    ltl_watcher *watcher;
    ltl_arena arena; /* of paths */
    ltl_map by_path; /* place in `files` */
    struct LTL_VEC(ltl_watched *) files;
    ltl_arena news_arena;
    ltl_findings news; /* of the round: state new or fixed */
    uint32_t round;
    uint32_t files_changed;
    uint32_t unread; /* of these, those that could not be looked at */
    uint32_t folders;
    bool has_new_folders; /* files may have been made there before anybody watched */
} ltl_watching;

LTL_MUST_USE ltl_status ltl_watching_begin(ltl_watching *watching, ltl_analysis *analysis,
                                           ltl_error *error);
/* `*out_signal`: SIGINT or SIGTERM ended it; then nothing is told. */
LTL_MUST_USE ltl_status ltl_watching_round(ltl_watching *watching, int *out_signal,
                                           ltl_error *error);
/* Findings that a report would show, of all files. */
uint64_t ltl_watching_count(const ltl_watching *watching);
uint32_t ltl_watching_files(const ltl_watching *watching);
void ltl_watching_clear(ltl_watching *watching);

#endif
