/* json_walk.h - what somebody wants to know of a JSON text, by the ways that lead there.
 *
 * Shape    routes are compiled into a tree of keys; the walk follows the text down that tree and gives an event for
 *          each value at the end of a route. Everything else is passed over unread, however deep
 * Units    -
 * Owns     borrows routes and pull
 * Errors   BROKEN where the text is no JSON, for good
 * Threads  one owner
 * Cost     that of the pull; a comparison for each key beside a wanted one
 *
 * A route: keys with `.` between them, `[]` for each member of a list, `[0]` for its first, `[1]` for the one after,
 * `*` for any key: "runs[].results[].message.text". The empty route is the text itself.
 */
#ifndef LTL_TABLES_JSON_WALK_H
#define LTL_TABLES_JSON_WALK_H

#include "analyzers/tables/json_pull.h"

enum { LTL_JSON_MOST_STOPS = 512, LTL_JSON_MOST_ROUTE = 24 };

typedef struct ltl_json_route {
    ltl_str path;
    uint16_t field; /* the caller's number, not 0 */
} ltl_json_route;

typedef struct ltl_json_stop {
    ltl_str key;    /* of a member of a list by its place: the digits */
    uint32_t place; /* and their number */
    uint8_t kind;
    uint16_t field;
    uint16_t child;
    uint16_t sibling;
} ltl_json_stop;

typedef struct ltl_json_routes {
    ltl_json_stop stops[LTL_JSON_MOST_STOPS];
    uint16_t count;
} ltl_json_routes;

void ltl_json_routes_init(ltl_json_routes *routes);
/* False when the path is no route, or there are too many. A later route to the same place wins. */
bool ltl_json_routes_add(ltl_json_routes *routes, ltl_json_route route);

typedef enum ltl_json_event_kind {
    LTL_JSON_EVENT_BEGIN, /* an object or a list */
    LTL_JSON_EVENT_END,
    LTL_JSON_EVENT_KEY, /* of a `*`: its value comes next */
    LTL_JSON_EVENT_VALUE,
    LTL_JSON_EVENT_OVER,
    LTL_JSON_EVENT_BROKEN,
} ltl_json_event_kind;

typedef struct ltl_json_event {
    ltl_json_event_kind kind;
    uint16_t field;
    ltl_json_token token;
    ltl_str text; /* as written; until the next event */
    bool is_cut;
} ltl_json_event;

/* Where the walk is: plain memory. */
typedef struct ltl_json_frame {
    uint16_t stop;
    bool is_list;
    uint32_t members; /* of the list so far */
} ltl_json_frame;

typedef struct ltl_json_walk {
    ltl_json_pull *pull;
    const ltl_json_routes *routes;
    ltl_json_frame frames[LTL_JSON_MOST_ROUTE];
    uint32_t depth;
    uint16_t pending; /* the stop of the key that was taken */
} ltl_json_walk;

typedef struct ltl_json_walk_mark {
    ltl_json_mark pull;
    ltl_json_frame frames[LTL_JSON_MOST_ROUTE];
    uint32_t depth;
} ltl_json_walk_mark;

void ltl_json_walk_init(ltl_json_walk *walk, ltl_json_pull *pull, const ltl_json_routes *routes);
ltl_json_event ltl_json_walk_next(ltl_json_walk *walk);
/* Between two members of a list or object, not behind a key. */
void ltl_json_walk_mark_take(ltl_json_walk *walk, ltl_json_walk_mark *out_mark);
void ltl_json_walk_go_to(ltl_json_walk *walk, const ltl_json_walk_mark *mark);

#endif
