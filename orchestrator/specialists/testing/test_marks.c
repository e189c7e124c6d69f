#include "orchestrator/specialists/testing/test_marks.h"

#include "core/compiler.h"

/* A phrase counts where no letter, digit, point or `_` stands before it, unless it begins with a point. */
static const struct {
    const char *phrase;
    ltl_test_mark mark;
} marks[] = {
    {"it.only(", LTL_MARK_FOCUS},
    {"test.only(", LTL_MARK_FOCUS},
    {"describe.only(", LTL_MARK_FOCUS},
    {"context.only(", LTL_MARK_FOCUS},
    {"fit(", LTL_MARK_FOCUS},
    {"fdescribe(", LTL_MARK_FOCUS},
    {"fcontext ", LTL_MARK_FOCUS},
    {"fit \"", LTL_MARK_FOCUS},
    {"it.skip(", LTL_MARK_SKIP},
    {"test.skip(", LTL_MARK_SKIP},
    {"describe.skip(", LTL_MARK_SKIP},
    {"it.todo(", LTL_MARK_SKIP},
    {"test.todo(", LTL_MARK_SKIP},
    {"xit(", LTL_MARK_SKIP},
    {"xit \"", LTL_MARK_SKIP},
    {"xdescribe(", LTL_MARK_SKIP},
    {"xtest(", LTL_MARK_SKIP},
    {"@Ignore", LTL_MARK_SKIP},
    {"@Disabled", LTL_MARK_SKIP},
    {"[Ignore", LTL_MARK_SKIP},
    {"Skip = \"", LTL_MARK_SKIP},
    {"@pytest.mark.skip", LTL_MARK_SKIP},
    {"@pytest.mark.xfail", LTL_MARK_SKIP},
    {"pytest.skip(", LTL_MARK_SKIP},
    {"@unittest.skip", LTL_MARK_SKIP},
    {"@skip(", LTL_MARK_SKIP},
    {"@unittest.expectedFailure", LTL_MARK_SKIP},
    {"self.skipTest(", LTL_MARK_SKIP},
    {"t.Skip(", LTL_MARK_SKIP},
    {"t.Skipf(", LTL_MARK_SKIP},
    {"t.SkipNow(", LTL_MARK_SKIP},
    {"#[ignore", LTL_MARK_SKIP},
    {"->markTestSkipped(", LTL_MARK_SKIP},
    {"->markTestIncomplete(", LTL_MARK_SKIP},
    {"::markTestSkipped(", LTL_MARK_SKIP},
    {"throw XCTSkip(", LTL_MARK_SKIP},
    {"GTEST_SKIP()", LTL_MARK_SKIP},
    {"@tag :skip", LTL_MARK_SKIP},
    {"time.sleep(", LTL_MARK_SLEEP},
    {"Thread.sleep(", LTL_MARK_SLEEP},
    {"Thread.Sleep(", LTL_MARK_SLEEP},
    {"time.Sleep(", LTL_MARK_SLEEP},
    {"thread::sleep(", LTL_MARK_SLEEP},
    {"usleep(", LTL_MARK_SLEEP},
    {"Process.sleep(", LTL_MARK_SLEEP},
    {"@TestMethodOrder(", LTL_MARK_ORDER},
    {"@FixMethodOrder(", LTL_MARK_ORDER},
    {"dependsOnMethods", LTL_MARK_ORDER},
    {"[TestCaseOrderer", LTL_MARK_ORDER},
    {"[Order(", LTL_MARK_ORDER},
    {"@pytest.mark.order", LTL_MARK_ORDER},
    {"@pytest.mark.run(order", LTL_MARK_ORDER},
    {"@pytest.mark.dependency", LTL_MARK_ORDER},
    {"sortTestMethodsUsing", LTL_MARK_ORDER},
    {"i_suck_and_my_tests_are_order_dependent!", LTL_MARK_ORDER},
    {"test_order :sorted", LTL_MARK_ORDER},
    {"test_order = :sorted", LTL_MARK_ORDER},
    {"order: :defined", LTL_MARK_ORDER},
    {"#[Depends(", LTL_MARK_ORDER},
};

static bool is_joined(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

bool ltl_test_mark_find(ltl_str line, ltl_test_mark *out_mark, ltl_span *out_span) {
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        ltl_str phrase = ltl_str_of(marks[i].phrase);
        size_t at = ltl_str_find(line, phrase, 0);
        bool is_word = is_joined(phrase.ptr[0]);
        if (at != SIZE_MAX && (at == 0 || !is_word || !is_joined(line.ptr[at - 1]))) {
            *out_mark = marks[i].mark;
            *out_span = (ltl_span){(uint32_t)at, (uint32_t)(at + phrase.len)};
            return true;
        }
    }
    return false;
}
