/* page.h - the elements of a file as a browser would know them, whoever writes them.
 *
 * Shape    elements in document order, each with its attributes; HTML, the templates of Vue, Svelte
 *          and Angular, and JSX come out alike: tags and attribute names in lower case, React's and
 *          Vue's spellings as HTML's own (htmlFor is for, @click and onClick are onclick)
 * Units    spans are byte offsets
 * Owns     the arena owns the page; texts are slices of the source
 * Errors   none: what cannot be known here is marked so (is_known, is_open, is_component), and a check
 *          says nothing about it
 * Threads  immutable once built
 * Cost     O(nodes) once, no recursion
 */
#ifndef LTL_MARKUP_PAGE_H
#define LTL_MARKUP_PAGE_H

#include "analyzers/syntax/tree.h"
#include "core/map.h"

#define LTL_NO_ELEMENT UINT32_MAX

typedef struct ltl_markup_attribute {
    ltl_str name;
    ltl_str value;
    bool is_known; /* the value is written there; else it is computed */
    ltl_node node;
} ltl_markup_attribute;

typedef struct ltl_markup_element {
    ltl_node node;
    ltl_span tag_span; /* the start tag */
    ltl_str tag;
    uint32_t parent; /* LTL_NO_ELEMENT: none in this file */
    uint32_t end;    /* one past its last descendant */
    uint32_t next_of_tag;
    uint32_t first_attribute;
    uint32_t attribute_count;
    bool is_component; /* what it becomes is decided elsewhere */
    bool is_open;      /* may have attributes that are not written there: a spread, a template */
} ltl_markup_element;

typedef struct ltl_page {
    ltl_arena *arena;
    const ltl_tree *tree;
    ltl_markup_element *elements;
    uint32_t count;
    ltl_markup_attribute *attributes;
    uint32_t attribute_count;
    ltl_map first_of_tag; /* tag to element + 1 */
    ltl_map ids;          /* to element + 1; those that are written out */
    bool has_computed_ids;
    bool is_template; /* a program puts further text in */
    bool is_whole;    /* a document with its head, and nothing put in: what it lacks is missing */
} ltl_page;

/* A copy with ASCII letters in lower case. */
ltl_str ltl_markup_lower(ltl_arena *arena, ltl_str text);

/* Whether files of that language have elements that are shown to people. */
bool ltl_page_can_be(const ltl_language *language);
void ltl_page_build(ltl_arena *arena, const ltl_tree *tree, ltl_page *out_page);

/* First element with that tag, LTL_NO_ELEMENT when there is none; go on by next_of_tag. */
uint32_t ltl_page_first(const ltl_page *page, const char *tag);
/* The attribute, or null. */
const ltl_markup_attribute *ltl_page_attribute(const ltl_page *page, uint32_t element,
                                               const char *name);
bool ltl_page_has(const ltl_page *page, uint32_t element, const char *name);
/* It is there with this value, in any case of letters. */
bool ltl_page_is(const ltl_page *page, uint32_t element, const char *name, const char *value);
/* It is there with something in it, or with a value that is computed. */
bool ltl_page_says(const ltl_page *page, uint32_t element, const char *name);
/* The first `meta` whose attribute `key` has that value, LTL_NO_ELEMENT when there is none. */
uint32_t ltl_page_meta(const ltl_page *page, const char *key, const char *value);
/* The nearest element around it with that tag, LTL_NO_ELEMENT when there is none. */
uint32_t ltl_page_around(const ltl_page *page, uint32_t element, const char *tag);
bool ltl_page_tag_is(const ltl_page *page, uint32_t element, const char *tag);
/* Not shown to anybody: aria-hidden or hidden, itself or around it. */
bool ltl_page_is_hidden(const ltl_page *page, uint32_t element);
/* `<meta http-equiv="refresh">` at once: nobody sees the page. */
bool ltl_page_only_redirects(const ltl_page *page);
/* Made to be found: it says so in its head, or it has a frame with links to other pages. */
bool ltl_page_is_public(const ltl_page *page);
/* The words written between its tags, blanks run together; `out_is_all` false when more is computed. */
ltl_str ltl_page_words(const ltl_page *page, uint32_t element, bool *out_is_all);
/* One of the words of a list between blanks, in any case of letters. */
bool ltl_list_has_word(ltl_str words, const char *word);

#endif
