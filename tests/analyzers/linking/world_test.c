#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/linking/world_internal.h"
#include "core/limits.h"
#include "tests/support/linked.h"

/* How often files are looked at until all is known. A look reads and parses its file, so that is what marks from file
 * to file cost. Looks are played: a function gets what it is given to its own sinks and to those of whom it calls,
 * and gives what its own sources and they give. */

enum { RULE = 3, MOST_FILES = 64, END = UINT32_MAX };

typedef struct program {
    ltl_arena arena;
    ltl_links links;
    ltl_world world;
    uint64_t sources; /* a bit a file */
    uint64_t sinks;
    bool is_restless; /* each look tells of something new */
    uint64_t steps;   /* of each look */
    uint32_t looks;
    uint32_t looks_at[MOST_FILES];
    uint32_t rounds;
} program;

static ltl_far_sink sink_at(uint32_t file, uint32_t place) {
    return (ltl_far_sink){.at = {file, place}, .slots = 1 << 1};
}

static void add_own(program *p, uint32_t file, ltl_far_summary *out) {
    ltl_far_sink *sinks = LTL_NEW_ARRAY(&p->arena, ltl_far_sink, LTL_MAX_FAR_SINKS);
    ltl_far_source *sources = LTL_NEW_ARRAY(&p->arena, ltl_far_source, LTL_MAX_FAR_SOURCES);
    if ((p->sinks >> file & 1) != 0) {
        sinks[out->sink_count++] = sink_at(file, p->is_restless ? p->looks : 0);
    }
    if ((p->sources >> file & 1) != 0) {
        sources[out->result.source_count++] = (ltl_far_source){.at = {file, 0}};
    }
    out->sinks = sinks;
    out->result.sources = sources;
}

static bool has_sink(const ltl_far_summary *of, ltl_far_place at) {
    bool has = false;
    for (uint32_t i = 0; i < of->sink_count; i++) {
        has = has || (of->sinks[i].at.file == at.file && of->sinks[i].at.place == at.place);
    }
    return has;
}

static bool has_source(const ltl_far_summary *of, ltl_far_place at) {
    bool has = false;
    for (uint32_t i = 0; i < of->result.source_count; i++) {
        has = has || of->result.sources[i].at.file == at.file;
    }
    return has;
}

static void add_called(const ltl_far_summary *called, ltl_far_summary *out) {
    ltl_far_sink *sinks = (ltl_far_sink *)(uintptr_t)out->sinks;
    ltl_far_source *sources = (ltl_far_source *)(uintptr_t)out->result.sources;
    for (uint32_t i = 0; called != NULL && i < called->sink_count; i++) {
        ltl_far_sink sink = called->sinks[i];
        if (++sink.hops <= LTL_MAX_FAR_HOPS && out->sink_count < LTL_MAX_FAR_SINKS && !has_sink(out, sink.at)) {
            sinks[out->sink_count++] = sink;
        }
    }
    for (uint32_t i = 0; called != NULL && i < called->result.source_count; i++) {
        ltl_far_source source = called->result.sources[i];
        if (++source.hops <= LTL_MAX_FAR_HOPS && out->result.source_count < LTL_MAX_FAR_SOURCES &&
            !has_source(out, source.at)) {
            sources[out->result.source_count++] = source;
        }
    }
}

static void look(program *p, uint32_t file) {
    ltl_world_view view;
    ltl_taint_far far;
    ltl_world_see(&p->world, file, RULE, &view, &far);
    ltl_far_summary summary = {.unit = 1};
    add_own(p, file, &summary);
    for (uint32_t i = 0; i < far.call_count; i++) {
        add_called(far.summary_of(far.world, far.targets[i].function), &summary);
    }
    ltl_far_summary_finish(&summary);
    ltl_far_outcome outcome = {
        .has_source = p->sources >> file & 1, .has_sink = p->sinks >> file & 1, .is_walked = true, .steps = p->steps};
    LTL_PUSH(&p->arena, &outcome.summaries, summary);
    p->looks++;
    p->looks_at[file]++;
    ltl_far_outcome kept = ltl_far_outcome_copy(&p->arena, LTL_STR("file"), &outcome);
    ltl_world_take(&p->world, file, RULE, &kept, false);
}

/* A first look tells the ends alone. */
static void play(program *p, uint32_t file_count, const linked_call *calls) {
    linked_make(&p->arena, file_count, calls, &p->links);
    ltl_world_init(&p->world, &p->arena, &p->links);
    for (uint32_t i = 0; i < file_count; i++) {
        ltl_far_outcome ends = {.has_source = p->sources >> i & 1, .has_sink = p->sinks >> i & 1};
        ltl_world_take(&p->world, i, RULE, &ends, true);
    }
    ltl_world_begin(&p->world);
    ltl_world_works works;
    for (ltl_world_next(&p->world, &works); works.count > 0; ltl_world_next(&p->world, &works)) {
        p->rounds++;
        for (uint32_t i = 0; i < works.count; i++) {
            assert_int_equal(works.at[i].rule_count, 1);
            assert_int_equal(works.at[i].rules[0], RULE);
            look(p, works.at[i].file);
        }
    }
}

/* 0 calls 1 calls 2 …; `back`: and the last one calls 0. */
static void chain(uint32_t length, bool back, linked_call *out_calls) {
    uint32_t count = back ? length : length - 1;
    for (uint32_t i = 0; i < count; i++) {
        out_calls[i].from = i;
        out_calls[i].to = (i + 1) % length;
    }
    out_calls[count].from = END;
}

/* Callees first: then once is enough. */
static void a_chain_costs_one_look_a_file(void **state) {
    (void)state;
    for (uint32_t length = 2; length <= LTL_MAX_FAR_HOPS + 2; length++) {
        linked_call calls[MOST_FILES];
        program p = {.sources = 1, .sinks = UINT64_C(1) << (length - 1)};
        chain(length, false, calls);
        play(&p, length, calls);
        assert_int_equal(p.looks, length);
        assert_int_equal(p.rounds, length);
        ltl_arena_clear(&p.arena);
    }
}

/* Nobody waits for what he does not call: a round takes all of them, however long the ways below others are. */
static void ways_beside_each_other_are_gone_side_by_side(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {1, 2}, {2, 3}, {4, 5}, {END, 0}};
    program p = {.sources = 1 << 0 | 1 << 4, .sinks = 1 << 3 | 1 << 5};
    play(&p, 6, CALLS);
    assert_int_equal(p.looks, 6);
    assert_int_equal(p.rounds, 4); /* 3 and 5, 2 and 4, 1, 0 */
    ltl_arena_clear(&p.arena);
}

/* Sinks in many files, and nobody who hands a mark to any of them. */
static void files_that_marks_do_not_get_to_cost_nothing(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {2, 3}, {3, 4}, {5, 4}, {END, 0}};
    program p = {.sources = 1 << 1, .sinks = 1 << 3 | 1 << 4 | 1 << 5};
    play(&p, 6, CALLS);
    assert_int_equal(p.looks, 0);
    program longer = {.sources = 1, .sinks = UINT64_C(1) << (LTL_MAX_FAR_HOPS + 2)};
    linked_call calls[MOST_FILES];
    chain(LTL_MAX_FAR_HOPS + 3, false, calls);
    play(&longer, LTL_MAX_FAR_HOPS + 3, calls);
    assert_int_equal(longer.looks, 0);
    ltl_arena_clear(&p.arena);
    ltl_arena_clear(&longer.arena);
}

/* Only the file that calls both, and those it calls. */
static void a_mark_that_is_given_back_costs_who_gets_it(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {0, 2}, {3, 2}, {4, 3}, {END, 0}};
    program p = {.sources = 1 << 1, .sinks = 1 << 2};
    play(&p, 5, CALLS);
    assert_int_equal(p.looks, 3);
    assert_int_equal(p.looks_at[3] + p.looks_at[4], 0);
    ltl_arena_clear(&p.arena);
}

/* A circle is gone round: files in their order, so that what one of them says gets as far as it goes each time. */
static void a_circle_costs_a_few_looks_a_file(void **state) {
    (void)state;
    enum { LOOKS_A_FILE = 3 };
    for (uint32_t length = 2; length <= 32; length++) {
        linked_call calls[MOST_FILES];
        program p = {.sources = 1, .sinks = UINT64_C(1) << (length / 2)};
        chain(length, true, calls);
        play(&p, length, calls);
        assert_true(p.looks <= LOOKS_A_FILE * length);
        for (uint32_t i = 0; i < length; i++) {
            assert_true(p.looks_at[i] <= LOOKS_A_FILE);
            assert_false(ltl_world_is_cut(&p.world, i, RULE));
        }
        ltl_arena_clear(&p.arena);
    }
}

/* What changes with every look comes to an end, which is said. */
static void looks_at_a_file_have_a_limit(void **state) {
    (void)state;
    static const linked_call CALLS[] = {{0, 1}, {1, 0}, {END, 0}};
    program p = {.sources = 1, .sinks = 1 << 0 | 1 << 1, .is_restless = true};
    play(&p, 2, CALLS);
    uint32_t cut = ltl_world_is_cut(&p.world, 0, RULE) ? 0 : 1;
    assert_true(ltl_world_is_cut(&p.world, cut, RULE));
    assert_int_equal(p.looks_at[cut], LTL_MAX_FAR_LOOKS);
    assert_true(p.looks_at[1 - cut] <= LTL_MAX_FAR_LOOKS);
    ltl_world_works works;
    ltl_world_settle(&p.world, &works);
    assert_true(works.count > 0); /* told in the report */
    ltl_arena_clear(&p.arena);
}

/* All looks together may take so many steps; who is wanted behind that is cut, which is said. */
static void looks_have_a_limit_together(void **state) {
    (void)state;
    enum { LENGTH = 12, LOOKS = 4 };
    linked_call calls[MOST_FILES];
    program p = {.sources = UINT64_C(1) << (LENGTH - 1), .sinks = 1, .steps = LTL_MIN_FAR_STEPS / LOOKS + 1};
    chain(LENGTH, true, calls);
    play(&p, LENGTH, calls);
    assert_int_equal(p.looks, LOOKS);
    uint32_t cut = 0;
    for (uint32_t i = 0; i < LENGTH; i++) {
        cut += ltl_world_is_cut(&p.world, i, RULE);
    }
    assert_true(cut > 0);
    ltl_world_works works;
    ltl_world_settle(&p.world, &works);
    assert_true(works.count >= cut); /* told in the report */
    ltl_arena_clear(&p.arena);
    program cheap = {.sources = UINT64_C(1) << (LENGTH - 1), .sinks = 1, .steps = LTL_MIN_FAR_STEPS / MOST_FILES / 8};
    play(&cheap, LENGTH, calls);
    assert_true(cheap.looks > LOOKS);
    for (uint32_t i = 0; i < LENGTH; i++) {
        assert_false(ltl_world_is_cut(&cheap.world, i, RULE));
    }
    ltl_arena_clear(&cheap.arena);
}

/* ---- work for several at a time ---- */

enum { READING = 100 };

/* Files with a sink for each of so many rules; each calls one more, which has a source. */
static void works_make(program *p, uint32_t file_count, uint32_t rule_count) {
    static uint64_t reading[MOST_FILES];
    linked_call calls[MOST_FILES];
    for (uint32_t i = 0; i < file_count; i++) {
        calls[i] = (linked_call){2 * i, 2 * i + 1};
    }
    calls[file_count].from = END;
    for (uint32_t i = 0; i < MOST_FILES; i++) {
        reading[i] = READING;
    }
    linked_make(&p->arena, 2 * file_count, calls, &p->links);
    ltl_world_init(&p->world, &p->arena, &p->links);
    p->world.reading = reading;
    for (uint32_t rule = 1; rule <= rule_count; rule++) {
        for (uint32_t i = 0; i < 2 * file_count; i++) {
            ltl_far_outcome ends = {.has_source = i % 2 == 1, .has_sink = i % 2 == 0};
            ltl_world_take(&p->world, i, rule, &ends, true);
        }
    }
}

static void expect_works(uint32_t file_count, uint32_t rule_count, uint32_t work_count) {
    program p = {0};
    ltl_world_works works;
    works_make(&p, file_count, rule_count);
    ltl_world_begin(&p.world);
    ltl_world_next(&p.world, &works);
    assert_int_equal(works.count, work_count);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < works.count; i++) {
        bool is_next = i > 0 && works.at[i].file == works.at[i - 1].file;
        uint32_t first = is_next ? works.at[i - 1].rules[works.at[i - 1].rule_count - 1] + 1 : 1;
        for (uint32_t j = 0; j < works.at[i].rule_count; j++) {
            assert_int_equal(works.at[i].rules[j], first + j); /* each once, in order */
        }
        seen += works.at[i].rule_count;
        assert_int_equal(works.at[i].steps, READING * (1 + works.at[i].rule_count));
    }
    assert_int_equal(seen, file_count * rule_count);
    ltl_arena_clear(&p.arena);
}

static void the_rules_of_few_files_are_shared_out(void **state) {
    (void)state;
    expect_works(1, 17, 5);
    expect_works(1, 3, 1); /* not worth another parse */
    expect_works(1, 4, 2);
    expect_works(2, 5, 4);
    expect_works(6, 17, 6); /* enough for all as they are */
    expect_works(9, 17, 9);
}

/* What a look took the last time, it will take again: the second of three rules is as dear as the two others. */
static void a_file_is_halved_by_what_its_rules_take(void **state) {
    (void)state;
    program p = {0};
    ltl_world_works works;
    works_make(&p, 1, 3);
    ltl_world_begin(&p.world);
    for (uint32_t rule = 1; rule <= 3; rule++) {
        ltl_far_outcome callee = {.has_source = true, .is_walked = true};
        ltl_far_outcome walked = {
            .has_sink = true, .is_walked = true, .digest = 1, .steps = READING * (rule == 2 ? 20 : 10)};
        ltl_world_take(&p.world, 1, rule, &callee, false);
        ltl_world_take(&p.world, 0, rule, &walked, false);
        ltl_world__pend(&p.world, ltl_world__record(&p.world, 0, rule));
    }
    ltl_world_next(&p.world, &works);
    assert_int_equal(works.count, 3);
    for (uint32_t i = 0; i < works.count; i++) {
        assert_int_equal(works.at[i].rules[0], i + 1);
        assert_int_equal(works.at[i].steps, READING * (i == 1 ? 21 : 11));
    }
    ltl_arena_clear(&p.arena);
}

/* ---- functions that marks are given to, in files without ends ---- */

/* File 0 has both ends and calls 1, which calls 2. */
static void begin_helpers(program *p, ltl_far_pass pass) {
    static const linked_call CALLS[] = {{0, 1}, {1, 2}, {END, 0}};
    ltl_far_outcome outcome = {.has_source = true, .has_sink = true, .is_walked = true};
    linked_make(&p->arena, 3, CALLS, &p->links);
    ltl_world_init(&p->world, &p->arena, &p->links);
    LTL_PUSH(&p->arena, &outcome.passes, pass);
    ltl_world_take(&p->world, 0, RULE, &outcome, true);
    ltl_world_begin(&p->world);
}

/* It gives back what it is given; `pass`: by a call. */
static void take_helper(program *p, uint32_t file, const ltl_far_pass *pass) {
    ltl_far_summary summary = {.unit = 1, .result = {.slots = 1 << 1}};
    ltl_far_outcome outcome = {.is_walked = true};
    ltl_far_summary_finish(&summary);
    LTL_PUSH(&p->arena, &outcome.summaries, summary);
    if (pass != NULL) {
        LTL_PUSH(&p->arena, &outcome.passes, *pass);
    }
    ltl_far_outcome kept = ltl_far_outcome_copy(&p->arena, LTL_STR("file"), &outcome);
    ltl_world_take(&p->world, file, RULE, &kept, false);
}

static void expect_next(program *p, uint32_t file) {
    ltl_world_works works;
    ltl_world_next(&p->world, &works);
    assert_int_equal(works.count, 1);
    assert_int_equal(works.at[0].file, file);
}

static void expect_nothing(program *p) {
    ltl_world_works works;
    ltl_world_next(&p->world, &works);
    assert_int_equal(works.count, 0);
}

/* Who is asked comes before who waits for it; then whoever gives it marks is looked at again, one after the other. */
static void helpers_on_a_way_are_asked(void **state) {
    (void)state;
    program p = {0};
    ltl_world_view view;
    ltl_taint_far far;
    ltl_far_pass inner = {.call = 1, .unit = 1, .returns = true};
    begin_helpers(&p, (ltl_far_pass){.call = 1, .unit = 1, .is_marked = true, .leads = true});
    expect_next(&p, 1);
    ltl_world_see(&p.world, 1, RULE, &view, &far);
    assert_int_equal(far.asked_count, 1);
    assert_int_equal(far.asked[0], 1);
    take_helper(&p, 1, &inner);
    expect_next(&p, 2);
    take_helper(&p, 2, NULL);
    expect_next(&p, 1);
    take_helper(&p, 1, &inner);
    expect_next(&p, 0);
    take_helper(&p, 0, NULL);
    expect_nothing(&p);
    ltl_arena_clear(&p.arena);
}

/* What comes back leads nowhere, or nothing of a source gets there. */
static void helpers_elsewhere_cost_nothing(void **state) {
    (void)state;
    static const ltl_far_pass PASSES[] = {{.call = 1, .unit = 1, .is_marked = true},
                                          {.call = 1, .unit = 1, .is_marked = true, .returns = true},
                                          {.call = 1, .unit = 1, .leads = true}};
    for (size_t i = 0; i < LTL_COUNT_OF(PASSES); i++) {
        program p = {0};
        begin_helpers(&p, PASSES[i]);
        expect_nothing(&p);
        ltl_arena_clear(&p.arena);
    }
}

/* It puts something into its second parameter: that matters where something with room for it is passed there. */
static void helpers_that_fill_are_asked_where_there_is_room(void **state) {
    (void)state;
    for (uint32_t slot = 1; slot <= 2; slot++) {
        program p = {0};
        begin_helpers(&p, (ltl_far_pass){.call = 1, .unit = 1, .is_marked = true, .room = 1u << slot});
        ((ltl_linked_function *)(uintptr_t)p.links.functions)[2].fills = 1 << 2;
        if (slot == 2) {
            expect_next(&p, 1);
        } else {
            expect_nothing(&p);
        }
        ltl_arena_clear(&p.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_costs_one_look_a_file),
        cmocka_unit_test(ways_beside_each_other_are_gone_side_by_side),
        cmocka_unit_test(files_that_marks_do_not_get_to_cost_nothing),
        cmocka_unit_test(a_mark_that_is_given_back_costs_who_gets_it),
        cmocka_unit_test(a_circle_costs_a_few_looks_a_file),
        cmocka_unit_test(looks_at_a_file_have_a_limit),
        cmocka_unit_test(looks_have_a_limit_together),
        cmocka_unit_test(the_rules_of_few_files_are_shared_out),
        cmocka_unit_test(a_file_is_halved_by_what_its_rules_take),
        cmocka_unit_test(helpers_on_a_way_are_asked),
        cmocka_unit_test(helpers_elsewhere_cost_nothing),
        cmocka_unit_test(helpers_that_fill_are_asked_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
