/* told.c - what patterns tell of themselves, in words for people. */
#include "orchestrator/cli/runs/story.h"

/* "a, b, c" of a list of texts; a text as it is; nothing of anything else. */
static ltl_str list_join(ltl_arena *arena, const ltl_data *value) {
    if (value->kind == LTL_DATA_TEXT) {
        return value->text;
    }
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; value->kind == LTL_DATA_LIST && i < value->count; i++) {
        if (value->at[i].kind == LTL_DATA_TEXT) {
            text = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(text), text.len > 0 ? ", " : "",
                                    LTL_STR_ARG(value->at[i].text));
        }
    }
    return text;
}

static ltl_str chosen(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    ltl_str names = list_join(arena, data);
    return ltl_arena_printf(arena, "chose %.*s%s%.*s",
                            LTL_STR_ARG(names.len > 0 ? names : LTL_STR("nothing")),
                            detail.len > 0 ? ": " : "", LTL_STR_ARG(detail));
}

static ltl_str scattered(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    (void)detail;
    return ltl_arena_printf(arena, "cut into %lld %s", (long long)data->number,
                            data->number == 1 ? "piece" : "pieces");
}

static ltl_str retry(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    return ltl_arena_printf(arena, "tried again after %.1f s: %.*s", (double)data->number / 1e6,
                            LTL_STR_ARG(detail));
}

static ltl_str breaker(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    if (ltl_str_is(detail, "half-open")) {
        return LTL_STR("the breaker lets a call through to see whether it works again");
    }
    return ltl_arena_printf(arena, "the breaker is %.*s%s%.*s", LTL_STR_ARG(detail),
                            data->text.len > 0 ? ": " : "", LTL_STR_ARG(data->text));
}

static ltl_str dead_letters(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    return ltl_arena_printf(arena, "%u dead %s in %.*s", data->count,
                            data->count == 1 ? "letter" : "letters", LTL_STR_ARG(detail));
}

static ltl_str poison(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    return ltl_arena_printf(arena, "batch %lld was given up: %.*s", (long long)data->number,
                            LTL_STR_ARG(detail));
}

/* "event round.completed" of round.completed#12: which of them it was is of no interest. */
static ltl_str event(ltl_arena *arena, ltl_str detail, const ltl_data *data) {
    (void)data;
    size_t end = detail.len;
    while (end > 0 && detail.ptr[end - 1] >= '0' && detail.ptr[end - 1] <= '9') {
        end--;
    }
    end = end > 0 && detail.ptr[end - 1] == '#' ? end - 1 : detail.len;
    return ltl_arena_printf(arena, "event %.*s", LTL_STR_ARG(ltl_str_slice(detail, 0, end)));
}

/* The words, with the detail behind them where `has_detail` says so; or a function that finds them. */
static const struct {
    const char *what;
    const char *words;
    bool has_detail;
    ltl_str (*write)(ltl_arena *, ltl_str detail, const ltl_data *data);
} telling_table[] = {
    {"anew", "began anew: ", true, NULL},
    {"breaker", NULL, false, breaker},
    {"checkpoint", "took a checkpoint", false, NULL},
    {"chosen", NULL, false, chosen},
    {"dead-letters", NULL, false, dead_letters},
    {"demand", "demanded ", true, NULL},
    {"event", NULL, false, event},
    {"fallback", "given up, something stands in: ", true, NULL},
    {"hedge", "called a second time beside the first: ", true, NULL},
    {"hedge-differs", "not the same twice: ", true, NULL},
    {"hedge-won", "the second call counts", false, NULL},
    {"held", "the queue waited at ", true, NULL},
    {"known", "of what an earlier go did: ", true, NULL},
    {"not-undone", "could not undo ", true, NULL},
    {"poison", NULL, false, poison},
    {"refused", "refused: ", true, NULL},
    {"retry", NULL, false, retry},
    {"scattered", NULL, false, scattered},
    {"snapshot", "gave a provisional result", false, NULL},
    {"undo", "undid what was done: ", true, NULL},
    {"undone", "all of it was undone", false, NULL},
};

ltl_str ltl_story_told(ltl_arena *arena, const ltl_journal_row *row) {
    for (size_t i = 0; i < LTL_COUNT_OF(telling_table); i++) {
        if (!ltl_str_is(row->what, telling_table[i].what)) {
            continue;
        }
        ltl_str detail = ltl_arena_copy(arena, row->detail);
        if (telling_table[i].write == NULL) {
            return telling_table[i].has_detail
                       ? ltl_arena_printf(arena, "%s%.*s", telling_table[i].words,
                                          LTL_STR_ARG(detail))
                       : ltl_str_of(telling_table[i].words);
        }
        ltl_data data = LTL_DATA_NONE;
        if (row->data.len > 0 && ltl_data_unpack(arena, row->data, &data) != LTL_OK) {
            data = LTL_DATA_NONE;
        }
        return telling_table[i].write(arena, detail, &data);
    }
    return LTL_STR_NONE;
}

static bool outputs_read(ltl_arena *arena, const ltl_journal_row *row, ltl_data *out_outputs) {
    return row->is_task && row->data.len > 0 &&
           ltl_data_unpack(arena, row->data, out_outputs) == LTL_OK &&
           out_outputs->kind == LTL_DATA_RECORD;
}

ltl_str ltl_story_gave(ltl_arena *arena, const ltl_journal_row *row) {
    enum { MOST_BYTES = 40 };
    ltl_data outputs;
    ltl_str text = LTL_STR("");
    if (!outputs_read(arena, row, &outputs)) {
        return text;
    }
    for (uint32_t i = 0; i < outputs.count; i++) {
        const ltl_data *one = &outputs.at[i];
        ltl_str word = one->kind == LTL_DATA_TEXT ? ltl_str_trim(one->text) : LTL_STR("");
        if (one->kind == LTL_DATA_NUMBER) {
            word = ltl_arena_printf(arena, "%lld", (long long)one->number);
        }
        if (word.len > 0 && word.len <= MOST_BYTES) {
            text = ltl_arena_printf(arena, "%.*s%s%.*s %.*s", LTL_STR_ARG(text),
                                    text.len > 0 ? ", " : "", LTL_STR_ARG(outputs.names[i]),
                                    LTL_STR_ARG(word));
        }
    }
    return text;
}

ltl_data ltl_story_reasons(ltl_arena *arena, const ltl_journal_row *row) {
    ltl_data data;
    if (!outputs_read(arena, row, &data)) {
        return LTL_DATA_NONE;
    }
    const ltl_data *reasons = ltl_data_member(&data, LTL_STR("reasons"));
    return reasons != NULL && reasons->kind == LTL_DATA_LIST ? *reasons : LTL_DATA_NONE;
}
