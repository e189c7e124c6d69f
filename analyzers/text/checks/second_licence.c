#include "analyzers/text/check.h"

/* A licence that begins in the middle of a file of code: from there on the code is somebody else's. */

typedef struct licence_row {
    const char *phrase; /* in lower case: how its notice begins, or what it says of itself */
    const char *name;
} licence_row;

static const licence_row licences[] = {
    {"permission is hereby granted, free of charge", "MIT"},
    {"redistribution and use in source and binary forms", "BSD"},
    {"licensed under the apache license", "Apache-2.0"},
    {"under the terms of the gnu general public license", "GPL"},
    {"under the terms of the gnu lesser general public", "LGPL"},
    {"mozilla public license", "MPL"},
    {"permission to use, copy, modify, and/or distribute this software", "ISC"},
    {"this software is provided 'as-is', without any express or implied", "zlib"},
};

enum { HEAD_LINES = 60 };

static size_t head_end(ltl_str text) {
    size_t at = 0;
    for (int line = 0; line < HEAD_LINES && at < text.len; line++) {
        size_t end = ltl_str_find_byte(text, '\n', at);
        at = end == SIZE_MAX ? text.len : end + 1;
    }
    return at;
}

static bool is_code(ltl_str path) {
    static const char *const ends[] = {".c",  ".h",   ".cc",    ".cpp",   ".hpp", ".java", ".js",
                                       ".ts", ".go",  ".py",    ".rb",    ".rs",  ".cs",   ".php",
                                       ".kt", ".css", ".scala", ".swift", ".pl",  ".lua"};
    for (size_t i = 0; i < LTL_COUNT_OF(ends); i++) {
        if (ltl_str_ends_with(path, ltl_str_of(ends[i]))) {
            return true;
        }
    }
    return false;
}

/* A line of a comment, in a comment that began where code had stood before. */
static bool is_in_comment(ltl_str text, size_t at) {
    size_t start = at;
    while (start > 0 && text.ptr[start - 1] != '\n') {
        start--;
    }
    ltl_str front = ltl_str_trim(ltl_str_slice(text, start, at));
    if (front.len == 0) { /* the plain lines of a comment in C */
        ltl_str before = ltl_str_slice(text, at > 2000 ? at - 2000 : 0, at);
        size_t opened = SIZE_MAX;
        for (size_t i = 0; i + 1 < before.len; i++) {
            bool opens = before.ptr[i] == '/' && before.ptr[i + 1] == '*';
            bool closes = before.ptr[i] == '*' && before.ptr[i + 1] == '/';
            opened = opens ? i : closes ? SIZE_MAX : opened;
        }
        return opened != SIZE_MAX;
    }
    return front.ptr[0] == '*' || front.ptr[0] == '#' ||
           ltl_str_starts_with(front, LTL_STR("//")) || ltl_str_starts_with(front, LTL_STR("/*")) ||
           ltl_str_starts_with(front, LTL_STR("--"));
}

enum { LEAST_LINES_BEHIND = 60 };

/* Some files of one licence say so at their end. */
static bool has_code_behind(ltl_str text, size_t at) {
    int lines = 0;
    for (size_t i = at; i < text.len && lines < LEAST_LINES_BEHIND; i++) {
        lines += text.ptr[i] == '\n';
    }
    return lines == LEAST_LINES_BEHIND;
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str text = look->source->text;
    size_t head = is_code(look->source->path) ? head_end(text) : text.len;
    if (head == text.len || ltl_text_find_ignoring_case(text, "licen") == SIZE_MAX) {
        return;
    }
    ltl_str front = ltl_str_slice(text, 0, head);
    ltl_str rest = ltl_str_slice(text, head, text.len);
    bool has_own = ltl_text_find_ignoring_case(front, "licen") != SIZE_MAX ||
                   ltl_text_find_ignoring_case(front, "copyright") != SIZE_MAX;
    for (size_t i = 0; has_own && i < LTL_COUNT_OF(licences); i++) {
        size_t at = ltl_text_find_ignoring_case(rest, licences[i].phrase);
        if (at == SIZE_MAX || ltl_text_find_ignoring_case(front, licences[i].phrase) != SIZE_MAX ||
            !is_in_comment(text, head + at) || !has_code_behind(text, head + at)) {
            continue;
        }
        uint32_t start = (uint32_t)(head + at);
        ltl_text_fault_say(
            check, look, (ltl_span){start, start + (uint32_t)strlen(licences[i].phrase)},
            "From here on the file has code under another licence (%s) than its head says.",
            licences[i].name);
    }
}

const ltl_text_check ltl_text_check_second_licence = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/second-licence"),
            .title = LTL_STR_INIT("A second licence within a file"),
            .message = LTL_STR_INIT("In the middle of the file begins code under another licence."),
            .why = LTL_STR_INIT(
                "Tools and people read the head of a file; the conditions of what was pasted in "
                "below are "
                "missed in lists of third parties, and may not go together with those above."),
            .advice = LTL_STR_INIT("Put that code into a file of its own with its notice at the "
                                   "head, and name it in the "
                                   "list of third parties."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,
            LTL_REFERENCE("https://reuse.software/spec/"),
        },
    .look = look_for,
};
