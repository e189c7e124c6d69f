#include "analyzers/tables/json_walk.h"

enum { KEY, ANY_KEY, EACH, AT };
enum { NO_STOP = UINT16_MAX };

void ltl_json_routes_init(ltl_json_routes *routes) {
    routes->stops[0] = (ltl_json_stop){.child = NO_STOP, .sibling = NO_STOP};
    routes->count = 1;
}

static uint16_t stop_find(const ltl_json_routes *routes, uint16_t parent, uint8_t kind,
                          ltl_str key) {
    uint16_t at = routes->stops[parent].child;
    while (at != NO_STOP &&
           (routes->stops[at].kind != kind || !ltl_str_eq(routes->stops[at].key, key))) {
        at = routes->stops[at].sibling;
    }
    return at;
}

static uint16_t stop_make(ltl_json_routes *routes, uint16_t parent, uint8_t kind, ltl_str key) {
    uint16_t at = stop_find(routes, parent, kind, key);
    if (at != NO_STOP || routes->count >= LTL_JSON_MOST_STOPS) {
        return at;
    }
    at = routes->count++;
    routes->stops[at] = (ltl_json_stop){
        .key = key, .kind = kind, .child = NO_STOP, .sibling = routes->stops[parent].child};
    uint64_t place = 0;
    (void)ltl_str_to_u64(key, &place);
    routes->stops[at].place = (uint32_t)place;
    routes->stops[parent].child = at;
    return at;
}

/* Cuts the next step off the path; false when it is none. */
static bool step_take(ltl_str *path, uint8_t *out_kind, ltl_str *out_key) {
    *out_key = LTL_STR("");
    if (ltl_str_starts_with(*path, LTL_STR("[]"))) {
        *out_kind = EACH;
        *path = ltl_str_slice(*path, 2, path->len);
        return true;
    }
    if (path->ptr[0] == '[') {
        size_t close = ltl_str_find_byte(*path, ']', 1);
        *out_key = ltl_str_slice(*path, 1, close != SIZE_MAX ? close : 1);
        *out_kind = AT;
        *path = ltl_str_slice(*path, out_key->len + 2, path->len);
        uint64_t place;
        return ltl_str_to_u64(*out_key, &place) && place < UINT32_MAX;
    }
    size_t from = path->ptr[0] == '.';
    size_t to = from;
    while (to < path->len && path->ptr[to] != '.' && path->ptr[to] != '[') {
        to++;
    }
    *out_key = ltl_str_slice(*path, from, to);
    *out_kind = ltl_str_is(*out_key, "*") ? ANY_KEY : KEY;
    *path = ltl_str_slice(*path, to, path->len);
    return out_key->len > 0;
}

bool ltl_json_routes_add(ltl_json_routes *routes, ltl_json_route route) {
    uint16_t at = 0;
    ltl_str path = route.path;
    uint32_t depth = 0;
    while (path.len > 0) {
        uint8_t kind;
        ltl_str key;
        if (++depth >= LTL_JSON_MOST_ROUTE || !step_take(&path, &kind, &key)) {
            return false;
        }
        at = stop_make(routes, at, kind, key);
        if (at == NO_STOP) {
            return false;
        }
    }
    routes->stops[at].field = route.field;
    return true;
}

void ltl_json_walk_init(ltl_json_walk *walk, ltl_json_pull *pull, const ltl_json_routes *routes) {
    *walk = (ltl_json_walk){.pull = pull, .routes = routes, .pending = NO_STOP};
}

/* The stop of a member of the list by its place. */
static uint16_t stop_at(const ltl_json_routes *routes, uint16_t parent, uint32_t place) {
    uint16_t at = routes->stops[parent].child;
    while (at != NO_STOP && (routes->stops[at].kind != AT || routes->stops[at].place != place)) {
        at = routes->stops[at].sibling;
    }
    return at;
}

/* The stop of the value that comes now. */
static uint16_t stop_of_value(ltl_json_walk *walk) {
    if (walk->depth == 0) {
        return 0;
    }
    ltl_json_frame *top = &walk->frames[walk->depth - 1];
    if (!top->is_list) {
        return walk->pending;
    }
    uint16_t own = stop_at(walk->routes, top->stop, top->members++);
    return own != NO_STOP ? own : stop_find(walk->routes, top->stop, EACH, LTL_STR(""));
}

static uint16_t stop_of_key(const ltl_json_walk *walk, ltl_str key) {
    uint16_t parent = walk->frames[walk->depth - 1].stop;
    uint16_t at = stop_find(walk->routes, parent, KEY, key);
    return at != NO_STOP ? at : stop_find(walk->routes, parent, ANY_KEY, LTL_STR("*"));
}

/* What the token is to the caller; OVER: nothing, go on. */
static ltl_json_event_kind value_take(ltl_json_walk *walk, ltl_json_token token,
                                      uint16_t *out_field) {
    uint16_t stop = stop_of_value(walk);
    bool is_nest = token == LTL_JSON_TOKEN_OBJECT || token == LTL_JSON_TOKEN_LIST;
    if (stop == NO_STOP || (is_nest && walk->depth >= LTL_JSON_MOST_ROUTE)) {
        return ltl_json_pull_skip(walk->pull, token) ? LTL_JSON_EVENT_OVER : LTL_JSON_EVENT_BROKEN;
    }
    *out_field = walk->routes->stops[stop].field;
    if (!is_nest) {
        return LTL_JSON_EVENT_VALUE;
    }
    walk->frames[walk->depth++] =
        (ltl_json_frame){.stop = stop, .is_list = token == LTL_JSON_TOKEN_LIST};
    return LTL_JSON_EVENT_BEGIN;
}

ltl_json_event ltl_json_walk_next(ltl_json_walk *walk) {
    for (;;) {
        ltl_json_token token = ltl_json_pull_next(walk->pull);
        ltl_json_event event = {.token = token, .text = walk->pull->text};
        event.is_cut = walk->pull->is_cut;
        switch (token) {
        case LTL_JSON_TOKEN_END:
            event.kind = LTL_JSON_EVENT_OVER;
            return event;
        case LTL_JSON_TOKEN_BROKEN:
        case LTL_JSON_TOKEN_DEEP:
            event.kind = LTL_JSON_EVENT_BROKEN;
            return event;
        case LTL_JSON_TOKEN_KEY:
            walk->pending = stop_of_key(walk, event.text);
            event.kind = LTL_JSON_EVENT_KEY;
            event.field =
                walk->pending != NO_STOP && walk->routes->stops[walk->pending].kind == ANY_KEY
                    ? walk->routes->stops[walk->pending].field
                    : 0;
            break;
        case LTL_JSON_TOKEN_OBJECT_END:
        case LTL_JSON_TOKEN_LIST_END:
            event.kind = LTL_JSON_EVENT_END;
            event.field = walk->routes->stops[walk->frames[--walk->depth].stop].field;
            break;
        default:
            event.kind = value_take(walk, token, &event.field);
            if (event.kind == LTL_JSON_EVENT_BROKEN) {
                return event;
            }
        }
        if (event.field != 0) {
            return event;
        }
    }
}

void ltl_json_walk_mark_take(ltl_json_walk *walk, ltl_json_walk_mark *out_mark) {
    ltl_json_pull_mark(walk->pull, &out_mark->pull);
    memcpy(out_mark->frames, walk->frames, sizeof(walk->frames));
    out_mark->depth = walk->depth;
}

void ltl_json_walk_go_to(ltl_json_walk *walk, const ltl_json_walk_mark *mark) {
    ltl_json_pull_go_to(walk->pull, &mark->pull);
    memcpy(walk->frames, mark->frames, sizeof(walk->frames));
    walk->depth = mark->depth < LTL_JSON_MOST_ROUTE ? mark->depth : LTL_JSON_MOST_ROUTE;
    walk->pending = NO_STOP;
}
