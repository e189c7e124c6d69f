/* One scan on several machines: every part says what it is of, and all of them make the whole, to the byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/limits.h"
#include "reports/inflate.h"
#include "tests/support/program.h"

#define SECRET  "ghp_0123456789abcdefghij0123456789abcdef"
#define OPTIONS "--domains security,secrets --max-target-bytes 30000 --fail-on never -q --jobs 2 "

/* Many files in a few folders, some that cost much by their size among them; a flow from one file to another; a
 * secret; a file too large for a tree. */
static int group_setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_run(box, "repo",
                "for i in $(seq 60); do d=part$((i %% 6)); mkdir -p $d; "
                "{ seq -f 'def f%%.0f(a, b): return a == a' $i; echo 'import os'; echo "
                "'os.system(\"x\" + y)'; } "
                "> $d/m$i.py; "
                "seq -f '# some text in line %%.0f' 800 > $d/t$i.py; done");
    sandbox_write(box, "repo/web/view.py",
                  "from flask import request\nfrom web.run import start\n\ndef view():\n    "
                  "start(request.args['q'])\n");
    sandbox_write(box, "repo/web/run.py",
                  "import os\n\ndef start(command):\n    os.system(command)\n");
    sandbox_write(box, "repo/web/settings.py", "token = '" SECRET "'\n");
    sandbox_write(box, "repo/native/use.c",
                  "#include <stdlib.h>\nint *make(void);\n"
                  "int use(void) { int *p = malloc(4); free(p); return *p; }\n");
    sandbox_write(box, "repo/native/broken.c", "int main( { return ;;; }}}\n");
    sandbox_run(box, "repo",
                "seq -f '# line %%.0f' 5000 > large.py; echo 'token = \"" SECRET "\"' >> large.py");
    sandbox_git_commit(box, "repo", "all of it");
    *state = box;
    return 0;
}

static int group_teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

static void must(void **state, const char *command) {
    ltl_program got = run(state, command);
    if (got.code != 0) {
        fail_msg("%s: %d\n%s%s", command, got.code, got.out, got.err);
    }
}

/* The shards as ../1.json, ../2.sarif and ../3.jsonl, made once. */
static void three_shards(void **state) {
    if (!sandbox_exists(*state, "good")) {
        must(state,
             "mkdir ../good && lintel scan " OPTIONS "--shard 1/3 -f json -o ../good/1.json && "
             "lintel scan " OPTIONS "--shard 2/3 -f sarif -o ../good/2.sarif && "
             "lintel scan " OPTIONS "--shard 3/3 -f jsonl > ../good/3.jsonl");
    }
    must(state, "cp ../good/* ..");
}

/* The repository is shared, and left as it was. */
static int teardown(void **state) {
    sandbox_run(*state, "repo",
                "git reset -q --hard; git clean -qfd; rm -f ../*.json ../*.jsonl ../*.sarif "
                "../merged ../whole");
    return 0;
}

static json_t *report(const sandbox *box, const char *path) {
    json_t *root = json_load_file(sandbox_path(box, path), 0, NULL);
    assert_non_null(root);
    return root;
}

static json_int_t number_at(json_t *root, const char *a, const char *b, const char *c) {
    json_t *at = json_object_get(json_object_get(root, a), b);
    return json_integer_value(c != NULL ? json_object_get(at, c) : at);
}

static void every_format_is_that_of_one_scan(void **state) {
#define ALL(name)                                                                                  \
    "-f json -o ../" name ".json --jsonl-output ../" name ".jsonl --sarif-output ../" name         \
    ".sarif --sarif-github-output ../" name ".github --html-output ../" name                       \
    ".html --text-output ../" name ".text "
    three_shards(state);
    must(state, "lintel scan " OPTIONS ALL("whole"));
    must(state, "lintel report merge -q " ALL("merged") "../3.jsonl ../1.json ../2.sarif");
    must(state, "for i in json jsonl sarif github html text; do cmp ../whole.$i ../merged.$i || "
                "exit; done");
#undef ALL
    /* What only shows where all files are known, too. */
    must(state, "grep -q '\"path\":\"web/run.py\"' ../merged.json && grep -q command-injection "
                "../merged.json");
}

static void each_file_is_in_one_shard(void **state) {
    json_int_t files = 0;
    json_int_t all = 0;
    json_int_t analysed = 0;
    for (int i = 1; i <= 4; i++) {
        char command[200];
        (void)snprintf(command, sizeof(command),
                       "lintel scan " OPTIONS "--shard %d/4 -f json -o ../part.json", i);
        must(state, command);
        json_t *root = report(*state, "part.json");
        files += number_at(root, "shard", "files", NULL);
        all = number_at(root, "shard", "all_files", NULL);
        json_t *ledger = json_object_get(json_object_get(root, "ledger"), "files");
        analysed += json_integer_value(json_object_get(ledger, "found")) -
                    number_at(ledger, "reasons", "other-shard", NULL);
        assert_int_equal(number_at(root, "shard", "index", NULL), i);
        assert_int_equal(number_at(root, "shard", "of", NULL), 4);
        /* Nobody gets much more than a quarter. */
        assert_true(number_at(root, "shard", "files", NULL) < all / 2);
        json_decref(root);
    }
    assert_int_equal(files, all);
    assert_int_equal(analysed, all);
    assert_int_equal(all, 126);
}

static void a_part_is_no_all_clear(void **state) {
    ltl_program got = run(state, "lintel scan --no-journal --shard 2/3");
    ltl_program_check(got, "this is shard 2 of 3", true);
    ltl_program_check(got, "another shard looks at it", true);
}

static void a_shard_is_the_same_bytes_each_time(void **state) {
    must(state,
         "lintel scan " OPTIONS "--shard 1/2 -f json -o ../one.json && "
         "lintel scan " OPTIONS "--no-journal --in-process --shard 1/2 -f json -o ../two.json && "
         "cmp ../one.json ../two.json");
}

static void no_secret_gets_out(void **state) {
    three_shards(state);
    json_t *root = report(*state, "1.json");
    const char *letters =
        json_string_value(json_object_get(json_object_get(root, "shard"), "results"));
    ltl_buf bytes;
    ltl_buf_init(&bytes, LTL_MAX_SHARD_BYTES);
    assert_int_equal(ltl_inflate(ltl_str_of(letters), &bytes), LTL_OK);
    assert_int_equal(ltl_str_find(ltl_buf_borrow(&bytes), LTL_STR(SECRET), 0), SIZE_MAX);
    /* But what it handed over is there. */
    assert_int_not_equal(ltl_str_find(ltl_buf_borrow(&bytes), LTL_STR("part1/m1.py"), 0), SIZE_MAX);
    ltl_buf_clear(&bytes);
    json_decref(root);
    must(state, "! grep -q " SECRET " ../1.json ../2.sarif ../3.jsonl");
}

static void a_missing_shard_is_told(void **state) {
    three_shards(state);
    ltl_program got = run(state, "lintel report merge -f json -o ../merged ../1.json ../3.jsonl");
    assert_int_equal(got.code, 3);
    ltl_program_check(got, "of 3 shards these are missing: 2", true);
    assert_false(sandbox_exists(*state, "merged"));
    got =
        run(state, "lintel report merge --allow-missing -f json -o ../merged ../1.json ../3.jsonl");
    assert_int_equal(got.code, 3);
    json_t *root = report(*state, "merged");
    json_t *files = json_object_get(json_object_get(root, "ledger"), "files");
    json_int_t gone = number_at(files, "reasons", "no-shard", NULL);
    assert_true(gone > 10);
    assert_int_equal(json_integer_value(json_object_get(files, "failed")), gone);
    json_t *agents = json_object_get(json_object_get(root, "ledger"), "agents");
    assert_int_equal(json_integer_value(json_object_get(json_array_get(agents, 0), "failed")),
                     gone);
    assert_string_equal(
        json_string_value(json_object_get(json_object_get(root, "gate"), "verdict")), "incomplete");
    json_decref(root);
}

/* Findings may be let pass; what nobody looked at may not. */
static void a_gap_is_no_zero(void **state) {
    must(state,
         "lintel scan -q --max-target-bytes 30000 --exit-zero --shard 1/2 -f json -o ../1.json");
    assert_int_equal(run(state, "lintel report merge -q --allow-missing ../1.json").code, 3);
    must(state,
         "lintel scan -q --max-target-bytes 30000 --exit-zero --shard 2/2 -f json -o ../2.json");
    assert_int_equal(run(state, "lintel report merge -q ../1.json ../2.json").code,
                     run(state, "lintel scan -q --max-target-bytes 30000 --exit-zero").code);
}

/* `change` makes another ../2.sarif, or another repository; the report it is about is named, and the reason. */
static void what_does_not_fit_is_refused_with_its_name(void **state) {
    static const struct {
        const char *change;
        const char *says;
    } rows[] = {
        {"cp ../1.json ../2.sarif", "../1.json and ../2.sarif are both of shard 1"},
        {"lintel scan " OPTIONS "--shard 2/4 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: it is one of another number of shards than "
         "../1.json"},
        {"lintel scan " OPTIONS "--no-metrics --shard 2/3 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: it was made with other options than ../1.json"},
        {"lintel scan " OPTIONS "--ignore secrets --shard 2/3 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: it has other rules than ../1.json"},
        {"SOURCE_DATE_EPOCH=1000000000 lintel scan " OPTIONS "--shard 2/3 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: its day is another"},
        {"echo 'exclude: [part1]' > ../other.yaml; lintel scan " OPTIONS
         "--settings ../other.yaml --shard 2/3 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: it was made with other options than ../1.json"},
        {"sed -i 's/\"build\":\"[0-9a-f]*/\"build\":\"0/' ../2.sarif",
         "../2.sarif is not of the same scan: it comes from another build of lintel"},
        {"sed -i 's/\"digest\":\"[0-9a-f]/\"digest\":\"x/' ../2.sarif",
         "../2.sarif: what it hands over is damaged"},
        {"lintel scan " OPTIONS "-f sarif -o ../2.sarif",
         "../2.sarif: this is no report of a shard"},
        {"echo '{' > ../2.sarif", "../2.sarif: this is no report of a shard"},
        {"rm ../2.sarif", "../2.sarif"},
        {"mv part2/m2.py part2/m2b.py; lintel scan " OPTIONS "--shard 2/3 -f sarif -o ../2.sarif",
         "../2.sarif is not of the same scan: it is of other files than ../1.json, such as "
         "`part2/m2.py`"},
        {"rm web/run.py", "../1.json is not of the same scan: it is of other files than those "
                          "here, such as `web/run.py`"},
        {"sed -i 's/a == a/a == b/' part*/m*.py", "` is not here as it was there"},
        {"touch .lintel.yaml; echo 'exclude: [part1]' > .lintel.yaml",
         "../1.json is not of the same scan: rules or settings are others here"},
    };
    three_shards(state);
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        must(state, "cp ../good/* ..");
        must(state, rows[i].change);
        ltl_program got = run(state, "lintel report merge -f json ../1.json ../2.sarif ../3.jsonl");
        if (got.code != 2) {
            fail_msg("%s: %d\n%s", rows[i].change, got.code, got.err);
        }
        ltl_program_check(got, rows[i].says, true);
        sandbox_run(*state, "repo", "git reset -q --hard; git clean -qfd");
    }
}

static void more_shards_than_files_are_fine(void **state) {
    must(state, "mkdir ../few; cp web/*.py ../few; cd ../few; for i in 1 2 3 4 5; do "
                "lintel scan -q --fail-on never --shard $i/5 -f json -o ../s$i.json || exit; done; "
                "lintel scan -q --fail-on never -f json -o ../whole; "
                "lintel report merge -q -f json -o ../merged ../s?.json && cmp ../whole ../merged");
}

/* The reports may lie among the files, as long as whoever writes them says so. */
static void what_goes_on_beside_it_does_not_show(void **state) {
    must(state,
         "lintel scan " OPTIONS "--shard 1/2 --own-output b.json -f json -o a.json && "
         "lintel scan " OPTIONS "--shard 2/2 --own-output a.json -f json -o b.json && "
         "lintel report merge -q -f json -o ../merged a.json b.json && "
         "lintel scan " OPTIONS
         "--own-output a.json --own-output b.json -f json -o ../whole && cmp ../whole ../merged");
}

static void what_needs_the_whole_does_not_go_with_it(void **state) {
    static const char *const rows[] = {
        "--shard 0/3",    "--shard 4/3",           "--shard 1",
        "--shard 1/9999", "--shard 1/2 --autofix", "--shard 1/2 --workflow multi-aspect"};
    char command[200];
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        (void)snprintf(command, sizeof(command), "lintel scan %s", rows[i]);
        ltl_program got = run(state, command);
        assert_int_equal(got.code, 2);
        ltl_program_check(got, "shard", true);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_format_is_that_of_one_scan),
        TEST(each_file_is_in_one_shard),
        TEST(a_part_is_no_all_clear),
        TEST(a_shard_is_the_same_bytes_each_time),
        TEST(no_secret_gets_out),
        TEST(a_missing_shard_is_told),
        TEST(a_gap_is_no_zero),
        TEST(what_does_not_fit_is_refused_with_its_name),
        TEST(more_shards_than_files_are_fine),
        TEST(what_goes_on_beside_it_does_not_show),
        TEST(what_needs_the_whole_does_not_go_with_it),
    };
    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
