#include <ctype.h>

#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* ---- break, continue, goto ---- */

typedef enum jump_kind {
    JUMP_BREAK,
    JUMP_CONTINUE,
    JUMP_RETRY,
    JUMP_GOTO,
    JUMP_FALL,
    JUMP_NONE,
} jump_kind;

static jump_kind kind_of_jump(const ltl_tree *tree, ltl_node node) {
    static const struct {
        const char *word;
        jump_kind kind;
    } WORDS[] = {
        {"break", JUMP_BREAK},   {"last", JUMP_BREAK},       {"continue", JUMP_CONTINUE},
        {"next", JUMP_CONTINUE}, {"redo", JUMP_CONTINUE},    {"retry", JUMP_RETRY},
        {"goto", JUMP_GOTO},     {"fallthrough", JUMP_FALL},
    };
    ltl_str text = ltl_tree_text(tree, node);
    size_t len = 0;
    while (len < text.len && isalpha((unsigned char)text.ptr[len])) {
        len++;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(ltl_str_slice(text, 0, len), WORDS[i].word)) {
            return WORDS[i].kind;
        }
    }
    return JUMP_NONE;
}

/* Kotlin writes `outer@`, Swift `outer:`. */
uint32_t ltl_cfg__label_name(const ltl_cfg_builder *b, ltl_node label) {
    ltl_str text = ltl_tree_text(b->tree, label);
    size_t len = text.len;
    while (len > 0 &&
           (text.ptr[len - 1] == '@' || text.ptr[len - 1] == ':' || text.ptr[len - 1] == ' ')) {
        len--;
    }
    return len == text.len ? b->tree->name[label]
                           : ltl_names_find(b->tree->names, ltl_str_slice(text, 0, len));
}

/* The name behind the word: `break outer`, Kotlin's `break@outer`, Swift's, which the grammar takes for
 * a value; 0: none. */
static uint32_t label_of(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_node label = ltl_tree_child(tree, node, LTL_ROLE_LABEL);
    if (tree->kind[node] == LTL_KIND_OTHER && label != LTL_NO_NODE &&
        tree->end[label] < tree->end[node] && tree->kind[tree->end[label]] == LTL_KIND_NAME) {
        label = tree->end[label];
    }
    if (label == LTL_NO_NODE && tree->kind[node] == LTL_KIND_RETURN) {
        label = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    }
    return label != LTL_NO_NODE ? tree->name[label] : 0;
}

/* PHP's `break 2`. */
static uint32_t levels_of(const ltl_tree *tree, ltl_node node) {
    uint64_t levels = 1;
    bool has_number = !ltl_tree_is_leaf(tree, node) && tree->kind[node + 1] == LTL_KIND_NUMBER;
    if (has_number && !ltl_str_to_u64(ltl_tree_text(tree, node + 1), &levels)) {
        levels = 1;
    }
    return levels > 0 && levels < 64 ? (uint32_t)levels : 1;
}

static const ltl_cfg_target *target_of(ltl_cfg_builder *b, ltl_node node, jump_kind kind) {
    uint32_t label = label_of(b, node);
    uint32_t levels = levels_of(b->tree, node);
    bool counts = ltl_cfg__scopes_by(b, LTL_SCOPING_COUNTS);
    for (uint32_t i = b->targets.count; i-- > 0;) {
        const ltl_cfg_target *target = &b->targets.at[i];
        if (!ltl_fuel_spend(b->fuel, 1)) {
            b->cfg->is_cut = true;
            return NULL;
        }
        bool fits = label != 0 ? target->label == label
                               : !target->is_named &&
                                     (kind == JUMP_BREAK || target->again != LTL_NO_BLOCK ||
                                      (counts && target->is_switch));
        if (fits && --levels == 0) {
            return target;
        }
    }
    return NULL;
}

/* The block that a label names, made when first spoken of. */
static ltl_basic_block block_of_label(ltl_cfg_builder *b, uint32_t label) {
    if (b->label_block == NULL) {
        b->label_block = LTL_NEW_ARRAY(b->arena, ltl_basic_block, b->tree->names->count);
    }
    if (b->label_block[label] == 0) { /* 0 is the entry: no label's block */
        b->label_block[label] = ltl_cfg__block(b);
    }
    return b->label_block[label];
}

/* C#'s `goto case 1` and `goto default` choose once more. */
static void go_to(ltl_cfg_builder *b, ltl_node node) {
    ltl_str text = ltl_tree_text(b->tree, node);
    bool is_choice = ltl_str_starts_with(text, LTL_STR("goto case")) ||
                     ltl_str_starts_with(text, LTL_STR("goto default"));
    for (uint32_t i = b->frames.count; is_choice && i-- > 0;) {
        if (b->frames.at[i].handler == ltl_cfg__walk_switch) {
            ltl_cfg__jump(b, b->frames.at[i].first, b->tries.count);
            return;
        }
    }
    uint32_t label = label_of(b, node);
    ltl_cfg__jump(b, label != 0 ? block_of_label(b, label) : LTL_CFG_EXIT, b->tries.count);
}

static void jump(ltl_cfg_builder *b, ltl_node node, jump_kind kind) {
    if (kind == JUMP_FALL) {
        b->falls_through = true;
        return;
    }
    if (kind == JUMP_GOTO) {
        go_to(b, node);
        return;
    }
    if (kind == JUMP_RETRY) {
        ltl_cfg__walk_retry(b, node);
        return;
    }
    const ltl_cfg_target *target = target_of(b, node, kind);
    if (target == NULL) {
        ltl_cfg__jump(b, LTL_CFG_EXIT, 0);
        return;
    }
    bool goes_on = kind == JUMP_CONTINUE && target->again != LTL_NO_BLOCK;
    ltl_cfg__jump(b, goes_on ? target->again : target->after, target->tries);
}

void ltl_cfg__walk_break(ltl_cfg_builder *b) {
    bool is_word = ltl_cfg__has(b, ltl_cfg__top(b)->node, LTL_ROLE_LABEL) &&
                   b->tree->kind[ltl_cfg__top(b)->node] == LTL_KIND_OTHER;
    if (!is_word && ltl_cfg__enter_next(b, ~BIT(LABEL))) {
        return; /* Rust's `break value` */
    }
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    jump_kind kind = kind_of_jump(b->tree, node);
    if (kind != JUMP_NONE) {
        jump(b, node, kind);
    }
}

void ltl_cfg__walk_return(ltl_cfg_builder *b) {
    ltl_node node = ltl_cfg__top(b)->node;
    jump_kind kind = kind_of_jump(b->tree, node); /* Swift has one node for all of them */
    if (kind == JUMP_NONE && ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        return;
    }
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    if (kind != JUMP_NONE) {
        jump(b, node, kind);
    } else if (b->classes == 0) {
        ltl_cfg__jump(b, LTL_CFG_EXIT, 0);
    }
}

void ltl_cfg__walk_throw(ltl_cfg_builder *b) {
    if (ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        return;
    }
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    if (b->classes == 0) {
        ltl_cfg__fail(b);
        ltl_cfg__begin(b, ltl_cfg__block(b));
    }
}

/* ---- labels ---- */

static void begin_label(ltl_cfg_builder *b, ltl_node node) {
    ltl_node word = ltl_tree_child(b->tree, node, LTL_ROLE_LABEL);
    uint32_t label = ltl_cfg__label_name(b, word);
    b->label = label;
    if (label == 0) {
        return;
    }
    ltl_basic_block block = block_of_label(b, label);
    if (b->is_begun == NULL) {
        b->is_begun = LTL_NEW_ARRAY(b->arena, bool, b->tree->names->count);
    }
    if (!b->is_begun[label]) {
        b->is_begun[label] = true;
        ltl_cfg__go_on(b, block);
        b->cfg->blocks.at[block].is_led = true; /* who knows who goes there yet */
    }
}

/* A label can be jumped to, and names the loop or block behind it. */
void ltl_cfg__walk_label(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        begin_label(b, top->node);
    } else if (!ltl_cfg__enter_next(b, ~BIT(LABEL))) {
        b->label = 0;
        ltl_cfg__leave(b);
    }
}

/* A block with a label, which `break` can leave; its own frame comes on top. */
void ltl_cfg__walk_labelled(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 1) {
        ltl_basic_block after = top->after;
        ltl_cfg__leave(b);
        ltl_cfg__go_on(b, after);
        return;
    }
    ltl_node node = top->node;
    ltl_node word = ltl_tree_child(b->tree, node, LTL_ROLE_LABEL);
    top->phase = 1;
    top->after = ltl_cfg__block(b);
    if (word != LTL_NO_NODE) { /* Rust's: it stands in the block */
        b->label = ltl_cfg__label_name(b, word);
    }
    ltl_cfg__target(b, top->after, LTL_NO_BLOCK);
    b->targets.at[b->targets.count - 1].is_named = true;
    ltl_cfg__push(b, node,
                  b->tree->kind[node] == LTL_KIND_TRY ? ltl_cfg__walk_try
                  : ltl_cfg__defers(b, node)          ? ltl_cfg__walk_deferring
                                                      : NULL);
}
