#include "orchestrator/specialists/site/checks.h"

enum { LEAST_PAGES = 5, LINKED_PERCENT = 60, MOST_ORPHANS = 50 };

const ltl_rule_info ltl_rule_link_broken = LTL_OWN_RULE(
    "seo/link-broken-internal", SEO, MEDIUM, HIGH, "A link to a page that is not there",
    "The page that this link leads to is not part of the site.",
    "Who follows it gets an error page, and search engines stop there.",
    "Write the address of the page as it is now, or leave the link out.");
const ltl_rule_info ltl_rule_anchor_missing = LTL_OWN_RULE(
    "seo/anchor-missing", SEO, LOW, MEDIUM, "A link to a place that the page does not have",
    "No element of the page has the id that this link leads to.",
    "The page opens at its top, and whoever followed the link has to search.",
    "Write the id of the section that is meant; ids are told apart by case.");
const ltl_rule_info ltl_rule_page_orphan =
    LTL_OWN_RULE("seo/page-orphan", SEO, LOW, MEDIUM, "A page that no other one links to",
                 "No page of the site links to this one.",
                 "Neither people nor search engines find it by following links, and what is linked "
                 "from nowhere counts for little.",
                 "Link it from where people would look for it, or delete it.");

/* Where most links of a page lead nowhere, it is served from a place that its path does not tell. */
typedef struct evidence {
    uint32_t pages;
    uint32_t missing;
    uint32_t places; /* ids */
    uint32_t missing_places;
} evidence;

/* `#!/route`, `#/route` and text fragments are for scripts and browsers. */
static bool is_place(const ltl_site_link *link) {
    return link->fragment.len > 0 && link->fragment.ptr[0] != '/' && link->fragment.ptr[0] != '!' &&
           link->fragment.ptr[0] != ':' &&
           !ltl_str_equals_ignoring_case(link->fragment, LTL_STR("top"));
}

static bool lacks_place(const ltl_site *site, const ltl_site_link *link) {
    const ltl_site_page *to = &site->pages.at[link->page];
    return !to->has_open_ids && ltl_map_find(&to->ids, link->fragment) == NULL;
}

static evidence evidence_of(const ltl_site *site, const ltl_site_page *page) {
    evidence found = {0};
    for (uint32_t i = 0; i < page->links.count; i++) {
        const ltl_site_link *link = &page->links.at[i];
        if (link->use != LTL_SITE_LINK) {
            continue;
        }
        bool is_other = link->address.len > 0 && link->address.ptr[0] != '#';
        found.missing += link->place == LTL_PLACE_MISSING;
        found.pages += is_other && (link->place == LTL_PLACE_PAGE || link->place == LTL_PLACE_FILE);
        if (link->place == LTL_PLACE_PAGE && is_place(link)) {
            bool is_missing = lacks_place(site, link);
            found.missing_places += is_missing;
            found.places += !is_missing;
        }
    }
    return found;
}

static void link_say(ltl_site *site, const ltl_site_page *page, const ltl_site_link *link,
                     const evidence *found) {
    if (link->use != LTL_SITE_LINK) {
        return;
    }
    if (link->place == LTL_PLACE_MISSING && found->pages >= found->missing) {
        ltl_site_say(site, page->target, &ltl_rule_link_broken, link->span,
                     "There is no page %.*s.", LTL_STR_ARG(link->address));
    } else if (link->place == LTL_PLACE_PAGE && is_place(link) &&
               found->places >= found->missing_places && lacks_place(site, link)) {
        ltl_site_say(site, page->target, &ltl_rule_anchor_missing, link->span,
                     "%.*s has no element with the id `%.*s`.",
                     LTL_STR_ARG(site->pages.at[link->page].path), LTL_STR_ARG(link->fragment));
    }
}

void ltl_site_look_links(ltl_site *site) {
    for (uint32_t i = 0; i < site->pages.count; i++) {
        const ltl_site_page *page = &site->pages.at[i];
        evidence found = evidence_of(site, page);
        for (uint32_t k = 0; k < page->links.count; k++) {
            link_say(site, page, &page->links.at[k], &found);
        }
    }
}

static bool is_found_otherwise(const ltl_site_page *page) {
    ltl_str name = ltl_str_after_last(page->path, '/');
    bool is_error =
        name.len > 3 && (name.ptr[0] == '4' || name.ptr[0] == '5') && name.ptr[3] == '.';
    return ltl_str_starts_with(name, LTL_STR("index.")) || is_error || page->is_noindex ||
           !page->is_whole || !page->has_root;
}

/* Where many pages are linked from nowhere, scripts or servers make the links. */
void ltl_site_look_orphans(ltl_site *site, const bool *listed) {
    bool *linked = LTL_NEW_ARRAY(site->arena, bool, (size_t)site->pages.count + 1);
    for (uint32_t i = 0; i < site->pages.count; i++) {
        const ltl_site_page *page = &site->pages.at[i];
        for (uint32_t k = 0; k < page->links.count; k++) {
            const ltl_site_link *link = &page->links.at[k];
            linked[link->page] |=
                link->use == LTL_SITE_LINK && link->place == LTL_PLACE_PAGE && link->page != i;
        }
    }
    uint32_t asked = 0;
    uint32_t reached = 0;
    for (uint32_t i = 0; i < site->pages.count; i++) {
        bool is_asked = !is_found_otherwise(&site->pages.at[i]);
        asked += is_asked;
        reached += is_asked && linked[i];
    }
    if (asked < LEAST_PAGES || (uint64_t)reached * 100 < (uint64_t)asked * LINKED_PERCENT) {
        return;
    }
    uint32_t told = 0;
    for (uint32_t i = 0; i < site->pages.count && told < MOST_ORPHANS; i++) {
        const ltl_site_page *page = &site->pages.at[i];
        if (!is_found_otherwise(page) && !linked[i] && !listed[i]) {
            told++;
            ltl_site_say(site, page->target, &ltl_rule_page_orphan, page->title_span, "%s",
                         ltl_rule_page_orphan.message.ptr);
        }
    }
}
