#include "orchestrator/workflow/data.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"

static const char *const kind_names[LTL_DATA_KIND_COUNT] = {
    [LTL_DATA_NOTHING] = "nothing", [LTL_DATA_TRUTH] = "truth",      [LTL_DATA_NUMBER] = "number",
    [LTL_DATA_TEXT] = "text",       [LTL_DATA_LIST] = "list of any", [LTL_DATA_RECORD] = "record",
};

/* Where a walk over a value stands: which member of which list or record comes next. */
typedef struct frame {
    const ltl_data *value;
    uint32_t next;
    ltl_data *copy; /* where the copies of the members go */
} frame;

/* Visits a value and everything in it, outermost first, each once; `at_end` tells of a list or record whose
 * members are done. */
typedef struct walk {
    frame frames[LTL_MAX_DATA_DEPTH];
    uint32_t depth;
    bool is_too_deep;
} walk;

static bool is_nest(const ltl_data *value) {
    return value->kind == LTL_DATA_LIST || value->kind == LTL_DATA_RECORD;
}

static bool walk_enter(walk *self, const ltl_data *value, ltl_data *copy) {
    if (self->depth == LTL_MAX_DATA_DEPTH) {
        self->is_too_deep = true;
        return false;
    }
    self->frames[self->depth++] = (frame){value, 0, copy};
    return true;
}

const ltl_data *ltl_data_member(const ltl_data *record, ltl_str name) {
    if (record == NULL || record->kind != LTL_DATA_RECORD) {
        return NULL;
    }
    for (uint32_t i = 0; i < record->count; i++) {
        if (ltl_str_eq(record->names[i], name)) {
            return &record->at[i];
        }
    }
    return NULL;
}

int64_t ltl_data_member_number(const ltl_data *record, const char *name, int64_t otherwise) {
    const ltl_data *member = ltl_data_member(record, ltl_str_of(name));
    return member != NULL && member->kind == LTL_DATA_NUMBER ? member->number : otherwise;
}

bool ltl_data_is_true(const ltl_data *value) {
    switch (value->kind) {
    case LTL_DATA_TRUTH:
    case LTL_DATA_NUMBER:
        return value->number != 0;
    case LTL_DATA_TEXT:
        return value->text.len > 0;
    case LTL_DATA_LIST:
    case LTL_DATA_RECORD:
        return value->count > 0;
    case LTL_DATA_HANDLE:
        return value->handle != NULL;
    default:
        return false;
    }
}

static bool leaf_eq(const ltl_data *a, const ltl_data *b) {
    return a->kind == b->kind && a->number == b->number && a->count == b->count &&
           a->handle == b->handle && ltl_str_eq(a->text, b->text);
}

bool ltl_data_eq(const ltl_data *a, const ltl_data *b) {
    if (!leaf_eq(a, b)) {
        return false;
    }
    if (!is_nest(a)) {
        return true;
    }
    return ltl_digest_eq(ltl_data_digest(a), ltl_data_digest(b));
}

static ltl_data leaf_copy(ltl_arena *arena, const ltl_data *value, ltl_data **out_members) {
    ltl_data copy = *value;
    *out_members = NULL;
    if (value->kind == LTL_DATA_TEXT) {
        copy.text = ltl_arena_copy(arena, value->text);
    }
    if (is_nest(value) && value->count > 0) {
        *out_members = LTL_NEW_ARRAY(arena, ltl_data, value->count);
        copy.at = *out_members;
    }
    if (value->kind == LTL_DATA_RECORD && value->count > 0) {
        ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, value->count);
        for (uint32_t i = 0; i < value->count; i++) {
            names[i] = ltl_arena_copy(arena, value->names[i]);
        }
        copy.names = names;
    }
    return copy;
}

ltl_data ltl_data_copy(ltl_arena *arena, const ltl_data *value) {
    walk self = {.depth = 0};
    ltl_data *members;
    ltl_data root = leaf_copy(arena, value, &members);
    if (members != NULL) {
        (void)walk_enter(&self, value, members);
    }
    while (self.depth > 0) {
        frame *top = &self.frames[self.depth - 1];
        if (top->next == top->value->count) {
            self.depth--;
            continue;
        }
        const ltl_data *member = &top->value->at[top->next];
        ltl_data *place = &top->copy[top->next++];
        *place = leaf_copy(arena, member, &members);
        if (members != NULL && !walk_enter(&self, member, members)) {
            *place = LTL_DATA_NONE; /* deeper than any value that is made or unpacked here */
        }
    }
    return root;
}

bool ltl_data_is_plain(const ltl_data *value) {
    walk self = {.depth = 0};
    if (is_nest(value)) {
        (void)walk_enter(&self, value, NULL);
    }
    bool is_plain = value->kind != LTL_DATA_HANDLE;
    while (self.depth > 0 && is_plain) {
        frame *top = &self.frames[self.depth - 1];
        if (top->next == top->value->count) {
            self.depth--;
            continue;
        }
        const ltl_data *member = &top->value->at[top->next++];
        is_plain = member->kind != LTL_DATA_HANDLE &&
                   (!is_nest(member) || walk_enter(&self, member, NULL));
    }
    return is_plain;
}

/* A packed value: one letter for the kind; then 8 bytes of number, or 4 of length and what it counts. */
static const char letters[LTL_DATA_KIND_COUNT] = {
    [LTL_DATA_NOTHING] = '-', [LTL_DATA_TRUTH] = '?', [LTL_DATA_NUMBER] = '#',
    [LTL_DATA_TEXT] = '"',    [LTL_DATA_LIST] = '[',  [LTL_DATA_RECORD] = '{',
    [LTL_DATA_HANDLE] = '<',
};

static void put_u64(ltl_buf *buf, uint64_t value, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i++) {
        ltl_buf_append_byte(buf, (char)(value >> (8 * i) & 0xFF));
    }
}

static void put_text(ltl_buf *buf, ltl_str text) {
    put_u64(buf, text.len, 4);
    ltl_buf_append(buf, text);
}

static void put_head(ltl_buf *buf, const ltl_data *value) {
    ltl_buf_append_byte(buf, letters[value->kind]);
    switch (value->kind) {
    case LTL_DATA_TRUTH:
    case LTL_DATA_NUMBER:
        put_u64(buf, (uint64_t)value->number, 8);
        break;
    case LTL_DATA_TEXT:
    case LTL_DATA_HANDLE:
        put_text(buf, value->text);
        break;
    case LTL_DATA_LIST:
    case LTL_DATA_RECORD:
        put_u64(buf, value->count, 4);
        break;
    default:
        break;
    }
}

static bool pack_into(const ltl_data *value, ltl_buf *buf) {
    walk self = {.depth = 0};
    put_head(buf, value);
    if (is_nest(value)) {
        (void)walk_enter(&self, value, NULL);
    }
    while (self.depth > 0 && !self.is_too_deep) {
        frame *top = &self.frames[self.depth - 1];
        if (top->next == top->value->count) {
            self.depth--;
            continue;
        }
        uint32_t index = top->next++;
        if (top->value->kind == LTL_DATA_RECORD) {
            put_text(buf, top->value->names[index]);
        }
        const ltl_data *member = &top->value->at[index];
        put_head(buf, member);
        if (is_nest(member)) {
            (void)walk_enter(&self, member, NULL);
        }
    }
    return !self.is_too_deep;
}

ltl_status ltl_data_pack(const ltl_data *value, ltl_buf *out_bytes) {
    if (!ltl_data_is_plain(value)) {
        return LTL_UNSUPPORTED;
    }
    return pack_into(value, out_bytes) && !out_bytes->is_cut ? LTL_OK : LTL_LIMIT;
}

ltl_digest ltl_data_digest(const ltl_data *value) {
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_DATA_BYTES);
    (void)pack_into(value, &buf);
    ltl_digest digest = ltl_digest_of(ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return digest;
}

/* What is left to read; reading past the end sets `is_bad` and gives zeros. */
typedef struct reading {
    ltl_arena *arena;
    ltl_str rest;
    bool is_bad;
} reading;

static uint64_t get_u64(reading *self, uint32_t bytes) {
    if (self->rest.len < bytes) {
        self->is_bad = true;
        return 0;
    }
    uint64_t value = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        value |= (uint64_t)(unsigned char)self->rest.ptr[i] << (8 * i);
    }
    self->rest = ltl_str_slice(self->rest, bytes, self->rest.len);
    return value;
}

static ltl_str get_text(reading *self) {
    uint64_t len = get_u64(self, 4);
    if (self->is_bad || len > self->rest.len) {
        self->is_bad = true;
        return LTL_STR("");
    }
    ltl_str text = ltl_arena_copy(self->arena, ltl_str_slice(self->rest, 0, len));
    self->rest = ltl_str_slice(self->rest, len, self->rest.len);
    return text;
}

static ltl_data_kind get_kind(reading *self) {
    char letter = (char)get_u64(self, 1);
    for (uint32_t kind = 0; kind < LTL_DATA_HANDLE; kind++) {
        if (letters[kind] == letter && !self->is_bad) {
            return (ltl_data_kind)kind;
        }
    }
    self->is_bad = true;
    return LTL_DATA_NOTHING;
}

/* Every member takes at least a byte, so a count beyond the rest is damage and reserves nothing. */
static ltl_data get_head(reading *self, ltl_data **out_members, ltl_str **out_names) {
    ltl_data value = {.kind = get_kind(self)};
    *out_members = NULL;
    *out_names = NULL;
    if (value.kind == LTL_DATA_TRUTH || value.kind == LTL_DATA_NUMBER) {
        value.number = (int64_t)get_u64(self, 8);
    } else if (value.kind == LTL_DATA_TEXT) {
        value.text = get_text(self);
    } else if (is_nest(&value)) {
        uint64_t count = get_u64(self, 4);
        self->is_bad |= count > self->rest.len;
        value.count = self->is_bad ? 0 : (uint32_t)count;
        *out_members = LTL_NEW_ARRAY(self->arena, ltl_data, (size_t)value.count + 1);
        value.at = *out_members;
        if (value.kind == LTL_DATA_RECORD) {
            *out_names = LTL_NEW_ARRAY(self->arena, ltl_str, (size_t)value.count + 1);
            value.names = *out_names;
        }
    }
    return value;
}

ltl_status ltl_data_unpack(ltl_arena *arena, ltl_str bytes, ltl_data *out_value) {
    struct {
        ltl_data *members;
        ltl_str *names;
        uint32_t count;
        uint32_t next;
    } stack[LTL_MAX_DATA_DEPTH];
    uint32_t depth = 0;
    reading self = {arena, bytes, false};
    ltl_data *members;
    ltl_str *names;
    ltl_data root = get_head(&self, &members, &names);
    if (members != NULL) {
        stack[depth].members = members, stack[depth].names = names;
        stack[depth].count = root.count, stack[depth++].next = 0;
    }
    while (depth > 0 && !self.is_bad) {
        if (stack[depth - 1].next == stack[depth - 1].count) {
            depth--;
            continue;
        }
        uint32_t index = stack[depth - 1].next++;
        if (stack[depth - 1].names != NULL) {
            stack[depth - 1].names[index] = get_text(&self);
        }
        ltl_data *place = &stack[depth - 1].members[index];
        *place = get_head(&self, &members, &names);
        if (members != NULL) {
            if (depth == LTL_MAX_DATA_DEPTH) {
                return LTL_LIMIT;
            }
            stack[depth].members = members, stack[depth].names = names;
            stack[depth].count = place->count, stack[depth++].next = 0;
        }
    }
    if (self.is_bad || self.rest.len > 0) {
        return LTL_SYNTAX;
    }
    *out_value = root;
    return LTL_OK;
}

static void json_head(const ltl_data *value, ltl_json *json) {
    switch (value->kind) {
    case LTL_DATA_TRUTH:
        ltl_json_bool(json, value->number != 0);
        break;
    case LTL_DATA_NUMBER:
        ltl_json_i64(json, value->number);
        break;
    case LTL_DATA_TEXT:
        ltl_json_str(json, value->text);
        break;
    case LTL_DATA_LIST:
        ltl_json_begin_array(json);
        break;
    case LTL_DATA_RECORD:
        ltl_json_begin_object(json);
        break;
    case LTL_DATA_HANDLE: {
        char text[128];
        (void)snprintf(text, sizeof(text), "<%.*s>", LTL_STR_ARG(value->text));
        ltl_json_cstr(json, text);
        break;
    }
    default:
        ltl_json_null(json);
        break;
    }
}

static void json_tail(const ltl_data *value, ltl_json *json) {
    if (value->kind == LTL_DATA_LIST) {
        ltl_json_end_array(json);
    } else {
        ltl_json_end_object(json);
    }
}

void ltl_data_write_json(const ltl_data *value, ltl_json *json) {
    walk self = {.depth = 0};
    json_head(value, json);
    if (is_nest(value)) {
        (void)walk_enter(&self, value, NULL);
    }
    while (self.depth > 0) {
        frame *top = &self.frames[self.depth - 1];
        if (top->next == top->value->count) {
            json_tail(top->value, json);
            self.depth--;
            continue;
        }
        uint32_t index = top->next++;
        if (top->value->kind == LTL_DATA_RECORD) {
            ltl_json_key_slice(json, top->value->names[index]);
        }
        const ltl_data *member = &top->value->at[index];
        if (is_nest(member) && self.depth == LTL_MAX_DATA_DEPTH) {
            ltl_json_null(json);
            continue;
        }
        json_head(member, json);
        if (is_nest(member)) {
            (void)walk_enter(&self, member, NULL);
        }
    }
}

#define LIST_OF LTL_STR("list of ")

bool ltl_data_type_accepts(ltl_str wanted, ltl_str got) {
    while (ltl_str_starts_with(wanted, LIST_OF) && ltl_str_starts_with(got, LIST_OF)) {
        wanted = ltl_str_slice(wanted, LIST_OF.len, wanted.len);
        got = ltl_str_slice(got, LIST_OF.len, got.len);
    }
    return ltl_str_is(wanted, "any") || ltl_str_is(got, "any") || ltl_str_eq(wanted, got);
}

ltl_str ltl_data_type_of(const ltl_data *value) {
    return value->kind == LTL_DATA_HANDLE ? value->text : ltl_str_of(kind_names[value->kind]);
}

bool ltl_data_fits(const ltl_data *value, ltl_str wanted) {
    while (value->kind == LTL_DATA_LIST && value->count > 0 &&
           ltl_str_starts_with(wanted, LIST_OF)) {
        wanted = ltl_str_slice(wanted, LIST_OF.len, wanted.len);
        value = &value->at[0];
    }
    return ltl_data_type_accepts(wanted, ltl_data_type_of(value));
}
