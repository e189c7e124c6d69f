#include "orchestrator/run/tools/tool_result.h"

#include <stdlib.h>

#include "analyzers/agents/common/rules.h"
#include "core/line_hash.h"

/* The files of one side, while what was found in them is taken. */
typedef struct taking {
    ltl_tool_result *result;
    ltl_team *team;
    ltl_side side;
    ltl_scanner *scanner;
    ltl_reader *reader;
    ltl_arena file_arena;
    ltl_findings *findings;
    const atomic_int *stop;
} taking;

/* The key of a step without the number of the attempt. */
static ltl_str without_attempt(ltl_str key) {
    size_t at = ltl_str_find_last_byte(key, '@');
    uint64_t number = 0;
    bool is_attempt =
        at != SIZE_MAX && ltl_str_to_u64(ltl_str_slice(key, at + 1, key.len), &number);
    return is_attempt ? ltl_str_slice(key, 0, at) : key;
}

ltl_tool_result *ltl_tool_result_new(ltl_str name, ltl_domain domain, ltl_str step) {
    ltl_tool_result *result = calloc(1, sizeof(*result));
    if (result != NULL) {
        const char *own = ltl_arena_copy(&result->arena, name).ptr;
        result->agent = (ltl_agent){.id = own, .title = own, .description = own, .domain = domain};
        result->step = ltl_arena_copy(&result->arena, without_attempt(step));
        ltl_map_init(&result->by_rule, &result->arena);
    }
    return result;
}

static bool is_before(const ltl_tool_result *a, const ltl_tool_result *b) {
    int order = strcmp(a->agent.id, b->agent.id);
    return order != 0 ? order < 0 : ltl_str_compare(a->step, b->step) < 0;
}

void ltl_tool_result_insert(ltl_tool_result **list, ltl_tool_result *result) {
    while (*list != NULL && is_before(*list, result)) {
        list = &(*list)->next;
    }
    result->next = *list;
    *list = result;
}

void ltl_tool_result_free(ltl_tool_result *result) {
    if (result != NULL) {
        ltl_arena_clear(&result->arena);
        free(result);
    }
}

/* The rule of a finding, "shellcheck/SC2086": made when it is first seen. */
static const ltl_rule_info *rule_of(ltl_tool_result *self, const ltl_tool_finding *found) {
    ltl_arena *arena = &self->arena;
    ltl_str id = found->rule.len > 0
                     ? ltl_arena_printf(arena, "%s/%.*s", self->agent.id, LTL_STR_ARG(found->rule))
                     : ltl_str_of(self->agent.id);
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put(&self->by_rule, id, &is_new);
    if (!is_new) {
        return self->rules.at[entry->value];
    }
    ltl_str *lists = LTL_NEW_ARRAY(arena, ltl_str, 2);
    lists[0] = ltl_arena_copy(arena, found->cwe);
    lists[1] = ltl_arena_copy(arena, found->help);
    ltl_rule_info *rule = LTL_NEW(arena, ltl_rule_info);
    *rule = (ltl_rule_info){
        .id = id,
        .message = ltl_arena_copy(arena, found->message),
        .title = ltl_arena_copy(arena, found->title.len > 0 ? found->title : found->message),
        .severity = found->severity,
        .confidence = found->confidence,
        .domain = self->agent.domain,
        .cwe = lists,
        .cwe_count = found->cwe.len > 0,
        .references = lists + 1,
        .reference_count = found->help.len > 0,
    };
    entry->value = self->rules.count;
    LTL_PUSH(arena, &self->rules, rule);
    return rule;
}

/* Where a column is; past the end of the line is its end. */
static uint32_t offset_of(const ltl_source *source, uint32_t line, uint32_t column,
                          bool counts_utf16) {
    ltl_str text = ltl_source_line(source, line);
    size_t at = 0;
    for (uint32_t i = 1; i < column && at < text.len; i++) {
        uint32_t code_point;
        at += ltl_utf8_decode(text, at, &code_point);
        i += counts_utf16 && code_point > 0xFFFF;
    }
    return source->lines[line - 1] + (uint32_t)(at < text.len ? at : text.len);
}

static uint32_t line_in(const ltl_source *source, uint32_t line) {
    line = line > 0 ? line : 1;
    return line <= source->line_count ? line : source->line_count;
}

/* What was said, else from the first character that is no blank to the end of the line. */
static ltl_span span_of(const ltl_source *source, const ltl_tool_finding *found) {
    if (source->line_count == 0) {
        return (ltl_span){0, 0};
    }
    uint32_t line = line_in(source, found->line);
    ltl_str text = ltl_source_line(source, line);
    uint32_t blanks = 0;
    while (blanks < text.len && (text.ptr[blanks] == ' ' || text.ptr[blanks] == '\t')) {
        blanks++;
    }
    ltl_span span = {source->lines[line - 1] + blanks,
                     source->lines[line - 1] + (uint32_t)text.len};
    if (found->column > 0) {
        span.start = offset_of(source, line, found->column, found->counts_utf16);
    }
    if (found->end_column > 0) {
        uint32_t end_line = found->end_line > line ? line_in(source, found->end_line) : line;
        uint32_t end = offset_of(source, end_line, found->end_column, found->counts_utf16);
        span.end = end > span.start ? end : span.end;
    }
    span.end = span.end < span.start ? span.start : span.end;
    return span;
}

static void emit(ltl_sink *sink, const ltl_finding *finding) {
    taking *self = sink->target;
    ltl_arena *arena = &self->result->arena;
    LTL_PUSH(arena, self->findings, ltl_finding_copy(arena, finding));
}

/* All findings of one file. */
static void file_take(taking *self, const ltl_copied_file *file, const ltl_tool_copy *copy,
                      const ltl_tool_findings *found) {
    const ltl_target *target = &ltl_intake_targets(self->team->intake)->at[file->target];
    ltl_str bytes;
    ltl_error error = {0};
    ltl_arena_reset(&self->file_arena);
    if (ltl_reader_read(self->reader, target, self->side, &self->file_arena, &bytes, &error) !=
        LTL_OK) {
        return;
    }
    ltl_source source;
    ltl_str path = self->side == LTL_SIDE_BASE ? target->old_path : target->path;
    ltl_source_init(&source, &self->file_arena, path, bytes);
    const ltl_language *language =
        source.is_minified ? NULL : ltl_language_of_file(path, source.text);
    ltl_scanner_begin(self->scanner, &source, language, self->stop);
    ltl_job job = {.scanner = self->scanner, .options = &self->team->options->agent};
    ltl_sink sink = {emit, self};
    uint32_t before = self->findings->count;
    for (uint32_t i = 0; i < found->count; i++) {
        const ltl_tool_finding *one = &found->at[i];
        if (ltl_tool_copy_find(copy, one->path) != file) {
            continue;
        }
        const ltl_rule_info *rule = rule_of(self->result, one);
        ltl_finding finding = {.rule = rule, .message = one->message, .severity = one->severity};
        ltl_job_place place = {.span = span_of(&source, one), .node = LTL_NO_NODE};
        if (ltl_job_wants_level(&job, rule, one->severity)) {
            ltl_job_emit(&self->result->agent, &job, &finding, place, &sink);
        }
    }
    ltl_line_hash_set(&self->result->arena, &self->file_arena, source.text,
                      self->findings->at + before, self->findings->count - before);
}

ltl_status ltl_tool_result_take(ltl_tool_result *result, ltl_team *team, ltl_side side,
                                const ltl_tool_copy *copy, const ltl_tool_findings *found,
                                const atomic_int *stop, ltl_error *error) {
    taking self = {
        .result = result,
        .team = team,
        .side = side,
        .findings = side == LTL_SIDE_HEAD ? &result->head : &result->base,
        .stop = stop,
        .scanner = ltl_scanner_new(team->options->ruleset),
    };
    ltl_status status = self.scanner != NULL ? ltl_reader_open(team->intake, &self.reader, error)
                                             : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    if (status == LTL_OK) {
        ltl_scanner_set_today(self.scanner, team->options->agent.day_seconds);
    }
    bool *has_some = LTL_NEW_ARRAY(&self.result->arena, bool, (size_t)copy->files.count + 1);
    for (uint32_t i = 0; status == LTL_OK && i < found->count; i++) {
        const ltl_copied_file *file = ltl_tool_copy_find(copy, found->at[i].path);
        result->outside += file == NULL;
        if (file != NULL) {
            has_some[file - copy->files.at] = true;
        }
    }
    for (uint32_t i = 0; status == LTL_OK && i < copy->files.count; i++) {
        if (has_some[i]) {
            file_take(&self, &copy->files.at[i], copy, found);
        }
    }
    ltl_reader_close(self.reader);
    ltl_scanner_free(self.scanner);
    ltl_arena_clear(&self.file_arena);
    return status;
}
