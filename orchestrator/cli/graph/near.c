#include "orchestrator/cli/graph/near.h"

#include "core/limits.h"
#include "core/outcome.h"
#include "orchestrator/process/supervise.h"

void ltl_near_open(ltl_near *near, ltl_arena *arena) {
    *near = (ltl_near){.arena = arena, .parser = ltl_parser_new()};
    ltl_names_init(&near->names);
}

void ltl_near_close(ltl_near *near) {
    ltl_parser_free(near->parser);
    ltl_names_clear(&near->names);
    ltl_arena_clear(&near->scratch);
    near->parser = NULL;
}

bool ltl_near_tell(ltl_near *near, ltl_names *names, const ltl_tree *tree, ltl_str path,
                   ltl_near_side *out_side) {
    bool speaks = ltl_spoken_tongue_of(tree->language) != LTL_TONGUE_NONE;
    *out_side = (ltl_near_side){0};
    if (ltl_family_of(tree->language) == LTL_FAMILY_NONE && !speaks) {
        return false;
    }
    ltl_arena scratch = {0};
    ltl_imports imports;
    ltl_file_facts *facts = LTL_NEW(near->arena, ltl_file_facts);
    ltl_imports_build(&scratch, names, tree, &imports);
    ltl_facts_make(near->arena, &scratch, tree, &imports, NULL, path, facts);
    out_side->facts = facts;
    if (speaks) {
        ltl_spoken *spoken = LTL_NEW(near->arena, ltl_spoken);
        ltl_spoken_make(near->arena, &scratch, tree, path, spoken);
        out_side->spoken = spoken;
    }
    ltl_arena_clear(&scratch);
    return true;
}

void ltl_near_parse(ltl_near *near, uint32_t file) {
    ltl_near_file *one = &near->files.at[file];
    one->is_parsed = true;
    if (near->parser == NULL || ltl_suspect_is_out(one->path)) {
        return;
    }
    ltl_source source;
    const ltl_tree *tree = NULL;
    ltl_arena_reset(&near->scratch);
    ltl_names_reset(&near->names);
    ltl_watch_enter(one->path, true, LTL_FORM_WHOLE);
    ltl_source_init(&source, &near->scratch, one->path, one->text);
    const ltl_language *language = ltl_language_of_file(one->path, source.text);
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + source.text.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    bool is_text = source.encoding != LTL_ENCODING_BINARY && !source.is_minified;
    if (is_text && language != NULL &&
        ltl_parser_parse(near->parser, &near->scratch, &near->names, &source, language, &fuel,
                         &tree) == LTL_OK &&
        ltl_near_tell(near, &near->names, tree, one->path, &one->after)) {
        one->before = one->after;
    }
    ltl_watch_leave();
}

/* Of a file that was not parsed only its place is known: imports that name it by that lead to it. */
static const ltl_file_facts *facts_of(ltl_near *near, ltl_near_file *file,
                                      const ltl_near_side *side) {
    static ltl_str no_name = {"", 0};
    if (side->facts != NULL || file->is_changed || file->family == LTL_FAMILY_NONE) {
        return side->facts;
    }
    if (file->place == NULL) {
        file->place = LTL_NEW(near->arena, ltl_file_facts);
        file->place->family = file->family;
        file->place->path = file->path;
        file->place->names.at = &no_name;
        file->place->names.count = file->place->names.capacity = 1;
    }
    return file->place;
}

static void side_link(ltl_near *near, bool is_after, ltl_dependencies *out) {
    uint32_t count = near->files.count;
    const ltl_file_facts **facts =
        LTL_NEW_ARRAY(&near->scratch, const ltl_file_facts *, (size_t)count + 1);
    const ltl_spoken **spoken =
        LTL_NEW_ARRAY(&near->scratch, const ltl_spoken *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ltl_near_file *file = &near->files.at[i];
        const ltl_near_side *side = is_after ? &file->after : &file->before;
        facts[i] = facts_of(near, file, side);
        spoken[i] = side->spoken;
    }
    ltl_dependencies_find(near->arena, facts, count, out);
    ltl_spoken_link(near->arena, spoken, count, out);
}

void ltl_near_link(ltl_near *near) {
    ltl_arena_reset(&near->scratch);
    side_link(near, false, &near->before);
    side_link(near, true, &near->after);
}
