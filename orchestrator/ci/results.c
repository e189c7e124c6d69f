#include "orchestrator/ci/results.h"

/* One tag after the other, without a tree: names, attributes, nothing nested is needed. */
typedef struct tags {
    ltl_str text;
    size_t at;
    ltl_str name;
    ltl_str attributes;
    bool is_end;
} tags;

/* Past `end`, or to the end of the text. */
static void skip_past(tags *self, ltl_str end) {
    size_t found = ltl_str_find(self->text, end, self->at);
    self->at = found != SIZE_MAX ? found + end.len : self->text.len;
}

static bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           byte == '-' || byte == ':' || (byte >= '0' && byte <= '9');
}

/* From the name to the bracket that closes the tag; a `>` within quotes does not. */
static void tag_read(tags *self) {
    ltl_str text = self->text;
    self->is_end = self->at < text.len && text.ptr[self->at] == '/';
    self->at += self->is_end;
    size_t start = self->at;
    while (self->at < text.len && is_name_byte(text.ptr[self->at])) {
        self->at++;
    }
    self->name = ltl_str_slice(text, start, self->at);
    start = self->at;
    char quote = 0;
    while (self->at < text.len && (quote != 0 || text.ptr[self->at] != '>')) {
        char byte = text.ptr[self->at++];
        quote = quote == byte ? 0 : quote == 0 && (byte == '"' || byte == '\'') ? byte : quote;
    }
    self->attributes = ltl_str_slice(text, start, self->at);
}

static bool tag_next(tags *self) {
    for (;;) {
        size_t found = ltl_str_find_byte(self->text, '<', self->at);
        if (found == SIZE_MAX) {
            return false;
        }
        self->at = found + 1;
        ltl_str rest = ltl_str_slice(self->text, self->at, self->text.len);
        if (ltl_str_starts_with(rest, LTL_STR("!--"))) {
            skip_past(self, LTL_STR("-->"));
        } else if (ltl_str_starts_with(rest, LTL_STR("![CDATA["))) {
            skip_past(self, LTL_STR("]]>"));
        } else if (rest.len > 0 && rest.ptr[0] != '?' && rest.ptr[0] != '!') {
            tag_read(self);
            return true;
        }
    }
}

/* The value of an attribute as it is written; empty when there is none. */
static ltl_str attribute(ltl_str attributes, ltl_str name) {
    for (size_t at = ltl_str_find(attributes, name, 0); at != SIZE_MAX;
         at = ltl_str_find(attributes, name, at + 1)) {
        size_t equals = at + name.len;
        bool is_whole = at > 0 && !is_name_byte(attributes.ptr[at - 1]);
        if (!is_whole || equals + 1 >= attributes.len || attributes.ptr[equals] != '=') {
            continue;
        }
        char quote = attributes.ptr[equals + 1];
        size_t end = ltl_str_find_byte(attributes, quote, equals + 2);
        return ltl_str_slice(attributes, equals + 2, end);
    }
    return LTL_STR("");
}

ltl_status ltl_results_add_junit(ltl_str text, ltl_test_results *results, ltl_error *error) {
    tags self = {.text = text};
    bool has_suite = false;
    bool is_failed = false;
    ltl_str name = LTL_STR("");
    while (tag_next(&self)) {
        if (self.is_end) {
            continue;
        }
        has_suite |= ltl_str_starts_with(self.name, LTL_STR("testsuite"));
        if (ltl_str_is(self.name, "testcase")) {
            results->tests++;
            is_failed = false;
            name = attribute(self.attributes, LTL_STR("name"));
        } else if ((ltl_str_is(self.name, "failure") || ltl_str_is(self.name, "error")) &&
                   !is_failed) {
            is_failed = true;
            results->first_failed = results->failed == 0 ? name : results->first_failed;
            results->failed++;
        } else if (ltl_str_is(self.name, "skipped")) {
            results->skipped++;
        }
    }
    return has_suite ? LTL_OK : ltl_fail(error, LTL_SYNTAX, "no JUnit report: no <testsuite>");
}

static bool add_cobertura(ltl_str text, ltl_test_results *results) {
    tags self = {.text = text};
    uint64_t lines = 0;
    uint64_t covered = 0;
    while (tag_next(&self)) {
        if (ltl_str_is(self.name, "coverage") &&
            ltl_str_to_u64(attribute(self.attributes, LTL_STR("lines-valid")), &lines) &&
            ltl_str_to_u64(attribute(self.attributes, LTL_STR("lines-covered")), &covered)) {
            results->lines += lines;
            results->lines_covered += covered;
            return true;
        }
    }
    return false;
}

static bool add_lcov(ltl_str text, ltl_test_results *results) {
    bool is_lcov = false;
    ltl_str line;
    while (ltl_str_split(&text, '\n', &line)) {
        uint64_t number = 0;
        ltl_str rest = ltl_str_trim(ltl_str_slice(line, 3, line.len));
        if (ltl_str_starts_with(line, LTL_STR("LF:")) && ltl_str_to_u64(rest, &number)) {
            results->lines += number;
            is_lcov = true;
        } else if (ltl_str_starts_with(line, LTL_STR("LH:")) && ltl_str_to_u64(rest, &number)) {
            results->lines_covered += number;
        }
    }
    return is_lcov;
}

ltl_status ltl_results_add_coverage(ltl_str text, ltl_test_results *results, ltl_error *error) {
    bool is_known = ltl_str_starts_with(ltl_str_trim(text), LTL_STR("<"))
                        ? add_cobertura(text, results)
                        : add_lcov(text, results);
    return is_known ? LTL_OK
                    : ltl_fail(error, LTL_SYNTAX, "neither lcov nor Cobertura: no counts of lines");
}
