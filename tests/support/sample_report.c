#include "tests/support/sample_report.h"

#include <assert.h>
#include <stdlib.h>

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 }

static const ltl_str cwe_sql[] = {TEXT("CWE-89: SQL injection")};
static const ltl_str cwe_secret[] = {TEXT("CWE-798")};
static const ltl_str cwe_code[] = {TEXT("CWE-95"), TEXT("CWE-94")};
static const ltl_str owasp[] = {TEXT("A03:2021 - Injection")};
static const ltl_str cert[] = {TEXT("STR02-C")};
static const ltl_str misra[] = {TEXT("Dir 4.14")};
static const ltl_str references[] = {TEXT("https://cwe.mitre.org/data/definitions/89.html")};
static const ltl_str languages[] = {TEXT("python")};

static const ltl_rule_info rules[] = {
    {.id = TEXT("lintel.python.eval-of-input"),
     .message = TEXT("Text from $SOURCE is run as code."),
     .title = TEXT("Text from outside is run as code"),
     .why = TEXT("Whoever writes the text decides what the program does."),
     .advice = TEXT("Parse the text with `ast.literal_eval` or with a format of its own."),
     .severity = LTL_SEVERITY_CRITICAL,
     .confidence = LTL_CONFIDENCE_HIGH,
     .domain = LTL_DOMAIN_SECURITY,
     .cwe = cwe_code,
     .cwe_count = 2,
     .owasp = owasp,
     .owasp_count = 1,
     .languages = languages,
     .language_count = 1},
    {.id = TEXT("lintel.python.sql-from-text"),
     .message = TEXT("The statement is put together from text."),
     .title = TEXT("SQL statement put together from text"),
     .why = TEXT("A quote in the value ends the string, and what follows is read as SQL."),
     .advice = TEXT("Pass the value as a parameter of the statement."),
     .severity = LTL_SEVERITY_HIGH,
     .confidence = LTL_CONFIDENCE_MEDIUM,
     .domain = LTL_DOMAIN_SECURITY,
     .cwe = cwe_sql,
     .cwe_count = 1,
     .cert = cert,
     .cert_count = 1,
     .misra = misra,
     .misra_count = 1,
     .references = references,
     .reference_count = 1},
    {.id = TEXT("lintel.quality.long-function"),
     .message = TEXT("The function has 143 lines."),
     .title = TEXT("Function longer than a screen"),
     .severity = LTL_SEVERITY_LOW,
     .confidence = LTL_CONFIDENCE_HIGH,
     .domain = LTL_DOMAIN_QUALITY},
    {.id = TEXT("lintel.secrets.aws-key"),
     .message = TEXT("An access key is written in the source."),
     .title = TEXT("Access key in the source"),
     .why = TEXT("Everybody who can read the repository, now or later, can use the key."),
     .advice = TEXT("Revoke the key, then read the new one from the environment."),
     .severity = LTL_SEVERITY_CRITICAL,
     .confidence = LTL_CONFIDENCE_HIGH,
     .domain = LTL_DOMAIN_SECRETS,
     .cwe = cwe_secret,
     .cwe_count = 1},
    {.id = TEXT("lintel.web.image-without-text"),
     .message = TEXT("The image has no text for those who cannot see it."),
     .severity = LTL_SEVERITY_MEDIUM,
     .confidence = LTL_CONFIDENCE_HIGH,
     .domain = LTL_DOMAIN_ACCESSIBILITY},
};
static const ltl_rule_info *const rule_list[] = {&rules[0], &rules[1], &rules[2], &rules[3],
                                                 &rules[4]};

static const ltl_token_run eval_runs[] = {
    {0, 3, LTL_TOKEN_KEYWORD},  {4, 6, LTL_TOKEN_NAME},  {31, 4, LTL_TOKEN_CALL},
    {54, 6, LTL_TOKEN_KEYWORD}, {61, 4, LTL_TOKEN_CALL}, {73, 1, LTL_TOKEN_NUMBER},
    {75, 9, LTL_TOKEN_COMMENT},
};
static const ltl_token_run read_runs[] = {{4, 3, LTL_TOKEN_NAME},
                                          {10, 4, LTL_TOKEN_CALL},
                                          {15, 7, LTL_TOKEN_NAME},
                                          {23, 4, LTL_TOKEN_NAME}};
#define READ_LINE                                                                                  \
    {                                                                                              \
        .first_line = 11, .text = TEXT("    raw = read(request.args)"), .runs = read_runs,         \
        .run_count = LTL_COUNT_OF(read_runs)                                                       \
    }
static const ltl_trace_step flow[] = {
    {.path = TEXT("app/views.py"),
     .start = {11, 16, 215},
     .end = {11, 28, 227},
     .note = TEXT("comes from the request"),
     .role = LTL_TRACED_SOURCE,
     .code = READ_LINE},
    {.path = TEXT("app/views.py"),
     .start = {11, 11, 210},
     .end = {11, 29, 228},
     .note = TEXT("passed to `read`"),
     .role = LTL_TRACED_CALL,
     .code = READ_LINE},
    {.path = TEXT("app/read.py"),
     .start = {3, 12, 40},
     .end = {3, 17, 45},
     .note = TEXT("into `bytes`"),
     .role = LTL_TRACED_STEP,
     .depth = 1,
     .code = {.first_line = 3, .text = TEXT("    return bytes.decode()")}},
    {.path = TEXT("app/views.py"),
     .start = {11, 11, 210},
     .end = {11, 29, 228},
     .note = TEXT("comes back from `read`"),
     .role = LTL_TRACED_RETURN,
     .code = READ_LINE},
    {.path = TEXT("app/views.py"),
     .start = {12, 12, 244},
     .end = {12, 21, 253},
     .note = TEXT("reaches the call"),
     .role = LTL_TRACED_SINK},
};
static const ltl_binding eval_bindings[] = {
    {TEXT("$SOURCE"), TEXT("request.args"), {215, 227}, false}};
static const ltl_binding key_bindings[] = {{TEXT("$KEY"), TEXT(SAMPLE_SECRET), {31, 51}, false}};

static void set_identity(ltl_finding *findings, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        findings[i].fingerprint = (ltl_digest){UINT64_C(0x1234567890abcdef), i + 1};
        findings[i].line_hash = (ltl_str)TEXT("271789c17abda88f:1");
        findings[i].severity = findings[i].rule->severity;
        if (!findings[i].agent) {
            findings[i].agent = ltl_domain_name(findings[i].rule->domain);
        }
        if (findings[i].message.len == 0) {
            findings[i].message = findings[i].rule->message;
        }
    }
}

static const ltl_finding sample_findings[] = {
    {.rule = &rules[0],
     .path = TEXT("app/views.py"),
     .start = {12, 12, 244},
     .end = {12, 21, 253},
     .message = TEXT("Text from request.args is run as code."),
     .snippet = {.first_line = 10,
                 .text = TEXT("def result(request):\n    raw = read(request.args)\n"
                              "    return eval(raw) + 1 # careful"),
                 .runs = eval_runs,
                 .run_count = LTL_COUNT_OF(eval_runs)},
     .scope = TEXT("Views.result"),
     .state = LTL_STATE_NEW,
     .has_fix = true,
     .fix_span = {244, 253},
     .fix = TEXT("ast.literal_eval(raw)"),
     .bindings = eval_bindings,
     .binding_count = 1,
     .trace = flow,
     .trace_count = LTL_COUNT_OF(flow)},
    {.rule = &rules[1],
     .path = TEXT("app/views.py"),
     .start = {40, 5, 900},
     .end = {42, 6, 980},
     .snippet = {.first_line = 40,
                 .text = TEXT("    db.execute(\n        \"SELECT * FROM users WHERE name = '\""
                              " + name + \"'\",\n    )")},
     .scope = TEXT("Views.search"),
     .state = LTL_STATE_NEW},
    {.rule = &rules[1],
     .path = TEXT("app/views.py"),
     .start = {77, 5, 1900},
     .end = {77, 20, 1915},
     .snippet = {.first_line = 77, .text = TEXT("    db.execute(sql)  # lintel:ignore")},
     .is_suppressed = true,
     .suppression = TEXT("the text is a constant of ours")},
    {.rule = &rules[2],
     .path = TEXT("app/\xC3\xBC"
                  "ber & more.py"),
     .start = {3, 1, 20},
     .end = {3, 14, 33},
     .snippet = {.first_line = 3, .text = TEXT("def \xF0\x9F\x98\x80long(self):")},
     .state = LTL_STATE_UNCHANGED},
    {.rule = &rules[3],
     .path = TEXT("deploy/settings.py"),
     .start = {2, 12, 30},
     .end = {2, 34, 52},
     .message = TEXT("The access key " SAMPLE_SECRET " is written in the source."),
     .snippet = {.first_line = 1,
                 .text =
                     TEXT("# copied from " SAMPLE_SECRET "\naws_key  = \"" SAMPLE_SECRET "\"\n")},
     .is_secret = true,
     .has_fix = true,
     .fix_span = {30, 52},
     .fix = TEXT("os.environ[\"AWS_KEY\"]  # was " SAMPLE_SECRET),
     .bindings = key_bindings,
     .binding_count = 1,
     .state = LTL_STATE_NEW},
    {.rule = &rules[2],
     .path = TEXT("lib/old.py"),
     .start = {9, 1, 90},
     .end = {9, 8, 97},
     .snippet = {.first_line = 9, .text = TEXT("def old():")},
     .state = LTL_STATE_FIXED},
    {.rule = &rules[4],
     .path = TEXT("templates/home.html"),
     .start = {5, 3, 60},
     .end = {5, 25, 82},
     .snippet = {.first_line = 4, .text = TEXT("<main>\n\t\t<img src=\"cat.png\"></img>\n</main>")},
     .state = LTL_STATE_NEW},
};

static const ltl_report_problem problems[] = {
    {LTL_LEVEL_WARNING, TEXT("team.rule-7"), TEXT("rules/team.yaml"), 31, 5,
     TEXT("the key `pattern-sinks` belongs to taint rules: the rule is left out")},
};
static const ltl_report_agent agents[] = {
    {.id = TEXT("security"), .title = TEXT("Security"), .was_run = true, .findings = 2},
    {.id = TEXT("secrets"), .title = TEXT("Secrets"), .was_run = true, .findings = 1},
    {.id = TEXT("quality"), .title = TEXT("Quality"), .was_run = true, .findings = 1},
    {.id = TEXT("accessibility"), .title = TEXT("Accessibility"), .was_run = true, .findings = 1},
    {.id = TEXT("seo"), .title = TEXT("Search engines"), .was_run = false, .findings = 0},
};
static const ltl_str labels[] = {TEXT("security_sensitive"), TEXT("frontend")};
static const ltl_review_reason review_reasons[] = {
    {TEXT("security_sensitive"), TEXT("app/views.py handles requests")},
};
static const ltl_str review_agents[] = {TEXT("security"), TEXT("accessibility")};
static ltl_ledger_note notes[] = {
    {TEXT("app/broken.py"), NULL, LTL_REASON_PARSE_ERRORS, TEXT("37 of 5120 bytes")},
    {TEXT("data/huge.json"), NULL, LTL_REASON_TOO_LARGE, TEXT("12 MiB")},
    {TEXT("logo.png"), NULL, LTL_REASON_BINARY, TEXT("")},
};

static void add_outcomes(ltl_ledger_row *row, ltl_reason reason, uint64_t count) {
    for (uint64_t i = 0; i < count; i++) {
        row->found++;
        ltl_ledger_add(row, reason);
    }
}

static void init_common(ltl_sample *sample) {
    memset(sample, 0, sizeof(*sample));
    sample->report = (ltl_report){
        .tool_version = LTL_STR("0.1.0"),
        .command = LTL_STR("scan"),
        .target = LTL_STR("."),
        .ruleset = LTL_STR("00112233445566778899aabbccddeeff"),
        .rules = rule_list,
        .rule_count = LTL_COUNT_OF(rule_list),
        .ledger = &sample->ledger,
        .agents = agents,
        .agent_count = LTL_COUNT_OF(agents),
        .gate = LTL_GATE_PASSED,
        .gate_reason = LTL_STR("no finding of severity high or more"),
    };
    add_outcomes(&sample->ledger.files, LTL_REASON_NONE, 1);
    add_outcomes(ltl_ledger_row_of(&sample->ledger, "security"), LTL_REASON_NONE, 1);
}

static void fill_ledger(ltl_ledger *ledger) {
    add_outcomes(&ledger->files, LTL_REASON_NONE, 15);
    add_outcomes(&ledger->files, LTL_REASON_PARSE_ERRORS, 1);
    add_outcomes(&ledger->files, LTL_REASON_TOO_LARGE, 1);
    add_outcomes(&ledger->files, LTL_REASON_BINARY, 4);
    add_outcomes(&ledger->files, LTL_REASON_IGNORED, 2);
    add_outcomes(&ledger->files, LTL_REASON_LINK, 1);
    ledger->notes = (ltl_ledger_notes){notes, LTL_COUNT_OF(notes), LTL_COUNT_OF(notes)};
    ledger->bytes = 81920;
    ledger->lines = 2301;
}

static void init_review(ltl_sample *sample) {
    sample->review = (ltl_report_review){
        .base = LTL_STR("1111111111111111111111111111111111111111"),
        .head = LTL_STR("index"),
        .primary = LTL_STR("security"),
        .labels = labels,
        .label_count = LTL_COUNT_OF(labels),
        .reasons = review_reasons,
        .reason_count = LTL_COUNT_OF(review_reasons),
        .agents = review_agents,
        .agent_count = LTL_COUNT_OF(review_agents),
        .files_changed = 4,
        .lines_added = 120,
        .lines_removed = 7,
    };
    sample->report.review = &sample->review;
    sample->report.command = LTL_STR("review");
}

void ltl_sample_init(ltl_sample *sample) {
    init_common(sample);
    fill_ledger(&sample->ledger);
    init_review(sample);
    uint32_t count = LTL_COUNT_OF(sample_findings);
    ltl_finding *findings = LTL_NEW_ARRAY(&sample->arena, ltl_finding, count);
    memcpy(findings, sample_findings, sizeof(sample_findings));
    set_identity(findings, count);
    sample->report.findings = findings;
    sample->report.finding_count = count;
    sample->report.problems = problems;
    sample->report.problem_count = LTL_COUNT_OF(problems);
    sample->report.gate = LTL_GATE_FAILED;
    sample->report.gate_reason = LTL_STR("3 findings of severity high or more");
}

void ltl_sample_init_empty(ltl_sample *sample) {
    init_common(sample);
}

void ltl_sample_init_large(ltl_sample *sample, uint32_t count) {
    init_common(sample);
    fill_ledger(&sample->ledger);
    ltl_finding *findings = LTL_NEW_ARRAY(&sample->arena, ltl_finding, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t line = i % 10 * 20 + 1;
        findings[i] = (ltl_finding){.rule = &rules[i * 7 % 3 + (i % 11 == 0 ? 2 : 0)]};
        findings[i].path =
            ltl_arena_printf(&sample->arena, "src/module%02u/file%05u.py", i / 1000, i / 10);
        findings[i].start = (ltl_position){line, 5, line * 30};
        findings[i].end = (ltl_position){line, 21, line * 30 + 16};
        findings[i].snippet.first_line = line;
        findings[i].snippet.text = ltl_arena_printf(
            &sample->arena, "    result = call_%u(\"value\", %u)  # why", i, i * 3);
        findings[i].scope = ltl_arena_printf(&sample->arena, "Module.function_%u", i % 10);
    }
    set_identity(findings, count);
    sample->report.findings = findings;
    sample->report.finding_count = count;
    sample->report.gate = LTL_GATE_FAILED;
}

static const ltl_rule_info *hostile_rule(ltl_arena *arena, ltl_str text, const ltl_str *texts) {
    ltl_rule_info *rule = LTL_NEW(arena, ltl_rule_info);
    *rule = (ltl_rule_info){.id = text,
                            .message = text,
                            .title = text,
                            .why = text,
                            .advice = text,
                            .severity = LTL_SEVERITY_HIGH,
                            .cwe = texts,
                            .cwe_count = 1,
                            .owasp = texts,
                            .owasp_count = 1,
                            .cert = texts,
                            .cert_count = 1,
                            .misra = texts,
                            .misra_count = 1,
                            .references = texts,
                            .reference_count = 1,
                            .languages = texts,
                            .language_count = 1,
                            .source_path = text,
                            .source_line = 1};
    return rule;
}

/* Two findings, the second one suppressed. */
static ltl_finding *hostile_findings(ltl_arena *arena, ltl_str text, const ltl_rule_info *rule) {
    ltl_binding *binding = LTL_NEW(arena, ltl_binding);
    *binding = (ltl_binding){LTL_STR("$X"), text, {0, 1}, false};
    ltl_trace_step *step = LTL_NEW(arena, ltl_trace_step);
    *step = (ltl_trace_step){.path = text,
                             .start = {1, 1, 0},
                             .end = {1, 2, 1},
                             .note = text,
                             .code = {.first_line = 1, .text = text}};
    ltl_finding *findings = LTL_NEW_ARRAY(arena, ltl_finding, 2);
    findings[0] = (ltl_finding){.rule = rule,
                                .agent = "security",
                                .path = text,
                                .start = {1, 1, 0},
                                .end = {1, 3, 2},
                                .message = text,
                                .severity = LTL_SEVERITY_HIGH,
                                .snippet = {.first_line = 1, .text = text},
                                .scope = text,
                                .line_hash = text,
                                .state = LTL_STATE_NEW,
                                .suppression = text,
                                .has_fix = true,
                                .fix_span = {0, 2},
                                .fix = text,
                                .bindings = binding,
                                .binding_count = 1,
                                .trace = step,
                                .trace_count = 1};
    findings[1] = findings[0];
    findings[1].is_suppressed = true;
    return findings;
}

static void hostile_surroundings(ltl_sample *sample, ltl_str text, const ltl_str *texts) {
    ltl_arena *arena = &sample->arena;
    ltl_report *report = &sample->report;
    ltl_report_problem *problem = LTL_NEW(arena, ltl_report_problem);
    *problem = (ltl_report_problem){LTL_LEVEL_ERROR, text, text, 1, 1, text};
    ltl_ledger_note *note = LTL_NEW(arena, ltl_ledger_note);
    *note = (ltl_ledger_note){text, "security", LTL_REASON_PARSE_ERRORS, text};
    ltl_review_reason *reason = LTL_NEW(arena, ltl_review_reason);
    *reason = (ltl_review_reason){text, text};
    ltl_report_agent *agent = LTL_NEW(arena, ltl_report_agent);
    *agent = (ltl_report_agent){
        .id = text, .title = text, .was_run = true, .trouble = text, .findings = 1};
    sample->ledger.notes = (ltl_ledger_notes){note, 1, 1};
    sample->review = (ltl_report_review){text, text, text, texts, 1, reason, 1, texts, 1, 1, 1, 1};
    report->target = report->tool_version = report->command = report->gate_reason = text;
    report->ruleset = text;
    report->problems = problem;
    report->problem_count = 1;
    report->agents = agent;
    report->agent_count = 1;
    report->review = &sample->review;
}

void ltl_sample_init_hostile(ltl_sample *sample, ltl_str text) {
    init_common(sample);
    ltl_arena *arena = &sample->arena;
    ltl_str *texts = LTL_NEW(arena, ltl_str);
    *texts = text;
    const ltl_rule_info **rule = LTL_NEW(arena, const ltl_rule_info *);
    *rule = hostile_rule(arena, text, texts);
    sample->report.rules = rule;
    sample->report.rule_count = 1;
    sample->report.findings = hostile_findings(arena, text, *rule);
    sample->report.finding_count = 2;
    hostile_surroundings(sample, text, texts);
}

void ltl_sample_clear(ltl_sample *sample) {
    ltl_arena_clear(&sample->arena);
}

ltl_str ltl_sample_write(const ltl_sample *sample, const ltl_format *format, bool has_colour,
                         ltl_buf *buf) {
    ltl_out *out = malloc(sizeof(*out));
    assert(out);
    ltl_buf_init(buf, (size_t)1 << 30);
    ltl_out_init_buf(out, buf);
    ltl_format_options options = {.has_colour = has_colour,
                                  .width = 100,
                                  .context_lines = 2,
                                  .has_traces = sample->has_traces};
    ltl_format_write(format, &sample->report, &options, out);
    ltl_status status = ltl_out_flush(out);
    assert(status == LTL_OK);
    (void)status;
    free(out);
    return ltl_buf_borrow(buf);
}
