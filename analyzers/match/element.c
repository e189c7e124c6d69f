#include "analyzers/match/matcher_internal.h"

/* What elements may have that the pattern does not mention: attributes and content, unless the rule wants
 * it to the letter. */

static bool is_single_tag(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    return text.len > 1 && text.ptr[text.len - 2] == '/';
}

bool ltl_tags_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    return (search->pattern->options & LTL_MATCH_OWN_TAGS) == 0 ||
           is_single_tag(search->asked, p) == is_single_tag(search->tree, t);
}

static bool has_ellipsis(const ltl_search *search, ltl_node element, ltl_role role) {
    const ltl_tree *asked = search->asked;
    for (ltl_node p = element + 1; p < asked->end[element]; p = asked->end[p]) {
        ltl_ask ask = (ltl_ask)search->pattern->asks[p];
        if (asked->role[p] == role && (ask == LTL_ASK_ELLIPSIS || ask == LTL_ASK_SEQUENCE)) {
            return true;
        }
    }
    return false;
}

static uint32_t children_of(ltl_search *search, const ltl_tree *tree, ltl_node element,
                            ltl_role role) {
    uint32_t count = 0;
    for (ltl_node node = element + 1; node < tree->end[element] && ltl_search_look(search);
         node = tree->end[node]) {
        count += tree->role[node] == role;
    }
    return count;
}

/* Each of the pattern's children has taken one of the code's: what counts is how many there are. */
static bool has_no_more(ltl_search *search, const ltl_goal *goal, ltl_role role) {
    return has_ellipsis(search, goal->p_around, role) ||
           children_of(search, search->asked, goal->p_around, role) >=
               children_of(search, search->tree, goal->around, role);
}

bool ltl_element_is_whole(ltl_search *search, const ltl_goal *goal) {
    unsigned options = search->pattern->options;
    return ((options & LTL_MATCH_EXACT_ATTRIBUTES) == 0 ||
            has_no_more(search, goal, LTL_ROLE_MODIFIER)) &&
           ((options & LTL_MATCH_FREE_CONTENT) == 0 || has_no_more(search, goal, LTL_ROLE_BODY));
}
