#include "analyzers/linking/link.h"

#include "analyzers/guards/words.h"
#include "analyzers/linking/link_internal.h"

static const ltl_function_guard *guard_of(const ltl_file_facts *facts, ltl_node function) {
    uint32_t low = 0;
    uint32_t high = facts->guards.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (facts->guards.at[middle].function < function) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < facts->guards.count && facts->guards.at[low].function == function;
    return is_there ? &facts->guards.at[low] : NULL;
}

/* By what it does, or by its name, which says something only as long as the body does not. */
static bool judges(const ltl_index *index, uint32_t function) {
    const ltl_indexed_function *at = &index->functions.at[function];
    const ltl_file_facts *facts = ltl_index__facts(index, at->file);
    if ((at->fact->flags & (LTL_FUNCTION_RECORD | LTL_FUNCTION_READER)) != 0) {
        return true; /* it tells what is in which field */
    }
    return guard_of(facts, at->fact->node) != NULL ||
           ltl_guard_name_judges(ltl_fact_text(facts, at->fact->name));
}

static void link_calls(ltl_arena *arena, ltl_index *index, uint32_t file, ltl_linked_file *out) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    struct LTL_VEC(ltl_far_call) calls = {0};
    struct LTL_VEC(ltl_far_target) targets = {0};
    for (uint32_t i = 0; i < facts->calls.count; i++) {
        ltl_targets_found found;
        ltl_link__call(index, file, &facts->calls.at[i], &found);
        if (found.count > 0) {
            ltl_far_call call = {facts->calls.at[i].node, targets.count, found.count};
            LTL_PUSH(arena, &calls, call);
            for (uint32_t j = 0; j < found.count; j++) {
                LTL_PUSH(arena, &targets, found.at[j]);
                unsigned flags = index->functions.at[found.at[j].function].fact->flags;
                out->has_fluent = out->has_fluent || (flags & LTL_FUNCTION_FLUENT) != 0;
                out->asks = out->asks || judges(index, found.at[j].function);
            }
        }
    }
    out->calls = calls.at;
    out->call_count = calls.count;
    out->targets = targets.at;
}

/* Each field is what was passed for it; fields past a number of them lie anywhere in the object. */
static const ltl_far_summary *record_made(ltl_arena *arena, const ltl_str *names, uint32_t count) {
    ltl_far_summary *summary = LTL_NEW(arena, ltl_far_summary);
    ltl_far_part *parts = LTL_NEW_ARRAY(arena, ltl_far_part, LTL_FAR_PARTS);
    uint32_t used = 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = ltl_far_slot_bit(i + 1);
        summary->result.slots |= slot;
        if (used < LTL_FAR_PARTS && !ltl_str_starts_with(names[i], LTL_STR("**"))) {
            parts[used++] = (ltl_far_part){.key = names[i], .value = {.slots = slot}};
        } else {
            parts[0].value.slots |= slot;
        }
    }
    summary->parts = parts;
    summary->part_count = used;
    ltl_far_summary_finish(summary);
    return summary;
}

static const ltl_far_summary *reader_made(ltl_arena *arena, ltl_str name) {
    ltl_far_summary *summary = LTL_NEW(arena, ltl_far_summary);
    summary->fields[0] = (ltl_far_field){.slot = 0, .key = name};
    summary->field_count = 1;
    summary->result.slots = UINT32_C(1) << LTL_FAR_SLOTS;
    ltl_far_summary_finish(summary);
    return summary;
}

static ltl_linked_function function_made(ltl_arena *arena, const ltl_index *index,
                                         const ltl_indexed_function *from) {
    const ltl_file_facts *facts = ltl_index__facts(index, from->file);
    ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, (size_t)from->fact->parameter_count + 1);
    ltl_str *types = LTL_NEW_ARRAY(arena, ltl_str, (size_t)from->fact->parameter_count + 1);
    for (uint32_t i = 0; i < from->fact->parameter_count; i++) {
        names[i] = ltl_fact_text(facts, facts->parameters.at[from->fact->first_parameter + i]);
        types[i] = ltl_fact_text(facts, facts->parameter_types.at[from->fact->first_parameter + i]);
    }
    bool makes = (from->fact->flags & LTL_FUNCTION_CONSTRUCTOR) != 0;
    bool goes_on = makes && from->owner != 0 && (from->fact->fills & 1) != 0 && ltl_parts__go_on(index, from->owner);
    return (ltl_linked_function){
        .file = from->file,
        .record = (from->fact->flags & LTL_FUNCTION_RECORD) != 0
                      ? record_made(arena, names, from->fact->parameter_count)
                  : (from->fact->flags & LTL_FUNCTION_READER) != 0
                      ? reader_made(arena, ltl_fact_text(facts, from->fact->name))
                      : NULL,
        .unit = from->fact->unit,
        .fills = from->fact->fills & (makes ? LTL_FAR_THROWS : UINT32_MAX),
        .makes = goes_on,
        .far = {.parameters = names,
                .types = types,
                .parameter_count = from->fact->parameter_count,
                .is_file = (from->fact->flags & LTL_FUNCTION_FILE) != 0,
                .gives_object = (from->fact->flags & LTL_FUNCTION_FLUENT) != 0,
                .extends = (from->fact->flags & LTL_FUNCTION_EXTENDS) != 0 ? ltl_fact_text(facts, from->fact->owner)
                                                                           : LTL_STR(""),
                .guard = guard_of(facts, from->fact->node)}};
}

/* Files in order, so that each list of callers comes out in order, too. */
static void list_callers(ltl_arena *arena, ltl_links *links, ltl_linked_function *functions) {
    uint32_t *last = LTL_NEW_ARRAY(arena, uint32_t, links->function_count); /* file + 1 */
    uint32_t **lists = LTL_NEW_ARRAY(arena, uint32_t *, links->function_count);
    for (uint32_t pass = 0; pass < 2; pass++) {
        for (uint32_t file = 0; file < links->file_count; file++) {
            const ltl_linked_file *in = &links->files[file];
            uint32_t count = in->call_count > 0
                                 ? in->calls[in->call_count - 1].first_target +
                                       in->calls[in->call_count - 1].target_count
                                 : 0;
            for (uint32_t i = 0; i < count; i++) {
                uint32_t to = in->targets[i].function;
                uint32_t mark = pass * links->file_count + file + 1;
                if (last[to] == mark) {
                    continue;
                }
                last[to] = mark;
                if (pass == 1) {
                    lists[to][functions[to].caller_count] = file;
                }
                functions[to].caller_count++;
            }
        }
        for (uint32_t i = 1; pass == 0 && i < links->function_count; i++) {
            lists[i] = LTL_NEW_ARRAY(arena, uint32_t, (size_t)functions[i].caller_count + 1);
            functions[i].callers = lists[i];
            functions[i].caller_count = 0;
        }
    }
}

void ltl_links_build(ltl_arena *arena, const ltl_file_facts *const *files, uint32_t file_count,
                     ltl_links *out_links) {
    ltl_arena scratch = {0};
    ltl_index index;
    ltl_index__build(&index, &scratch, files, file_count);
    ltl_linked_file *linked = LTL_NEW_ARRAY(arena, ltl_linked_file, (size_t)file_count + 1);
    uint32_t function_count = index.functions.count;
    ltl_linked_function *functions = LTL_NEW_ARRAY(arena, ltl_linked_function, function_count);
    for (uint32_t i = 1; i < function_count; i++) {
        functions[i] = function_made(arena, &index, &index.functions.at[i]);
        ltl_linked_file *file = &linked[functions[i].file];
        file->first_function = file->function_count == 0 ? i : file->first_function;
        file->function_count++;
    }
    *out_links = (ltl_links){.files = linked,
                             .file_count = file_count,
                             .functions = functions,
                             .function_count = function_count};
    for (uint32_t file = 0; file < file_count; file++) {
        if (ltl_index__facts(&index, file) != NULL) {
            link_calls(arena, &index, file, &linked[file]);
            out_links->call_count += linked[file].call_count;
        }
    }
    ltl_link__constants(arena, &index, linked);
    list_callers(arena, out_links, functions);
    ltl_link__shared(arena, &index, out_links, linked, functions);
    ltl_arena_clear(&scratch);
}

uint32_t ltl_links_function(const ltl_links *links, uint32_t file, uint32_t unit) {
    const ltl_linked_file *in = &links->files[file];
    uint32_t low = in->first_function;
    uint32_t high = in->first_function + in->function_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (links->functions[middle].unit < unit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < in->first_function + in->function_count &&
                    links->functions[low].unit == unit;
    return is_there ? low : 0;
}
