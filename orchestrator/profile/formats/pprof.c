/* pprof.c - what Go's runtime and the pprof tools write: a gzip stream with one message of protocol buffers.
 *
 * Source   profile.proto of the pprof project: the numbers of its fields; the encoding of protocol buffers
 */
#include <zlib.h>

#include "core/buf.h"
#include "orchestrator/profile/format.h"

enum wire { WIRE_NUMBER = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };

enum { PROFILE_SAMPLE = 2, PROFILE_LOCATION = 4, PROFILE_FUNCTION = 5, PROFILE_STRING = 6 };
enum { SAMPLE_LOCATION = 1, SAMPLE_VALUE = 2 };
enum { LOCATION_ID = 1, LOCATION_LINE = 4, LINE_FUNCTION = 1 };
enum { FUNCTION_ID = 1, FUNCTION_NAME = 2, FUNCTION_FILE = 4 };

typedef struct wire_field {
    uint32_t number;
    uint32_t wire;
    uint64_t value;
    ltl_str bytes;
} wire_field;

static bool number_take(ltl_str *rest, uint64_t *out_value) {
    *out_value = 0;
    for (uint32_t shift = 0; rest->len > 0 && shift < 64; shift += 7) {
        uint8_t byte = (uint8_t)rest->ptr[0];
        *rest = ltl_str_slice(*rest, 1, rest->len);
        *out_value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

/* False at the end, and where a message is broken: then `rest` is not empty. */
static bool field_take(ltl_str *rest, wire_field *out_field) {
    uint64_t key = 0;
    ltl_str at = *rest;
    *out_field = (wire_field){0};
    if (rest->len == 0 || !number_take(&at, &key)) {
        return false;
    }
    out_field->number = (uint32_t)(key >> 3);
    out_field->wire = (uint32_t)(key & 7);
    uint64_t length = out_field->wire == WIRE_FIXED64 ? 8 : out_field->wire == WIRE_FIXED32 ? 4 : 0;
    bool has = out_field->wire == WIRE_NUMBER  ? number_take(&at, &out_field->value)
               : out_field->wire == WIRE_BYTES ? number_take(&at, &length)
                                               : length > 0;
    if (!has || length > at.len) {
        return false;
    }
    out_field->bytes = ltl_str_slice(at, 0, (size_t)length);
    *rest = ltl_str_slice(at, (size_t)length, at.len);
    return true;
}

typedef struct function {
    uint64_t name; /* of the strings */
    uint64_t file;
} function;

typedef struct line {
    uint64_t function; /* its id */
} line;

/* Where a program was: the innermost of what was inlined there comes first. */
typedef struct location {
    uint32_t first; /* of the lines */
    uint32_t count;
} location;

typedef struct reading {
    ltl_run_profile *profile;
    struct LTL_VEC(ltl_str) strings;
    struct LTL_VEC(function) functions;
    struct LTL_VEC(line) lines;
    struct LTL_VEC(location) locations;
    ltl_map function_of; /* of an id, its bytes, to the index + 1 */
    ltl_map location_of;
    bool is_broken;
    bool is_full;
} reading;

static ltl_str key_of(const uint64_t *id) {
    return (ltl_str){(const char *)id, sizeof(*id)};
}

static void function_take(reading *self, ltl_str message) {
    function one = {0};
    uint64_t id = 0;
    wire_field field;
    while (field_take(&message, &field)) {
        id = field.number == FUNCTION_ID ? field.value : id;
        one.name = field.number == FUNCTION_NAME ? field.value : one.name;
        one.file = field.number == FUNCTION_FILE ? field.value : one.file;
    }
    self->is_broken = self->is_broken || message.len > 0;
    LTL_PUSH(self->profile->arena, &self->functions, one);
    ltl_map_put_copy(&self->function_of, key_of(&id), NULL)->value = self->functions.count;
}

static void location_take(reading *self, ltl_str message) {
    location one = {.first = self->lines.count};
    uint64_t id = 0;
    wire_field field;
    while (field_take(&message, &field)) {
        id = field.number == LOCATION_ID ? field.value : id;
        if (field.number == LOCATION_LINE) {
            line at = {0};
            wire_field inner;
            while (field_take(&field.bytes, &inner)) {
                at.function = inner.number == LINE_FUNCTION ? inner.value : at.function;
            }
            LTL_PUSH(self->profile->arena, &self->lines, at);
            one.count++;
        }
    }
    self->is_broken = self->is_broken || message.len > 0;
    LTL_PUSH(self->profile->arena, &self->locations, one);
    ltl_map_put_copy(&self->location_of, key_of(&id), NULL)->value = self->locations.count;
}

static ltl_str string_of(const reading *self, uint64_t index) {
    return index < self->strings.count ? self->strings.at[index] : LTL_STR("");
}

typedef struct call_stack {
    uint32_t frames[LTL_MOST_FRAMES];
    size_t count;
} call_stack;

static void location_push(reading *self, uint64_t id, call_stack *stack) {
    const ltl_map_entry *entry = ltl_map_find(&self->location_of, key_of(&id));
    const location *at = entry != NULL ? &self->locations.at[entry->value - 1] : NULL;
    for (uint32_t i = 0; at != NULL && i < at->count && stack->count < LTL_MOST_FRAMES; i++) {
        const uint64_t *function_id = &self->lines.at[at->first + i].function;
        const ltl_map_entry *known = ltl_map_find(&self->function_of, key_of(function_id));
        if (known == NULL) {
            continue;
        }
        const function *one = &self->functions.at[known->value - 1];
        int64_t index = ltl_profile__function(self->profile, string_of(self, one->name),
                                              string_of(self, one->file));
        self->is_full = self->is_full || index == LTL_NO_PROFILED;
        if (index != LTL_NO_PROFILED) {
            stack->frames[stack->count++] = (uint32_t)index;
        }
    }
}

/* Numbers are packed into one field, or come one a field; the last kind of value is the one that people look at. */
static void sample_take(reading *self, ltl_str message) {
    call_stack stack = {.count = 0};
    uint64_t weight = 0;
    wire_field field;
    while (field_take(&message, &field)) {
        bool is_packed = field.wire == WIRE_BYTES;
        uint64_t value = field.value;
        while (is_packed ? number_take(&field.bytes, &value) : true) {
            if (field.number == SAMPLE_LOCATION) {
                location_push(self, value, &stack);
            } else if (field.number == SAMPLE_VALUE) {
                weight = value;
            }
            if (!is_packed) {
                break;
            }
        }
    }
    self->is_broken = self->is_broken || message.len > 0;
    ltl_profile__stack(self->profile, stack.frames, stack.count, (int64_t)weight > 0 ? weight : 0);
}

/* Strings and locations may stand behind the samples that speak of them. */
static void fields_take(reading *self, ltl_str message, bool takes_samples) {
    wire_field field;
    while (field_take(&message, &field)) {
        if (field.number == PROFILE_SAMPLE && takes_samples) {
            sample_take(self, field.bytes);
        } else if (field.number == PROFILE_STRING && !takes_samples) {
            LTL_PUSH(self->profile->arena, &self->strings, field.bytes);
        } else if (field.number == PROFILE_FUNCTION && !takes_samples) {
            function_take(self, field.bytes);
        } else if (field.number == PROFILE_LOCATION && !takes_samples) {
            location_take(self, field.bytes);
        }
    }
    self->is_broken = self->is_broken || message.len > 0;
}

/* False when it is no gzip stream, or holds more than the limit. */
static bool unpack(ltl_str packed, ltl_buf *out_bytes) {
    enum { PIECE = 65536, GZIP = 16 };
    char piece[PIECE];
    z_stream stream = {.next_in = (Bytef *)packed.ptr, .avail_in = (uInt)packed.len};
    if (inflateInit2(&stream, GZIP + MAX_WBITS) != Z_OK) {
        return false;
    }
    int code = Z_OK;
    while (code == Z_OK && !out_bytes->is_cut) {
        stream.next_out = (Bytef *)piece;
        stream.avail_out = PIECE;
        code = inflate(&stream, Z_NO_FLUSH);
        ltl_buf_append(out_bytes, (ltl_str){piece, PIECE - stream.avail_out});
    }
    (void)inflateEnd(&stream);
    return code == Z_STREAM_END && !out_bytes->is_cut;
}

static bool is_it(ltl_str text) {
    return ltl_str_starts_with(text, LTL_STR("\x1f\x8b"));
}

static ltl_status message_read(ltl_run_profile *profile, ltl_str message, ltl_error *error) {
    reading self = {.profile = profile};
    ltl_map_init(&self.function_of, profile->arena);
    ltl_map_init(&self.location_of, profile->arena);
    fields_take(&self, message, false);
    fields_take(&self, message, true);
    if (self.is_full) {
        return ltl_profile__too_many(error);
    }
    return self.is_broken ? ltl_fail(error, LTL_SYNTAX, "the gzip stream holds no profile of pprof")
                          : LTL_OK;
}

static ltl_status stream_read(ltl_run_profile *profile, ltl_str text, ltl_error *error) {
    ltl_buf bytes;
    ltl_buf_init(&bytes, LTL_MAX_PROFILE_BYTES);
    ltl_status status =
        unpack(text, &bytes)
            ? message_read(profile, ltl_buf_borrow(&bytes), error)
            : ltl_fail(error, LTL_SYNTAX, "it is no gzip stream, or holds more than %u MiB",
                       LTL_MAX_PROFILE_BYTES >> 20);
    ltl_buf_clear(&bytes);
    return status;
}

const ltl_profile_format ltl_profile_format_pprof = {
    .title = "pprof", .is_it = is_it, .read = stream_read};
