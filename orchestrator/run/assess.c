#include "orchestrator/run/assess.h"

#include <stdlib.h>

#include "orchestrator/gather/identity.h"
#include "orchestrator/run/run_state.h"

const ltl_port ltl_assess_inputs[] = {
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};
const ltl_port ltl_assess_outputs[] = {
    {"findings", "number", "How many findings it answers for.", false},
    {"worst", "text", "The severity of the worst; empty without findings.", false},
    {0},
};

/* Those that answer for what all found come last. */
void ltl_assessments_begin(ltl_assessments *self, ltl_arena *arena, const ltl_workflow *workflow) {
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->said, NULL);
    self->at = LTL_NEW_ARRAY(arena, ltl_assessment, LTL_MAX_ASSESSMENTS);
    for (int turn = 0; turn < 2; turn++) {
        for (uint32_t i = 0; i < workflow->steps.count && self->count < LTL_MAX_ASSESSMENTS; i++) {
            const ltl_flow_step *step = workflow->steps.at[i];
            bool is_one = step->task != NULL && step->task->specialist != NULL;
            if (is_one && step->task->specialist->is_for_all == (turn == 1)) {
                self->at[self->count++] =
                    (ltl_assessment){.step = ltl_arena_copy(arena, step->name), .task = step->task};
            }
        }
    }
}

void ltl_assessments_tell(ltl_assessments *self, const ltl_happening *happening) {
    if (happening->kind != LTL_HAPPENING_ENDED || happening->step == NULL) {
        return;
    }
    for (uint32_t i = 0; i < self->count; i++) {
        ltl_assessment *one = &self->at[i];
        if (ltl_str_eq(one->step, happening->step->name)) {
            one->is_over = true;
            one->ending = happening->result->ending;
            one->skip = happening->result->skip;
            one->reason = ltl_arena_copy(&self->told, happening->result->reason);
        }
    }
}

void ltl_assessments_clear(ltl_assessments *self) {
    for (uint32_t i = 0; i < self->count; i++) {
        ltl_arena_clear(&self->at[i].arena);
    }
    ltl_arena_clear(&self->told);
    if (self->at != NULL) {
        pthread_mutex_destroy(&self->lock);
        pthread_cond_destroy(&self->said);
    }
}

/* The step of a call is the last part of its key, without the mark of its turn. */
static ltl_str step_name(ltl_str key) {
    ltl_str name = ltl_str_after_last(key, '/');
    size_t mark = ltl_str_find_byte(name, '[', 0);
    return mark == SIZE_MAX ? name : ltl_str_slice(name, 0, mark);
}

static ltl_assessment *assessment_of(ltl_run *run, const ltl_call *call) {
    ltl_str name = step_name(call->key);
    for (uint32_t i = 0; i < run->assessments.count; i++) {
        if (ltl_str_eq(run->assessments.at[i].step, name)) {
            return &run->assessments.at[i];
        }
    }
    return NULL;
}

static uint32_t bit_of(const ltl_assess *assess) {
    return 1u << (uint32_t)(assess->own - assess->run->assessments.at);
}

static ltl_digest inputs_digest(const ltl_call *call) {
    ltl_digest digest = {0, 0};
    for (uint32_t i = 0; i < ltl_port_count(call->task->inputs); i++) {
        digest = ltl_digest_mix(digest, ltl_data_digest(&call->inputs[i]));
    }
    return digest;
}

/* A step that does the same, and is at it or through with it; the lock is held. */
static ltl_assessment *twin_of(ltl_run *run, const ltl_assessment *own) {
    for (uint32_t i = 0; i < run->assessments.count; i++) {
        ltl_assessment *other = &run->assessments.at[i];
        if (other != own && other->task == own->task && (other->is_busy || other->is_said) &&
            ltl_digest_eq(other->inputs, own->inputs)) {
            return other;
        }
    }
    return NULL;
}

static const ltl_report_graph *graph_copy(ltl_arena *arena, const ltl_report_graph *graph) {
    ltl_report_graph *copy = LTL_NEW(arena, ltl_report_graph);
    ltl_str *nodes = LTL_NEW_ARRAY(arena, ltl_str, (size_t)graph->node_count + 1);
    ltl_report_edge *edges = LTL_NEW_ARRAY(arena, ltl_report_edge, (size_t)graph->edge_count + 1);
    for (uint32_t i = 0; i < graph->node_count; i++) {
        nodes[i] = ltl_arena_copy(arena, graph->nodes[i]);
    }
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        edges[i] = graph->edges[i];
    }
    *copy = *graph;
    copy->nodes = nodes;
    copy->edges = edges;
    return copy;
}

/* Answers for what the twin answers for; the lock is held. */
static void repeat(ltl_assess *assess, const ltl_assessment *twin) {
    ltl_run *run = assess->run;
    ltl_assessment *own = assess->own;
    uint32_t bit = 1u << (uint32_t)(twin - run->assessments.at);
    for (uint32_t i = 0; i < run->findings.count; i++) {
        run->findings.at[i].seen_by |=
            (run->findings.at[i].seen_by & bit) != 0 ? bit_of(assess) : 0;
    }
    for (uint32_t i = 0; i < twin->own.count; i++) {
        ltl_finding copy = ltl_finding_copy(&own->arena, &twin->own.at[i]);
        copy.seen_by = bit_of(assess);
        LTL_PUSH(&own->arena, &own->own, copy);
    }
    for (uint32_t i = 0; i < twin->notes.count; i++) {
        LTL_PUSH(&own->arena, &own->notes, ltl_arena_copy(&own->arena, twin->notes.at[i]));
    }
    own->graph = twin->graph != NULL ? graph_copy(&own->arena, twin->graph) : NULL;
    own->claimed = twin->claimed;
}

/* False when the same step is under way already. A twin that is at work is waited for: it has a worker of its own. */
static bool take(ltl_assess *assess, bool *out_is_repeated) {
    ltl_run *run = assess->run;
    ltl_assessment *own = assess->own;
    pthread_mutex_lock(&run->assessments.lock);
    bool is_free = !own->is_busy;
    *out_is_repeated = false;
    if (is_free) {
        own->inputs = inputs_digest(assess->call);
        ltl_assessment *twin = twin_of(run, own);
        while (twin != NULL && twin->is_busy) {
            pthread_cond_wait(&run->assessments.said, &run->assessments.lock);
            twin = twin_of(run, own);
        }
        *out_is_repeated = twin != NULL;
        if (twin != NULL) {
            repeat(assess, twin);
        }
        own->is_busy = true;
    }
    pthread_mutex_unlock(&run->assessments.lock);
    return is_free;
}

static bool refuse(ltl_assess *assess, const char *format, const char *name) {
    assess->ending = ltl_call_fail(assess->call, LTL_CAUSE_INPUT, "%s%s", name, format);
    return false;
}

bool ltl_assess_begin(ltl_call *call, ltl_assess *out_assess) {
    ltl_run *run = ltl_call_services(call, LTL_WITHIN_RUN);
    ltl_assessment *own = run != NULL ? assessment_of(run, call) : NULL;
    *out_assess = (ltl_assess){.call = call, .run = run, .own = own, .ending = LTL_ENDING_FAILED};
    if (run == NULL || own == NULL) {
        return refuse(out_assess, " works only on files: `lintel workflow run NAME [PATH|RANGE]`",
                      call->task->name);
    }
    if (!run->is_gathered && !call->task->specialist->goes_first) {
        return refuse(out_assess, "nothing was gathered yet: `gather` goes first", "");
    }
    if (call->task->specialist->needs_change && !run->options->both_sides) {
        return refuse(out_assess, "this is not a change: there is nothing to compare with", "");
    }
    const ltl_data *fail_on = ltl_call_input(call, "fail_on");
    own->has_fail_on =
        fail_on->kind == LTL_DATA_TEXT && ltl_severity_parse(fail_on->text, &own->fail_on);
    bool is_repeated;
    if (!take(out_assess, &is_repeated)) {
        return refuse(out_assess, " is under way already", call->task->name);
    }
    if (is_repeated) {
        out_assess->ending = ltl_assess_end(out_assess);
    }
    return !is_repeated;
}

uint32_t ltl_assess_claim(ltl_assess *assess, ltl_assess_chooses chooses, void *context) {
    ltl_run *run = assess->run;
    uint32_t claimed = 0;
    pthread_mutex_lock(&run->assessments.lock);
    for (uint32_t i = 0; i < run->findings.count; i++) {
        ltl_finding *finding = &run->findings.at[i];
        if (chooses(context, finding)) {
            finding->seen_by |= bit_of(assess);
            claimed++;
        }
    }
    pthread_mutex_unlock(&run->assessments.lock);
    assess->own->claimed += claimed;
    return claimed;
}

static bool is_of_domains(void *context, const ltl_finding *finding) {
    const ltl_specialist *specialist = context;
    return (specialist->domains >> finding->rule->domain & 1u) != 0;
}

uint32_t ltl_assess_claim_domains(ltl_assess *assess) {
    return ltl_assess_claim(assess, is_of_domains, (void *)assess->call->task->specialist);
}

static bool is_wanted(const ltl_agent_options *options, const ltl_rule_info *rule) {
    return !options->rule_files_only && rule->severity >= options->min_severity &&
           rule->confidence >= options->min_confidence &&
           (options->accepts == NULL || options->accepts(options->accepts_context, rule));
}

void ltl_assess_add(ltl_assess *assess, ltl_finding finding) {
    const ltl_run_options *options = assess->run->options;
    if (!is_wanted(&options->agent, finding.rule)) {
        return;
    }
    finding.agent = assess->call->task->name;
    finding.severity = finding.rule->severity;
    finding.state = options->both_sides ? LTL_STATE_NEW : LTL_STATE_UNKNOWN;
    finding.seen_by = bit_of(assess);
    if (finding.shape.high == 0 && finding.shape.low == 0) {
        finding.shape =
            ltl_digest_mix(ltl_digest_of(finding.rule->id), ltl_digest_of(finding.message));
        finding.loose = ltl_digest_of(finding.rule->id);
    }
    ltl_finding copy = ltl_finding_copy(&assess->own->arena, &finding);
    LTL_PUSH(&assess->own->arena, &assess->own->own, copy);
}

void ltl_assess_note(ltl_assess *assess, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_str note = ltl_arena_vprintf(&assess->own->arena, format, args);
    va_end(args);
    LTL_PUSH(&assess->own->arena, &assess->own->notes, note);
}

void ltl_assess_graph(ltl_assess *assess, const ltl_report_graph *graph) {
    assess->own->graph = graph_copy(&assess->own->arena, graph);
}

static bool is_shown(const ltl_finding *finding) {
    return !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
           finding->state != LTL_STATE_UNCHANGED;
}

static void shown_count(const ltl_findings *findings, uint32_t bit, int64_t *count, int *worst) {
    for (uint32_t i = 0; i < findings->count; i++) {
        const ltl_finding *finding = &findings->at[i];
        if ((finding->seen_by & bit) != 0 && is_shown(finding)) {
            *count += 1;
            *worst = (int)finding->severity > *worst ? (int)finding->severity : *worst;
        }
    }
}

ltl_ending ltl_assess_end(ltl_assess *assess) {
    ltl_run *run = assess->run;
    int64_t count = 0;
    int worst = -1;
    pthread_mutex_lock(&run->assessments.lock);
    shown_count(&run->findings, bit_of(assess), &count, &worst);
    assess->own->is_busy = false;
    assess->own->is_said = true;
    pthread_cond_broadcast(&run->assessments.said);
    pthread_mutex_unlock(&run->assessments.lock);
    shown_count(&assess->own->own, bit_of(assess), &count, &worst);
    ltl_call_output(assess->call, "findings", ltl_data_number(count));
    ltl_call_output(assess->call, "worst",
                    ltl_data_text(worst < 0 ? LTL_STR("")
                                            : ltl_str_of(ltl_severity_name((ltl_severity)worst))));
    return LTL_ENDING_OK;
}

ltl_ending ltl_assess_domains(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    return ltl_assess_end(&assess);
}

/* The same finding of two steps is one, seen by both. */
static void repetitions_join(ltl_findings *findings) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        if (kept > 0 && ltl_finding_compare(&findings->at[kept - 1], &findings->at[i]) == 0) {
            findings->at[kept - 1].seen_by |= findings->at[i].seen_by;
        } else {
            findings->at[kept++] = findings->at[i];
        }
    }
    findings->count = kept;
}

static int compare(const void *a, const void *b) {
    return ltl_finding_compare(a, b);
}

void ltl_assessments_fold(ltl_run *run) {
    ltl_findings added = {0};
    pthread_mutex_lock(&run->assessments.lock);
    for (uint32_t i = 0; i < run->assessments.count; i++) {
        ltl_findings *own = &run->assessments.at[i].own;
        for (uint32_t k = 0; k < own->count && !run->assessments.at[i].is_busy; k++) {
            LTL_PUSH(&run->arena, &added, own->at[k]);
        }
        own->count = run->assessments.at[i].is_busy ? own->count : 0;
    }
    if (added.count > 0) {
        qsort(added.at, added.count, sizeof(added.at[0]), compare);
        repetitions_join(&added);
        ltl_findings_identify(&run->arena, &added);
        for (uint32_t i = 0; i < added.count; i++) {
            LTL_PUSH(&run->arena, &run->findings, added.at[i]);
        }
        qsort(run->findings.at, run->findings.count, sizeof(run->findings.at[0]), compare);
        repetitions_join(&run->findings);
    }
    pthread_mutex_unlock(&run->assessments.lock);
}
