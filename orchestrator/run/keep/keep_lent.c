/* keep_lent.c - what C and C++ files lend to others, and what was found in their values, into bytes and back. */
#include <assert.h>

#include "orchestrator/run/keep/keep_internal.h"

enum { FUNCTION_BYTES = 64, DEFINITION_BYTES = 48, PLACE_BYTES = 32, LENT_BYTES = 128 };

static_assert(sizeof(void *) != 8 ||
                  (sizeof(ltl_lent_function) == FUNCTION_BYTES &&
                   sizeof(ltl_lent_definition) == DEFINITION_BYTES &&
                   sizeof(ltl_value_place) == PLACE_BYTES && sizeof(ltl_lent) == LENT_BYTES),
              "new fields of what is lent: those with pointers are written down here, too");

static void check_wire(ltl_wire *wire, const struct ltl_value_check **check) {
    uint32_t number = ltl_wire_reads(wire) ? 0 : ltl_value_check_number(*check);
    LTL_WIRE(wire, number);
    if (ltl_wire_reads(wire) && !wire->is_bad) {
        *check = ltl_value_check_at(number);
        wire->is_bad = *check == NULL;
    }
}

static void places_wire(ltl_wire *wire, ltl_value_places *places) {
    ltl_value_place *at = ltl_wire_room(wire, places->at, &places->count, sizeof(ltl_value_place));
    for (uint32_t i = 0; i < places->count && !wire->is_bad; i++) {
        check_wire(wire, &at[i].check);
        LTL_WIRE(wire, at[i].span);
        LTL_WIRE(wire, at[i].from);
        LTL_WIRE(wire, at[i].kind);
    }
    if (ltl_wire_reads(wire)) {
        places->at = at;
        places->capacity = places->count;
    }
}

void ltl_keep__places(ltl_keeping *self, const ltl_value_places **places) {
    bool is_there = *places != NULL;
    LTL_WIRE(self->wire, is_there);
    if (!is_there || self->wire->is_bad) {
        *places = NULL;
        return;
    }
    ltl_value_places *own = ltl_wire_reads(self->wire)
                                ? LTL_NEW(self->wire->arena, ltl_value_places)
                                : (ltl_value_places *)*places;
    places_wire(self->wire, own);
    *places = own;
}

static void functions_wire(ltl_wire *wire, ltl_lent *lent) {
    ltl_lent_function *at =
        ltl_wire_room(wire, lent->functions.at, &lent->functions.count, sizeof(ltl_lent_function));
    for (uint32_t i = 0; i < lent->functions.count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, at[i], plain.text = LTL_STR_NONE);
        ltl_wire_str(wire, &at[i].text);
    }
    lent->functions.at = at;
    lent->functions.capacity = lent->functions.count;
}

static void definitions_wire(ltl_wire *wire, ltl_lent *lent) {
    ltl_lent_definition *at = ltl_wire_room(wire, lent->definitions.at, &lent->definitions.count,
                                            sizeof(ltl_lent_definition));
    for (uint32_t i = 0; i < lent->definitions.count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, at[i], plain.text = LTL_STR_NONE);
        ltl_wire_str(wire, &at[i].text);
    }
    if (ltl_wire_reads(wire)) {
        lent->definitions.at = at;
        lent->definitions.capacity = lent->definitions.count;
    }
}

static void includes_wire(ltl_wire *wire, ltl_lent *lent) {
    ltl_str *at = ltl_wire_room(wire, lent->includes.at, &lent->includes.count, sizeof(ltl_str));
    for (uint32_t i = 0; i < lent->includes.count && !wire->is_bad; i++) {
        ltl_wire_str(wire, &at[i]);
    }
    if (ltl_wire_reads(wire)) {
        lent->includes.at = at;
        lent->includes.capacity = lent->includes.count;
    }
}

void ltl_keep__lent(ltl_keeping *self, const ltl_lent **lent) {
    ltl_wire *wire = self->wire;
    bool is_there = *lent != NULL;
    LTL_WIRE(wire, is_there);
    if (!is_there || wire->is_bad) {
        *lent = NULL;
        return;
    }
    ltl_lent *own = ltl_wire_reads(wire) ? LTL_NEW(wire->arena, ltl_lent) : (ltl_lent *)*lent;
    functions_wire(wire, own);
    definitions_wire(wire, own);
    LTL_WIRE_VECTOR(wire, own->mentions);
    LTL_WIRE_VECTOR(wire, own->wants);
    LTL_WIRE_VECTOR(wire, own->namespaces);
    includes_wire(wire, own);
    ltl_wire_str(wire, &own->path);
    places_wire(wire, &own->found);
    *lent = own;
}
