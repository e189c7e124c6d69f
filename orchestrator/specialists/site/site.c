#include "orchestrator/specialists/site/site.h"

#include <stdlib.h>

#include "analyzers/markup/page.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"

static ltl_str keep(ltl_site *site, ltl_str text) {
    return ltl_arena_copy(site->arena, ltl_str_trim(text));
}

static void link_add(ltl_site *site, ltl_site_page *to, const ltl_page *page, uint32_t element,
                     ltl_site_use use) {
    const ltl_markup_attribute *href = ltl_page_attribute(page, element, "href");
    if (href == NULL || !href->is_known || to->links.count >= LTL_MAX_SITE_LINKS) {
        return;
    }
    ltl_site_link link = {
        .use = use, .address = keep(site, href->value), .span = page->elements[element].tag_span};
    LTL_PUSH(site->arena, &to->links, link);
}

static void links_take(ltl_site *site, ltl_site_page *to, const ltl_page *page) {
    static const char *const tags[] = {"a", "area"};
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        uint32_t at = ltl_page_first(page, tags[i]);
        for (; at != LTL_NO_ELEMENT; at = page->elements[at].next_of_tag) {
            link_add(site, to, page, at, LTL_SITE_LINK);
        }
    }
    uint32_t at = ltl_page_first(page, "link");
    for (; at != LTL_NO_ELEMENT; at = page->elements[at].next_of_tag) {
        if (ltl_page_is(page, at, "rel", "canonical")) {
            link_add(site, to, page, at, LTL_SITE_CANONICAL);
        } else if (ltl_page_is(page, at, "rel", "alternate") &&
                   ltl_page_has(page, at, "hreflang")) {
            link_add(site, to, page, at, LTL_SITE_ALTERNATE);
        }
    }
}

static void ids_take(ltl_site *site, ltl_site_page *to, const ltl_page *page) {
    ltl_map_init(&to->ids, site->arena);
    to->has_open_ids = page->has_computed_ids || page->is_template;
    for (uint32_t i = 0; i < page->ids.count; i++) {
        ltl_map_put_copy(&to->ids, page->ids.entries[i].key, NULL);
    }
    uint32_t at = ltl_page_first(page, "a");
    for (; at != LTL_NO_ELEMENT; at = page->elements[at].next_of_tag) {
        const ltl_markup_attribute *name = ltl_page_attribute(page, at, "name");
        if (name != NULL && name->is_known) {
            ltl_map_put_copy(&to->ids, name->value, NULL);
        }
    }
}

static void head_take(ltl_site *site, ltl_site_page *to, const ltl_page *page) {
    uint32_t title = ltl_page_first(page, "title");
    while (title != LTL_NO_ELEMENT && ltl_page_around(page, title, "head") == LTL_NO_ELEMENT) {
        title = page->elements[title].next_of_tag;
    }
    bool is_all = false;
    if (title != LTL_NO_ELEMENT) {
        ltl_str words = ltl_page_words(page, title, &is_all);
        to->title = is_all ? keep(site, words) : LTL_STR_NONE;
        to->title_span = page->elements[title].tag_span;
    }
    uint32_t description = ltl_page_meta(page, "name", "description");
    if (description != LTL_NO_ELEMENT) {
        const ltl_markup_attribute *content = ltl_page_attribute(page, description, "content");
        bool is_known = content != NULL && content->is_known;
        to->description = is_known ? keep(site, content->value) : LTL_STR_NONE;
        to->description_span = page->elements[description].tag_span;
    }
    uint32_t robots = ltl_page_meta(page, "name", "robots");
    if (robots != LTL_NO_ELEMENT) {
        const ltl_markup_attribute *content = ltl_page_attribute(page, robots, "content");
        to->is_noindex =
            content != NULL &&
            (!content->is_known || ltl_str_find(ltl_markup_lower(page->arena, content->value),
                                                LTL_STR("noindex"), 0) != SIZE_MAX);
    }
}

bool ltl_site_is_page(ltl_str path) {
    return ltl_str_ends_with(path, LTL_STR(".html")) || ltl_str_ends_with(path, LTL_STR(".htm")) ||
           ltl_str_ends_with(path, LTL_STR(".xhtml"));
}

static void page_take(ltl_site *site, ltl_looker *looker, const ltl_target *target,
                      ltl_arena *scratch) {
    const ltl_tree *tree =
        ltl_looker_look(looker, target, LTL_SIDE_HEAD) ? ltl_looker_tree(looker) : NULL;
    if (tree == NULL) {
        return;
    }
    ltl_page page;
    ltl_arena_reset(scratch);
    ltl_page_build(scratch, tree, &page);
    ltl_site_page own = {.target = target, .path = target->path, .is_whole = page.is_whole};
    head_take(site, &own, &page);
    ids_take(site, &own, &page);
    if (page.is_whole) {
        links_take(site, &own, &page);
    }
    LTL_PUSH(site->arena, &site->pages, own);
    ltl_map_put(&site->page_of, target->path, NULL)->value = site->pages.count;
}

static void file_know(ltl_site *site, ltl_str path) {
    ltl_map_put(&site->files, path, NULL);
    for (size_t i = path.len; i > 0; i--) {
        if (path.ptr[i - 1] == '/') {
            ltl_map_put(&site->folders, ltl_str_slice(path, 0, i), NULL);
        }
    }
}

static bool is_crawling(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    return ltl_str_is(name, "robots.txt") || (ltl_str_starts_with(name, LTL_STR("sitemap")) &&
                                              ltl_str_ends_with(name, LTL_STR(".xml")));
}

static void targets_take(ltl_site *site, ltl_looker *looker) {
    const ltl_targets *targets = ltl_intake_targets(site->assess->run->intake);
    ltl_arena scratch = {0};
    for (uint32_t i = 0; i < targets->count; i++) {
        file_know(site, targets->at[i].path);
    }
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(site->assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        unsigned kinds = ltl_file_kinds(target->path);
        if (target->skip != LTL_REASON_NONE || (kinds & (LTL_FILE_TEST | LTL_FILE_VENDORED)) != 0) {
            continue;
        }
        if (is_crawling(target->path)) {
            LTL_PUSH(site->arena, &site->crawling, target);
        } else if (ltl_site_is_page(target->path)) {
            site->is_cut = site->is_cut || site->pages.count >= LTL_MAX_SITE_PAGES;
            if (!site->is_cut) {
                page_take(site, looker, target, &scratch);
            }
        }
    }
    ltl_arena_clear(&scratch);
}

/* The outermost folder around a page that has a page of its own. */
static void root_find(const ltl_site *site, ltl_site_page *page) {
    for (size_t i = 0; i <= page->path.len; i++) {
        if (i > 0 && page->path.ptr[i - 1] != '/') {
            continue;
        }
        ltl_str folder = ltl_str_slice(page->path, 0, i);
        ltl_str index = ltl_arena_printf(site->arena, "%.*sindex.html", LTL_STR_ARG(folder));
        if (ltl_map_find(&site->files, index) != NULL) {
            page->root = folder;
            page->has_root = true;
            return;
        }
    }
    page->root =
        ltl_str_slice(page->path, 0, page->path.len - ltl_str_after_last(page->path, '/').len);
}

/* A folder in which the pages of the site around it lie once more, such as a copy to be downloaded, is a site of its
 * own: that its titles are those of the other is no fault. */
static void copies_part(ltl_site *site) {
    enum { LEAST_TWINS = 5 };
    ltl_map
        twins; /* of a folder: pages that the root has, too, in the low half; all of them in the high one */
    ltl_map_init(&twins, site->arena);
    for (uint32_t turn = 0; turn < 2; turn++) {
        for (uint32_t i = 0; i < site->pages.count; i++) {
            ltl_site_page *page = &site->pages.at[i];
            for (size_t end = page->path.len; page->has_root && end > page->root.len + 1; end--) {
                if (page->path.ptr[end - 1] != '/') {
                    continue;
                }
                ltl_map_entry *entry = ltl_map_put(&twins, ltl_str_slice(page->path, 0, end), NULL);
                ltl_str twin =
                    ltl_arena_printf(site->arena, "%.*s%.*s", LTL_STR_ARG(page->root),
                                     LTL_STR_ARG(ltl_str_slice(page->path, end, page->path.len)));
                bool is_twin = ltl_map_find(&site->page_of, twin) != NULL;
                entry->value += turn == 0 ? (1ull << 32) + is_twin : 0;
                uint64_t alike = entry->value & UINT32_MAX;
                if (turn == 1 && alike >= LEAST_TWINS && alike * 2 > entry->value >> 32) {
                    page->root = ltl_str_slice(page->path, 0, end);
                }
            }
        }
    }
}

bool ltl_site_build(ltl_assess *assess, ltl_site *out_site) {
    ltl_site *site = out_site;
    ltl_looker looker;
    *site = (ltl_site){.assess = assess, .arena = assess->call->arena};
    ltl_map *const maps[] = {&site->page_of, &site->files, &site->folders};
    for (size_t i = 0; i < LTL_COUNT_OF(maps); i++) {
        ltl_map_init(maps[i], site->arena);
    }
    if (!ltl_looker_open(&looker, assess, assess->run->intake)) {
        return false;
    }
    targets_take(site, &looker);
    ltl_looker_close(&looker);
    for (uint32_t i = 0; i < site->pages.count; i++) {
        root_find(site, &site->pages.at[i]);
    }
    copies_part(site);
    for (uint32_t i = 0; i < site->pages.count; i++) {
        ltl_site_page *page = &site->pages.at[i];
        for (uint32_t k = 0; k < page->links.count; k++) {
            ltl_site_link *link = &page->links.at[k];
            link->place = ltl_site_resolve(site, page, link->address, &link->page, &link->fragment);
        }
    }
    return true;
}

const ltl_site_link *ltl_site_canonical(const ltl_site *site, const ltl_site_page *page) {
    for (uint32_t i = 0; i < page->links.count; i++) {
        const ltl_site_link *link = &page->links.at[i];
        if (link->use == LTL_SITE_CANONICAL && link->place == LTL_PLACE_PAGE &&
            &site->pages.at[link->page] != page) {
            return link;
        }
    }
    return NULL;
}

void ltl_site_say(ltl_site *site, const ltl_target *target, const ltl_rule_info *rule,
                  ltl_span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_site_word word = {target, rule, span, ltl_arena_vprintf(site->arena, format, args)};
    va_end(args);
    LTL_PUSH(site->arena, &site->words, word);
}

static int compare(const void *a, const void *b) {
    const ltl_site_word *left = a;
    const ltl_site_word *right = b;
    int order = ltl_str_compare(left->target->path, right->target->path);
    if (order == 0 && left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    return order;
}

bool ltl_site_tell(ltl_site *site) {
    ltl_looker looker;
    if (site->words.count == 0) {
        return true;
    }
    if (!ltl_looker_open(&looker, site->assess, site->assess->run->intake)) {
        return false;
    }
    qsort(site->words.at, site->words.count, sizeof(*site->words.at), compare);
    bool is_read = false;
    for (uint32_t i = 0; i < site->words.count; i++) {
        const ltl_site_word *word = &site->words.at[i];
        if (i == 0 || site->words.at[i - 1].target != word->target) {
            is_read = ltl_looker_look(&looker, word->target, LTL_SIDE_HEAD);
        }
        if (is_read) {
            ltl_looker_say(&looker, word->rule, word->span, LTL_NO_NODE, "%.*s",
                           LTL_STR_ARG(word->message));
        }
    }
    ltl_looker_close(&looker);
    return true;
}
