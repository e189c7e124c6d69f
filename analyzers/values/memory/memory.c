#include "analyzers/values/values_internal.h"

enum { MAX_CELLS = 400 };

/* ---- regions ---- */

static bool is_static(const ltl_tree *tree, ltl_node declarer) {
    ltl_node around = tree->parent[declarer];
    for (ltl_node child = around + 1; child < declarer; child = tree->end[child]) {
        ltl_str word = ltl_tree_name(tree, child);
        if (ltl_str_is(word, "static") || ltl_str_is(word, "extern")) {
            return true;
        }
    }
    return false;
}

/* `#define ARGUMENT data`: the one variable of that name in the function at hand; 0: none. */
static uint32_t behind_macro(const ltl_values *v, ltl_node name) {
    ltl_node value = v->frame != NULL ? ltl_type_macro(&v->types, v->tree->name[name]) : LTL_NO_NODE;
    uint32_t meant = value != LTL_NO_NODE
                         ? ltl_names_find(v->tree->names, ltl_str_trim(ltl_tree_text(v->tree, value)))
                         : 0;
    uint32_t found = 0;
    for (uint32_t i = 1; meant != 0 && i < v->scopes->all.count; i++) {
        const ltl_declaration *declared = &v->scopes->all.at[i];
        if (declared->name == meant && declared->unit == v->frame->unit &&
            declared->kind <= LTL_DECLARED_PARAMETER) {
            if (found != 0) {
                return 0; /* which one depends on where it stands */
            }
            found = i;
        }
    }
    return found;
}

ltl_region ltl_memory__variable(ltl_values *v, ltl_node name) {
    uint32_t declaration = v->scopes->of[name];
    uint32_t meant = behind_macro(v, name);
    declaration = meant != 0 ? meant : declaration;
    ltl_region field = v->frame != NULL && v->frame->self != 0 ? ltl_object__field(v, name) : 0;
    if (field != 0) {
        return field;
    }
    if (declaration == 0) {
        return ltl_region_intern(&v->regions, LTL_REGION_GLOBAL, 0, v->tree->name[name],
                                 LTL_TYPE_UNKNOWN, name);
    }
    const ltl_declaration *declared = &v->scopes->all.at[declaration];
    uint32_t unit = v->frame != NULL ? v->frame->unit : 0;
    if (declared->kind == LTL_DECLARED_FUNCTION) {
        ltl_region object = ltl_pairs_find(&v->unfounded, unit, declared->name);
        if (object != 0) {
            return object;
        }
        return ltl_region_intern(&v->regions, LTL_REGION_CODE, declared->name, 0, 0, name);
    }
    ltl_type type = ltl_type_declared(&v->types, declaration);
    bool is_own = declared->kind == LTL_DECLARED_PARAMETER ||
                  (declared->kind == LTL_DECLARED_LOCAL && declared->unit != 0 &&
                   !is_static(v->tree, declared->declarer));
    return ltl_region_intern(&v->regions, is_own ? LTL_REGION_VARIABLE : LTL_REGION_GLOBAL,
                             declaration, 0, type, declared->leaf);
}

ltl_region_state *ltl_memory__region(ltl_values *v, ltl_state *state, ltl_region region) {
    ltl_region_state *known = ltl_state_region(state, region);
    if (known != NULL) {
        return known;
    }
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    known = ltl_state_region_put(&v->scratch, state, region);
    /* `char text[1]` at the end of a record has as many as were allocated behind it. */
    bool is_open = info->kind == LTL_REGION_MEMBER && info->type != LTL_TYPE_UNKNOWN &&
                   ltl_type_of(&v->types, info->type)->counts[0] == 1;
    int64_t size = info->type != LTL_TYPE_UNKNOWN && info->kind != LTL_REGION_BEHIND && !is_open
                       ? ltl_type_size(&v->types, info->type)
                       : 0;
    if (size > 0) {
        known->size = ltl_fact_number(v->types.size, size);
        known->marks = LTL_REGION_SIZED;
        if (ltl_type_is_nominal(&v->types, info->type)) {
            known->size.flags |= LTL_FACT_NOMINAL;
        }
    }
    known->family = info->kind == LTL_REGION_VARIABLE || info->kind == LTL_REGION_GLOBAL ||
                            info->kind == LTL_REGION_TEXT_OF
                        ? LTL_GIVEN_BY_STACK
                        : LTL_GIVEN_BY_NONE;
    return known;
}

uint32_t ltl_memory__marks(const ltl_values *v, const ltl_state *state, ltl_region region) {
    uint32_t marks = 0;
    while (region != 0) {
        const ltl_region_state *known = ltl_state_region(state, region);
        marks |= known != NULL ? known->marks : 0u;
        if (known != NULL && (known->marks & LTL_REGION_SET) != 0) {
            break;
        }
        region = v->regions.all.at[region].parent;
    }
    return marks;
}

ltl_fact ltl_memory__size(ltl_values *v, ltl_state *state, ltl_region region) {
    const ltl_region_state *known = ltl_memory__region(v, state, region);
    return (known->marks & LTL_REGION_SIZED) != 0 ? known->size
                                                  : ltl_fact_any(&v->types, v->types.size);
}

static bool is_part_of(const ltl_values *v, ltl_region part, ltl_region whole) {
    while (part != 0 && part != whole) {
        part = v->regions.all.at[part].parent;
    }
    return part == whole;
}

/* Cells that still point to an earlier piece from the same place point to nowhere that is known. */
void ltl_memory__retire(ltl_values *v, ltl_state *state, ltl_region region) {
    ltl_memory__forget(v, state, region);
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        if (fact->region != 0 && is_part_of(v, fact->region, region)) {
            fact->region = 0;
            fact->low = INT64_MIN;
            fact->high = INT64_MAX;
            fact->symbol = 0;
            fact->flags = (uint16_t)(fact->flags & ~LTL_FACT_SEEN);
        }
    }
}

ltl_fact ltl_memory__pointer(ltl_values *v, ltl_region region, ltl_type pointed) {
    return (ltl_fact){.region = region,
                      .type = ltl_type_pointer(&v->types, pointed),
                      .flags = LTL_FACT_SEEN,
                      .null = LTL_NULL_NOT,
                      .symbol = ++v->symbols};
}

ltl_fact ltl_memory__behind(ltl_values *v, ltl_state *state, ltl_node by, ltl_type type) {
    ltl_type inner = ltl_type_inner(&v->types, type);
    ltl_region region =
        ltl_region_intern(&v->regions, LTL_REGION_BEHIND, by, v->frame->context, inner, by);
    ltl_memory__retire(v, state, region);
    ltl_region_state *known = ltl_state_region_put(&v->scratch, state, region);
    *known = (ltl_region_state){.region = region};
    ltl_fact fact = ltl_memory__pointer(v, region, inner);
    fact.type = type;
    fact.null = LTL_NULL_ANY;
    fact.flags = 0;
    return fact;
}

/* ---- literals ---- */

/* How many there are; `out_nul` is where a first NUL stands among them. */
static int64_t letters_of(ltl_str text, int64_t *out_nul) {
    int64_t count = 0;
    *out_nul = INT64_MAX;
    for (size_t i = 0; i < text.len; i++, count++) {
        if (text.ptr[i] == '\\') {
            i++;
            bool is_nul = i < text.len && text.ptr[i] == '0' &&
                          (i + 1 == text.len || text.ptr[i + 1] < '0' || text.ptr[i + 1] > '7');
            *out_nul = is_nul && count < *out_nul ? count : *out_nul;
            bool is_hex = i < text.len && text.ptr[i] == 'x';
            bool is_octal = i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '7';
            for (uint32_t digits = 0;
                 i + 1 < text.len && digits < 2 && (is_hex || is_octal) &&
                 ((text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9') ||
                  (is_hex && (text.ptr[i + 1] | 32) >= 'a' && (text.ptr[i + 1] | 32) <= 'f'));
                 digits++) {
                i++;
            }
        }
    }
    return count;
}

static ltl_fact text_region(ltl_values *v, ltl_state *state, ltl_node node, int64_t letters,
                            int64_t nul, bool is_wide) {
    ltl_type letter = is_wide ? ltl_type_integer(&v->types, 4, false) : v->types.character;
    int64_t width = is_wide ? 4 : 1;
    ltl_region region = ltl_region_intern(&v->regions, LTL_REGION_TEXT_OF, node, 0, letter, node);
    ltl_region_state *known = ltl_state_region_put(&v->scratch, state, region);
    *known = (ltl_region_state){.region = region, .family = LTL_GIVEN_BY_STACK};
    known->marks = LTL_REGION_SIZED | LTL_REGION_TEXT;
    known->size = ltl_fact_number(v->types.size, (letters + 1) * width);
    known->text_low = known->text_high = (nul < letters ? nul : letters) * width;
    return ltl_memory__pointer(v, region, letter);
}

/* Nothing more, or a comment. */
static bool says_no_more(ltl_str rest) {
    size_t at = 0;
    while (at < rest.len && (rest.ptr[at] == ' ' || rest.ptr[at] == '\t' || rest.ptr[at] == '\r')) {
        at++;
    }
    return at == rest.len || rest.ptr[at] == '/';
}

/* What stands between the quotes of a literal of a macro; false: it is not one literal alone (`NAME "a"`,
 * `"a" "b"`). */
static bool single_text(ltl_str text, ltl_str *out_content) {
    size_t open = ltl_str_find_byte(text, '"', 0);
    bool is_first = open == 0 || (open == 1 && text.ptr[0] == 'L');
    size_t close = is_first ? open + 1 : text.len;
    while (close < text.len && text.ptr[close] != '"') {
        close += text.ptr[close] == '\\' ? 2 : 1;
    }
    *out_content = close < text.len ? ltl_str_slice(text, open + 1, close) : LTL_STR("");
    return close < text.len && says_no_more(ltl_str_slice(text, close + 1, text.len));
}

/* One of `"a" NAME "b"`; false: what the name stands for is not known. */
static bool part_text(const ltl_values *v, ltl_node part, ltl_str *out_content) {
    const ltl_tree *tree = v->tree;
    ltl_node made = tree->kind[part] == LTL_KIND_NAME ? ltl_type_macro(&v->types, tree->name[part]) : part;
    if (made == LTL_NO_NODE || tree->kind[made] != LTL_KIND_STRING) {
        return made != LTL_NO_NODE && tree->kind[made] == LTL_KIND_LITERAL &&
               single_text(ltl_tree_text(tree, made), out_content);
    }
    *out_content = ltl_source_slice(tree->source, ltl_tree_string_content(tree, made));
    return true;
}

/* It is some text, of which no more is known. */
static ltl_fact unknown_text(ltl_values *v, ltl_state *state, ltl_node literal) {
    ltl_fact text = text_region(v, state, literal, 0, INT64_MAX, false);
    ltl_state_region(state, text.region)->marks = 0;
    return text;
}

ltl_fact ltl_memory__text_of(ltl_values *v, ltl_state *state, ltl_node literal) {
    const ltl_tree *tree = v->tree;
    int64_t letters = 0;
    int64_t nul = INT64_MAX;
    ltl_str text = ltl_tree_text(tree, literal);
    if (tree->kind[literal] == LTL_KIND_LITERAL) { /* of a macro */
        ltl_str content;
        if (ltl_str_find_byte(text, '"', 0) == SIZE_MAX) {
            return ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
        }
        if (!single_text(text, &content)) {
            return unknown_text(v, state, literal);
        }
        letters = letters_of(content, &nul);
    } else if (tree->kind[literal] == LTL_KIND_STRING) {
        ltl_span content = ltl_tree_string_content(tree, literal);
        letters = letters_of(ltl_source_slice(tree->source, content), &nul);
    } else {
        for (ltl_node part = literal + 1; part < tree->end[literal]; part = tree->end[part]) {
            int64_t inner = INT64_MAX;
            ltl_str content;
            if (!part_text(v, part, &content)) {
                return unknown_text(v, state, literal);
            }
            int64_t more = letters_of(content, &inner);
            nul = inner != INT64_MAX && nul == INT64_MAX ? letters + inner : nul;
            letters += more;
        }
    }
    return text_region(v, state, literal, letters, nul, text.len > 0 && text.ptr[0] == 'L');
}

/* ---- reading ---- */

/* Of a text whose end is known: NUL there, something else before. */
static bool read_text(const ltl_region_state *known, const ltl_fact *place, ltl_fact *value) {
    if (known == NULL || (known->marks & LTL_REGION_TEXT) == 0 || !ltl_fact_is_exact(place) ||
        place->type == LTL_TYPE_UNKNOWN) { /* an array, perhaps */
        return false;
    }
    if (known->text_low == known->text_high && place->low == known->text_low) {
        *value = ltl_fact_number(value->type, 0);
        return true;
    }
    return false;
}

/* Something else than zeros lies somewhere in it. */
static bool holds_any(const ltl_state *state, ltl_region region) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        if (state->cells.at[i].region == region) {
            return true;
        }
    }
    return false;
}

/* Of a constant that some header defines, always the same. */
static uint32_t symbol_of(ltl_values *v, ltl_region region) {
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    bool is_elsewhere = info->kind == LTL_REGION_GLOBAL && info->a == 0;
    uint32_t named =
        is_elsewhere ? ltl_symbol_of_name(ltl_names_text(v->tree->names, info->b), info->b) : 0;
    return named != 0 ? named : ++v->symbols;
}

static ltl_fact read_nothing_known(ltl_values *v, ltl_state *state, const ltl_fact *place,
                                   ltl_node by) {
    uint32_t marks = ltl_memory__marks(v, state, place->region);
    ltl_fact value = ltl_fact_any(&v->types, place->type);
    const ltl_region_state *known = ltl_state_region(state, place->region);
    value.symbol = symbol_of(v, place->region);
    if (read_text(known, place, &value)) {
        return value;
    }
    if ((marks & LTL_REGION_UNSET) != 0 && ltl_memory__unset(v, state, place) != LTL_UNSET_NOT) {
        value.flags |= LTL_FACT_UNSET;
        value.origin = v->regions.all.at[place->region].node;
        return value;
    }
    if ((marks & LTL_REGION_ZEROED) != 0 && place->type != LTL_TYPE_UNKNOWN &&
        (ltl_fact_is_exact(place) || !holds_any(state, place->region))) {
        value = ltl_fact_number(place->type, 0);
    } else if (ltl_type_is_pointer(&v->types, place->type)) {
        value = ltl_memory__behind(v, state, by, place->type);
        if ((marks & LTL_REGION_OUTSIDE) != 0) {
            ltl_memory__region(v, state, value.region)->marks |= LTL_REGION_OUTSIDE;
        }
    } else if ((marks & LTL_REGION_OUTSIDE) != 0 && ltl_type_is_integer(&v->types, place->type)) {
        value.flags |= LTL_FACT_OUTSIDE | LTL_FACT_SEEN;
        value.origin = by;
    }
    return value;
}

ltl_fact ltl_memory__read(ltl_values *v, ltl_state *state, const ltl_fact *place, ltl_node by) {
    if (ltl_type_is_array(&v->types, place->type) && place->region != 0) {
        ltl_fact pointer = *place;
        pointer.type = ltl_type_pointer(&v->types, place->type);
        pointer.null = LTL_NULL_NOT;
        return pointer;
    }
    if (place->region == 0) {
        ltl_fact any = ltl_fact_any(&v->types, place->type);
        any.symbol = ++v->symbols;
        return ltl_type_is_pointer(&v->types, place->type)
                   ? ltl_memory__behind(v, state, by, place->type)
                   : any;
    }
    ltl_fact *cell =
        ltl_fact_is_exact(place) ? ltl_state_find(state, place->region, place->low) : NULL;
    if (cell != NULL) {
        if (cell->symbol == 0 && (!ltl_fact_is_exact(cell) || cell->region != 0)) {
            cell->symbol = ++v->symbols;
        }
        return *cell;
    }
    ltl_fact value = read_nothing_known(v, state, place, by);
    bool is_kept = ltl_fact_is_exact(place) && (value.flags & LTL_FACT_UNSET) == 0 &&
                   state->cells.count < MAX_CELLS &&
                   (value.region == 0 || !is_part_of(v, place->region, value.region));
    if (is_kept) {
        ltl_state_put(&v->scratch, state, place->region, place->low, &value);
    }
    return value;
}

/* ---- writing ---- */

/* Letters come and go: where the NUL is known to be. */
static void write_letter(ltl_region_state *known, const ltl_fact *place, const ltl_fact *value) {
    bool is_nul = ltl_fact_is_exact(value) && value->low == 0;
    bool may_be_nul = value->low <= 0 && value->high >= 0;
    bool is_exact = ltl_fact_is_exact(place);
    if (is_nul && is_exact) {
        bool is_filled = (known->marks & LTL_REGION_FILLED) != 0 && place->low <= known->filled;
        bool is_shorter = (known->marks & LTL_REGION_TEXT) == 0 || place->low < known->text_high;
        known->text_high = is_shorter ? place->low : known->text_high;
        known->text_low = is_filled                               ? known->text_high
                          : (known->marks & LTL_REGION_TEXT) == 0 ? 0
                          : place->low < known->text_low          ? place->low
                                                                  : known->text_low;
        known->marks |= LTL_REGION_TEXT;
    } else if (is_exact && !may_be_nul && (known->marks & LTL_REGION_TEXT) != 0) {
        bool is_end = place->low >= known->text_low && place->low <= known->text_high;
        known->marks = (uint16_t)(is_end ? known->marks & ~LTL_REGION_TEXT : known->marks);
    } else if (!is_exact || may_be_nul) {
        known->marks = (uint16_t)(known->marks & ~(LTL_REGION_TEXT | LTL_REGION_FILLED));
    }
}

static bool is_seen_elsewhere(const ltl_values *v, const ltl_state *state, ltl_region region) {
    ltl_region root = ltl_region_root(&v->regions, region);
    uint8_t kind = v->regions.all.at[root].kind;
    const ltl_region_state *known = ltl_state_region(state, root);
    bool is_own = kind == LTL_REGION_VARIABLE || kind == LTL_REGION_MADE;
    return !is_own ||
           (known != NULL && (known->marks & LTL_REGION_ESCAPED) != 0 && kind == LTL_REGION_MADE);
}

/* One cell stands for all elements: it is known while they are all the same. */
static bool joins_elements(const ltl_values *v, const ltl_state *state, const ltl_fact *place,
                           ltl_fact *value) {
    const ltl_region_state *whole =
        ltl_state_region(state, v->regions.all.at[place->region].parent);
    const ltl_fact *other = ltl_state_find(state, place->region, place->low);
    bool is_same = other == NULL || (other->symbol != 0 && other->symbol == value->symbol) ||
                   ltl_fact_equal(other, value);
    if (!is_same) {
        *value = ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    }
    return whole != NULL && (whole->marks & LTL_REGION_LISTED) != 0;
}

static void write_cell(ltl_values *v, ltl_state *state, const ltl_fact *place,
                       const ltl_fact *value) {
    ltl_fact kept = *value;
    kept.flags = (uint16_t)(kept.flags & ~LTL_FACT_UNSET);
    kept.null = ltl_type_is_integer(&v->types, place->type) ? LTL_NULL_ANY : kept.null;
    if (kept.symbol == 0 && (!ltl_fact_is_exact(&kept) || kept.region != 0)) {
        kept.symbol = ++v->symbols;
    }
    const ltl_region_info *info = ltl_region_of(&v->regions, place->region);
    if (info->kind == LTL_REGION_MEMBER && info->b == LTL_CONTAINER_ELEMENT &&
        !joins_elements(v, state, place, &kept)) {
        return;
    }
    if (state->cells.count < MAX_CELLS || ltl_state_find(state, place->region, place->low)) {
        ltl_state_put(&v->scratch, state, place->region, place->low, &kept);
    }
}

void ltl_memory__write(ltl_values *v, ltl_state *state, const ltl_fact *place,
                       const ltl_fact *value) {
    ltl_relink__unlinked(v, state, place, value);
    if (value->region != 0 && (place->region == 0 || is_seen_elsewhere(v, state, place->region) ||
                               !ltl_fact_is_exact(place))) {
        ltl_memory__escape(v, state, value->region);
    }
    if (place->region == 0) {
        return;
    }
    ltl_region_state *known = ltl_state_region(state, place->region);
    bool is_plain = known == NULL && v->regions.all.at[place->region].kind == LTL_REGION_VARIABLE &&
                    !ltl_type_is_array(&v->types, v->regions.all.at[place->region].type);
    if (is_plain && ltl_fact_is_exact(place)) { /* a variable that has nothing special */
        write_cell(v, state, place, value);
        return;
    }
    ltl_relink__twins(v, state, place);
    known = ltl_memory__region(v, state, place->region);
    ltl_memory__note_written(v, known, place);
    if (v->regions.all.at[place->region].kind == LTL_REGION_MEMBER) {
        known->marks |= LTL_REGION_SET;
    }
    if (ltl_type_is_integer(&v->types, place->type)) {
        write_letter(known, place, value);
    }
    if (!ltl_fact_is_exact(place)) {
        known->marks = (uint16_t)(known->marks & ~LTL_REGION_ZEROED);
        ltl_state_forget(state, place->region, place->low, place->high);
        return;
    }
    write_cell(v, state, place, value);
}

void ltl_memory__forget(ltl_values *v, ltl_state *state, ltl_region region) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        if (!is_part_of(v, state->cells.at[i].region, region)) {
            state->cells.at[kept++] = state->cells.at[i];
        }
    }
    state->cells.count = kept;
    ltl_region_state *known = ltl_memory__region(v, state, region);
    known->marks =
        (uint16_t)((known->marks & ~(LTL_REGION_UNSET | LTL_REGION_TEXT | LTL_REGION_TESTED |
                                     LTL_REGION_FILLED | LTL_REGION_ZEROED | LTL_REGION_LISTED)) |
                   LTL_REGION_SET);
}

void ltl_memory__fill(ltl_values *v, ltl_state *state, const ltl_fact *pointer, bool is_outside) {
    if (pointer->region == 0) {
        return;
    }
    ltl_memory__forget(v, state, pointer->region);
    if (is_outside) {
        ltl_memory__region(v, state, pointer->region)->marks |= LTL_REGION_OUTSIDE;
    }
}

/* ---- texts ---- */

ltl_fact ltl_memory__text_length(ltl_values *v, const ltl_state *state, const ltl_fact *pointer) {
    ltl_fact length = {.low = 0, .high = INT32_MAX, .type = v->types.size};
    const ltl_region_state *known =
        pointer->region != 0 ? ltl_state_region(state, pointer->region) : NULL;
    length.symbol = ++v->symbols;
    if (known == NULL || !ltl_fact_is_exact(pointer)) {
        return length;
    }
    if ((known->marks & LTL_REGION_TEXT) != 0 && known->text_high >= pointer->low) {
        length.low = known->text_low > pointer->low ? known->text_low - pointer->low : 0;
        length.high = known->text_high - pointer->low;
        length.flags = ltl_fact_is_exact(&length) ? LTL_FACT_SEEN : 0;
    } else if ((known->marks & LTL_REGION_FILLED) != 0) {
        length.low = known->filled > pointer->low ? known->filled - pointer->low : 0;
        length.flags = LTL_FACT_LOW_SEEN;
    }
    if ((known->marks & LTL_REGION_OUTSIDE) != 0) {
        length.flags |= LTL_FACT_OUTSIDE;
    }
    return length;
}

void ltl_memory__set_text(ltl_values *v, ltl_state *state, const ltl_fact *pointer,
                          const ltl_fact *length) {
    if (pointer->region == 0) {
        return;
    }
    ltl_region_state *known = ltl_memory__region(v, state, pointer->region);
    known->marks = (uint16_t)(known->marks & ~(LTL_REGION_TEXT | LTL_REGION_FILLED));
    if (ltl_fact_is_exact(pointer) && pointer->low >= 0 && length->low >= 0 &&
        length->high < INT32_MAX) {
        known->text_low = pointer->low + length->low;
        known->text_high = pointer->low + length->high;
        known->marks |= LTL_REGION_TEXT;
    }
}

/* ---- what others know ---- */
