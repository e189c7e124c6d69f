#include "analyzers/taint/sinks/senders.h"

enum {
    GUESSES_OF_ADMINISTRATOR = 2,
    MAX_AROUND = 64, /* nodes from a source outwards */
    MAX_LINES = 400, /* statements of a class, arguments of a call */
    MAX_FIRST = 4,   /* statements that turn somebody away, at the beginning of a function */
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* `text` holds the word in any case; `words` are in small letters. */
static bool holds(ltl_str text, const char *word) {
    ltl_str wanted = ltl_str_of(word);
    for (size_t i = 0; i + wanted.len <= text.len; i++) {
        size_t same = 0;
        while (same < wanted.len && is_letter(text.ptr[i + same]) &&
               (text.ptr[i + same] | 0x20) == wanted.ptr[same]) {
            same++;
        }
        if (same == wanted.len) {
            return true;
        }
    }
    return false;
}

/* `requireAdmin`, `hasPermission("settings:update")`, `login_required("SETTINGS")`. */
static bool names_administrators(ltl_str text) {
    bool is_permission = holds(text, "permi") || holds(text, "role") || holds(text, "scope") ||
                         holds(text, "authori") || holds(text, "requir");
    bool is_system = holds(text, "setting") || holds(text, "system") || holds(text, "manage") || holds(text, "monitor");
    return holds(text, "admin") || holds(text, "superuser") || holds(text, "elevat") ||
           (is_permission && is_system);
}

/* What is called, without what it belongs to; empty: no such thing. */
static ltl_str called(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    bool is_leaf = callee != LTL_NO_NODE && ltl_tree_is_leaf(tree, callee);
    return is_leaf ? ltl_tree_name(tree, callee) : LTL_STR("");
}

/* `@admin.route("/admin")` says where it lies, not who gets there. */
static bool is_route(const ltl_tree *tree, ltl_node annotation) {
    static const char *const NAMES[] = {"route", "get",    "post",    "put",
                                        "patch", "delete", "register"};
    for (ltl_node node = annotation; node < tree->end[annotation]; node++) {
        if (tree->kind[node] != LTL_KIND_CALL) {
            continue;
        }
        for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
            if (ltl_str_is(called(tree, node), NAMES[i])) {
                return true;
            }
        }
        return false;
    }
    return false;
}

/* `@admin_required` and the like above a function or a class. */
static bool is_annotated(const ltl_tree *tree, ltl_node node) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_ANNOTATION && !is_route(tree, child) &&
            names_administrators(ltl_tree_text(tree, child))) {
            return true;
        }
    }
    return false;
}

/* `before_action :require_admin` among the statements of a class; one for some of its actions counts for all. */
static bool is_filtered(const ltl_tree *tree, ltl_node class) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    uint32_t lines = MAX_LINES;
    for (ltl_node at = body != LTL_NO_NODE ? body + 1 : class + 1;
         at < tree->end[class] && lines-- > 0; at = tree->end[at]) {
        ltl_node call = tree->kind[at] == LTL_KIND_EXPRESSION_STATEMENT ? at + 1 : at;
        ltl_str name = tree->kind[call] == LTL_KIND_CALL ? called(tree, call) : LTL_STR("");
        ltl_node left = ltl_tree_child(tree, call, LTL_ROLE_LEFT);
        bool is_kept = tree->kind[call] == LTL_KIND_ASSIGN && left != LTL_NO_NODE &&
                       ltl_str_is(ltl_tree_text(tree, left), "permission_classes");
        if (is_kept && names_administrators(ltl_tree_text(tree, call))) {
            return true; /* Django REST framework */
        }
        if ((ltl_str_is(name, "before_action") || ltl_str_is(name, "before_filter")) &&
            names_administrators(ltl_tree_text(tree, call))) {
            return true;
        }
    }
    return false;
}

/* `class A extends AdminController`, `class V(AdminRequiredMixin, View)`. */
static bool is_of_administrators(const ltl_tree *tree, ltl_node class) {
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARENT &&
            names_administrators(ltl_tree_text(tree, child))) {
            return true;
        }
    }
    return false;
}

/* `router.get("/x", requireAdmin, (req, res) => …)`. */
static bool is_behind(const ltl_tree *tree, ltl_node function) {
    ltl_node call = tree->parent[function];
    uint32_t left = MAX_LINES;
    if (tree->role[function] != LTL_ROLE_ARGUMENT || call == LTL_NO_NODE ||
        tree->kind[call] != LTL_KIND_CALL) {
        return false;
    }
    for (ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
         given != LTL_NO_NODE && given < function && left-- > 0;
         given = ltl_tree_next_sibling(tree, given)) {
        if (tree->kind[given] != LTL_KIND_STRING &&
            names_administrators(ltl_tree_text(tree, given))) {
            return true;
        }
    }
    return false;
}

static bool has_way_out(const ltl_tree *tree, ltl_node branch) {
    for (ltl_node node = branch; branch != LTL_NO_NODE && node < tree->end[branch]; node++) {
        if (tree->kind[node] == LTL_KIND_RETURN || tree->kind[node] == LTL_KIND_THROW) {
            return true;
        }
    }
    return false;
}

/* `user.role != "admin"`, `user.role not in [ADMIN]`, of a test that leads out. */
static bool is_other(const ltl_tree *tree, ltl_node test, ltl_node condition) {
    static const char *const OTHER[] = {"!=", "!==", "is not", "not in"};
    ltl_str operator= ltl_tree_name(tree, condition);
    bool is_it = false;
    for (size_t i = 0; tree->kind[condition] == LTL_KIND_BINARY && i < LTL_COUNT_OF(OTHER); i++) {
        is_it = is_it || ltl_str_is(operator, OTHER[i]);
    }
    return is_it && has_way_out(tree, ltl_tree_child(tree, test, LTL_ROLE_THEN));
}

/* `if (!req.user.isAdmin) return …` among the statements of a function, before the source, or the first ones where
 * that is a parameter. */
static bool is_refused(const ltl_tree *tree, ltl_node function, ltl_node source) {
    ltl_node body = ltl_tree_child(tree, function, LTL_ROLE_BODY);
    bool is_parameter = body != LTL_NO_NODE && source < body;
    uint32_t left = is_parameter ? MAX_FIRST : MAX_LINES;
    ltl_node end = is_parameter ? tree->end[function] : source;
    for (ltl_node at = body != LTL_NO_NODE ? body + 1 : tree->end[function];
         at < tree->end[function] && at < end && left-- > 0; at = tree->end[at]) {
        ltl_node condition = tree->kind[at] == LTL_KIND_IF
                                 ? ltl_tree_child(tree, at, LTL_ROLE_CONDITION)
                                 : LTL_NO_NODE;
        bool is_no =
            condition != LTL_NO_NODE && (ltl_tree_kind(tree, condition) == LTL_KIND_UNARY ||
                                         ltl_str_is(ltl_tree_name(tree, at), "unless") ||
                                         is_other(tree, at, condition));
        if (is_no && tree->end[at] <= end &&
            names_administrators(ltl_tree_text(tree, condition))) {
            return true;
        }
    }
    return false;
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* `install`, `Installer.php`, `InstallationController.cs`; `installed.php` speaks of something else. */
static bool names_installer(ltl_str segment) {
    static const char *const NAMES[] = {"installation", "installer", "_install", "install"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        ltl_str name = ltl_str_of(NAMES[i]);
        bool begins = segment.len >= name.len &&
                      ltl_str_equals_ignoring_case(ltl_str_slice(segment, 0, name.len), name);
        char next = begins && segment.len > name.len ? segment.ptr[name.len] : '.';
        if (begins && (is_upper(next) || !is_letter(next))) {
            return true;
        }
    }
    return false;
}

/* `vite.config.mjs`: what builds a page, or shows it to whoever writes it. */
static bool builds(ltl_str segment) {
    static const char *const ENDS[] = {".config.js", ".config.mjs", ".config.cjs", ".config.ts"};
    for (size_t i = 0; i < LTL_COUNT_OF(ENDS); i++) {
        if (ltl_str_ends_with(segment, ltl_str_of(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

/* Whoever installs a program may do anything with it, and code that installs is gone, or locked, when others can
 * get there. */
static bool is_of_owner(ltl_str path) {
    for (size_t from = 0; from < path.len;) {
        size_t end = ltl_str_find(path, LTL_STR("/"), from);
        end = end == SIZE_MAX ? path.len : end;
        ltl_str segment = ltl_str_slice(path, from, end);
        bool is_setup = end < path.len && ltl_str_is(segment, "setup"); /* a folder; a file sets up anything */
        if (is_setup || names_installer(segment) || (end == path.len && builds(segment))) {
            return true;
        }
        from = end + 1;
    }
    return false;
}

/* `def f(admin: User = Depends(get_current_admin))`: FastAPI asks first. */
static bool depends_on_administrators(const ltl_tree *tree, ltl_node function) {
    ltl_node body = ltl_tree_child(tree, function, LTL_ROLE_BODY);
    ltl_node end = body != LTL_NO_NODE ? body : function;
    for (ltl_node call = function + 1; call < end; call++) {
        ltl_str name = tree->kind[call] == LTL_KIND_CALL ? called(tree, call) : LTL_STR("");
        bool asks = ltl_str_is(name, "Depends") || ltl_str_is(name, "Security");
        if (asks && names_administrators(ltl_tree_text(tree, call))) {
            return true;
        }
    }
    return false;
}

uint32_t ltl_taint_doubt_of_sender(const ltl_tree *tree, ltl_node source, bool strikes_sender) {
    uint32_t left = strikes_sender ? 0 : MAX_AROUND;
    if (is_of_owner(tree->source->path)) {
        return GUESSES_OF_ADMINISTRATOR;
    }
    for (ltl_node node = source; node != LTL_NO_NODE && left-- > 0; node = tree->parent[node]) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool is_function = kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA;
        bool is_class = kind == LTL_KIND_CLASS;
        if ((is_function && (is_annotated(tree, node) || is_behind(tree, node) || is_refused(tree, node, source) ||
                             depends_on_administrators(tree, node))) ||
            (is_class && (is_annotated(tree, node) || is_filtered(tree, node) ||
                          is_of_administrators(tree, node)))) {
            return GUESSES_OF_ADMINISTRATOR;
        }
    }
    return 0;
}
