#include "analyzers/values/files/borrow.h"

#include "core/hash.h"
#include "core/limits.h"

enum { MAX_FOLDERS = 12 }; /* around a file, in which its headers are looked for */

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

/* ---- headers ---- */

static ltl_str base_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? path : ltl_str_slice(path, slash + 1, path.len);
}

static void add_path(ltl_borrowing *b, ltl_arena *arena, uint32_t file) {
    uint64_t base = ltl_lent_key(base_of(b->files[file]->path));
    bool is_again = find(&b->by_base, base) != 0;
    put(arena, &b->by_path, ltl_lent_key(b->files[file]->path), file + 1);
    put(arena, &b->by_base, base, is_again ? UINT32_MAX : file + 1);
}

/* The file that an include means: beside the one that names it, in a folder around that, or the only one
 * of that name. 0: none. */
static uint32_t included(const ltl_borrowing *b, uint32_t from, ltl_str name) {
    ltl_str path = b->files[from]->path;
    size_t slash = ltl_str_find_last_byte(path, '/');
    for (uint32_t round = 0; round < MAX_FOLDERS; round++) {
        ltl_str folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash + 1);
        char text[512];
        if (folder.len + name.len > sizeof text) {
            return 0;
        }
        memcpy(text, folder.ptr, folder.len);
        memcpy(text + folder.len, name.ptr, name.len);
        uint32_t found = find(&b->by_path, ltl_lent_key((ltl_str){text, folder.len + name.len}));
        if (found != 0) {
            return found;
        }
        if (slash == SIZE_MAX) {
            break;
        }
        slash = ltl_str_find_last_byte(ltl_str_slice(path, 0, slash), '/');
    }
    uint32_t only = find(&b->by_base, ltl_lent_key(base_of(name)));
    bool is_it =
        only != 0 && only != UINT32_MAX && ltl_str_ends_with(b->files[only - 1]->path, name);
    return is_it ? only : 0;
}

static bool is_seen(const ltl_borrowing *b, uint32_t first, uint32_t file) {
    uint32_t at = first;
    while (at < b->seen.count && b->seen.at[at] != file) {
        at++;
    }
    return at < b->seen.count;
}

static void look_from(ltl_borrowing *b, ltl_arena *arena, uint32_t file) {
    uint32_t first = b->seen.count;
    uint32_t at = file;
    for (uint32_t next = first; at != UINT32_MAX; next++) {
        const ltl_lent *lent = b->files[at];
        for (uint32_t i = 0;
             i < lent->includes.count && b->seen.count - first < LTL_MAX_SEEN_HEADERS; i++) {
            uint32_t found = included(b, at, lent->includes.at[i]);
            if (found != 0 && found - 1 != file && !is_seen(b, first, found - 1)) {
                LTL_PUSH(arena, &b->seen, found - 1);
            }
        }
        at = next < b->seen.count ? b->seen.at[next] : UINT32_MAX;
    }
    b->sight[file] = (ltl_borrowing_sight){first, b->seen.count - first};
}

static void see_headers(ltl_borrowing *b, ltl_arena *arena) {
    b->sight = LTL_NEW_ARRAY(arena, ltl_borrowing_sight, (size_t)b->file_count + 1);
    for (uint32_t file = 0; file < b->file_count; file++) {
        if (b->files[file] != NULL) {
            add_path(b, arena, file);
        }
    }
    for (uint32_t file = 0; file < b->file_count; file++) {
        if (b->files[file] != NULL) {
            look_from(b, arena, file);
        }
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
    see_headers(b, arena);
}

/* ---- one file ---- */

typedef struct taken_class {
    const ltl_lent_definition *definition;
    uint32_t file;
} taken_class;

typedef struct taking {
    const ltl_borrowing *b;
    ltl_arena *arena;
    uint32_t file;
    ltl_pairs taken;   /* entries of `all` */
    ltl_pairs meaning; /* name to an index of `digests` plus one */
    struct LTL_VEC(uint64_t) digests;
    struct LTL_VEC(uint32_t) queue; /* entries of `all`, in the order they were met */
    struct LTL_VEC(ltl_str) definitions;
    struct taken_classes LTL_VEC(taken_class) classes; /* what they mention is to be taken too */
    size_t bytes;
    bool has_classes;
} taking;

static const ltl_lent_function *function_of(const taking *t, uint32_t entry) {
    const ltl_borrowed *borrowed = &t->b->all.at[entry];
    return &t->b->files[borrowed->file]->functions.at[borrowed->function];
}

/* In that file itself, not in its headers. */
static const ltl_lent_definition *own_definition(const taking *t, uint64_t name, uint32_t file) {
    uint32_t defined = find(&t->b->defined, in_file(name, file));
    return defined != 0 ? &t->b->files[file]->definitions.at[defined - 1] : NULL;
}

/* What the name means in that file: a digest, 0: nothing that it, or a header of it, says. */
static uint64_t meaning_in(const taking *t, uint64_t name, uint32_t file, taken_class *out) {
    uint32_t function = find(&t->b->by_key, in_file(name, file));
    *out = (taken_class){own_definition(t, name, file), file};
    if (out->definition == NULL && function != 0) {
        return function_of(t, function)->digest;
    }
    const ltl_borrowing_sight *sight = &t->b->sight[file];
    for (uint32_t i = 0; i < sight->count && out->definition == NULL; i++) {
        uint32_t header = t->b->seen.at[sight->first + i];
        *out = (taken_class){own_definition(t, name, header), header};
    }
    return out->definition != NULL ? out->definition->digest : 0;
}

/* A function that everybody can name is the same one everywhere. */
static bool is_public(const taking *t, uint64_t name, uint32_t file) {
    uint32_t entry = find(&t->b->by_key, in_file(name, file));
    return entry != 0 && !function_of(t, entry)->is_private;
}

/* False when the name would mean something else than where the function comes from. */
static bool agrees(const taking *t, uint64_t name, uint32_t from) {
    taken_class found;
    uint64_t there = meaning_in(t, name, from, &found);
    uint64_t here = meaning_in(t, name, t->file, &found);
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
    taken_class found;
    uint64_t digest = find(&t->meaning, name) != 0 ? 0 : meaning_in(t, name, from, &found);
    if (digest == 0) {
        return;
    }
    LTL_PUSH(t->arena, &t->digests, digest);
    put(t->arena, &t->meaning, name, t->digests.count);
    bool is_here = own_definition(t, name, t->file) != NULL ||
                   find(&t->b->by_key, in_file(name, t->file)) != 0;
    bool has_room = found.definition != NULL && found.definition->text.len > 0 &&
                    t->bytes + found.definition->text.len <= LTL_MAX_BORROWED_BYTES;
    if (!is_here && has_room) {
        LTL_PUSH(t->arena, &t->definitions, found.definition->text);
        t->bytes += found.definition->text.len;
    }
    if (found.definition != NULL && found.definition->mention_count > 0) {
        LTL_PUSH(t->arena, &t->classes, found);
    }
}

static void take_mentioned(taking *t) {
    for (uint32_t at = 0; at < t->classes.count; at++) { /* it grows */
        taken_class taken = t->classes.at[at];
        const ltl_lent *file = t->b->files[taken.file];
        for (uint32_t i = 0; i < taken.definition->mention_count; i++) {
            take_definition(t, file->mentions.at[taken.definition->first_mention + i], taken.file);
        }
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
    put(t->arena, &t->meaning, lent->scope != 0 ? lent->key : lent->name, t->digests.count);
    t->bytes += lent->text.len;
    for (uint32_t i = 0; i < lent->mention_count; i++) {
        take_definition(t, file->mentions.at[lent->first_mention + i], from);
    }
}

/* The class as the asking file sees it, and those of its methods that see it so. */
static void take_class(taking *t, uint64_t name, uint32_t asking, bool is_any) {
    taken_class found;
    uint64_t digest = meaning_in(t, name, asking, &found);
    bool is_wanted =
        is_any || (digest != 0 && found.definition != NULL && found.definition->is_giver);
    uint32_t method = digest != 0 && found.definition != NULL ? find(&t->b->by_class, name) : 0;
    for (uint32_t at = method; at != 0 && !is_wanted; at = t->b->all.at[at].next) {
        is_wanted = function_of(t, at)->is_giver;
    }
    if (!is_wanted || found.definition == NULL) {
        return;
    }
    t->has_classes = t->has_classes || own_definition(t, name, t->file) == NULL;
    take_definition(t, name, asking);
    for (; method != 0; method = t->b->all.at[method].next) {
        taken_class there;
        if (meaning_in(t, name, t->b->all.at[method].file, &there) == digest) {
            take(t, method, true);
        }
    }
}

/* A function of that name: of the asking file itself, of everybody, or of a namespace that the file is
 * about; or a class. */
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
    take_class(t, name, asking, is_any);
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
    take_mentioned(&t);
    if (t.queue.count > 0 || t.has_classes) {
        join(&t, out_text);
    }
}
