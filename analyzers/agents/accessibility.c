#include "analyzers/agents/common/generated.h"
#include "analyzers/agents/common/pages.h"
#include "analyzers/agents/common/sheets.h"
#include "analyzers/markup/check.h"
#include "analyzers/styles/check.h"

static const ltl_rule_info *rule_at(uint32_t index) {
    uint32_t of_pages = 0;
    while (ltl_markup_rule_at(LTL_DOMAIN_ACCESSIBILITY, of_pages) != NULL) {
        of_pages++;
    }
    return index < of_pages ? ltl_markup_rule_at(LTL_DOMAIN_ACCESSIBILITY, index)
                            : ltl_style_rule_at(index - of_pages);
}

static bool wants(const ltl_agent *agent, const ltl_job *job) {
    return ltl_sheets_are_wanted(job) || ltl_script_sheets_are_wanted(job) ||
           ltl_pages_agent_wants(agent, job);
}

static ltl_reason run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_reason reason = ltl_pages_agent_run(agent, job, sink);
    ltl_str text = ltl_scanner_source(job->scanner)->text;
    const ltl_page *page = ltl_job_page(job);
    if (page != NULL && !ltl_is_generated_page(text)) {
        ltl_page_sheets_run(agent, job, page, sink);
    }
    if (ltl_sheets_are_wanted(job) && !ltl_is_generated_text(text)) {
        ltl_sheets_run(agent, job, sink);
    }
    if (ltl_script_sheets_are_wanted(job) && !ltl_is_generated_text(text)) {
        reason = ltl_reason_worse(reason, ltl_script_sheets_run(agent, job, sink));
    }
    return reason;
}

const ltl_agent ltl_agent_accessibility = {
    .id = "accessibility",
    .title = "Accessibility",
    .description = "Looks for what keeps people from using a page who do not see, hear or point.",
    .domain = LTL_DOMAIN_ACCESSIBILITY,
    .rule_at = rule_at,
    .wants = wants,
    .run = run,
};
