#include "orchestrator/run/keep/wire.h"

#include <string.h>

void ltl_wire_bytes(ltl_wire *wire, void *value, size_t len) {
    if (wire->is_bad) {
        return;
    }
    if (!ltl_wire_reads(wire)) {
        ltl_buf_append(wire->out, (ltl_str){value, len});
        wire->is_bad = wire->out->is_cut;
    } else if (len > wire->in.len - wire->at) {
        wire->is_bad = true;
    } else {
        memcpy(value, wire->in.ptr + wire->at, len);
        wire->at += len;
    }
}

void ltl_wire_str(ltl_wire *wire, ltl_str *text) {
    uint32_t len = (uint32_t)text->len;
    LTL_WIRE(wire, len);
    if (wire->is_bad) {
        return;
    }
    if (!ltl_wire_reads(wire)) {
        ltl_buf_append(wire->out, *text);
        wire->is_bad = wire->out->is_cut;
    } else if (len > wire->in.len - wire->at) {
        wire->is_bad = true;
    } else {
        *text = ltl_arena_copy(wire->arena, ltl_str_slice(wire->in, wire->at, wire->at + len));
        wire->at += len;
    }
}

void *ltl_wire_room(ltl_wire *wire, const void *at, uint32_t *count, size_t item_bytes) {
    LTL_WIRE(wire, *count);
    if (!ltl_wire_reads(wire)) {
        return (void *)at;
    }
    /* An item takes at least a byte: a damaged number asks for no more room than the bytes could fill. */
    if (wire->is_bad || *count > wire->in.len - wire->at) {
        wire->is_bad = wire->is_bad || *count > 0;
        *count = 0;
    }
    return ltl_arena_alloc_array(wire->arena, (size_t)*count + 1, item_bytes);
}

void ltl_wire_array(ltl_wire *wire, const void **at, uint32_t *count, size_t item_bytes) {
    void *items = ltl_wire_room(wire, *at, count, item_bytes);
    if (*count > 0) {
        ltl_wire_bytes(wire, items, *count * item_bytes);
    }
    if (ltl_wire_reads(wire)) { /* what is written may be shared by workers */
        *at = items;
    }
}
