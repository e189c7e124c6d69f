#include "analyzers/markup/check.h"

const ltl_rule_info *ltl_markup_rule_at(ltl_domain domain, uint32_t index) {
    for (size_t i = 0; i < ltl_markup_check_count; i++) {
        const ltl_rule_info *rule = &ltl_markup_checks[i]->rule;
        if (rule->domain == domain && index-- == 0) {
            return rule;
        }
    }
    return NULL;
}

static void check_elements(const ltl_markup_check *check, const ltl_page *page,
                           ltl_markup_faults *faults) {
    for (uint32_t i = 0; i < page->count && check->tags == NULL; i++) {
        check->element(check, page, i, faults);
    }
    for (size_t i = 0; check->tags != NULL && check->tags[i] != NULL; i++) {
        uint32_t element = ltl_page_first(page, check->tags[i]);
        for (; element != LTL_NO_ELEMENT; element = page->elements[element].next_of_tag) {
            if (!page->elements[element].is_component) {
                check->element(check, page, element, faults);
            }
        }
    }
}

/* `404.html`, `error.html`: nobody is to find it. */
static bool is_error_page(const ltl_page *page) {
    ltl_str name = ltl_str_after_last(page->tree->source->path, '/');
    bool is_status = name.len > 3 && (name.ptr[0] == '4' || name.ptr[0] == '5') &&
                     name.ptr[1] >= '0' && name.ptr[1] <= '9' && name.ptr[2] >= '0' &&
                     name.ptr[2] <= '9' && name.ptr[3] == '.';
    return is_status || ltl_str_starts_with(name, LTL_STR("error."));
}

/* Of a compiler of documentation, of a browser's extension, of an example. */
static bool is_no_page_of_site(const ltl_page *page) {
    static const char *const places[] = {"example",   "sample",       "fixture", "test",
                                         "extension", "webext",       "mock",    "spec/",
                                         "demo",      "package.html", "offline", "popup."};
    ltl_str path = page->tree->source->path;
    for (size_t i = 0; i < LTL_COUNT_OF(places); i++) {
        if (ltl_str_find(path, ltl_str_of(places[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static bool is_nobodys(const ltl_page *page) {
    return is_error_page(page) || is_no_page_of_site(page) ||
           (page->is_whole && ltl_page_only_redirects(page));
}

void ltl_markup_look(const ltl_page *page, ltl_domain domain, ltl_markup_faults *faults) {
    if (domain == LTL_DOMAIN_SEO && is_nobodys(page)) {
        return;
    }
    for (size_t i = 0; i < ltl_markup_check_count; i++) {
        const ltl_markup_check *check = ltl_markup_checks[i];
        if (check->rule.domain != domain) {
            continue;
        }
        if (check->page != NULL) {
            check->page(check, page, faults);
        } else {
            check_elements(check, page, faults);
        }
    }
}

static void fault_add(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                      ltl_markup_faults *faults, ltl_str message) {
    const ltl_markup_element *at = &page->elements[element];
    ltl_markup_fault fault = {
        .rule = &check->rule, .span = at->tag_span, .node = at->node, .message = message};
    LTL_PUSH(page->arena, faults, fault);
}

void ltl_markup_fault_at(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                         ltl_markup_faults *faults) {
    fault_add(check, page, element, faults, check->rule.message);
}

void ltl_markup_fault_say(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                          ltl_markup_faults *faults, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_str message = ltl_arena_vprintf(page->arena, format, args);
    va_end(args);
    fault_add(check, page, element, faults, message);
}
