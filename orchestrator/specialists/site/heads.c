#include "orchestrator/specialists/site/checks.h"

enum { MOST_NAMED = 3 };

const ltl_rule_info ltl_rule_title_duplicate =
    LTL_OWN_RULE("seo/title-duplicate", SEO, LOW, HIGH, "Several pages with one title",
                 "Other pages of the site have the same title.",
                 "In a list of results, of tabs or of bookmarks nobody can tell the pages apart, "
                 "and search engines show one of them.",
                 "Say in the title what is on this page and on no other one.");
const ltl_rule_info ltl_rule_description_duplicate =
    LTL_OWN_RULE("seo/description-duplicate", SEO, INFO, HIGH, "Several pages with one description",
                 "Other pages of the site have the same description.",
                 "A description that fits every page helps nobody to choose one; search engines "
                 "make up their own.",
                 "Describe what is on this page, or leave the description out.");
const ltl_rule_info ltl_rule_canonical_chain = LTL_OWN_RULE(
    "seo/canonical-chain", SEO, MEDIUM, HIGH, "A canonical address that does not stand for itself",
    "The page that this one calls its original is none itself.",
    "Which page is to be shown is then up to the search engine: it may be neither, or one that was "
    "meant to be hidden.",
    "Name the page that is to be shown, on all its copies and on itself.");
const ltl_rule_info ltl_rule_hreflang_no_return = LTL_OWN_RULE(
    "seo/hreflang-no-return", SEO, LOW, HIGH, "A language version that does not link back",
    "The version in the other language does not name this one.",
    "Search engines take versions for each other only when both say so; else either is shown to "
    "whoever comes.",
    "Name all versions on each of them, itself included.");

typedef ltl_str (*text_of)(const ltl_site_page *page);

static ltl_str title_of(const ltl_site_page *page) {
    return page->title;
}
static ltl_str description_of(const ltl_site_page *page) {
    return page->description;
}

/* A page that search engines are to show under its own name. */
static bool is_own(const ltl_site *site, const ltl_site_page *page) {
    return page->is_whole && page->has_root && !page->is_noindex &&
           ltl_site_canonical(site, page) == NULL;
}

/* Pages by the text they have in common: a map from the text to the first of them + 1, and from each to the next. */
static void duplicates_say(ltl_site *site, const ltl_rule_info *rule, text_of text, bool is_title) {
    ltl_map first;
    ltl_map_init(&first, site->arena);
    uint32_t count = site->pages.count;
    uint32_t *next = LTL_NEW_ARRAY(site->arena, uint32_t, (size_t)count + 1);
    for (uint32_t i = count; i > 0; i--) {
        const ltl_site_page *page = &site->pages.at[i - 1];
        ltl_str words = text(page);
        if (words.len > 0 && is_own(site, page)) {
            ltl_map_entry *entry =
                ltl_map_put(&first,
                            ltl_arena_printf(site->arena, "%.*s\n%.*s", LTL_STR_ARG(page->root),
                                             LTL_STR_ARG(words)),
                            NULL);
            next[i] = (uint32_t)entry->value;
            entry->value = i;
        }
    }
    for (uint32_t i = 0; i < first.count; i++) {
        uint32_t at = (uint32_t)first.entries[i].value;
        ltl_str names = LTL_STR("");
        uint32_t others = 0;
        for (uint32_t k = next[at]; k != 0; k = next[k]) {
            if (others++ < MOST_NAMED) {
                names = ltl_arena_printf(site->arena, "%.*s%s%.*s", LTL_STR_ARG(names),
                                         others > 1 ? ", " : "",
                                         LTL_STR_ARG(site->pages.at[k - 1].path));
            }
        }
        const ltl_site_page *page = &site->pages.at[at - 1];
        if (others > 0) {
            ltl_site_say(site, page->target, rule,
                         is_title ? page->title_span : page->description_span,
                         "%u other page%s of the site %s the same %s: %.*s%s", others,
                         others == 1 ? "" : "s", others == 1 ? "has" : "have",
                         is_title ? "title" : "description", LTL_STR_ARG(names),
                         others > MOST_NAMED ? " …" : "");
        }
    }
}

static void canonical_say(ltl_site *site, const ltl_site_page *page) {
    const ltl_site_link *link = ltl_site_canonical(site, page);
    if (link == NULL) {
        return;
    }
    const ltl_site_page *original = &site->pages.at[link->page];
    const ltl_site_link *further = ltl_site_canonical(site, original);
    if (further != NULL && original->is_whole) {
        ltl_site_say(site, page->target, &ltl_rule_canonical_chain, link->span,
                     "%.*s, which this page calls its original, calls %.*s its own.",
                     LTL_STR_ARG(original->path), LTL_STR_ARG(site->pages.at[further->page].path));
    } else if (original->is_noindex) {
        ltl_site_say(site, page->target, &ltl_rule_canonical_chain, link->span,
                     "%.*s, which this page calls its original, must not be shown (noindex).",
                     LTL_STR_ARG(original->path));
    }
}

static bool names(const ltl_site_page *page, uint32_t other) {
    for (uint32_t i = 0; i < page->links.count; i++) {
        const ltl_site_link *link = &page->links.at[i];
        if (link->use == LTL_SITE_ALTERNATE && link->place == LTL_PLACE_PAGE &&
            link->page == other) {
            return true;
        }
    }
    return false;
}

static void languages_say(ltl_site *site, uint32_t index) {
    const ltl_site_page *page = &site->pages.at[index];
    for (uint32_t i = 0; i < page->links.count; i++) {
        const ltl_site_link *link = &page->links.at[i];
        bool is_asked =
            link->use == LTL_SITE_ALTERNATE && link->place == LTL_PLACE_PAGE && link->page != index;
        const ltl_site_page *other = is_asked ? &site->pages.at[link->page] : NULL;
        if (other != NULL && other->is_whole && !names(other, index)) {
            ltl_site_say(site, page->target, &ltl_rule_hreflang_no_return, link->span,
                         "%.*s does not name this page as a version of itself.",
                         LTL_STR_ARG(other->path));
        }
    }
}

void ltl_site_look_heads(ltl_site *site) {
    duplicates_say(site, &ltl_rule_title_duplicate, title_of, true);
    duplicates_say(site, &ltl_rule_description_duplicate, description_of, false);
    for (uint32_t i = 0; i < site->pages.count; i++) {
        canonical_say(site, &site->pages.at[i]);
        languages_say(site, i);
    }
}
