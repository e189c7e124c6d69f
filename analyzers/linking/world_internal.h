/* world_internal.h - parts of the world that are files of their own.
 *
 * Shape    -
 * Units    -
 * Owns     the arena of the call
 * Errors   -
 * Threads  -
 * Cost     that of the parts
 */
#ifndef LTL_LINKING_WORLD_INTERNAL_H
#define LTL_LINKING_WORLD_INTERNAL_H

#include "analyzers/linking/world.h"

/* What either of them says. */
const ltl_far_summary *ltl_far_summary__join(ltl_arena *arena, const ltl_far_summary *a,
                                             const ltl_far_summary *b);

ltl_far_value ltl_far_value__join(ltl_arena *arena, const ltl_far_value *a, const ltl_far_value *b);

ltl_world_record *ltl_world__record(ltl_world *world, uint32_t file, uint32_t rule);

/* It is looked at in one of the next rounds. */
void ltl_world__pend(ltl_world *world, ltl_world_record *record);

/* All looks together have taken what there is for them: LTL_MAX_FAR_SHARE. */
bool ltl_world__is_spent(const ltl_world *world);

/* world_rounds.c: who is looked at next, of those who are pending; a file may be several works, with other rules
 * each. */
void ltl_world__round(ltl_world *world, ltl_world_works *out_works);

/* world_works.c: keys of file and rule, which are sorted, as one work a file. */
void ltl_world__group(ltl_world *world, uint64_t *keys, uint32_t count, ltl_world_works *out);
/* Makes several works of one that would take longer than all others of its round. */
void ltl_world__share_out(ltl_world *world, ltl_world_works *works);

/* world_shared.c: what files put into variables that they share. */
void ltl_world__take_shares(ltl_world *world, ltl_world_record *record, const ltl_far_outcome *outcome);
/* True when others have put marks into a variable that the file reads. */
bool ltl_world__finds_shares(const ltl_world *world, uint32_t file, uint32_t rule);
/* … when it may put some where others read them that lead to a sink: its first look knew of no other file. */
bool ltl_world__may_share(const ltl_world *world, const ltl_concern *concern, uint32_t file);
const ltl_far_share *ltl_world__next_share(const ltl_world *world, uint32_t rule, uint32_t file, uint32_t variable,
                                           uint32_t *at);

/* asked.c: functions that are given marks, and are in no file that is looked at for its own sake. */
void ltl_world__note_passes(ltl_world *world, ltl_world_record *record);
/* Makes the files pending whose functions are given marks, as far as that is known by now. */
void ltl_world__ask(ltl_world *world);
/* True when the file of the record gives the function marks. */
bool ltl_world__gives_to(const ltl_world *world, const ltl_world_record *record, uint32_t function);

#endif
