#include "orchestrator/specialists/site/criteria.h"

#include "analyzers/markup/page.h"
#include "analyzers/markup/wcag.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"

enum { MAX_NUMBERS_BYTES = 1024 };

typedef struct page_facts {
    uint32_t count;
    bool have[LTL_ABOUT_COUNT]; /* what criteria are about */
} page_facts;

static bool is_page(const ltl_looker *looker) {
    ltl_str text = looker->source.text;
    return looker->language != NULL && ltl_page_can_be(looker->language) &&
           (ltl_str_find(text, LTL_STR("</"), 0) != SIZE_MAX ||
            ltl_str_find(text, LTL_STR("/>"), 0) != SIZE_MAX);
}

static void page_take(page_facts *self, ltl_looker *looker, const ltl_target *target) {
    unsigned kinds = ltl_file_kinds(target->path);
    if (target->skip != LTL_REASON_NONE || (kinds & (LTL_FILE_TEST | LTL_FILE_VENDORED)) != 0 ||
        !ltl_looker_look(looker, target, LTL_SIDE_HEAD) || !is_page(looker)) {
        return;
    }
    self->count++;
    for (ltl_criterion_about about = 0; about < LTL_ABOUT_COUNT; about++) {
        self->have[about] = self->have[about] || ltl_page_text_is_about(looker->source.text, about);
    }
}

static bool pages_read(ltl_assess *assess, page_facts *self) {
    ltl_looker looker;
    if (!ltl_looker_open(&looker, assess, assess->run->intake)) {
        return false;
    }
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        page_take(self, &looker, &targets->at[i]);
    }
    ltl_looker_close(&looker);
    return true;
}

static bool is_looked_at(const ltl_criterion *criterion, const ltl_agent_options *options) {
    const ltl_rule_info *rule;
    const ltl_agent *agent = ltl_agent_find(LTL_STR("accessibility"));
    for (uint32_t i = 0; (rule = ltl_agent_rule(agent, i)) != NULL; i++) {
        if (ltl_criterion_is_of(criterion, rule) && ltl_agent_runs_own(options, rule)) {
            return true;
        }
    }
    return false;
}

/* What is said of a criterion, in this order. */
enum verdict { LOOKED_AT, BROWSER, PERSON, NOT_APPLICABLE, VERDICTS };

static enum verdict verdict_of(const ltl_criterion *criterion, const page_facts *pages,
                               const ltl_agent_options *options) {
    if (!pages->have[criterion->about]) {
        return NOT_APPLICABLE;
    }
    if (is_looked_at(criterion, options)) {
        return LOOKED_AT;
    }
    return criterion->need == LTL_NEEDS_BROWSER ? BROWSER : PERSON;
}

/* The numbers of the criteria of which that is said; how many. */
static uint32_t numbers_of(const ltl_assess *assess, enum verdict wanted, const page_facts *pages,
                           ltl_buf *numbers) {
    uint32_t count = 0;
    ltl_buf_reset(numbers);
    for (size_t i = 0; i < ltl_criterion_count; i++) {
        const ltl_criterion *criterion = &ltl_criteria[i];
        if (verdict_of(criterion, pages, &assess->run->options->agent) == wanted) {
            ltl_buf_printf(numbers, "%s%s", count++ > 0 ? " " : "", criterion->number);
        }
    }
    return count;
}

static void verdicts_note(ltl_assess *assess, const page_facts *pages) {
    static const char *const words[VERDICTS] = {
        [LOOKED_AT] = "are looked at by rules, as far as code shows it",
        [BROWSER] = "need a browser",
        [PERSON] = "need a person",
        [NOT_APPLICABLE] = "do not apply: nothing of the kind is on these pages",
    };
    ltl_buf numbers;
    ltl_buf_init(&numbers, MAX_NUMBERS_BYTES);
    ltl_assess_note(assess, "WCAG 2.2, levels A and AA: %zu criteria, of which",
                    ltl_criterion_count);
    for (enum verdict verdict = 0; verdict < VERDICTS; verdict++) {
        uint32_t count = numbers_of(assess, verdict, pages, &numbers);
        if (count > 0) {
            ltl_assess_note(assess, "%u %s (%s)", count, words[verdict], numbers.ptr);
        }
    }
    ltl_buf_clear(&numbers);
}

bool ltl_criteria_note(ltl_assess *assess) {
    page_facts pages = {0};
    if (!pages_read(assess, &pages)) {
        return false;
    }
    if (pages.count > 0) {
        verdicts_note(assess, &pages);
    }
    return true;
}
