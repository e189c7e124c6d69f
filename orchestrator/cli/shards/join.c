#include "orchestrator/cli/shards/join.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/shards/shard.h"
#include "orchestrator/tools/json_tree.h"

/* ---- one report ---- */

/* Where each format says what shard it is of. JSON Lines say it in the last one. */
static const ltl_data *shard_in(const ltl_data *report) {
    const ltl_data *at = ltl_json_tree_at(report, "shard");
    return at != NULL ? at : ltl_json_tree_at(report, "runs.0.properties.shard");
}

static ltl_str last_line(ltl_str text) {
    text = ltl_str_trim(text);
    size_t at = ltl_str_find_last_byte(text, '\n');
    return at == SIZE_MAX ? text : ltl_str_slice(text, at + 1, text.len);
}

static ltl_status tree_read(ltl_arena *arena, ltl_str text, ltl_data *out_shard, ltl_error *error) {
    ltl_data report = LTL_DATA_NONE;
    ltl_status status = ltl_json_tree_read(arena, text, &report, error);
    if (status != LTL_OK) {
        status = ltl_json_tree_read(arena, last_line(text), &report, error);
    }
    const ltl_data *shard = status == LTL_OK ? shard_in(&report) : NULL;
    if (shard == NULL || shard->kind != LTL_DATA_RECORD) {
        return ltl_fail(error, LTL_INVALID,
                        "this is no report of a shard: `lintel scan --shard` "
                        "writes one as json, jsonl or sarif");
    }
    *out_shard = *shard;
    return LTL_OK;
}

static ltl_str text_of(ltl_join *join, const ltl_data *record, const char *name) {
    ltl_str text = ltl_json_tree_text(&join->arena, ltl_data_member(record, ltl_str_of(name)));
    return ltl_arena_copy(&join->arena, text);
}

static void words_take(ltl_join *join, const ltl_data *record, ltl_join_shard *shard) {
    const ltl_data *list = ltl_data_member(record, LTL_STR("words"));
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        ltl_str word = ltl_arena_copy(&join->arena, ltl_json_tree_text(&join->arena, &list->at[i]));
        LTL_PUSH(&join->arena, &shard->word_list, word);
        shard->words = ltl_arena_printf(&join->arena, "%.*s\n%.*s", LTL_STR_ARG(shard->words),
                                        LTL_STR_ARG(word));
    }
}

static void head_take(ltl_join *join, const ltl_data *record, ltl_join_shard *shard) {
    int64_t index = ltl_data_member_number(record, "index", 0);
    int64_t of = ltl_data_member_number(record, "of", 0);
    shard->index = index >= 1 && index <= of && of <= (int64_t)LTL_MAX_SHARDS ? (uint32_t)index : 0;
    shard->of = shard->index > 0 ? (uint32_t)of : 0;
    shard->seconds = (uint64_t)ltl_data_member_number(record, "seconds", 0);
    shard->version = text_of(join, record, "version");
    shard->build = text_of(join, record, "build");
    shard->ruleset = text_of(join, record, "ruleset");
    shard->options = text_of(join, record, "options");
    shard->words = LTL_STR("");
    words_take(join, record, shard);
}

static ltl_status results_take(ltl_join *join, const ltl_data *record, ltl_join_shard *shard,
                               ltl_error *error) {
    ltl_shard_pieces pieces = {0};
    const ltl_data *results = ltl_data_member(record, LTL_STR("results"));
    ltl_str letters =
        results != NULL && results->kind == LTL_DATA_TEXT ? results->text : LTL_STR("");
    ltl_status status =
        ltl_shard_unpack(&join->arena, letters, text_of(join, record, "digest"), &pieces, error);
    for (uint32_t i = 1; status == LTL_OK && i < pieces.count; i++) {
        LTL_PUSH(&join->arena, &shard->parts, pieces.at[i]);
    }
    shard->files = status == LTL_OK ? pieces.at[0] : LTL_STR("");
    return status;
}

/* What is wrong with it is said with its name. */
static ltl_status named(const ltl_join_shard *shard, ltl_status status, ltl_error *error) {
    ltl_error own = *error;
    return status == LTL_OK ? LTL_OK : ltl_fail(error, status, "%s: %s", shard->name, own.text);
}

static ltl_status another(const ltl_join_shard *shard, ltl_error *error, const char *what) {
    return ltl_fail(error, LTL_INVALID, "%s is not of the same scan: %s", shard->name, what);
}

/* Of results of other builds nothing can be read but who made them. */
static ltl_status build_check(ltl_join *join, const ltl_join_shard *shard, ltl_error *error) {
    char text[256];
    if (shard->of == 0) {
        return ltl_fail(error, LTL_INVALID, "%s does not say which shard it is of", shard->name);
    }
    if (ltl_str_eq(shard->build, ltl_shard_build(&join->arena))) {
        return LTL_OK;
    }
    (void)snprintf(
        text, sizeof(text),
        "it comes from another build of lintel, of version %.*s; this is a build of version %s",
        LTL_STR_ARG(shard->version), LTL_VERSION);
    return another(shard, error, text);
}

static ltl_status shard_read(ltl_join *join, const char *name, ltl_join_shard *out_shard,
                             ltl_error *error) {
    ltl_arena scratch = {0};
    ltl_str text;
    ltl_data record = LTL_DATA_NONE;
    *out_shard = (ltl_join_shard){.name = name};
    ltl_status status = ltl_file_read(&scratch, name, LTL_MAX_SHARD_REPORT_BYTES, &text, error);
    if (status == LTL_OK) {
        status = named(out_shard, tree_read(&scratch, text, &record, error), error);
    }
    if (status == LTL_OK) {
        head_take(join, &record, out_shard);
        status = build_check(join, out_shard, error);
    }
    if (status == LTL_OK) {
        status = named(out_shard, results_take(join, &record, out_shard, error), error);
    }
    ltl_arena_clear(&scratch);
    return status;
}

/* ---- all of them ---- */

/* The first line in which both differ. */
static ltl_str first_difference(ltl_str a, ltl_str b) {
    ltl_str one = LTL_STR("");
    ltl_str other = LTL_STR("");
    bool has_one = true;
    bool has_other = true;
    while (has_one && has_other && ltl_str_eq(one, other)) {
        has_one = ltl_str_split(&a, '\n', &one);
        has_other = ltl_str_split(&b, '\n', &other);
    }
    /* The lines are in the order of paths: the lesser one is what the other has not. */
    return !has_other || (has_one && ltl_str_compare(one, other) < 0) ? one : other;
}

static ltl_status files_check(const ltl_join_shard *shard, ltl_str others, const char *whose,
                              ltl_error *error) {
    if (ltl_str_eq(shard->files, others)) {
        return LTL_OK;
    }
    ltl_str line = first_difference(shard->files, others);
    size_t tab = ltl_str_find_last_byte(line, '\t'); /* behind it: size, and why it is skipped */
    line = tab == SIZE_MAX ? line : ltl_str_slice(line, 0, tab);
    return ltl_fail(error, LTL_INVALID,
                    "%s is not of the same scan: it is of other files than %s, such as `%.*s`",
                    shard->name, whose, LTL_STR_ARG(line));
}

static ltl_status shards_compare(const ltl_join_shard *one, const ltl_join_shard *first,
                                 ltl_error *error) {
    char text[512];
    const char *what = NULL;
    if (one->of != first->of) {
        what = "it is one of another number of shards than";
    } else if (!ltl_str_eq(one->ruleset, first->ruleset)) {
        what = "it has other rules than";
    } else if (!ltl_str_eq(one->words, first->words)) {
        what = "it was made with other options than";
    } else if (one->seconds != first->seconds) {
        what = "its day is another (SOURCE_DATE_EPOCH gives all shards the same) than that of";
    } else if (!ltl_str_eq(one->options, first->options)) {
        what = "it was made with other settings than";
    }
    if (what != NULL) {
        (void)snprintf(text, sizeof(text), "%s %s", what, first->name);
        return another(one, error, text);
    }
    return files_check(one, first->files, first->name, error);
}

static ltl_status shards_check(ltl_join *join, ltl_error *error) {
    const char **owners = LTL_NEW_ARRAY(&join->arena, const char *, join->shards[0].of);
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < join->count && status == LTL_OK; i++) {
        const ltl_join_shard *one = &join->shards[i];
        status = shards_compare(one, &join->shards[0], error);
        const char **owner = status == LTL_OK ? &owners[one->index - 1] : NULL;
        if (owner != NULL && *owner != NULL) {
            status = ltl_fail(error, LTL_INVALID, "%s and %s are both of shard %u", *owner,
                              one->name, one->index);
        } else if (owner != NULL) {
            *owner = one->name;
            join->is_there[one->index - 1] = true;
        }
    }
    return status;
}

static void missing_list(ltl_join *join) {
    join->missing = LTL_STR("");
    for (uint32_t i = 0; i < join->shards[0].of; i++) {
        if (!join->is_there[i]) {
            join->missing = ltl_arena_printf(&join->arena, "%.*s%s%u", LTL_STR_ARG(join->missing),
                                             join->missing.len > 0 ? ", " : "", i + 1);
        }
    }
}

static void parts_collect(ltl_join *join) {
    for (uint32_t i = 0; i < join->count; i++) {
        for (uint32_t k = 0; k < join->shards[i].parts.count; k++) {
            LTL_PUSH(&join->arena, &join->parts, join->shards[i].parts.at[k]);
            LTL_PUSH(&join->arena, &join->names, join->shards[i].name);
        }
    }
}

ltl_status ltl_join_open(ltl_join *join, const char *const *names, uint32_t count,
                         ltl_error *error) {
    *join = (ltl_join){.count = count};
    join->shards = LTL_NEW_ARRAY(&join->arena, ltl_join_shard, (size_t)count + 1);
    ltl_status status =
        count == 0 ? ltl_fail(error, LTL_USAGE, "give the reports of the shards") : LTL_OK;
    for (uint32_t i = 0; i < count && status == LTL_OK; i++) {
        status = shard_read(join, names[i], &join->shards[i], error);
    }
    if (status == LTL_OK) {
        join->is_there = LTL_NEW_ARRAY(&join->arena, bool, join->shards[0].of);
        status = shards_check(join, error);
    }
    if (status == LTL_OK) {
        missing_list(join);
        parts_collect(join);
    }
    return status;
}

void ltl_join_close(ltl_join *join) {
    ltl_arena_clear(&join->arena);
}

/* ---- the run over all of them ---- */

static const ltl_join *the_join;

static void part_drop(void *context, ltl_str id, ltl_str bytes) {
    (void)context;
    (void)id;
    (void)bytes;
}

static ltl_status join_take(ltl_analysis *analysis, ltl_run_options *options, ltl_error *error) {
    ltl_join *self = (ltl_join *)the_join;
    const ltl_join_shard *first = &self->shards[0];
    ltl_str own = LTL_STR("");
    ltl_str files = LTL_STR("");
    ltl_status status = ltl_shard_options(analysis, options, &own, error);
    if (status == LTL_OK && !ltl_str_eq(own, first->options)) {
        return another(first, error, "rules or settings are others here");
    }
    if (status == LTL_OK) {
        status = ltl_shard_files(&self->arena, analysis->intake, &files, error);
    }
    if (status == LTL_OK) {
        status = files_check(first, files, "those here", error);
    }
    self->memory = (ltl_run_memory){.parts = self->parts.at,
                                    .part_count = self->parts.count,
                                    .names = self->names.at,
                                    .named = self->names.count,
                                    .put = part_drop};
    options->memory = &self->memory;
    options->shares = (ltl_run_shares){
        .count = first->of, .wanted = self->is_there, .others = LTL_REASON_NO_SHARD};
    return status;
}

/* A whole says nothing of its parts, so that it is the report of one run. */
static ltl_status join_tell(ltl_analysis *analysis, ltl_error *error) {
    const ltl_join *self = the_join;
    uint64_t known = ltl_run_known(analysis->run);
    (void)error;
    if (!analysis->is_quiet) {
        fprintf(stderr,
                "lintel: of %" PRIu64 " files of %u shards %" PRIu64 " were looked at once more\n",
                ltl_run_planned(analysis->run), self->count,
                ltl_run_planned(analysis->run) - known);
    }
    if (self->missing.len > 0) {
        char text[512];
        bool is_one = ltl_str_find_byte(self->missing, ',', 0) == SIZE_MAX;
        (void)snprintf(text, sizeof(text),
                       "shard%s %.*s of %u %s missing: %s files are not assessed",
                       is_one ? "" : "s", LTL_STR_ARG(self->missing), self->shards[0].of,
                       is_one ? "is" : "are", is_one ? "its" : "their");
        ltl_analysis_note(analysis, LTL_LEVEL_ERROR, LTL_STR(""), text);
    }
    return LTL_OK;
}

void ltl_join_into(ltl_join *join, ltl_analysis *analysis) {
    the_join = join;
    analysis->share = join_take;
    analysis->tell_share = join_tell;
}
