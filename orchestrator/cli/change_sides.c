#include "orchestrator/cli/change_sides.h"

#include "analyzers/agents/common/generated.h"
#include "core/limits.h"
#include "core/outcome.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/specialists/common/sides.h"

/* Of the main thread for as long as it lives, should a parser crash. */
static char last_stack[LTL_WATCH_STACK_BYTES];

void ltl_change_sides_open(ltl_change_sides *self, ltl_change_graph *graph) {
    *self = (ltl_change_sides){.parser = ltl_parser_new(),
                               .bytes_left = LTL_MAX_FACT_PARSE_BYTES,
                               .graph = graph};
    ltl_names_init(&self->names);
    ltl_watch_thread(0, last_stack);
}

void ltl_change_sides_close(ltl_change_sides *self) {
    ltl_parser_free(self->parser);
    ltl_names_clear(&self->names);
    ltl_arena_clear(&self->scratch);
    *self = (ltl_change_sides){0};
}

/* Somebody crashed on it, here or later: whoever looks at it alone will say what it is worth. */
static bool is_suspect(ltl_str path) {
    bool is_one = false;
    for (uint32_t i = 0; i < ltl_suspect_count() && !is_one; i++) {
        is_one = ltl_str_eq(ltl_suspect_at(i).path, path);
    }
    return is_one;
}

static bool is_code(const ltl_target *target, const ltl_language *language,
                    const ltl_source *source) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    return language != NULL && language->scoping != LTL_SCOPING_NONE && !source->is_minified &&
           (ltl_file_kinds(target->path) & others) == 0 && !is_suspect(target->path) &&
           !ltl_is_generated_text(source->text);
}

static const ltl_tree *parse(ltl_change_sides *self, const ltl_source *source,
                             const ltl_language *language) {
    const ltl_tree *tree = NULL;
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + source->text.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    ltl_status status = ltl_parser_parse(self->parser, &self->scratch, &self->names, source,
                                         language, &fuel, &tree);
    return status == LTL_OK ? tree : NULL;
}

static void show(ltl_change_sides *self, uint32_t number, const ltl_target *target, bool is_after,
                 const ltl_tree *tree) {
    if (self->graph != NULL && tree != NULL) {
        ltl_change_graph_note(self->graph, number, target->path, is_after, &self->names, tree);
    }
}

static ltl_function_delta *sides_compare(ltl_change_sides *self, ltl_arena *arena, uint32_t number,
                                         const ltl_target *target, const ltl_source *base,
                                         const ltl_source *head, const ltl_language *language) {
    ltl_function_delta *delta = LTL_NEW(arena, ltl_function_delta);
    const ltl_tree *old = base != NULL ? parse(self, base, language) : NULL;
    bool has_base = old != NULL || base == NULL;
    const ltl_tree *new = has_base && head != NULL ? parse(self, head, language) : NULL;
    show(self, number, target, false, old);
    show(self, number, target, true, new);
    if (self->graph != NULL && (!has_base || (head != NULL && new == NULL))) {
        ltl_change_graph_miss(self->graph, number, target->path, language);
    }
    if (old != NULL && new != NULL) {
        ltl_sides_compare(arena, &self->scratch, old, new, &target->added, delta);
        return delta;
    }
    bool is_gone = old != NULL && head == NULL;
    return is_gone && ltl_sides_lose(arena, &self->scratch, old, delta) ? delta : NULL;
}

const ltl_function_delta *ltl_change_sides_read(ltl_change_sides *self, ltl_arena *arena,
                                                uint32_t number, const ltl_target *target,
                                                const ltl_source *base, const ltl_source *head) {
    const ltl_source *latest = head != NULL ? head : base;
    const ltl_language *language = ltl_language_of_file(latest->path, latest->text);
    uint64_t bytes =
        (uint64_t)(base != NULL ? base->text.len : 0) + (head != NULL ? head->text.len : 0);
    if (!is_code(target, language, latest) ||
        (base != NULL && ltl_language_of_file(base->path, base->text) != language)) {
        return NULL;
    }
    if (self->parser == NULL || bytes > self->bytes_left) {
        if (self->graph != NULL) {
            ltl_change_graph_miss(self->graph, number, target->path, language);
        }
        return NULL;
    }
    self->bytes_left -= bytes;
    ltl_arena_reset(&self->scratch);
    ltl_names_reset(&self->names);
    ltl_watch_enter(target->path, false, LTL_FORM_WHOLE);
    const ltl_function_delta *delta =
        sides_compare(self, arena, number, target, base, head, language);
    ltl_watch_leave();
    return delta;
}
