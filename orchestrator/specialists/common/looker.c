#include "orchestrator/specialists/common/looker.h"

#include "analyzers/agents/common/generated.h"
#include "analyzers/agents/common/rules.h"
#include "orchestrator/process/supervise.h"
#include "orchestrator/run/run_state.h"

bool ltl_looker_open(ltl_looker *looker, ltl_assess *assess, const ltl_intake *intake) {
    *looker = (ltl_looker){.assess = assess};
    looker->scanner = ltl_scanner_new(assess->run->options->ruleset);
    if (looker->scanner == NULL || ltl_reader_open(intake, &looker->reader, NULL) != LTL_OK) {
        ltl_looker_close(looker);
        return false;
    }
    return true;
}

void ltl_looker_close(ltl_looker *looker) {
    ltl_reader_close(looker->reader);
    ltl_scanner_free(looker->scanner);
    ltl_arena_clear(&looker->arena);
    *looker = (ltl_looker){0};
}

bool ltl_looker_look(ltl_looker *looker, const ltl_target *target, ltl_side side) {
    ltl_str bytes;
    ltl_arena_reset(&looker->arena);
    looker->target = target;
    looker->side = side;
    if (ltl_suspect_is_out(target->path) ||
        ltl_reader_read(looker->reader, target, side, &looker->arena, &bytes, NULL) != LTL_OK) {
        return false;
    }
    ltl_str path = side == LTL_SIDE_BASE ? target->old_path : target->path;
    ltl_source_init(&looker->source, &looker->arena, path, bytes);
    if (looker->source.encoding == LTL_ENCODING_BINARY) {
        return false;
    }
    looker->is_generated = ltl_is_generated_text(looker->source.text);
    looker->language =
        looker->source.is_minified ? NULL : ltl_language_of_file(path, looker->source.text);
    ltl_scanner_begin(looker->scanner, &looker->source, looker->language,
                      looker->assess->call->stop);
    return true;
}

const ltl_tree *ltl_looker_tree(ltl_looker *looker) {
    return looker->language != NULL ? ltl_scanner_tree(looker->scanner, NULL) : NULL;
}

uint32_t ltl_looker_first_changed(const ltl_looker *looker, uint32_t first, uint32_t last) {
    if (!looker->assess->run->options->both_sides) {
        return first <= last ? first : 0; /* a scan: everything is as good as new */
    }
    const ltl_line_ranges *ranges =
        looker->side == LTL_SIDE_HEAD ? &looker->target->added : &looker->target->removed;
    for (uint32_t i = 0; i < ranges->count; i++) {
        const ltl_line_range *range = &ranges->at[i];
        if (range->count > 0 && range->first <= last && range->first + range->count > first) {
            return range->first > first ? range->first : first;
        }
    }
    return 0;
}

bool ltl_looker_is_changed(const ltl_looker *looker, uint32_t line) {
    return ltl_looker_first_changed(looker, line, line) != 0;
}

static void take(ltl_sink *sink, const ltl_finding *finding) {
    ltl_assess_add(sink->target, *finding);
}

static void emit(ltl_looker *looker, ltl_finding *finding, ltl_span span, ltl_node node) {
    ltl_agent agent = {.id = looker->assess->call->task->name};
    ltl_job job = {.scanner = looker->scanner, .options = &looker->assess->run->options->agent};
    ltl_sink sink = {take, looker->assess};
    const ltl_tree *tree = node != LTL_NO_NODE ? ltl_looker_tree(looker) : NULL;
    ltl_job_place place = {span, tree, span, node};
    finding->severity = finding->rule->severity;
    ltl_job_emit(&agent, &job, finding, place, &sink);
}

void ltl_looker_say(ltl_looker *looker, const ltl_rule_info *rule, ltl_span span, ltl_node node,
                    const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_finding finding = {.rule = rule,
                           .message = ltl_arena_vprintf(&looker->arena, format, args)};
    va_end(args);
    emit(looker, &finding, span, node);
}

void ltl_looker_offer(ltl_looker *looker, const ltl_rule_info *rule, ltl_span place, ltl_node node,
                      ltl_str message, ltl_span span, ltl_str text) {
    ltl_finding finding = {
        .rule = rule, .message = message, .has_fix = true, .fix_span = span, .fix = text};
    emit(looker, &finding, place, node);
}
