/* seo_analyzer.c - what keeps search engines from finding and showing a page: of each page, and of all together. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/site/checks.h"

static bool site_look(ltl_assess *assess) {
    ltl_site site;
    if (!ltl_site_build(assess, &site)) {
        return false;
    }
    bool *listed = LTL_NEW_ARRAY(site.arena, bool, (size_t)site.pages.count + 1);
    ltl_site_look_heads(&site);
    ltl_site_look_links(&site);
    ltl_site_look_crawling(&site, listed);
    ltl_site_look_orphans(&site, listed);
    uint32_t whole = 0;
    for (uint32_t i = 0; i < site.pages.count; i++) {
        whole += site.pages.at[i].is_whole;
    }
    if (site.pages.count > 0) {
        ltl_assess_note(assess, "%u page%s: %u as visitors get %s, the others are templates",
                        site.pages.count, site.pages.count == 1 ? "" : "s", whole,
                        whole == 1 ? "it" : "them");
    }
    if (site.is_cut) {
        ltl_assess_note(assess, "only the first %d pages were compared with each other",
                        LTL_MAX_SITE_PAGES);
    }
    return ltl_site_tell(&site);
}

static bool has_page(const ltl_assess *assess) {
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    bool is_one = false;
    for (uint32_t i = 0; i < targets->count && !is_one; i++) {
        is_one = ltl_site_is_page(targets->at[i].path);
    }
    return is_one;
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool is_done = true;
    (void)ltl_assess_claim_domains(&assess);
    if (assess.run->options->both_sides && has_page(&assess)) {
        ltl_assess_note(
            &assess,
            "pages were not compared with each other: that is done when all of them are looked at");
    } else if (!assess.run->options->both_sides) {
        is_done = site_look(&assess);
    }
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_rule_info *const rules[] = {&ltl_rule_title_duplicate,
                                             &ltl_rule_description_duplicate,
                                             &ltl_rule_canonical_chain,
                                             &ltl_rule_hreflang_no_return,
                                             &ltl_rule_link_broken,
                                             &ltl_rule_anchor_missing,
                                             &ltl_rule_page_orphan,
                                             &ltl_rule_robots_blocks_all,
                                             &ltl_rule_robots_line,
                                             &ltl_rule_robots_sitemap,
                                             &ltl_rule_sitemap_entry,
                                             &ltl_rule_sitemap_incomplete,
                                             NULL};

static const ltl_specialist specialist = {
    .title = "Search engines",
    .domains = 1u << LTL_DOMAIN_SEO,
    .rules = rules,
};

const ltl_task ltl_specialist_seo_analyzer = {
    .name = "seo-analyzer",
    .summary =
        "Answers for what keeps search engines from finding and showing a page, and compares "
        "the pages of a site.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 2,
    .specialist = &specialist,
    .run = run,
};
