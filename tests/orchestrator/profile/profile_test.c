/* Profiles of each format: which functions they name, and how much of the time passes in them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "core/compiler.h"
#include "orchestrator/profile/format.h"
#include "tests/support/random.h"

static const char folded[] = "main;parse;next 30\n"
                             "main;parse;next;next 10\n"
                             "main (app/run.py:3);load (app/io.py:12) 50\n"
                             "main;parse 10\n";
static const char callgrind[] =
    "version: 1\ncreator: x\npositions: line\nevents: Ir\n\n"
    "fl=(1) src/a.c\nfn=(1) main\n1 10\ncfi=(2) src/b.c\ncfn=(2) parse\n"
    "calls=3 7\n+2 80\n\nfl=(2)\nfn=(2)\n7 20\n* 10\ncfn=(3) parse'2\n"
    "calls=1 7\n9 50\n\nfn=(3)\n7 50\n\nfn=(4) idle\n20 10\n";
static const char perf[] = "prog 12 [001] 1.5:   1010 cycles:u: \n"
                           "\t  55d0 next+0x1f (/usr/bin/prog)\n"
                           "\t  55d1 ns::Parser::parse(int, char (*)(int))+0x2 (/usr/bin/prog)\n"
                           "\t  55d2 main+0x9 (/usr/bin/prog)\n\n"
                           "prog 12 1.6: 1010 cycles:u: \n"
                           "\t  55d2 main+0x9 (/usr/bin/prog)\n\n";
static const char v8[] =
    "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\",\"url\":\"\"},\"hitCount\":0,"
    "\"children\":[2,3,5]},{\"id\":2,\"callFrame\":{\"functionName\":\"load\",\"url\":"
    "\"file:///w/src/io.js\"},\"hitCount\":10,\"children\":[4]},{\"id\":3,\"callFrame\":"
    "{\"functionName\":\"draw\",\"url\":\"file:///w/src/ui.js\"},\"hitCount\":20},{\"id\":4,"
    "\"callFrame\":{\"functionName\":\"draw\",\"url\":\"file:///w/src/ui.js\"},\"hitCount\":10},"
    "{\"id\":5,\"callFrame\":{\"functionName\":\"(idle)\",\"url\":\"\"},\"hitCount\":960}]}";

/* ---- a message of protocol buffers, packed ---- */

typedef struct message {
    unsigned char bytes[512];
    size_t len;
} message;

static void byte_put(message *self, unsigned byte) {
    assert_true(self->len < sizeof(self->bytes));
    self->bytes[self->len++] = (unsigned char)byte;
}

static void field_put(message *self, unsigned number, const void *bytes, size_t len) {
    byte_put(self, number << 3 | 2);
    byte_put(self, (unsigned)len);
    for (size_t i = 0; i < len; i++) {
        byte_put(self, ((const unsigned char *)bytes)[i]);
    }
}

static void number_put(message *self, unsigned number, unsigned value) {
    byte_put(self, number << 3);
    byte_put(self, value);
}

static void function_put(message *profile, unsigned id, unsigned name, unsigned file) {
    message one = {.len = 0};
    number_put(&one, 1, id);
    number_put(&one, 2, name);
    number_put(&one, 4, file);
    field_put(profile, 5, one.bytes, one.len);
}

static void location_put(message *profile, unsigned id, unsigned function) {
    message line = {.len = 0};
    number_put(&line, 1, function);
    number_put(&line, 2, 7);
    message one = {.len = 0};
    number_put(&one, 1, id);
    field_put(&one, 4, line.bytes, line.len);
    field_put(profile, 4, one.bytes, one.len);
}

/* `(*Parser).next` took 30 of 40, called by `main`, which took the rest. */
static ltl_str pprof_text(unsigned char *packed, size_t capacity) {
    message profile = {.len = 0};
    field_put(&profile, 2, "\x0a\x02\x01\x02\x12\x02\x01\x1e", 8); /* packed: at 1, 2; 1 and 30 */
    field_put(&profile, 2, "\x08\x02\x10\x01\x10\x0a", 6);         /* one a field: at 2; 1 and 10 */
    location_put(&profile, 1, 1);
    location_put(&profile, 2, 2);
    function_put(&profile, 1, 1, 3);
    function_put(&profile, 2, 2, 3);
    static const char *const strings[] = {"", "app/p.(*Parser).next", "app.main", "/w/app/p.go"};
    for (size_t i = 0; i < LTL_COUNT_OF(strings); i++) {
        field_put(&profile, 6, strings[i], strlen(strings[i]));
    }
    z_stream stream = {.next_in = profile.bytes,
                       .avail_in = (uInt)profile.len,
                       .next_out = packed,
                       .avail_out = (uInt)capacity};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY),
                     Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    size_t len = stream.total_out;
    deflateEnd(&stream);
    return (ltl_str){(const char *)packed, len};
}

static void functions_and_their_shares(void **state) {
    (void)state;
    unsigned char packed[1024];
    ltl_str pprof = pprof_text(packed, sizeof(packed));
    const struct {
        ltl_str text;
        const char *format;
        const char *path;
        const char *scope;
        double share; /* below 0: not known */
    } rows[] = {
        {ltl_str_of(folded), "folded stacks", "p.c", "next", 0.4},
        {ltl_str_of(folded), "folded stacks", "p.c", "Parser.parse", 0.5},
        {ltl_str_of(folded), "folded stacks", "src/app/io.py", "load", 0.5},
        {ltl_str_of(folded), "folded stacks", "other.py", "load", -1},
        {ltl_str_of(folded), "folded stacks", "p.c", "nowhere", -1},
        {ltl_str_of(folded), "folded stacks", "p.c", "", -1},
        {ltl_str_of(callgrind), "callgrind", "src/a.c", "main", 0.9},
        {ltl_str_of(callgrind), "callgrind", "w/src/b.c", "parse", 0.8},
        {ltl_str_of(callgrind), "callgrind", "b.c", "idle", 0.1},
        {ltl_str_of(callgrind), "callgrind", "src/a.c", "parse", -1},
        {ltl_str_of(perf), "perf script", "p.cc", "ns.Parser.parse", 0.5},
        {ltl_str_of(perf), "perf script", "p.cc", "main", 1},
        {ltl_str_of(v8), "V8's cpuprofile", "src/ui.js", "draw", 0.75},
        {ltl_str_of(v8), "V8's cpuprofile", "src/io.js", "load", 0.5},
        {pprof, "pprof", "app/p.go", "Parser.next", 0.75},
        {pprof, "pprof", "app/p.go", "main", 1},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_run_profile profile;
        ltl_error error = {0};
        if (ltl_profile_read(&arena, rows[i].text, &profile, &error) != LTL_OK) {
            fail_msg("row %zu: %s", i, error.text);
        }
        assert_string_equal(profile.format, rows[i].format);
        double share =
            ltl_profile_share(&profile, ltl_str_of(rows[i].path), ltl_str_of(rows[i].scope));
        if (rows[i].share < 0 ? share >= 0 : fabs(share - rows[i].share) > 1e-9) {
            fail_msg("row %zu: %s in %s has %f", i, rows[i].scope, rows[i].path, share);
        }
        ltl_arena_clear(&arena);
    }
}

static void what_could_be_two_is_none(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_run_profile profile;
    ltl_str text = LTL_STR("main;A.run 1\nmain;B.run 2\n");
    assert_int_equal(ltl_profile_read(&arena, text, &profile, NULL), LTL_OK);
    assert_true(ltl_profile_share(&profile, LTL_STR("a.py"), LTL_STR("A.run")) < 0);
    ltl_arena_clear(&arena);
}

static void what_is_no_profile_says_so(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *says;
    } rows[] = {
        {"", "no profile of a format that is known: callgrind, folded stacks, perf script, pprof, "
             "V8's cpuprofile"},
        {"int main(void) { return 0; }\n", "no profile"},
        {"a;b 1\nc;d 2\ne\n", "no profile"},
        {"a;b 1\nb 1\nb 1\nb 1\nb 1\nb 1\nb 1\nb 1\nb 1\nb 1\nnothing\n", "line 11"},
        {"a;b 0\n", "nothing was measured"},
        {"\x1f\x8b not gzip", "no gzip stream"},
        {"{\"x\": {\"callFrame\": 1}}", "no list `nodes`"},
        {"{\"nodes\": [{\"callFrame\": ", "JSON"},
        {"events: Ir\nfn=main\n", "nothing was measured"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_run_profile profile;
        ltl_error error = {0};
        ltl_status status = ltl_profile_read(&arena, ltl_str_of(rows[i].text), &profile, &error);
        if (status == LTL_OK || !strstr(error.text, rows[i].says)) {
            fail_msg("row %zu: %s", i, error.text);
        }
        ltl_arena_clear(&arena);
    }
}

/* Cut and changed anywhere: some answer, and no crash. */
static void broken_ones_do_no_harm(void **state) {
    (void)state;
    unsigned char packed[1024];
    const ltl_str texts[] = {ltl_str_of(folded), ltl_str_of(callgrind), ltl_str_of(perf),
                             ltl_str_of(v8), pprof_text(packed, sizeof(packed))};
    ltl_random random = ltl_random_make("profile_test", 7);
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        for (unsigned turn = 0; turn < 400; turn++) {
            char copy[2048];
            size_t len = ltl_random_below(&random, texts[i].len + 1);
            memcpy(copy, texts[i].ptr, len);
            for (unsigned k = 0; len > 0 && k < turn % 4; k++) {
                copy[ltl_random_below(&random, len)] = (char)ltl_random_below(&random, 256);
            }
            ltl_arena arena = {0};
            ltl_run_profile profile;
            if (ltl_profile_read(&arena, (ltl_str){copy, len}, &profile, NULL) == LTL_OK) {
                double share = ltl_profile_share(&profile, LTL_STR("a.c"), LTL_STR("main"));
                assert_true(share <= 1);
            }
            ltl_arena_clear(&arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_and_their_shares),
        cmocka_unit_test(what_could_be_two_is_none),
        cmocka_unit_test(what_is_no_profile_says_so),
        cmocka_unit_test(broken_ones_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
