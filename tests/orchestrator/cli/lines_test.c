/* --format jsonl as programs read it: through pipes, with readers that go away, whatever the number of workers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/program.h"

enum { FILES = 40, MOST = 4096 };

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    for (int i = 0; i < FILES; i++) {
        char path[64];
        char text[512];
        snprintf(path, sizeof(path), "repo/d%d/f%02d.py", i % 7, i);
        snprintf(text, sizeof(text),
                 "import os\n\n\ndef f%d(x):\n    os.system('ls ' + x)\n    os.system('ls ' + x)\n%s", i,
                 i % 5 == 0 ? "    os.system('rm ' + x)  # nosemgrep\n" : "");
        sandbox_write(box, path, text);
    }
    sandbox_write(box, "repo/keys.txt", "key AKIAQ7RXZ2LM4PNB3KDT\n");
    sandbox_git_commit(box, "repo", "first");
    sandbox_write(box, "r.yaml", ltl_program_rules);
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program lintel(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

/* Findings by number; those that count in their order. */
typedef struct report {
    json_t *lines;
    json_t *final; /* array of findings, each with fingerprint and list */
    size_t provisional;
} report;

static const char *type_of(const json_t *line) {
    return json_string_value(json_object_get(line, "type"));
}

static json_t *numbered(json_t *lines, json_int_t number) {
    for (size_t i = 0; i < json_array_size(lines); i++) {
        json_t *line = json_array_get(lines, i);
        if (strcmp(type_of(line), "finding") == 0 &&
            json_integer_value(json_object_get(line, "number")) == number) {
            return line;
        }
    }
    return NULL;
}

static void line_take(report *self, json_t *line) {
    bool is_finding = strcmp(type_of(line), "finding") == 0;
    json_array_append_new(self->lines, line);
    if (is_finding && json_is_true(json_object_get(line, "provisional"))) {
        self->provisional++;
    } else if (is_finding) {
        json_array_append(self->final, line);
    } else if (strcmp(type_of(line), "final") == 0) {
        json_t *found = numbered(self->lines, json_integer_value(json_object_get(line, "number")));
        assert_non_null(found);
        json_t *whole = json_copy(found);
        json_object_update(whole, line);
        json_array_append_new(self->final, whole);
    }
}

static report report_read(const char *text) {
    report self = {json_array(), json_array(), 0};
    while (*text != '\0') {
        const char *end = strchr(text, '\n');
        assert_non_null(end); /* no line is cut */
        json_t *line = json_loadb(text, (size_t)(end - text), JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(line);
        line_take(&self, line);
        text = end + 1;
    }
    return self;
}

static void report_free(report *self) {
    json_decref(self->lines);
    json_decref(self->final);
}

static const json_t *last_of(const report *self) {
    return json_array_get(self->lines, json_array_size(self->lines) - 1);
}

/* Every member of the JSON report's finding is the line's. */
static void assert_same(json_t *line, json_t *finding) {
    const char *key;
    json_t *value;
    json_object_foreach(finding, key, value) {
        if (!json_equal(value, json_object_get(line, key))) {
            fail_msg("%s differs: %s", key, json_string_value(json_object_get(finding, "path")));
        }
    }
}

static size_t list_compare(const report *self, json_t *whole, const char *list) {
    const json_t *findings = json_object_get(whole, list);
    size_t at = 0;
    for (size_t i = 0; i < json_array_size(self->final); i++) {
        json_t *line = json_array_get(self->final, i);
        if (strcmp(json_string_value(json_object_get(line, "list")), list) == 0) {
            assert_true(at < json_array_size(findings));
            assert_same(line, json_array_get(findings, at++));
        }
    }
    assert_int_equal(at, json_array_size(findings));
    return at;
}

/* What counts of the lines is the JSON report, in its order. */
static void compare(void **state, const char *what, size_t least_provisional) {
    char command[512];
    snprintf(command, sizeof(command), "lintel %s -q --exit-zero -f json", what);
    json_t *whole = json_loads(lintel(state, command).out, 0, NULL);
    assert_non_null(whole);
    static const int jobs[] = {1, 2, 8};
    for (size_t i = 0; i < 3; i++) {
        snprintf(command, sizeof(command), "lintel %s -q --exit-zero -f jsonl -j %d", what, jobs[i]);
        report lines = report_read(lintel(state, command).out);
        assert_string_equal(type_of(json_array_get(lines.lines, 0)), "run");
        assert_string_equal(type_of(last_of(&lines)), "end");
        size_t count = list_compare(&lines, whole, "findings") + list_compare(&lines, whole, "suppressed") +
                       list_compare(&lines, whole, "fixed");
        assert_int_equal(count, json_integer_value(json_object_get(last_of(&lines), "findings")));
        assert_true(json_equal(json_object_get(last_of(&lines), "gate"), json_object_get(whole, "gate")));
        assert_true(json_equal(json_object_get(last_of(&lines), "ledger"), json_object_get(whole, "ledger")));
        assert_true(lines.provisional >= least_provisional);
        report_free(&lines);
    }
    json_decref(whole);
}

static void the_same_set_with_any_number_of_workers(void **state) {
    compare(state, "scan -c ../r.yaml", 2 * FILES);
    compare(state, "scan", 2 * FILES);
}

/* Of a change what lies on its lines is told at once; what was there before is no part of the report. */
static void a_change_is_told_too(void **state) {
    sandbox_run(*state, "repo", "for f in d1/*.py; do sed -i 's/ls /ls -l /' $f; echo 'os.system(f1)' >> $f; done");
    sandbox_run(*state, "repo", "rm d2/f02.py");
    compare(state, "review -c ../r.yaml", 1);
    sandbox_run(*state, "repo", "git checkout -q .");
}

/* Each `progress` speaks for the lines before it: whole files, each once, in their order. */
static void every_prefix_is_whole_files(void **state) {
    report lines = report_read(lintel(state, "lintel scan -q -c ../r.yaml -f jsonl -j 2 --exit-zero").out);
    json_t *seen = json_object();
    const char *path = "";
    json_int_t line_number = 0;
    json_int_t found = 0;
    json_int_t files = 0;
    for (size_t i = 0; i < json_array_size(lines.lines); i++) {
        const json_t *line = json_array_get(lines.lines, i);
        if (strcmp(type_of(line), "progress") == 0) {
            assert_int_equal(json_integer_value(json_object_get(line, "findings")), found);
            assert_true(json_integer_value(json_object_get(line, "files")) > files);
            files = json_integer_value(json_object_get(line, "files"));
            path = "";
        } else if (json_is_true(json_object_get(line, "provisional"))) {
            const char *own = json_string_value(json_object_get(line, "path"));
            json_int_t start = json_integer_value(json_object_get(json_object_get(line, "start"), "line"));
            found++;
            assert_true(strcmp(own, path) == 0 ? start >= line_number : json_object_get(seen, own) == NULL);
            json_object_set_new(seen, own, json_true());
            path = own;
            line_number = start;
        }
    }
    assert_true(found > 0 && files >= FILES);
    json_decref(seen);
    report_free(&lines);
}

static void no_secret_gets_into_a_line(void **state) {
    ltl_program got = lintel(state, "lintel scan -q -f jsonl --exit-zero");
    assert_non_null(strstr(got.out, "\"path\":\"keys.txt\""));
    assert_null(strstr(got.out, "AKIAQ7RXZ2LM4PNB3KDT"));
}

/* Written to a file it is there as a whole, sorted, the same bytes every time. */
static void in_a_file_it_is_sorted(void **state) {
    ltl_program got =
        lintel(state, "for j in 1 2 8; do lintel scan -q -c ../r.yaml -f jsonl -o ../$j.jsonl -j $j --exit-zero; done; "
                      "cmp ../1.jsonl ../2.jsonl && cmp ../1.jsonl ../8.jsonl && cat ../1.jsonl");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "\"order\":\"sorted\""));
    assert_null(strstr(got.out, "\"provisional\":true"));
    assert_null(strstr(got.out, "\"type\":\"progress\""));
}

/* Nobody reads any more: the run ends, and says why; what goes to files as well is completed. */
static void a_reader_that_goes_away_ends_the_run(void **state) {
    ltl_program got = lintel(state, "{ lintel scan -q -c ../r.yaml -f jsonl; echo code $? >&2; } | true");
    assert_non_null(strstr(got.err, "code 4"));
    assert_non_null(strstr(got.err, "standard output: cannot be written: Broken pipe"));
    got = lintel(state, "{ lintel scan -q -c ../r.yaml -f jsonl --json-output ../whole.json; echo code $? >&2; } | "
                        "true; cat ../whole.json");
    assert_non_null(strstr(got.err, "code 4"));
    json_t *whole = json_loads(got.out, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(whole, "findings")), 2 * FILES);
    assert_true(json_is_false(json_object_get(whole, "interrupted")));
    json_decref(whole);
}

/* Lines come while it goes on: the reader has findings although the run cannot come to its end. */
static void findings_come_before_the_end(void **state) {
    sandbox_write(*state, "slow.yaml",
                  "workflow: slow\nsequence:\n"
                  "  - {name: partition, task: partition}\n"
                  "  - name: look\n    scatter:\n      over: $partition.chunks\n"
                  "      step: {name: agents, task: look, with: {chunk: $item}}\n"
                  "  - {name: wait, task: command, after: [look], with: {run: [sh, -c, 'while test ! -e ../go; do "
                  "sleep 0.05; done']}}\n"
                  "  - {name: gather, task: gather, after: [wait]}\n");
    ltl_program got =
        lintel(state, "rm -f ../go; lintel scan -q -c ../r.yaml -f jsonl --exit-zero --workflow ../slow.yaml | "
                      "{ while read -r line; do case $line in *'\"provisional\":true'*) touch ../go; echo early;; "
                      "*'\"type\":\"end\"'*) echo end;; esac; done; } | uniq");
    assert_string_equal(got.out, "early\nend\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_set_with_any_number_of_workers),
        TEST(a_change_is_told_too),
        TEST(every_prefix_is_whole_files),
        TEST(no_secret_gets_into_a_line),
        TEST(in_a_file_it_is_sorted),
        TEST(a_reader_that_goes_away_ends_the_run),
        TEST(findings_come_before_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
