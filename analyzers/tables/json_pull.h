/* json_pull.h - the tokens of a JSON text of any size, through a window of it.
 *
 * Shape    as json_scan.h, which does the reading; the window moves over the text as tokens are taken. What nobody
 *          wants is skipped by its brackets and quotes alone, however deep it is nested
 * Units    byte offsets and lines of the whole text, which may hold several texts one behind the other
 * Owns     the window is the caller's; slices of tokens are valid until the next call
 * Errors   BROKEN and DEEP as in json_scan.h; `has_failed` when the bytes could not be had. A string longer than
 *          the window is cut, and says so; a number or a name that long is BROKEN
 * Threads  one owner
 * Cost     O(bytes), no allocation, no recursion
 */
#ifndef LTL_TABLES_JSON_PULL_H
#define LTL_TABLES_JSON_PULL_H

#include "analyzers/tables/json_scan.h"

/* Up to `room` bytes; 0 at the end, negative when they cannot be had. */
typedef int64_t (*ltl_json_fill)(void *context, uint64_t offset, char *into, uint32_t room);

typedef struct ltl_json_pull {
    ltl_json_scan scan; /* of the window */
    ltl_json_fill fill;
    void *context;
    char *window;
    uint32_t room;
    uint64_t base;    /* offset of the window */
    uint64_t line;    /* of `counted` */
    uint32_t counted; /* lines are known up to there in the window */
    bool is_at_end;   /* nothing comes behind the window */
    bool has_failed;
    bool is_many; /* texts follow each other, with or without blanks between */
    /* Of the token given last. */
    ltl_str text;
    uint64_t offset;
    bool is_cut;
} ltl_json_pull;

/* The state between two tokens, for going on in another process: plain memory. */
typedef struct ltl_json_mark {
    uint64_t offset;
    uint64_t line;
    uint32_t depth;
    uint8_t expects;
    uint8_t is_object[LTL_JSON_SCAN_DEPTH / 8];
} ltl_json_mark;

void ltl_json_pull_init(ltl_json_pull *pull, ltl_json_fill fill, void *context, char *window,
                        uint32_t room);
ltl_json_token ltl_json_pull_next(ltl_json_pull *pull);
/* Passes the value that began with the token given last, an OBJECT or a LIST; another one has ended already. False when
 * it does not end: the pull is broken then. */
bool ltl_json_pull_skip(ltl_json_pull *pull, ltl_json_token token);
/* The line of the token given last. */
uint64_t ltl_json_pull_line(ltl_json_pull *pull);
/* Past the line end that comes next, as a new text: a way on when a line of JSON Lines is broken. False at the end. */
bool ltl_json_pull_next_line(ltl_json_pull *pull);

void ltl_json_pull_mark(ltl_json_pull *pull, ltl_json_mark *out_mark);
void ltl_json_pull_go_to(ltl_json_pull *pull, const ltl_json_mark *mark);

/* A slice between quotes as the text it stands for: escapes become characters, lone surrogates and bytes that are no
 * UTF-8 U+FFFD; at most `most` bytes, whole characters. Returns its length; `out_is_cut` may be null. */
uint32_t ltl_json_unescape(ltl_str written, char *into, uint32_t most, bool *out_is_cut);

#endif
