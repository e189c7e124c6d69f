#include "analyzers/text/check.h"

/* "copied from https://stackoverflow.com/a/…": what people write who were asked where code comes from. */

typedef struct place_row {
    const char *host; /* in lower case, with what follows it */
    const char *licence;
} place_row;

static const place_row places[] = {
    {"stackoverflow.com/a/", "CC BY-SA: it asks for the author's name, and for the same licence"},
    {"stackoverflow.com/questions/",
     "CC BY-SA: it asks for the author's name, and for the same licence"},
    {"stackoverflow.com/q/", "CC BY-SA: it asks for the author's name, and for the same licence"},
    {"stackexchange.com/", "CC BY-SA: it asks for the author's name, and for the same licence"},
    {"codeproject.com/", "often CPOL, which is no open-source licence"},
    {"gist.github.com/", "none unless the gist says so: all rights are reserved then"},
    {"github.com/", "that of the repository: its notice has to come along"},
    {"gitlab.com/", "that of the repository: its notice has to come along"},
};

/* What says that code came from there, and not that one may read more there. */
static const char *const words[] = {"copied from", "copy-pasted from", "copy pasted from",
                                    "stolen from", "taken from",       "borrowed from",
                                    "lifted from", "cribbed from",     "adapted from",
                                    "ripped from", "snippet from",     "code from"};

static ltl_str line_around(ltl_str text, size_t at) {
    size_t start = at;
    while (start > 0 && text.ptr[start - 1] != '\n') {
        start--;
    }
    size_t end = ltl_str_find_byte(text, '\n', at);
    return ltl_str_slice(text, start, end == SIZE_MAX ? text.len : end);
}

static bool is_comment(ltl_str line, size_t before) {
    static const char *const marks[] = {"//", "/*", "*", "#", "--", ";", "%", "<!--", "\"\"\""};
    ltl_str front = ltl_str_slice(line, 0, before);
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_find(front, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* The address in the line or at the start of the next one that the words speak of. */
static const place_row *place_of(ltl_str text) {
    for (size_t i = 0; i < LTL_COUNT_OF(places); i++) {
        size_t at = ltl_text_find_ignoring_case(text, places[i].host);
        if (at != SIZE_MAX && at < 120) {
            return &places[i];
        }
    }
    return NULL;
}

static bool is_of_words(ltl_str path) {
    static const char *const ends[] = {".md",   ".rst",  ".txt", ".html", ".htm",
                                       ".json", ".adoc", ".po",  ".csv",  ".svg"};
    for (size_t i = 0; i < LTL_COUNT_OF(ends); i++) {
        if (ltl_str_ends_with(path, ltl_str_of(ends[i]))) {
            return true;
        }
    }
    return false;
}

static void word_look(const ltl_text_check *check, ltl_text_look *look, const char *word) {
    ltl_str text = look->source->text;
    size_t len = strlen(word);
    for (size_t from = 0;;) {
        size_t at = ltl_text_find_ignoring_case(ltl_str_slice(text, from, text.len), word);
        if (at == SIZE_MAX) {
            return;
        }
        at += from;
        from = at + len;
        ltl_str line = line_around(text, at);
        size_t before = (size_t)(text.ptr + at - line.ptr);
        ltl_str behind = ltl_str_slice(text, at + len, at + len + 200);
        bool is_told =
            ltl_text_find_ignoring_case(behind, "licen") != SIZE_MAX; /* and so is the licence */
        bool is_data = before >= 4 && ltl_str_is(ltl_str_slice(line, before - 4, before), "are ");
        const place_row *place =
            !is_told && !is_data && is_comment(line, before) ? place_of(behind) : NULL;
        if (place != NULL) {
            ltl_text_fault_say(check, look, (ltl_span){(uint32_t)at, (uint32_t)(at + len)},
                               "This says that the code was %s elsewhere. Its licence is %s.", word,
                               place->licence);
        }
    }
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str text = look->source->text;
    if (is_of_words(look->source->path) || ltl_str_find(text, LTL_STR("://"), 0) == SIZE_MAX) {
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        word_look(check, look, words[i]);
    }
}

const ltl_text_check ltl_text_check_copied_from = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/copied-from"),
            .title = LTL_STR_INIT("Code that says it was copied"),
            .message = LTL_STR_INIT(
                "This says that the code was copied from elsewhere, which has a licence."),
            .why = LTL_STR_INIT(
                "Who passes code on has to keep to the licence it came under, for a few lines, "
                "too: name "
                "its author, bring its notice along, or publish under the same terms."),
            .advice = LTL_STR_INIT("Look up the licence there. Name it and the author beside the "
                                   "code and in the list of "
                                   "third parties, or write the lines anew."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,
            LTL_REFERENCE("https://stackoverflow.com/help/licensing"),
        },
    .look = look_for,
};
