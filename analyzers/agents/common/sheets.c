#include "analyzers/agents/common/sheets.h"

#include "analyzers/agents/common/pages.h"
#include "analyzers/agents/common/rules.h"
#include "analyzers/agents/common/script_styles.h"
#include "analyzers/markup/page.h"
#include "analyzers/styles/check.h"

/* A line of people is shorter on the average; what a tool pressed together is read in its source. */
enum { LONGEST_LINES = 300 };

static bool has_long_lines(ltl_str text) {
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++) {
        lines += text.ptr[i] == '\n';
    }
    return text.len / lines > LONGEST_LINES;
}

static bool has_line_comments(ltl_str path) {
    return ltl_str_ends_with(path, LTL_STR(".scss")) || ltl_str_ends_with(path, LTL_STR(".less"));
}

/* The comment that tools keep when they take out the others: it names the library that this is. */
static bool is_of_a_library(ltl_str text) {
    return ltl_str_starts_with(text, LTL_STR("/*!")) ||
           ltl_str_starts_with(text, LTL_STR("@charset \"UTF-8\";\n/*!"));
}

bool ltl_sheets_are_wanted(const ltl_job *job) {
    const ltl_source *source = ltl_scanner_source(job->scanner);
    bool is_sheet =
        ltl_str_ends_with(source->path, LTL_STR(".css")) || has_line_comments(source->path);
    return is_sheet && !job->options->rule_files_only && !ltl_path_is_of_page_tests(source->path) &&
           !has_long_lines(source->text) && !is_of_a_library(source->text);
}

static void faults_emit(const ltl_agent *agent, ltl_job *job, const ltl_style_faults *faults,
                        ltl_sink *sink) {
    for (uint32_t i = 0; i < faults->count; i++) {
        const ltl_style_fault *fault = &faults->at[i];
        if (ltl_job_wants_level(job, fault->rule, fault->severity)) {
            ltl_finding finding = {
                .rule = fault->rule, .message = fault->message, .severity = fault->severity};
            ltl_job_place place = {fault->span, NULL, fault->span, LTL_NO_NODE};
            ltl_job_emit(agent, job, &finding, place, sink);
        }
    }
}

static void sheet_look(const ltl_agent *agent, ltl_job *job, const ltl_sheet *sheet, ltl_sink *sink) {
    ltl_style_faults faults;
    ltl_style_look_at(sheet, &faults);
    faults_emit(agent, job, &faults, sink);
}

static void span_look(const ltl_agent *agent, ltl_job *job, ltl_span span, bool with_line_comments,
                      ltl_sink *sink) {
    ltl_sheet sheet;
    ltl_sheet_read(ltl_scanner_arena(job->scanner), ltl_scanner_source(job->scanner)->text, span,
                   with_line_comments, &sheet);
    sheet_look(agent, job, &sheet, sink);
}

void ltl_sheets_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    const ltl_source *source = ltl_scanner_source(job->scanner);
    span_look(agent, job, (ltl_span){0, (uint32_t)source->text.len},
              has_line_comments(source->path), sink);
}

static void elements_look(const ltl_agent *agent, ltl_job *job, const ltl_page *page,
                          ltl_sink *sink) {
    ltl_str text = ltl_scanner_source(job->scanner)->text;
    for (uint32_t i = ltl_page_first(page, "style"); i != LTL_NO_ELEMENT;
         i = page->elements[i].next_of_tag) {
        uint32_t start = page->elements[i].tag_span.end;
        size_t end = ltl_str_find(text, LTL_STR("</style"), start);
        const ltl_markup_attribute *lang = ltl_page_attribute(page, i, "lang");
        if (end != SIZE_MAX && !page->elements[i].is_component) {
            span_look(agent, job, (ltl_span){start, (uint32_t)end}, lang != NULL, sink);
        }
    }
}

/* What is computed has no colours to compare; where a value is spelt with entities it is no slice of the text. */
static void attributes_look(const ltl_agent *agent, ltl_job *job, const ltl_page *page,
                            ltl_sink *sink) {
    ltl_str text = ltl_scanner_source(job->scanner)->text;
    for (uint32_t i = 0; i < page->attribute_count; i++) {
        const ltl_markup_attribute *attribute = &page->attributes[i];
        bool is_style = ltl_str_is(attribute->name, "style") && attribute->is_known &&
                        attribute->value.ptr >= text.ptr &&
                        attribute->value.ptr + attribute->value.len <= text.ptr + text.len;
        if (is_style && attribute->value.len > 0) {
            uint32_t start = (uint32_t)(attribute->value.ptr - text.ptr);
            span_look(agent, job, (ltl_span){start, start + (uint32_t)attribute->value.len}, false,
                      sink);
        }
    }
}

/* `style={{…}}`. */
static void objects_look(const ltl_agent *agent, ltl_job *job, const ltl_page *page, ltl_sink *sink) {
    for (uint32_t i = 0; i < page->count; i++) {
        const ltl_markup_attribute *attribute = ltl_page_attribute(page, i, "style");
        ltl_sheet sheet;
        bool is_for_people = !ltl_page_has(page, i, "disabled") && !ltl_page_is_hidden(page, i);
        if (attribute != NULL && !attribute->is_known && is_for_people &&
            ltl_style_object_read(ltl_scanner_arena(job->scanner), page, i, attribute, &sheet)) {
            sheet_look(agent, job, &sheet, sink);
        }
    }
}

static bool is_script(const ltl_language *language) {
    static const char *const ids[] = {"javascript", "typescript", "tsx"};
    for (size_t i = 0; language != NULL && i < LTL_COUNT_OF(ids); i++) {
        if (strcmp(language->id, ids[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool ltl_script_sheets_are_wanted(const ltl_job *job) {
    const ltl_language *language = ltl_scanner_language(job->scanner);
    const ltl_source *source = ltl_scanner_source(job->scanner);
    return is_script(language) && !job->options->rule_files_only && !ltl_path_is_of_page_tests(source->path) &&
           ltl_style_templates_may_be(source->text) && !has_long_lines(source->text);
}

ltl_reason ltl_script_sheets_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    const ltl_tree *tree = ltl_scanner_tree(job->scanner, NULL);
    ltl_style_templates templates;
    ltl_sheet sheet;
    if (tree == NULL) {
        return ltl_scanner_tree_reason(job->scanner);
    }
    ltl_style_templates_begin(ltl_scanner_arena(job->scanner), tree, &templates);
    while (ltl_style_templates_next(&templates, &sheet)) {
        sheet_look(agent, job, &sheet, sink);
    }
    return ltl_scanner_tree_reason(job->scanner);
}

void ltl_page_sheets_run(const ltl_agent *agent, ltl_job *job, const struct ltl_page *page,
                         ltl_sink *sink) {
    elements_look(agent, job, page, sink);
    attributes_look(agent, job, page, sink);
    objects_look(agent, job, page, sink);
}
