#include "analyzers/markup/page_internal.h"

#include "grammars/template_markers.h"

/* A program that writes into the text: what stands there is not all there will be. */
static const char *const template_marks[] = {
    "{{",  "{%",           "<%",   "<?php", "<?=",     "@extends(", "@include", "@section(",
    "th:", "<!--#include", "<ui:", "<jsp:", "<tiles:", "data-th-",  NULL};

bool ltl_page_can_be(const ltl_language *language) {
    return language->shows_elements;
}

static bool is_jsx(const ltl_tree *tree) {
    return tree->language->embeds == NULL;
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* `<Link>`, `<Foo.Bar>`, `<my-card>`; `<IMG>` is how people shout in HTML. */
static bool is_component_tag(const ltl_tree *tree, ltl_node name) {
    ltl_str tag = ltl_tree_text(tree, name);
    bool has_lower = false;
    bool has_upper = false;
    for (size_t i = 0; i < tag.len; i++) {
        has_upper = has_upper || is_upper(tag.ptr[i]);
        has_lower = has_lower || (tag.ptr[i] >= 'a' && tag.ptr[i] <= 'z');
        if (tag.ptr[i] == '-' || tag.ptr[i] == '.' || tag.ptr[i] == ':') {
            return true;
        }
    }
    return has_upper && (has_lower || is_jsx(tree));
}

/* The start tag ends at the first `>` behind its last attribute. */
static ltl_span tag_span_of(const ltl_tree *tree, ltl_node node, uint32_t from) {
    size_t close = ltl_str_find_byte(tree->source->text, '>', from);
    uint32_t stop =
        close == SIZE_MAX || close >= tree->stop[node] ? tree->stop[node] : (uint32_t)close + 1;
    return (ltl_span){tree->start[node], stop};
}

typedef struct building {
    ltl_page *page;
    ltl_map last_of_tag;
    uint32_t attribute_capacity;
} building;

static void attributes_read(building *self, ltl_markup_element *element, uint32_t *last_stop) {
    ltl_page *page = self->page;
    const ltl_tree *tree = page->tree;
    element->first_attribute = page->attribute_count;
    for (ltl_node child = ltl_tree_first_child(tree, element->node); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        if (ltl_tree_role(tree, child) == LTL_ROLE_NAME) {
            *last_stop = tree->stop[child];
        } else if (kind == LTL_KIND_ATTRIBUTE) {
            *last_stop = tree->stop[child];
            ltl_markup_attribute *next = &page->attributes[page->attribute_count];
            if (ltl_markup_attribute_read(page->arena, tree, child, next)) {
                page->attribute_count++;
            } else {
                element->is_open = true;
            }
        } else if (kind == LTL_KIND_SPREAD || kind == LTL_KIND_ERROR) {
            element->is_open = true;
            *last_stop = kind == LTL_KIND_SPREAD ? tree->stop[child] : *last_stop;
        } else {
            break;
        }
    }
    element->attribute_count = page->attribute_count - element->first_attribute;
}

/* `<input {% include "attributes.html" %}>`: what the tag has, nobody knows. */
static bool may_get_attributes(const ltl_tree *tree, ltl_span tag) {
    ltl_str text = ltl_source_slice(tree->source, tag);
    char quote = '\0';
    ltl_marker marker = {0};
    bool has_marker = ltl_marker_next(text, 0, &marker);
    for (size_t at = 0; has_marker && at < text.len; at++) {
        char byte = text.ptr[at];
        if (at == marker.start) {
            if (marker.may_print && quote == '\0' && text.ptr[at - 1] != '=') {
                return true;
            }
            at = marker.end - 1;
            has_marker = ltl_marker_next(text, marker.end, &marker);
        } else if (byte == quote) {
            quote = '\0';
        } else if (quote == '\0' && (byte == '"' || byte == '\'')) {
            quote = byte;
        }
    }
    return false;
}

static void element_link(building *self, uint32_t index) {
    ltl_page *page = self->page;
    ltl_str tag = page->elements[index].tag;
    ltl_map_entry *last = ltl_map_put(&self->last_of_tag, tag, NULL);
    if (last->value == 0) {
        ltl_map_put(&page->first_of_tag, tag, NULL)->value = index + 1;
    } else {
        page->elements[last->value - 1].next_of_tag = index;
    }
    last->value = index + 1;
    const ltl_markup_attribute *id = ltl_page_attribute(page, index, "id");
    if (id != NULL && !id->is_known) {
        page->has_computed_ids = true;
    } else if (id != NULL && id->value.len > 0) {
        bool is_new;
        ltl_map_entry *entry = ltl_map_put(&page->ids, id->value, &is_new);
        entry->value = is_new ? index + 1 : entry->value;
    }
}

static void element_read(building *self, ltl_node node, uint32_t parent) {
    ltl_page *page = self->page;
    const ltl_tree *tree = page->tree;
    uint32_t index = page->count++;
    ltl_markup_element *element = &page->elements[index];
    *element = (ltl_markup_element){
        .node = node, .parent = parent, .end = index + 1, .next_of_tag = LTL_NO_ELEMENT};
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    uint32_t last_stop = tree->start[node];
    if (name != LTL_NO_NODE) {
        element->tag = ltl_markup_lower(page->arena, ltl_tree_text(tree, name));
        element->is_component = is_component_tag(tree, name);
    } else {
        element->is_component = true; /* `<>…</>`: what is in it stands where it stands */
    }
    attributes_read(self, element, &last_stop);
    element->tag_span = tag_span_of(tree, node, last_stop);
    element->is_open =
        element->is_open || (page->is_template && may_get_attributes(tree, element->tag_span));
    element_link(self, index);
    /* `<input is="search-field">` is made into something of its own. */
    element->is_component = element->is_component || ltl_page_has(page, index, "is");
}

static uint32_t count_kind(const ltl_tree *tree, ltl_kind kind) {
    uint32_t count = 0;
    for (ltl_node node = tree->kind_first[kind]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        count++;
    }
    return count;
}

/* Their marks are those of people, too: `@` alone says nothing. */
static bool is_template_path(ltl_str path) {
    return ltl_str_ends_with(path, LTL_STR(".scala.html")) ||
           ltl_str_ends_with(path, LTL_STR(".cshtml")) ||
           ltl_str_ends_with(path, LTL_STR(".razor"));
}

static bool is_template_text(ltl_str text) {
    for (size_t i = 0; template_marks[i] != NULL; i++) {
        if (ltl_str_find(text, ltl_str_of(template_marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Elements come in pre-order: those around one are still open when it starts. */
static void elements_read(building *self) {
    ltl_page *page = self->page;
    const ltl_tree *tree = page->tree;
    uint32_t open = LTL_NO_ELEMENT;
    for (ltl_node node = tree->kind_first[LTL_KIND_ELEMENT]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        while (open != LTL_NO_ELEMENT && tree->end[page->elements[open].node] <= node) {
            page->elements[open].end = page->count;
            open = page->elements[open].parent;
        }
        element_read(self, node, open);
        open = page->count - 1;
    }
    for (; open != LTL_NO_ELEMENT; open = page->elements[open].parent) {
        page->elements[open].end = page->count;
    }
}

void ltl_page_build(ltl_arena *arena, const ltl_tree *tree, ltl_page *out_page) {
    *out_page = (ltl_page){.arena = arena, .tree = tree};
    building self = {.page = out_page};
    ltl_map_init(&out_page->first_of_tag, arena);
    ltl_map_init(&out_page->ids, arena);
    ltl_map_init(&self.last_of_tag, arena);
    out_page->elements =
        LTL_NEW_ARRAY(arena, ltl_markup_element, count_kind(tree, LTL_KIND_ELEMENT) + 1);
    out_page->attributes =
        LTL_NEW_ARRAY(arena, ltl_markup_attribute, count_kind(tree, LTL_KIND_ATTRIBUTE) + 1);
    out_page->is_template = !is_jsx(tree) && (is_template_path(tree->source->path) ||
                                              is_template_text(tree->source->text));
    elements_read(&self);
    out_page->is_whole = !is_jsx(tree) && !out_page->is_template &&
                         ltl_page_first(out_page, "html") != LTL_NO_ELEMENT &&
                         ltl_page_first(out_page, "head") != LTL_NO_ELEMENT;
}
