#include "analyzers/values/borrow.h"

#include "core/hash.h"
#include "core/limits.h"

static uint32_t find(const ltl_pairs *pairs, uint64_t key) {
    return ltl_pairs_find(pairs, (uint32_t)(key >> 32) | 1, (uint32_t)key);
}
static void put(ltl_arena *arena, ltl_pairs *pairs, uint64_t key, uint32_t value) {
    ltl_pairs_put(arena, pairs, (uint32_t)(key >> 32) | 1, (uint32_t)key, value);
}
static uint64_t in_file(uint64_t key, uint32_t file) {
    return key ^ (UINT64_C(0x9e3779b97f4a7c15) * (file + UINT64_C(1)));
}

/* ---- all files ---- */

static void add_function(ltl_borrowing *b, ltl_arena *arena, uint32_t file, uint32_t function) {
    const ltl_lent_function *lent = &b->files[file]->functions.at[function];
    ltl_borrowed entry = {.file = file, .function = function};
    uint32_t index = b->all.count;
    uint32_t known = find(&b->by_key, lent->key);
    if (lent->scope != 0) {
        entry.next = find(&b->by_class, lent->scope);
        put(arena, &b->by_class, lent->scope, index);
    }
    LTL_PUSH(arena, &b->all, entry);
    put(arena, &b->by_key, in_file(lent->key, file), index);
    if (!lent->is_private) {
        put(arena, &b->by_key, lent->key, known != 0 ? UINT32_MAX : index);
    }
}

void ltl_borrowing_build(ltl_arena *arena, const ltl_lent *const *files, uint32_t file_count,
                         ltl_borrowing *out_borrowing) {
    ltl_borrowing *b = out_borrowing;
    *b = (ltl_borrowing){.files = files, .file_count = file_count};
    LTL_PUSH(arena, &b->all, ((ltl_borrowed){0}));
    for (uint32_t file = 0; file < file_count; file++) {
        const ltl_lent *lent = files[file];
        for (uint32_t i = 0; lent != NULL && i < lent->functions.count; i++) {
            add_function(b, arena, file, i);
        }
        for (uint32_t i = 0; lent != NULL && i < lent->definitions.count; i++) {
            put(arena, &b->defined, in_file(lent->definitions.at[i].name, file), i + 1);
        }
    }
}

/* ---- one file ---- */

typedef struct taking {
    const ltl_borrowing *b;
    ltl_arena *arena;
    uint32_t file;
    ltl_pairs taken;   /* entries of `all` */
    ltl_pairs meaning; /* name to an index of `digests` plus one */
    struct LTL_VEC(uint64_t) digests;
    struct LTL_VEC(uint32_t) queue; /* entries of `all`, in the order they were met */
    struct LTL_VEC(ltl_str) definitions;
    size_t bytes;
} taking;

static const ltl_lent_function *function_of(const taking *t, uint32_t entry) {
    const ltl_borrowed *borrowed = &t->b->all.at[entry];
    return &t->b->files[borrowed->file]->functions.at[borrowed->function];
}

/* What the name means in that file: a digest, 0: nothing that it says. */
static uint64_t meaning_in(const taking *t, uint64_t name, uint32_t file,
                           const ltl_lent_definition **out_definition) {
    uint32_t defined = find(&t->b->defined, in_file(name, file));
    uint32_t function = find(&t->b->by_key, in_file(name, file));
    *out_definition = NULL;
    if (defined != 0) {
        *out_definition = &t->b->files[file]->definitions.at[defined - 1];
        return (*out_definition)->digest;
    }
    return function != 0 ? function_of(t, function)->digest : 0;
}

/* A function that everybody can name is the same one everywhere. */
static bool is_public(const taking *t, uint64_t name, uint32_t file) {
    uint32_t entry = find(&t->b->by_key, in_file(name, file));
    return entry != 0 && !function_of(t, entry)->is_private;
}

/* False when the name would mean something else than where the function comes from. */
static bool agrees(const taking *t, uint64_t name, uint32_t from) {
    const ltl_lent_definition *definition;
    uint64_t there = meaning_in(t, name, from, &definition);
    uint64_t here = meaning_in(t, name, t->file, &definition);
    uint32_t taken = find(&t->meaning, name);
    uint64_t before = taken != 0 ? t->digests.at[taken - 1] : 0;
    bool is_shared = there == 0 && is_public(t, name, t->file);
    return (here == 0 || here == there || is_shared) &&
           (there == 0 || before == 0 || before == there);
}

static bool can_take(const taking *t, uint32_t entry) {
    const ltl_lent_function *lent = function_of(t, entry);
    uint32_t from = t->b->all.at[entry].file;
    const ltl_lent *file = t->b->files[from];
    if (from == t->file || lent->text.len == 0 || find(&t->taken, entry) != 0 ||
        t->queue.count >= LTL_MAX_BORROWED || t->bytes + lent->text.len > LTL_MAX_BORROWED_BYTES) {
        return false;
    }
    for (uint32_t i = 0; i < lent->mention_count; i++) {
        if (!agrees(t, file->mentions.at[lent->first_mention + i], from)) {
            return false;
        }
    }
    return true;
}

static void take_definition(taking *t, uint64_t name, uint32_t from) {
    const ltl_lent_definition *there;
    const ltl_lent_definition *here;
    uint64_t digest = meaning_in(t, name, from, &there);
    if (digest == 0 || find(&t->meaning, name) != 0) {
        return;
    }
    LTL_PUSH(t->arena, &t->digests, digest);
    put(t->arena, &t->meaning, name, t->digests.count);
    if (there != NULL && meaning_in(t, name, t->file, &here) == 0 && there->text.len > 0) {
        LTL_PUSH(t->arena, &t->definitions, there->text);
        t->bytes += there->text.len;
    }
}

static void take(taking *t, uint32_t entry, bool is_any) {
    if (entry == 0 || entry == UINT32_MAX || !can_take(t, entry)) {
        return;
    }
    const ltl_lent_function *lent = function_of(t, entry);
    if (!is_any && !lent->is_giver) {
        return;
    }
    uint32_t from = t->b->all.at[entry].file;
    const ltl_lent *file = t->b->files[from];
    put(t->arena, &t->taken, entry, 1);
    LTL_PUSH(t->arena, &t->queue, entry);
    LTL_PUSH(t->arena, &t->digests, lent->digest);
    put(t->arena, &t->meaning, lent->name, t->digests.count);
    t->bytes += lent->text.len;
    for (uint32_t i = 0; i < lent->mention_count; i++) {
        take_definition(t, file->mentions.at[lent->first_mention + i], from);
    }
}

/* A function of that name: of the asking file itself, of everybody, or of a namespace that the file is
 * about; and the methods of a class. */
static void take_name(taking *t, uint64_t name, uint32_t asking, bool is_any) {
    const ltl_lent *file = t->b->files[asking];
    uint32_t own = find(&t->b->by_key, in_file(name, asking));
    if (own != 0) {
        take(t, own, is_any); /* unless it is there anyhow */
        return;
    }
    take(t, find(&t->b->by_key, name), is_any);
    for (uint32_t i = 0; i < file->namespaces.count; i++) {
        uint64_t key = ltl_lent_within(file->namespaces.at[i], name);
        bool is_here = find(&t->b->by_key, in_file(key, t->file)) != 0;
        take(t, is_here ? 0 : find(&t->b->by_key, key), is_any);
    }
    uint32_t method = find(&t->b->by_class, name);
    for (; method != 0; method = t->b->all.at[method].next) {
        take(t, method, is_any);
    }
}

/* What was found in the function where it stands. */
static void note_known(const taking *t, uint32_t entry, size_t at, ltl_value_places *known) {
    const ltl_lent_function *lent = function_of(t, entry);
    const ltl_value_places *found = &t->b->files[t->b->all.at[entry].file]->found;
    for (uint32_t i = 0; i < found->count; i++) {
        ltl_value_place place = found->at[i];
        if (place.span.start >= lent->start && place.span.end <= lent->start + lent->text.len) {
            place.span.start += (uint32_t)at - lent->start;
            place.span.end += (uint32_t)at - lent->start;
            place.from = (ltl_span){0};
            LTL_PUSH(t->arena, known, place);
        }
    }
}

static void join(const taking *t, ltl_borrowed_text *out_text) {
    size_t bytes = t->bytes + t->queue.count + 2;
    char *text = ltl_arena_alloc_raw(t->arena, bytes);
    size_t at = 0;
    text[at++] = '\n';
    for (uint32_t i = 0; i < t->definitions.count; i++) {
        memcpy(text + at, t->definitions.at[i].ptr, t->definitions.at[i].len);
        at += t->definitions.at[i].len;
    }
    for (uint32_t i = 0; i < t->queue.count; i++) {
        ltl_str piece = function_of(t, t->queue.at[i])->text;
        note_known(t, t->queue.at[i], at, &out_text->known);
        memcpy(text + at, piece.ptr, piece.len);
        at += piece.len;
        text[at++] = '\n';
    }
    out_text->text = (ltl_str){text, at};
}

void ltl_borrowing_text(const ltl_borrowing *borrowing, ltl_arena *arena, uint32_t file,
                        ltl_borrowed_text *out_text) {
    taking t = {.b = borrowing, .arena = arena, .file = file};
    const ltl_lent *lent = borrowing->files[file];
    *out_text = (ltl_borrowed_text){0};
    for (uint32_t i = 0; lent != NULL && i < lent->wants.count; i++) {
        take_name(&t, lent->wants.at[i].name, file, lent->wants.at[i].is_any);
    }
    for (uint32_t at = 0; at < t.queue.count; at++) { /* it grows */
        const ltl_lent_function *next = function_of(&t, t.queue.at[at]);
        uint32_t from = borrowing->all.at[t.queue.at[at]].file;
        for (uint32_t i = 0; i < next->mention_count; i++) {
            uint32_t mention = next->first_mention + i;
            take_name(&t, borrowing->files[from]->mentions.at[mention], from, true);
        }
    }
    if (t.queue.count > 0) {
        join(&t, out_text);
    }
}
