/* Which functions of other files a call may enter. */
#include "analyzers/linking/link_internal.h"
#include "analyzers/syntax/extension.h"

typedef ltl_targets_found found;

static bool has_targets(const found *out) {
    return out->count > 0;
}

static void add(const ltl_index *index, uint32_t file, uint32_t function, bool is_sure, bool is_overload,
                found *out) {
    const ltl_indexed_function *at = &index->functions.at[function];
    bool is_told = (at->fact->flags & LTL_FUNCTION_ABSTRACT) == 0 && at->file != file;
    for (uint32_t i = 0; i < out->count && is_told; i++) {
        is_told = out->at[i].function != function;
    }
    if (is_told && out->count < LTL_MAX_TARGETS) {
        out->at[out->count++] =
            (ltl_far_target){.function = function, .is_sure = is_sure, .is_overload = is_overload && !is_sure};
    }
}

static uint32_t count_of(const ltl_index *index, ltl_entity functions, uint32_t arguments,
                         bool fits) {
    uint32_t count = 0;
    for (uint32_t at = functions.id; at != 0; at = ltl_index__next(index, functions, at)) {
        count += !fits || index->functions.at[at].fact->parameter_count == arguments;
    }
    return count;
}

/* Of functions of one name those that take so many arguments, or all. */
static void add_all(const ltl_index *index, uint32_t file, ltl_entity functions, uint32_t arguments,
                    bool is_sure, found *out) {
    if (functions.kind != LTL_ENTITY_FUNCTIONS) {
        return;
    }
    bool by_count = count_of(index, functions, arguments, true) > 0;
    bool is_one = count_of(index, functions, arguments, by_count) == 1 ||
                  (by_count && ltl_family_traits_of(ltl_index__facts(index, file)->family)->has_clauses);
    for (uint32_t at = functions.id; at != 0; at = ltl_index__next(index, functions, at)) {
        if (!by_count || index->functions.at[at].fact->parameter_count == arguments) {
            add(index, file, at, is_sure && is_one, is_sure, out);
        }
    }
}

/* A method without a body: those of the classes that say they have it. */
static void add_implementers(ltl_index *index, uint32_t file, uint32_t owner, uint32_t name,
                             uint32_t arguments, found *out) {
    const ltl_owner *of = &index->owners.at[owner];
    uint32_t family = (uint32_t)ltl_index__facts(index, of->file)->family;
    uint32_t child = ltl_pairs_find(&index->children_of, family, of->name);
    uint32_t before = out->count;
    for (; child != 0; child = index->children.at[child].next) {
        uint32_t at = index->children.at[child].owner;
        uint32_t function = ltl_pairs_find(&index->in_owner, at, name);
        ltl_entity methods = {LTL_ENTITY_FUNCTIONS, function, LTL_LIST_OWNER};
        if (function != 0) {
            add_all(index, file, methods, arguments, true, out);
        }
    }
    for (uint32_t i = before; out->count - before > 1 && i < out->count; i++) {
        out->at[i].is_sure = false;
        out->at[i].is_overload = false;
    }
}

/* A method that has a body may be called by the name of a class below, which has its own; where more of them have
 * one than are followed, nobody knows. */
static void add_overrides(ltl_index *index, uint32_t file, uint32_t owner, uint32_t name, uint32_t arguments,
                          found *out) {
    found below = {0};
    if (ltl_index__facts(index, file)->family == LTL_FAMILY_GO) {
        return; /* what is embedded knows nothing of what it is embedded in */
    }
    add_implementers(index, file, owner, name, arguments, &below);
    for (uint32_t i = 0; out->count + below.count <= LTL_MAX_TARGETS && i < below.count; i++) {
        below.at[i].is_sure = below.at[i].is_overload = false;
        below.at[i].is_override = true;
        out->at[out->count + i] = below.at[i];
    }
    out->count += out->count + below.count <= LTL_MAX_TARGETS ? below.count : 0;
}

static bool is_abstract(const ltl_index *index, ltl_entity functions) {
    return functions.kind == LTL_ENTITY_FUNCTIONS &&
           (index->functions.at[functions.id].fact->flags & LTL_FUNCTION_ABSTRACT) != 0;
}

/* A method of an interface of Go: those that may be meant; one alone is. */
static void add_of_interface(ltl_index *index, uint32_t file, uint32_t declared, found *out) {
    const uint32_t *at = ltl_entity__implementers(index, index->functions.at[declared].owner, declared);
    bool is_one = at[0] != 0 && at[1] == 0;
    for (; *at != 0; at++) {
        add(index, file, *at, is_one, false, out);
    }
}

static void add_method(ltl_index *index, uint32_t file, uint32_t owner, uint32_t name,
                       uint32_t arguments, found *out) {
    ltl_entity methods = ltl_entity__method(index, owner, name, LTL_LINK_DEPTH);
    if (is_abstract(index, methods) && ltl_index__facts(index, file)->family == LTL_FAMILY_GO) {
        add_of_interface(index, file, methods.id, out);
    } else if (is_abstract(index, methods)) {
        uint32_t of = index->functions.at[methods.id].owner;
        add_implementers(index, file, of != 0 ? of : owner, name, arguments, out);
    } else {
        add_all(index, file, methods, arguments, true, out);
    }
}

/* A function, or the constructor of a class. */
static void add_entity(ltl_index *index, uint32_t file, ltl_entity what, uint32_t arguments,
                       found *out) {
    const char *called_as = ltl_family_traits_of(ltl_index__facts(index, file)->family)->called_as;
    if (what.kind == LTL_ENTITY_OWNER) {
        uint32_t owner = what.id;
        what = ltl_entity__constructor(index, owner, arguments, LTL_LINK_DEPTH);
        uint32_t method = called_as != NULL && what.kind == LTL_ENTITY_NONE
                              ? ltl_index__find_name(index, ltl_str_of(called_as))
                              : 0;
        what = method != 0 ? ltl_entity__method(index, owner, method, LTL_LINK_DEPTH) : what;
    } else if (what.kind == LTL_ENTITY_FILE) {
        what = ltl_entity__whole(index, what.id, LTL_LINK_DEPTH);
        what = what.kind == LTL_ENTITY_OWNER
                   ? ltl_entity__constructor(index, what.id, arguments, LTL_LINK_DEPTH)
                   : what;
    }
    add_all(index, file, what, arguments, true, out);
}

/* ---- by name alone ---- */

/* Names that objects of every library have: one of ours that has it, too, tells nothing. */
static bool is_common(ltl_str name) {
    static const char *const NAMES[] = {
        "accept",     "append",    "apply",    "bind",     "call",     "clear",    "clone",
        "close",      "commit",    "concat",   "connect",  "contains", "copy",     "count",
        "create",     "debug",     "decode",   "delete",   "dispatch", "each",     "emit",
        "encode",     "end",       "endsWith", "equals",   "error",    "exec",     "execute",
        "exists",     "extend",    "fetch",    "filter",   "find",     "findAll",  "findOne",
        "first",      "flush",     "forEach",  "format",   "from",     "group",    "handle",
        "hashCode",   "includes",  "index",    "indexOf",  "info",     "init",     "insert",
        "invoke",     "isEmpty",   "items",    "iterator", "join",     "keys",     "last",
        "length",     "listen",    "load",     "lower",    "match",    "merge",    "method",
        "next",       "notify",    "open",     "parse",    "path",     "post",     "print",
        "println",    "process",   "publish",  "push",     "query",    "read",     "receive",
        "reduce",     "register",  "remove",   "render",   "replace",  "request",  "reset",
        "resolve",    "reverse",   "rollback", "save",     "search",   "select",   "send",
        "serialize",  "shift",     "size",     "slice",    "sort",     "split",    "start",
        "startsWith", "status",    "stop",     "store",    "stream",   "strip",    "submit",
        "substring",  "subscribe", "swap",     "test",     "then",     "toString", "trim",
        "update",     "upper",     "validate", "value",    "valueOf",  "values",   "warn",
        "where",      "with",      "write",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(NAMES[i]))) {
            return true;
        }
    }
    return false;
}

/* Where types are written, an object of a type that is not ours has no method of ours; and so it is with
 * what is imported from elsewhere. */
static bool may_guess(const ltl_index *index, uint32_t file, ltl_str qualifier) {
    const ltl_indexed_file *in = &index->files[file];
    bool is_typed = ltl_family_traits_of(in->facts->family)->writes_types;
    size_t dot = ltl_str_find_byte(qualifier, '.', 0);
    uint32_t first = ltl_index__find_name(index, ltl_str_slice(qualifier, 0, dot));
    for (uint32_t i = 0; first != 0 && i < in->facts->imports.count; i++) {
        if (in->ids[in->facts->imports.at[i].local] == first) {
            return false;
        }
    }
    bool is_type = qualifier.len > 0 && qualifier.ptr[0] >= 'A' && qualifier.ptr[0] <= 'Z';
    return !is_typed && !is_type;
}

/* A method of a class that the framework makes and calls: nobody has an object of it. */
static bool is_action(const ltl_index *index, uint32_t function) {
    uint32_t owner = index->functions.at[function].owner;
    ltl_str name = owner != 0 ? index->names.entries[index->owners.at[owner].name - 1].key : LTL_STR("");
    return ltl_str_ends_with(name, LTL_STR("Controller"));
}

/* The only method of that name in the repository, when it takes what it is given. */
static void add_by_name(ltl_index *index, uint32_t file, ltl_str name, uint32_t arguments,
                        found *out) {
    enum { SHORTEST_NAME = 5 };
    uint32_t family = (uint32_t)ltl_index__facts(index, file)->family;
    uint32_t id = ltl_index__find_name(index, name);
    uint32_t only = 0;
    if (name.len < SHORTEST_NAME || id == 0 || is_common(name)) {
        return;
    }
    for (uint32_t at = ltl_pairs_find(&index->of_name, family, id); at != 0;
         at = index->functions.at[at].next_of_name) {
        unsigned flags = index->functions.at[at].fact->flags;
        if ((flags & LTL_FUNCTION_ABSTRACT) != 0) {
            continue;
        }
        if (only != 0 || (flags & LTL_FUNCTION_METHOD) == 0) {
            return;
        }
        only = at;
    }
    bool fits = only != 0 && arguments <= index->functions.at[only].fact->parameter_count;
    if (fits && !is_action(index, only)) {
        add(index, file, only, false, false, out);
    }
}

/* ---- functions that are added to types ---- */

/* It is added to that type, or to any when that is empty, and takes so many arguments. */
static bool is_added(const ltl_index *index, const ltl_indexed_function *function, ltl_str of, uint32_t arguments) {
    const ltl_function_fact *fact = function->fact;
    const ltl_indexed_file *in = &index->files[function->file];
    if ((fact->flags & LTL_FUNCTION_EXTENDS) != 0 && fact->parameter_count > 0) {
        ltl_str type = ltl_fact_text(in->facts, in->facts->parameter_types.at[fact->first_parameter]);
        return arguments < fact->parameter_count && (of.len == 0 || ltl_may_be_extended(type, of));
    }
    return (fact->flags & LTL_FUNCTION_ADDED) != 0 && arguments <= fact->parameter_count &&
           (of.len == 0 || index->owners.at[function->owner].name == ltl_index__find_name(index, of));
}

/* The only one of that name that the file sees and that takes what it is given, for an object of that type, or of
 * one that nobody knows (then it is a guess). */
static void add_added(ltl_index *index, uint32_t file, uint32_t name, ltl_str type, uint32_t arguments, found *out) {
    uint32_t family = (uint32_t)ltl_index__facts(index, file)->family;
    ltl_str of = ltl_str_after_last(type, '.');
    uint32_t only = 0;
    for (uint32_t at = name != 0 ? ltl_pairs_find(&index->of_name, family, name) : 0; at != 0;
         at = index->functions.at[at].next_of_name) {
        const ltl_indexed_function *function = &index->functions.at[at];
        bool fits = is_added(index, function, of, arguments) && ltl_entity__sees(index, file, function);
        if (fits && only != 0) {
            return;
        }
        only = fits ? at : only;
    }
    if (only != 0) {
        add(index, file, only, of.len > 0, false, out);
    }
}

/* ---- the ways to call ---- */

typedef struct request {
    ltl_index *index;
    uint32_t file;
    const ltl_call_fact *call;
    ltl_str name;
    uint32_t name_id;
    ltl_str qualifier;
} request;

static uint32_t own_class(const request *r) {
    return ltl_pairs_find(&r->index->owner_in, r->file,
                          ltl_index__find_name(r->index, r->qualifier));
}

/* Not only declared, as C has it in front of what other files define. */
static bool is_written_here(const request *r) {
    uint32_t at = ltl_pairs_find(&r->index->in_file, r->file, r->name_id);
    while (at != 0 && (r->index->functions.at[at].fact->flags & LTL_FUNCTION_ABSTRACT) != 0) {
        at = r->index->functions.at[at].next_in_file;
    }
    return at != 0;
}

static void by_bare_name(const request *r, found *out) {
    ltl_family family = ltl_index__facts(r->index, r->file)->family;
    uint32_t class = own_class(r);
    bool sees_methods = ltl_family_traits_of(family)->sees_methods;
    if (is_written_here(r)) {
        return;
    }
    if (class != 0 && sees_methods) {
        add_method(r->index, r->file, class, r->name_id, r->call->arguments, out);
        if (has_targets(out) || ltl_pairs_find(&r->index->in_owner, class, r->name_id) != 0) {
            return;
        }
    }
    ltl_entity what = ltl_entity__function(r->index, r->file, r->name_id, LTL_LINK_DEPTH);
    if (what.kind == LTL_ENTITY_NONE) {
        what = ltl_entity__local(r->index, r->file, r->name_id, LTL_LINK_DEPTH);
    }
    add_entity(r->index, r->file, what, r->call->arguments, out);
}

static void by_qualifier(const request *r, found *out) {
    ltl_entity of = ltl_entity__dotted(r->index, r->file, r->qualifier, LTL_LINK_DEPTH);
    ltl_family family = ltl_index__facts(r->index, r->file)->family;
    bool constructs = family == LTL_FAMILY_RUBY && ltl_str_is(r->name, "new");
    if (of.kind == LTL_ENTITY_OWNER && constructs) {
        add_entity(r->index, r->file, of, r->call->arguments, out);
    } else if (of.kind == LTL_ENTITY_OWNER) {
        add_method(r->index, r->file, of.id, r->name_id, r->call->arguments, out);
    } else if (of.kind != LTL_ENTITY_NONE) {
        ltl_entity what = ltl_entity__member(r->index, of, r->name_id, LTL_LINK_DEPTH);
        add_entity(r->index, r->file, what, r->call->arguments, out);
        if (what.kind == LTL_ENTITY_NONE) { /* others may put functions into a module */
            add_by_name(r->index, r->file, r->name, r->call->arguments, out);
        }
    } else if (family == LTL_FAMILY_C || family == LTL_FAMILY_PHP) {
        /* ns::f, \ns\f: namespaces are not followed, its name is */
        add_all(r->index, r->file,
                ltl_entity__function(r->index, r->file, r->name_id, LTL_LINK_DEPTH),
                r->call->arguments, true, out);
    } else if (may_guess(r->index, r->file, r->qualifier)) {
        add_by_name(r->index, r->file, r->name, r->call->arguments, out);
    } else if (of.kind == LTL_ENTITY_NONE) {
        add_added(r->index, r->file, r->name_id, LTL_STR(""), r->call->arguments, out);
    }
}

static void by_type(const request *r, found *out) {
    uint32_t owner = ltl_entity__type(r->index, r->file, r->qualifier, LTL_LINK_DEPTH);
    if (owner == 0 && r->qualifier.len > 0 && r->qualifier.ptr[0] == '$') { /* a variable that nobody knows */
        request bare = *r;
        bare.qualifier = ltl_str_slice(r->qualifier, 1, r->qualifier.len);
        by_qualifier(&bare, out);
        return;
    }
    if (r->call->how == LTL_CALL_NEW) {
        add_all(r->index, r->file,
                owner != 0 ? ltl_entity__constructor(r->index, owner, r->call->arguments, LTL_LINK_DEPTH)
                           : (ltl_entity){0},
                r->call->arguments, true, out);
        return;
    }
    if (owner != 0) {
        add_method(r->index, r->file, owner, r->name_id, r->call->arguments, out);
        bool is_one = out->count == 1 && out->at[0].is_sure && r->call->is_declared;
        if (is_one && r->index->functions.at[out->at[0].function].owner == owner) {
            add_overrides(r->index, r->file, owner, r->name_id, r->call->arguments, out);
        }
    }
    if (!has_targets(out)) {
        ltl_str type = ltl_str_ends_with(r->qualifier, LTL_STR("()")) ? LTL_STR("") : r->qualifier;
        add_added(r->index, r->file, r->name_id, type, r->call->arguments, out);
    }
    if (owner == 0 && !has_targets(out) && ltl_str_ends_with(r->qualifier, LTL_STR("()")) &&
        may_guess(r->index, r->file, r->qualifier)) {
        add_by_name(r->index, r->file, r->name, r->call->arguments, out);
    }
}

static void by_self(const request *r, found *out) {
    uint32_t class = own_class(r);
    uint32_t own = class != 0 ? ltl_pairs_find(&r->index->in_owner, class, r->name_id) : 0;
    bool is_written = own != 0 && (r->index->functions.at[own].fact->flags & LTL_FUNCTION_ABSTRACT) == 0;
    if (class == 0 || is_written) {
        return;
    }
    add_method(r->index, r->file, class, r->name_id, r->call->arguments, out);
    if (!has_targets(out)) { /* what classes below are to have */
        add_implementers(r->index, r->file, class, r->name_id, r->call->arguments, out);
    }
}

static void by_super(const request *r, found *out) {
    uint32_t class = own_class(r);
    if (class != 0) {
        ltl_entity what = ltl_entity__inherited(r->index, class, r->name_id, LTL_LINK_DEPTH);
        add_all(r->index, r->file, what, r->call->arguments, true, out);
    }
}

static void by_member(const request *r, found *out) {
    if (!may_guess(r->index, r->file, LTL_STR(""))) {
        add_added(r->index, r->file, r->name_id, LTL_STR(""), r->call->arguments, out);
        return;
    }
    add_by_name(r->index, r->file, r->name, r->call->arguments, out);
}

static void by_require(const request *r, found *out) {
    uint32_t module = ltl_index__module(r->index, r->file, r->qualifier);
    if (module == LTL_NO_FILE || ltl_index__facts(r->index, module) == NULL) {
        return;
    }
    ltl_entity what = ltl_entity__whole(r->index, module, LTL_LINK_DEPTH);
    if (r->name_id != 0) {
        ltl_entity whole = {.kind = LTL_ENTITY_FILE, .id = module};
        what = ltl_entity__member(r->index, whole, r->name_id, LTL_LINK_DEPTH);
    }
    add_entity(r->index, r->file, what, r->call->arguments, out);
}

/* What stands in the file outside of functions. */
static void by_include(const request *r, found *out) {
    uint32_t file = ltl_index__page(r->index, r->file, r->qualifier);
    uint32_t at = file != LTL_NO_FILE ? ltl_pairs_find(&r->index->in_file, file, 0) : 0;
    while (at != 0 && (r->index->functions.at[at].fact->flags & LTL_FUNCTION_FILE) == 0) {
        at = r->index->functions.at[at].next_in_file;
    }
    if (at != 0) {
        add(r->index, r->file, at, true, false, out);
    }
}

void ltl_link__call(ltl_index *index, uint32_t file, const ltl_call_fact *call, found *out_found) {
    static void (*const WAYS[])(const request *, found *) = {
        [LTL_CALL_BARE] = by_bare_name,      [LTL_CALL_NEW] = by_type,
        [LTL_CALL_QUALIFIED] = by_qualifier, [LTL_CALL_TYPED] = by_type,
        [LTL_CALL_SELF] = by_self,           [LTL_CALL_SUPER] = by_super,
        [LTL_CALL_MEMBER] = by_member,       [LTL_CALL_REQUIRED] = by_require,
        [LTL_CALL_INCLUDED] = by_include,
    };
    const ltl_indexed_file *in = &index->files[file];
    request r = {.index = index,
                 .file = file,
                 .call = call,
                 .name = ltl_fact_text(in->facts, call->name),
                 .name_id = in->ids[call->name],
                 .qualifier = ltl_fact_text(in->facts, call->qualifier)};
    *out_found = (found){0};
    WAYS[call->how](&r, out_found);
}
