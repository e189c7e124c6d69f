/* journal.h - many files changed as one: all of them, or none, whatever happens in between.
 *
 * Shape    a file `fix` in a folder of the program's own, never in the tree, with the old and the new bytes of every
 *          file; it is there from before the first file is changed until after the last one is. Files are named
 *          relative to the root they lie in; one of them may be the index of the repository
 * Units    bytes
 * Owns     descriptors and memory until ltl_fix_journal_close; a lock as long
 * Errors   LTL_REFUSED: another process has the lock, a component of a path is a link, the journal is not
 *          one; LTL_IO with the path
 * Threads  one owner at a time
 * Cost     every byte is written twice; two fsyncs for the journal, one a file, one a folder
 *
 * The order of what reaches the disk: (1) journal written under another name, fsync, renamed, its folder
 * fsynced. (2) For each file: new bytes in a temporary file beside it, with mode, owner and extended attributes of
 * the old, fsync, rename. (3) Each folder in which a name changed, fsync. (4) The journal is removed, its folder
 * fsynced: from here on nothing is undone. So at any moment a file has all its old or all its new bytes, and as long
 * as some have old and others new, the journal is there and knows both.
 *
 * A journal may lie in a repository that came from elsewhere: nothing in it is executed, and it can only name
 * files of the same tree, each component opened without following a link.
 */
#ifndef LTL_FIX_JOURNAL_H
#define LTL_FIX_JOURNAL_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/status.h"
#include "core/vec.h"

typedef enum ltl_fix_state {
    LTL_FIX_BEFORE, /* it has its old bytes */
    LTL_FIX_AFTER,  /* it has its new bytes */
    LTL_FIX_OTHER,  /* somebody else changed it, or took it away */
} ltl_fix_state;

typedef struct ltl_fix_file {
    ltl_str path;  /* relative to the tree; of the index: its name in the git folder */
    bool is_index; /* lies in the git folder, and is replaced under git's own lock */
    bool is_made;  /* it was not there before: its old bytes are none, and it goes with them */
    ltl_str before;
    ltl_str after;
    ltl_digest before_digest;
    ltl_digest after_digest;
    bool is_left; /* somebody else changed it meanwhile: it did not get its new bytes */
} ltl_fix_file;

typedef struct ltl_fix_files LTL_VEC(ltl_fix_file) ltl_fix_files;

enum { LTL_FIX_ID_BYTES = 17 };

typedef struct ltl_fix_journal {
    ltl_arena arena;
    int state; /* folders */
    int tree;
    int git; /* -1: none */
    int lock;
    bool is_pending; /* a journal is on the disk */
    char id[LTL_FIX_ID_BYTES];
    ltl_str verify; /* the command that had to agree; empty: none */
    ltl_fix_files files;
} ltl_fix_journal;

typedef struct ltl_fix_folders {
    ltl_str state; /* made when it is not there */
    ltl_str tree;
    ltl_str git; /* empty: none */
} ltl_fix_folders;

/* Takes the lock; reads what an earlier run left, if anything. */
LTL_MUST_USE ltl_status ltl_fix_journal_open(const ltl_fix_folders *folders,
                                             ltl_fix_journal *out_journal, ltl_error *error);
void ltl_fix_journal_close(ltl_fix_journal *journal);

/* Step 1. Digests are set here; bytes and paths stay borrowed. */
LTL_MUST_USE ltl_status ltl_fix_journal_write(ltl_fix_journal *journal, const ltl_fix_files *files,
                                              ltl_str verify, ltl_error *error);
/* What a file holds now. */
LTL_MUST_USE ltl_status ltl_fix_journal_look(const ltl_fix_journal *journal, uint32_t index,
                                             ltl_fix_state *out_state, ltl_error *error);
/* Step 2: gives the file its new or old bytes, unless it has them; what somebody else changed is left as it is, and
 * `out_state` says so. Can be done again. */
LTL_MUST_USE ltl_status ltl_fix_journal_put(const ltl_fix_journal *journal, uint32_t index,
                                            ltl_fix_state wanted, ltl_fix_state *out_state,
                                            ltl_error *error);
/* Step 3. */
LTL_MUST_USE ltl_status ltl_fix_journal_sync(const ltl_fix_journal *journal, ltl_error *error);
/* Step 4. */
LTL_MUST_USE ltl_status ltl_fix_journal_end(ltl_fix_journal *journal, ltl_error *error);
/* The old bytes of a file that cannot get them back, put aside in the state folder under `out_name`. */
LTL_MUST_USE ltl_status ltl_fix_journal_keep(const ltl_fix_journal *journal, uint32_t index,
                                             ltl_arena *arena, ltl_str *out_name, ltl_error *error);

#endif
