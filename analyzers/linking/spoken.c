#include "analyzers/linking/spoken.h"

#include <ctype.h>

#include "core/map.h"

enum { MOST_PARTS = 8, MOST_LEVELS = 64, MOST_NAMES = 4000 };

typedef struct listener {
    ltl_arena *arena;
    ltl_arena *scratch;
    const ltl_tree *tree;
    ltl_spoken *out;
    ltl_str file_space; /* `namespace A.B;` for the rest of the file, `package a.b` */
    ltl_map seen;
} listener;

ltl_spoken_tongue ltl_spoken_tongue_of(const ltl_language *language) {
    static const struct {
        const char *id;
        ltl_spoken_tongue tongue;
    } rows[] = {
        {"csharp", LTL_TONGUE_CSHARP}, {"ruby", LTL_TONGUE_RUBY}, {"rust", LTL_TONGUE_RUST},
        {"swift", LTL_TONGUE_SWIFT},   {"java", LTL_TONGUE_JVM},  {"kotlin", LTL_TONGUE_JVM},
        {"scala", LTL_TONGUE_JVM},
    };
    for (size_t i = 0; language != NULL && i < LTL_COUNT_OF(rows); i++) {
        if (strcmp(language->id, rows[i].id) == 0) {
            return rows[i].tongue;
        }
    }
    return LTL_TONGUE_NONE;
}

static bool is_capital(ltl_str name) {
    return name.len > 1 && isupper((unsigned char)name.ptr[0]);
}

/* `A::B.c` is "A.B.c"; empty when a part of it is no name. */
static ltl_str dotted(listener *self, ltl_node node) {
    const ltl_tree *tree = self->tree;
    ltl_str parts[MOST_PARTS];
    uint32_t count = 0;
    while (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name) ||
            count + 1 == MOST_PARTS) {
            return LTL_STR("");
        }
        parts[count++] = ltl_tree_name(tree, name);
        node = receiver;
    }
    ltl_str text = tree->kind[node] == LTL_KIND_NAME ? ltl_tree_name(tree, node) : LTL_STR("");
    while (text.len > 0 && count > 0) {
        text = ltl_arena_printf(self->scratch, "%.*s.%.*s", LTL_STR_ARG(text),
                                LTL_STR_ARG(parts[count - 1]));
        count--;
    }
    return text;
}

static bool opens_scope(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_CLASS ||
           (tree->kind[node] == LTL_KIND_OTHER &&
            (ltl_str_is(ltl_tree_name(tree, node), "namespace") ||
             ltl_str_is(ltl_tree_name(tree, node), "mod")));
}

static ltl_str joined(ltl_arena *arena, ltl_str scope, ltl_str name) {
    return scope.len == 0
               ? name
               : ltl_arena_printf(arena, "%.*s.%.*s", LTL_STR_ARG(scope), LTL_STR_ARG(name));
}

static ltl_str scope_of(listener *self, ltl_node node) {
    const ltl_tree *tree = self->tree;
    ltl_str scope = LTL_STR("");
    ltl_node at = tree->parent[node];
    for (uint32_t level = 0; level < MOST_LEVELS && at != LTL_NO_NODE && at != 0; level++) {
        ltl_node name =
            opens_scope(tree, at) ? ltl_tree_child(tree, at, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE && name != node) {
            ltl_str text = dotted(self, name);
            scope = scope.len == 0 ? text : joined(self->scratch, text, scope);
        }
        at = tree->parent[at];
    }
    return self->file_space.len == 0 ? scope
           : scope.len == 0          ? self->file_space
                                     : joined(self->scratch, self->file_space, scope);
}

/* `extension View` and `impl Speak for View` add to what is declared elsewhere. */
static bool declares(const ltl_tree *tree, ltl_node class, ltl_node name) {
    ltl_span head = {tree->start[class], tree->start[name]};
    ltl_str text = ltl_source_slice(tree->source, head);
    return !ltl_str_is(ltl_tree_name(tree, class), "impl") &&
           !ltl_str_starts_with(text, LTL_STR("impl")) &&
           ltl_str_find(text, LTL_STR("extension "), 0) == SIZE_MAX;
}

static void class_take(listener *self, ltl_node node) {
    ltl_node name = ltl_tree_child(self->tree, node, LTL_ROLE_NAME);
    ltl_str text = name != LTL_NO_NODE ? dotted(self, name) : LTL_STR("");
    if (text.len == 0 || self->out->declared.count >= MOST_NAMES ||
        !declares(self->tree, node, name)) {
        return;
    }
    bool is_flat = self->out->tongue == LTL_TONGUE_SWIFT || self->out->tongue == LTL_TONGUE_RUST;
    ltl_str full = is_flat ? text : joined(self->scratch, scope_of(self, node), text);
    ltl_spoken_name declared = {.name = ltl_arena_copy(self->arena, full)};
    LTL_PUSH(self->arena, &self->out->declared, declared);
}

/* The part of `A.B.create` that is a type. */
static ltl_str type_part(ltl_str name) {
    size_t end = 0;
    for (size_t at = 0; at < name.len;) {
        size_t dot = ltl_str_find_byte(name, '.', at);
        dot = dot == SIZE_MAX ? name.len : dot;
        ltl_str part = ltl_str_slice(name, at, dot);
        if (!is_capital(part)) {
            break;
        }
        end = dot;
        at = dot + 1;
    }
    return ltl_str_slice(name, 0, end);
}

static bool is_own_name(const ltl_tree *tree, ltl_node node) {
    return ltl_tree_role(tree, node) == LTL_ROLE_NAME && tree->parent[node] != LTL_NO_NODE &&
           tree->kind[tree->parent[node]] != LTL_KIND_MEMBER;
}

static void name_take(listener *self, ltl_node node) {
    ltl_str name = dotted(self, node);
    bool is_flat = self->out->tongue == LTL_TONGUE_SWIFT || self->out->tongue == LTL_TONGUE_RUST;
    ltl_str type = is_flat ? ltl_str_after_last(name, '.') : type_part(name);
    if (!is_capital(type) || self->out->used.count >= MOST_NAMES) {
        return;
    }
    ltl_str scope = is_flat ? LTL_STR("") : scope_of(self, node);
    ltl_str key =
        ltl_arena_printf(self->scratch, "%.*s\n%.*s", LTL_STR_ARG(scope), LTL_STR_ARG(type));
    bool is_new;
    ltl_map_put(&self->seen, key, &is_new);
    if (is_new) {
        ltl_spoken_name used = {ltl_arena_copy(self->arena, type),
                                ltl_arena_copy(self->arena, scope)};
        LTL_PUSH(self->arena, &self->out->used, used);
    }
}

static void import_take(listener *self, ltl_node node) {
    ltl_node module = ltl_tree_child(self->tree, node, LTL_ROLE_MODULE);
    ltl_str text = module != LTL_NO_NODE ? dotted(self, module) : LTL_STR("");
    if (text.len > 0 && self->out->tongue == LTL_TONGUE_CSHARP) {
        LTL_PUSH(self->arena, &self->out->opened, ltl_arena_copy(self->arena, text));
    } else if (text.len > 0 && self->out->tongue == LTL_TONGUE_RUST) {
        LTL_PUSH(self->arena, &self->out->modules, ltl_arena_copy(self->arena, text));
    }
}

/* `mod parser;` is the file parser.rs; with a body it is no file. */
static void module_take(listener *self, ltl_node node) {
    ltl_node name = ltl_tree_child(self->tree, node, LTL_ROLE_NAME);
    bool has_body = ltl_tree_child(self->tree, node, LTL_ROLE_BODY) != LTL_NO_NODE;
    if (name != LTL_NO_NODE && !has_body) {
        ltl_str text = ltl_arena_printf(self->arena, "self.%.*s", LTL_STR_ARG(dotted(self, name)));
        LTL_PUSH(self->arena, &self->out->modules, text);
    }
}

/* `namespace A.B;` and `package a.b` stand beside what they are for. */
static void space_find(listener *self) {
    const ltl_tree *tree = self->tree;
    for (ltl_node node = 1; node < tree->count; node = tree->end[node]) {
        ltl_str word = tree->kind[node] == LTL_KIND_OTHER ? ltl_tree_name(tree, node) : LTL_STR("");
        bool is_space = ltl_str_is(word, "namespace") || ltl_str_is(word, "package");
        ltl_node name = is_space ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE && ltl_tree_child(tree, node, LTL_ROLE_BODY) == LTL_NO_NODE) {
            self->file_space = dotted(self, name);
            return;
        }
    }
}

void ltl_spoken_make(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *tree, ltl_str path,
                     ltl_spoken *out_spoken) {
    *out_spoken = (ltl_spoken){.tongue = ltl_spoken_tongue_of(tree->language), .path = path};
    listener self = {.arena = arena, .scratch = scratch, .tree = tree, .out = out_spoken};
    if (out_spoken->tongue == LTL_TONGUE_NONE) {
        return;
    }
    ltl_map_init(&self.seen, scratch);
    space_find(&self);
    for (ltl_node node = 1; node < tree->count;) {
        ltl_kind kind = tree->kind[node];
        bool is_chain = kind == LTL_KIND_MEMBER && dotted(&self, node).len > 0;
        if (kind == LTL_KIND_IMPORT) {
            import_take(&self, node);
        } else if (kind == LTL_KIND_CLASS) {
            class_take(&self, node);
        } else if (kind == LTL_KIND_OTHER && ltl_str_is(ltl_tree_name(tree, node), "mod")) {
            module_take(&self, node);
        } else if (is_chain || (kind == LTL_KIND_NAME && !is_own_name(tree, node))) {
            name_take(&self, node);
        }
        /* Rust imports types by name, like everything else. */
        bool is_done =
            is_chain || (kind == LTL_KIND_IMPORT && out_spoken->tongue != LTL_TONGUE_RUST);
        node = is_done ? tree->end[node] : node + 1;
    }
}
