/* site.h - the pages of a repository as one site: what each says of itself, and where its links lead.
 *
 * Shape    pages in the order of their paths, with titles, descriptions, ids and links; every link is resolved
 *          against the files of the repository
 * Units    spans are byte offsets in the page
 * Owns     the arena of the call owns all; what is told is collected and said page by page
 * Errors   pages that cannot be read are left out: the ledger tells of them. False without the memory
 * Threads  see assess.h
 * Cost     a parse of each page, and one more read of those of which something is told
 *
 * What a program puts in is not known here: templates are places that links can lead to, and nothing is said of them.
 */
#ifndef LTL_SPECIALISTS_SITE_SITE_H
#define LTL_SPECIALISTS_SITE_SITE_H

#include "core/map.h"
#include "orchestrator/specialists/common/looker.h"

enum { LTL_MAX_SITE_PAGES = 20000, LTL_MAX_SITE_LINKS = 4000 /* of one page */ };

typedef enum ltl_site_use {
    LTL_SITE_LINK,      /* people follow it */
    LTL_SITE_CANONICAL, /* "this page is a copy of that one" */
    LTL_SITE_ALTERNATE, /* "that is this page in another language" */
} ltl_site_use;

typedef enum ltl_site_place {
    LTL_PLACE_ELSEWHERE, /* another host, a program's address, something that is built */
    LTL_PLACE_PAGE,
    LTL_PLACE_FILE, /* something else that is there */
    LTL_PLACE_MISSING,
} ltl_site_place;

typedef struct ltl_site_link {
    ltl_site_use use;
    ltl_str address;  /* as written */
    ltl_str fragment; /* behind `#`; empty: none */
    ltl_span span;    /* the start tag */
    ltl_site_place place;
    uint32_t page; /* where it leads, for LTL_PLACE_PAGE */
} ltl_site_link;

typedef struct ltl_site_page {
    const ltl_target *target;
    ltl_str path;
    ltl_str
        root; /* the folder that is `/` of its site, with a slash at its end; empty: the repository's */
    bool has_root;
    bool is_whole; /* nothing is put in: what it lacks is missing */
    bool is_noindex;
    bool has_open_ids; /* more ids than are written there */
    ltl_str title;     /* empty: none, or computed */
    ltl_span title_span;
    ltl_str description;
    ltl_span description_span;
    ltl_map ids;
    struct LTL_VEC(ltl_site_link) links;
} ltl_site_page;

/* One thing to be said of one file. */
typedef struct ltl_site_word {
    const ltl_target *target;
    const ltl_rule_info *rule;
    ltl_span span;
    ltl_str message;
} ltl_site_word;

typedef struct ltl_site {
    ltl_assess *assess;
    ltl_arena *arena;
    struct LTL_VEC(ltl_site_page) pages;
    struct LTL_VEC(const ltl_target *) crawling; /* robots.txt, sitemaps */
    ltl_map page_of;                             /* path to page + 1 */
    ltl_map files;
    ltl_map folders; /* with a slash at their end */
    struct LTL_VEC(ltl_site_word) words;
    bool is_cut;
} ltl_site;

/* By the name of the file. */
bool ltl_site_is_page(ltl_str path);
bool ltl_site_build(ltl_assess *assess, ltl_site *out_site);

/* Where an address of that page leads. Addresses with a host lead to a page or elsewhere, never nowhere. */
ltl_site_place ltl_site_resolve(const ltl_site *site, const ltl_site_page *from, ltl_str address,
                                uint32_t *out_page, ltl_str *out_fragment);

/* The canonical link of a page to another page of the site, or null. */
const ltl_site_link *ltl_site_canonical(const ltl_site *site, const ltl_site_page *page);

LTL_PRINTF(5, 6)
void ltl_site_say(ltl_site *site, const ltl_target *target, const ltl_rule_info *rule,
                  ltl_span span, const char *format, ...);
/* Everything that was said, as findings, with the suppressions of the files. */
bool ltl_site_tell(ltl_site *site);

#endif
