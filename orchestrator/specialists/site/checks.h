/* checks.h - what only shows when the pages of a site are seen together.
 *
 * Shape    each looks at the whole site and says what it finds of pages, robots.txt and sitemaps
 * Units    -
 * Owns     words of the site
 * Errors   none: what files do not tell is not said
 * Threads  see assess.h
 * Cost     O(pages + links)
 */
#ifndef LTL_SPECIALISTS_SITE_CHECKS_H
#define LTL_SPECIALISTS_SITE_CHECKS_H

#include "orchestrator/specialists/site/site.h"

extern const ltl_rule_info ltl_rule_title_duplicate;
extern const ltl_rule_info ltl_rule_description_duplicate;
extern const ltl_rule_info ltl_rule_canonical_chain;
extern const ltl_rule_info ltl_rule_hreflang_no_return;
extern const ltl_rule_info ltl_rule_link_broken;
extern const ltl_rule_info ltl_rule_anchor_missing;
extern const ltl_rule_info ltl_rule_page_orphan;
extern const ltl_rule_info ltl_rule_robots_blocks_all;
extern const ltl_rule_info ltl_rule_robots_line;
extern const ltl_rule_info ltl_rule_robots_sitemap;
extern const ltl_rule_info ltl_rule_sitemap_entry;
extern const ltl_rule_info ltl_rule_sitemap_incomplete;

/* Two pages with one title or one description; canonical addresses and languages that do not answer each other. */
void ltl_site_look_heads(ltl_site *site);
/* Links that lead nowhere, and pages that none leads to. */
void ltl_site_look_links(ltl_site *site);
/* robots.txt and sitemaps, against the pages and each other. `listed`: one per page, set for those in a sitemap. */
void ltl_site_look_crawling(ltl_site *site, bool *listed);
void ltl_site_look_orphans(ltl_site *site, const bool *listed);

#endif
