/* words.c - what was typed for a run, and whether its workflow reads today as it did then. */
#include "orchestrator/cli/runs/story_text.h"
#include "orchestrator/cli/workflows/files.h"

/* As a shell would have to be given it. */
static ltl_str quoted(ltl_arena *arena, ltl_str word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%^~{}";
    bool is_plain = word.len > 0;
    for (size_t i = 0; i < word.len; i++) {
        is_plain &= word.ptr[i] != '\0' && strchr(plain, word.ptr[i]) != NULL;
    }
    if (is_plain) {
        return word;
    }
    ltl_str text = LTL_STR("'");
    ltl_str piece;
    bool is_first = true;
    while (ltl_str_split(&word, '\'', &piece)) {
        text = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(text), is_first ? "" : "'\\''",
                                LTL_STR_ARG(piece));
        is_first = false;
    }
    return ltl_arena_printf(arena, "%.*s'", LTL_STR_ARG(text));
}

ltl_str ltl_story_typed(const ltl_story *story) {
    const ltl_journal_run *run = &story->run;
    ltl_arena *arena = story->arena;
    ltl_data list;
    if (run->words.len == 0 || ltl_data_unpack(arena, run->words, &list) != LTL_OK) {
        bool is_workflow = ltl_str_is(run->command, "workflow");
        ltl_str what = ltl_str_is(run->path, "built in") ? run->name : run->path;
        return is_workflow ? ltl_arena_printf(arena, "lintel workflow run %.*s",
                                              LTL_STR_ARG(quoted(arena, what)))
                           : ltl_arena_printf(arena, "lintel %.*s", LTL_STR_ARG(run->command));
    }
    ltl_str text = LTL_STR("lintel");
    for (uint32_t i = 0; i < list.count; i++) {
        ltl_str word = list.at[i].text;
        bool is_end = ltl_str_is(word, "--") &&
                      (i + 1 == list.count || !ltl_str_starts_with(list.at[i + 1].text, LTL_STR("-")));
        if (!is_end) {
            text = ltl_arena_printf(arena, "%.*s %.*s", LTL_STR_ARG(text),
                                    LTL_STR_ARG(quoted(arena, word)));
        }
    }
    return text;
}

ltl_str ltl_story_currency(const ltl_story *story) {
    const ltl_journal_run *run = &story->run;
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(ltl_digest_of(run->text), hex);
    ltl_error error = {0};
    ltl_workflow_file file;
    bool is_file = memchr(run->path.ptr, '/', run->path.len) != NULL ||
                   ltl_str_ends_with(run->path, LTL_STR(".yaml"));
    const char *name = ltl_arena_copy(story->arena, is_file ? run->path : run->name).ptr;
    const char *words = "which is not there any more";
    if (ltl_workflow_file_find(story->arena, name, &file, &error) == LTL_OK) {
        words = ltl_str_eq(file.text, run->text) ? "unchanged since"
                : run->words.len > 0             ? "which has changed: going on would use the new one"
                                                 : "which has changed: going on uses the one of then";
    }
    return ltl_arena_printf(story->arena, "version %.12s, %s", hex, words);
}
