#include "analyzers/agents/common/rules.h"

#include "analyzers/agents/common/generated.h"
#include "analyzers/agents/common/shape.h"
#include "analyzers/syntax/highlight.h"

bool ltl_rules_agent_wants(const ltl_agent *agent, const ltl_job *job) {
    uint32_t domains = job->tree_domains | job->text_domains;
    return (domains >> agent->domain & 1u) != 0;
}

bool ltl_job_wants_level(const ltl_job *job, const ltl_rule_info *rule, ltl_severity severity) {
    const ltl_agent_options *options = job->options;
    return severity >= options->min_severity && rule->confidence >= options->min_confidence &&
           (!options->only_urgent || ltl_rule_is_urgent(rule)) &&
           (!options->accepts || options->accepts(options->accepts_context, rule));
}

/* Text matches have no tree of their own: whether there is one depends on the other rules of the
 * run, and identity must not. */
static void identity_set(ltl_job *job, ltl_finding *finding, ltl_job_place place) {
    ltl_arena *arena = ltl_scanner_arena(job->scanner);
    const ltl_node node = place.node;
    const ltl_tree *tree = node == LTL_NO_NODE ? NULL : place.tree;
    const ltl_source *source = tree ? tree->source : ltl_scanner_source(job->scanner);
    ltl_span span = tree ? place.tree_span : place.span;
    ltl_shape shape = ltl_shape_of(arena, finding->rule->id, source, tree, span);
    finding->shape = shape.exact;
    finding->loose = shape.loose;
    finding->scope = tree ? ltl_tree_scope(tree, node, arena) : LTL_STR("");
}

static void suppression_set(ltl_job *job, ltl_finding *finding) {
    const ltl_suppressions *suppressions = ltl_scanner_suppressions(job->scanner);
    const ltl_suppression *found = ltl_suppressions_find(suppressions, finding->rule,
                                                         finding->start.line, job->options->today);
    if (!found) {
        return;
    }
    const ltl_source *source = ltl_scanner_source(job->scanner);
    finding->is_suppressed = true;
    finding->suppression =
        found->reason.len > 0 ? found->reason : ltl_source_slice(source, found->comment);
}

void ltl_job_emit(const ltl_agent *agent, ltl_job *job, ltl_finding *finding, ltl_job_place place,
                  ltl_sink *sink) {
    const ltl_source *source = ltl_scanner_source(job->scanner);
    ltl_span span = place.span;
    finding->agent = agent->id;
    finding->path = source->path;
    finding->content = source->content;
    finding->start = ltl_source_position(source, span.start);
    finding->end = ltl_source_position(source, span.end);
    /* What stands around a secret may belong to it. */
    uint32_t context_lines = finding->is_secret ? 0 : job->options->context_lines;
    bool is_of_file = place.tree != NULL && place.tree->source == source;
    const ltl_tree *shown = is_of_file ? place.tree : ltl_scanner_tree_if_parsed(job->scanner);
    finding->snippet =
        ltl_snippet_make(ltl_scanner_arena(job->scanner), source, shown, span, context_lines);
    identity_set(job, finding, place);
    suppression_set(job, finding);
    sink->emit(sink, finding);
}

static void match_emit(const ltl_agent *agent, ltl_job *job, const ltl_match *match,
                       ltl_sink *sink) {
    ltl_finding finding = {
        .rule = &match->rule->info,
        .message = match->message,
        .severity = match->rule->info.severity,
        .is_secret = match->rule->is_secret,
        .has_fix = match->has_fix,
        .fix_span = match->span,
        .fix = match->fix,
        .bindings = match->bindings,
        .binding_count = match->binding_count,
        .trace = match->trace.at,
        .trace_count = match->trace.count,
        .doubt = match->doubt,
        .form = match->form,
    };
    if (ltl_finding_confidence(&finding) < job->options->min_confidence) {
        return;
    }
    ltl_job_place place = {match->span, match->tree, match->tree_span, match->node};
    ltl_job_emit(agent, job, &finding, place, sink);
}

/* The worst that happened to the rules of this domain on this file. */
static ltl_reason reason_of(const ltl_agent *agent, const ltl_job *job) {
    ltl_reason reason = LTL_REASON_NONE;
    if (job->tree_domains >> agent->domain & 1u) {
        reason = ltl_scanner_looked_reason(job->scanner);
    }
    const ltl_give_ups *give_ups = ltl_scanner_give_ups(job->scanner);
    for (uint32_t i = 0; i < give_ups->count; i++) {
        if (give_ups->at[i].rule->info.domain == agent->domain) {
            reason = ltl_reason_worse(reason, give_ups->at[i].reason);
        }
    }
    return reason;
}

/* How well a program writes is nobody's to change. Rules that were asked for by name run anyway. */
bool ltl_job_is_of_a_generator(const ltl_agent *agent, const ltl_job *job) {
    bool is_about_style =
        agent->domain == LTL_DOMAIN_QUALITY || agent->domain == LTL_DOMAIN_PERFORMANCE;
    return is_about_style && !job->options->rule_files_only &&
           ltl_is_generated_text(ltl_scanner_source(job->scanner)->text);
}

ltl_reason ltl_rules_agent_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    if (ltl_job_is_of_a_generator(agent, job)) {
        return LTL_REASON_GENERATED;
    }
    const ltl_matches *matches = ltl_scanner_matches(job->scanner);
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_match *match = &matches->at[i];
        const ltl_rule_info *info = &match->rule->info;
        if (info->domain == agent->domain && ltl_job_wants_level(job, info, info->severity)) {
            match_emit(agent, job, match, sink);
        }
    }
    return reason_of(agent, job);
}
