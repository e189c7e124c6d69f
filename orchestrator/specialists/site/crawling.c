#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/site/checks.h"

enum { MOST_NAMED = 3, MOST_DISALLOWED = 200 };

const ltl_rule_info ltl_rule_robots_blocks_all = LTL_OWN_RULE(
    "seo/robots-txt-blocks-all", SEO, HIGH, HIGH, "A robots.txt that keeps everybody out",
    "This keeps all search engines from all pages.",
    "The site vanishes from search within days. It is the right file for a test host, and the "
    "wrong one to publish.",
    "Leave `Disallow:` empty, or name the folders that are nobody's business.");
const ltl_rule_info ltl_rule_robots_line = LTL_OWN_RULE(
    "seo/robots-txt-syntax", SEO, LOW, HIGH, "A line of robots.txt that nobody reads",
    "Crawlers do not know this line and pass over it.", "What it was to allow or forbid is not.",
    "Write `Name: value` with a name that crawlers know.");
const ltl_rule_info ltl_rule_robots_sitemap = LTL_OWN_RULE(
    "seo/robots-txt-sitemap", SEO, LOW, HIGH, "A sitemap address that is not complete",
    "`Sitemap:` needs the whole address, with https and host.",
    "Crawlers pass over a relative address.", "Write https://www.example.org/sitemap.xml.");
const ltl_rule_info ltl_rule_sitemap_entry = LTL_OWN_RULE(
    "seo/sitemap-contradiction", SEO, MEDIUM, HIGH,
    "A sitemap that names a page which is kept out of search",
    "The sitemap asks for a page that the page itself or robots.txt keeps out.",
    "One of the two is wrong; search engines follow the one that hides it and warn of the other.",
    "Take the page out of the sitemap, or let it be shown.");
const ltl_rule_info ltl_rule_sitemap_incomplete = LTL_OWN_RULE(
    "seo/sitemap-incomplete", SEO, INFO, MEDIUM, "A sitemap that lacks pages",
    "Some pages of the site are not in its sitemap.", "New pages are found later, or not at all.",
    "Make the sitemap from the pages instead of by hand.");

typedef struct crawling {
    ltl_site *site;
    ltl_str disallowed[MOST_DISALLOWED]; /* for all crawlers, of all robots.txt */
    ltl_str folder_of[MOST_DISALLOWED];
    uint32_t disallowed_count;
    bool *listed;
} crawling;

static ltl_str folder_of(ltl_str path) {
    return ltl_str_slice(path, 0, path.len - ltl_str_after_last(path, '/').len);
}

/* --- robots.txt ------------------------------------------------------------------------------------ */

typedef struct group { /* of lines that speak to the same crawlers */
    bool is_for_all;
    bool has_rules;
    bool allows; /* something, whatever else is forbidden */
    ltl_span blocks;
} group;

static void group_end(crawling *self, const ltl_target *target, group *now) {
    if (now->is_for_all && now->blocks.end > 0 && !now->allows) {
        ltl_site_say(self->site, target, &ltl_rule_robots_blocks_all, now->blocks, "%s",
                     ltl_rule_robots_blocks_all.message.ptr);
    }
    *now = (group){0};
}

static bool is_known_name(ltl_str name) {
    static const char *const known[] = {
        "user-agent",  "allow",   "disallow",     "sitemap",    "crawl-delay",    "host",
        "clean-param", "noindex", "request-rate", "visit-time", "content-signal", "content-usage"};
    for (size_t i = 0; i < LTL_COUNT_OF(known); i++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(known[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_name(ltl_str name, const char *word) {
    return ltl_str_equals_ignoring_case(name, ltl_str_of(word));
}

static void rule_take(crawling *self, const ltl_target *target, group *now, ltl_str name,
                      ltl_str value, ltl_span span) {
    if (is_name(name, "user-agent")) {
        if (now->has_rules) {
            group_end(self, target, now);
        }
        now->is_for_all |= ltl_str_is(value, "*");
    } else if (is_name(name, "allow")) {
        now->has_rules = true;
        now->allows |= value.len > 0;
    } else if (is_name(name, "disallow")) {
        now->has_rules = true;
        now->blocks = ltl_str_is(value, "/") ? span : now->blocks;
        bool is_kept = now->is_for_all && value.len > 1 && value.ptr[0] == '/' &&
                       ltl_str_find_byte(value, '*', 0) == SIZE_MAX &&
                       self->disallowed_count < MOST_DISALLOWED;
        if (is_kept) {
            self->folder_of[self->disallowed_count] = folder_of(target->path);
            self->disallowed[self->disallowed_count++] =
                ltl_arena_copy(self->site->arena, ltl_str_slice(value, 1, value.len));
        }
    } else if (is_name(name, "sitemap") && ltl_str_find(value, LTL_STR("://"), 0) == SIZE_MAX) {
        ltl_site_say(self->site, target, &ltl_rule_robots_sitemap, span, "%s",
                     ltl_rule_robots_sitemap.message.ptr);
    }
}

static void robots_look(crawling *self, const ltl_target *target, ltl_str text) {
    group now = {0};
    size_t start = 0;
    while (start < text.len) {
        size_t end = ltl_str_find_byte(text, '\n', start);
        end = end == SIZE_MAX ? text.len : end;
        ltl_str line = ltl_str_slice(text, start, end);
        size_t hash = ltl_str_find_byte(line, '#', 0);
        line = ltl_str_trim(ltl_str_slice(line, 0, hash == SIZE_MAX ? line.len : hash));
        size_t colon = ltl_str_find_byte(line, ':', 0);
        ltl_str name = ltl_str_trim(ltl_str_slice(line, 0, colon == SIZE_MAX ? 0 : colon));
        ltl_span span = {(uint32_t)start, (uint32_t)end};
        bool is_computed = ltl_str_find(line, LTL_STR("{"), 0) != SIZE_MAX ||
                           ltl_str_find(line, LTL_STR("<"), 0) == 0;
        bool is_mark = line.len >= 3 && (unsigned char)line.ptr[0] == 0xef; /* a byte order mark */
        if (line.len > 0 && !is_computed && !is_mark && !is_known_name(name)) {
            ltl_site_say(self->site, target, &ltl_rule_robots_line, span, "%s",
                         ltl_rule_robots_line.message.ptr);
        } else if (line.len > 0 && colon != SIZE_MAX) {
            rule_take(self, target, &now, name,
                      ltl_str_trim(ltl_str_slice(line, colon + 1, line.len)), span);
        }
        start = end + 1;
    }
    group_end(self, target, &now);
}

/* --- sitemaps -------------------------------------------------------------------------------------- */

static bool is_disallowed(const crawling *self, ltl_str path) {
    for (uint32_t i = 0; i < self->disallowed_count; i++) {
        ltl_str folder = self->folder_of[i];
        if (ltl_str_starts_with(path, folder) &&
            ltl_str_starts_with(ltl_str_slice(path, folder.len, path.len), self->disallowed[i])) {
            return true;
        }
    }
    return false;
}

static void entry_look(crawling *self, const ltl_target *target, ltl_str address, ltl_span span) {
    ltl_site_page at = {.path = target->path, .root = folder_of(target->path), .has_root = true};
    uint32_t index;
    ltl_str fragment;
    if (ltl_site_resolve(self->site, &at, address, &index, &fragment) != LTL_PLACE_PAGE) {
        return;
    }
    const ltl_site_page *page = &self->site->pages.at[index];
    self->listed[index] = true;
    bool is_blocked = is_disallowed(self, page->path);
    if ((page->is_noindex && page->is_whole) || is_blocked) {
        ltl_site_say(self->site, target, &ltl_rule_sitemap_entry, span,
                     "%.*s is in the sitemap, and %s keeps it out of search.",
                     LTL_STR_ARG(page->path), is_blocked ? "robots.txt" : "its own noindex");
    }
}

static void sitemap_look(crawling *self, const ltl_target *target, ltl_str text) {
    size_t at = 0;
    while ((at = ltl_str_find(text, LTL_STR("<loc>"), at)) != SIZE_MAX) {
        size_t end = ltl_str_find(text, LTL_STR("</loc>"), at);
        if (end == SIZE_MAX) {
            return;
        }
        ltl_span span = {(uint32_t)at, (uint32_t)end + 6};
        entry_look(self, target, ltl_str_trim(ltl_str_slice(text, at + 5, end)), span);
        at = end;
    }
}

/* Told when at least half of the pages are there: then the rest was forgotten, and not left out. */
static void incomplete_say(crawling *self, const ltl_target *sitemap) {
    ltl_str folder = folder_of(sitemap->path);
    uint32_t there = 0;
    uint32_t missing = 0;
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < self->site->pages.count; i++) {
        const ltl_site_page *page = &self->site->pages.at[i];
        ltl_str name = ltl_str_after_last(page->path, '/');
        bool is_error = name.len > 3 && name.ptr[0] == '4' && name.ptr[3] == '.';
        if (!ltl_str_starts_with(page->path, folder) || !page->is_whole || page->is_noindex ||
            is_error || ltl_site_canonical(self->site, page) != NULL) {
            continue;
        }
        there += self->listed[i];
        if (!self->listed[i] && missing++ < MOST_NAMED) {
            names = ltl_arena_printf(self->site->arena, "%.*s%s%.*s", LTL_STR_ARG(names),
                                     missing > 1 ? ", " : "", LTL_STR_ARG(page->path));
        }
    }
    if (missing > 0 && there >= missing) {
        ltl_site_say(self->site, sitemap, &ltl_rule_sitemap_incomplete, (ltl_span){0, 1},
                     "%u page%s of the site %s not in it: %.*s%s", missing, missing == 1 ? "" : "s",
                     missing == 1 ? "is" : "are", LTL_STR_ARG(names),
                     missing > MOST_NAMED ? " …" : "");
    }
}

static void files_look(crawling *self, bool is_robots) {
    ltl_looker looker;
    ltl_site *site = self->site;
    if (!ltl_looker_open(&looker, site->assess, site->assess->run->intake)) {
        return;
    }
    for (uint32_t i = 0; i < site->crawling.count; i++) {
        const ltl_target *target = site->crawling.at[i];
        bool is_asked = ltl_str_ends_with(target->path, LTL_STR("robots.txt")) == is_robots;
        if (is_asked && ltl_looker_look(&looker, target, LTL_SIDE_HEAD)) {
            (is_robots ? robots_look : sitemap_look)(self, target, looker.source.text);
        }
    }
    ltl_looker_close(&looker);
}

void ltl_site_look_crawling(ltl_site *site, bool *listed) {
    crawling self = {.site = site, .listed = listed};
    files_look(&self, true);
    files_look(&self, false);
    uint32_t sitemaps = 0;
    const ltl_target *only = NULL;
    for (uint32_t i = 0; i < site->crawling.count; i++) {
        bool is_robots = ltl_str_ends_with(site->crawling.at[i]->path, LTL_STR("robots.txt"));
        sitemaps += !is_robots;
        only = is_robots ? only : site->crawling.at[i];
    }
    if (sitemaps == 1) {
        incomplete_say(&self, only);
    }
}
