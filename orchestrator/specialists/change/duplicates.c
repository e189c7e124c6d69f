#include "orchestrator/specialists/change/duplicates.h"

#include <stdlib.h>

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"
#include "orchestrator/specialists/common/words.h"

/* So many different words make it code that somebody wrote, and no table. */
enum { MOST_FINDINGS = 50, LEAST_DIFFERENT = 14, MOST_STEPS = 32 };

const ltl_rule_info ltl_rule_duplicate_introduced =
    LTL_OWN_RULE("quality/duplicate-introduced", QUALITY, LOW, HIGH,
                 "A change that writes what is there already",
                 "The change writes lines that stand elsewhere in the repository.",
                 "What stands twice is corrected once: the other place keeps the fault.",
                 "Call what is there, or take what both need out into a function.");

/* Lines of a changed file, and those of another one that say the same. */
typedef struct copy {
    uint32_t first;
    uint32_t last;
    ltl_str path;
    uint32_t other_first;
    uint32_t other_last;
    bool is_joined; /* of several, with a few words between them that differ */
} copy;

/* A changed file; its words, and which of them the change wrote. */
typedef struct changed_file {
    const ltl_target *target;
    ltl_words words;
    bool *is_new;
    bool *is_told;
    struct LTL_VEC(copy) copies;
} changed_file;

typedef struct place {
    uint32_t file;
    uint32_t word;
    uint32_t next; /* place + 1 */
} place;

typedef struct duplicates {
    ltl_assess *assess;
    ltl_arena *arena;
    ltl_arena scratch;
    struct LTL_VEC(changed_file) files;
    struct LTL_VEC(place) places;
    uint32_t *slots; /* by hash of a window: place + 1 */
    uint32_t slot_mask;
    uint32_t told;
} duplicates;

static bool is_asked(const ltl_target *target) {
    const unsigned others =
        LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_TEST | LTL_FILE_MIGRATION;
    unsigned kinds = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && (kinds & LTL_FILE_SOURCE) != 0 &&
           (kinds & others) == 0;
}

/* A window moves on by one word. */
static uint64_t rolled(uint64_t hash, uint32_t gone, uint32_t came, uint64_t power) {
    const uint64_t base = 0x9e3779b97f4a7c15ull;
    return (hash - gone * power) * base + came;
}

static uint64_t power_of_window(void) {
    const uint64_t base = 0x9e3779b97f4a7c15ull;
    uint64_t power = 1;
    for (int i = 1; i < LTL_DUPLICATE_WORDS; i++) {
        power *= base;
    }
    return power;
}

static uint64_t first_hash(const ltl_words *words) {
    uint64_t hash = 0;
    for (uint32_t i = 0; i < LTL_DUPLICATE_WORDS; i++) {
        hash = rolled(hash, 0, words->at[i].hash, 0);
    }
    return hash;
}

static uint32_t slot_of(const duplicates *self, uint64_t hash) {
    return (uint32_t)(hash >> 32 ^ hash) & self->slot_mask;
}

typedef void (*window_visit)(duplicates *self, void *context, uint32_t at, uint64_t hash);

static void windows_walk(duplicates *self, const ltl_words *words, window_visit visit,
                         void *context) {
    if (words->count < LTL_DUPLICATE_WORDS) {
        return;
    }
    uint64_t power = power_of_window();
    uint64_t hash = first_hash(words);
    for (uint32_t at = 0;; at++) {
        visit(self, context, at, hash);
        if (at + LTL_DUPLICATE_WORDS >= words->count) {
            return;
        }
        hash = rolled(hash, words->at[at].hash, words->at[at + LTL_DUPLICATE_WORDS].hash, power);
    }
}

static void window_list(duplicates *self, void *context, uint32_t at, uint64_t hash) {
    uint32_t file = *(const uint32_t *)context;
    const changed_file *of = &self->files.at[file];
    for (uint32_t i = 0; i < LTL_DUPLICATE_WORDS; i++) {
        if (!of->is_new[at + i]) {
            return;
        }
    }
    uint32_t *slot = &self->slots[slot_of(self, hash)];
    place one = {file, at, *slot};
    LTL_PUSH(self->arena, &self->places, one);
    *slot = self->places.count;
}

/* One other text that is compared with what is new. */
typedef struct text {
    const ltl_words *words;
    ltl_str path;
    uint32_t changed; /* which of the changed files it is, + 1 */
} text;

static uint32_t length_of(const ltl_words *a, uint32_t at, const ltl_words *b, uint32_t from,
                          const bool *is_new) {
    uint32_t length = 0;
    while (at + length < a->count && from + length < b->count && is_new[at + length] &&
           a->at[at + length].hash == b->at[from + length].hash) {
        length++;
    }
    return length;
}

static bool is_monotonous(const ltl_word *words) {
    uint32_t different = 0;
    for (uint32_t i = 0; i < LTL_DUPLICATE_WORDS; i++) {
        bool is_first = true;
        for (uint32_t k = 0; k < i && is_first; k++) {
            is_first = words[k].hash != words[i].hash;
        }
        different += is_first;
    }
    return different < LEAST_DIFFERENT;
}

static void duplicate_note(duplicates *self, changed_file *file, uint32_t at, const text *other,
                           uint32_t from, uint32_t length) {
    uint32_t first = file->words.at[at].line;
    uint32_t last = file->words.at[at + length - 1].line;
    uint32_t lines = last - first + 1;
    for (uint32_t i = 0; i < length; i++) {
        file->is_told[at + i] = true;
    }
    if (lines < LTL_DUPLICATE_LINES || is_monotonous(&file->words.at[at]) ||
        self->told++ >= MOST_FINDINGS) {
        return;
    }
    copy one = {first,
                last,
                ltl_arena_copy(self->arena, other->path),
                other->words->at[from].line,
                other->words->at[from + length - 1].line,
                false};
    LTL_PUSH(self->arena, &file->copies, one);
}

/* Of two new copies in changed files the later one is told of. */
static void window_compare(duplicates *self, void *context, uint32_t from, uint64_t hash) {
    const text *other = context;
    uint32_t steps = 0;
    for (uint32_t i = self->slots[slot_of(self, hash)]; i != 0 && steps < MOST_STEPS;
         i = self->places.at[i - 1].next, steps++) {
        const place *one = &self->places.at[i - 1];
        changed_file *file = &self->files.at[one->file];
        bool is_same = other->changed == one->file + 1 && from + LTL_DUPLICATE_WORDS > one->word;
        bool is_later =
            other->changed > one->file + 1 && self->files.at[other->changed - 1].is_new[from];
        if (file->is_told[one->word] || is_same || is_later) {
            continue;
        }
        uint32_t length = length_of(&file->words, one->word, other->words, from, file->is_new);
        if (length >= LTL_DUPLICATE_WORDS) {
            duplicate_note(self, file, one->word, other, from, length);
        }
    }
}

static void changed_take(duplicates *self, ltl_looker *looker) {
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    uint32_t room = 0;
    for (uint32_t i = 0; i < targets->count && room < LTL_MAX_NEW_WORDS; i++) {
        changed_file file = {.target = &targets->at[i]};
        if (!is_asked(file.target) || file.target->change == LTL_CHANGE_DELETED ||
            !ltl_looker_look(looker, file.target, LTL_SIDE_HEAD) || looker->is_generated) {
            continue;
        }
        ltl_words_read(self->arena, looker->source.text, &file.words);
        file.is_new = LTL_NEW_ARRAY(self->arena, bool, (size_t)file.words.count + 1);
        file.is_told = LTL_NEW_ARRAY(self->arena, bool, (size_t)file.words.count + 1);
        for (uint32_t k = 0; k < file.words.count; k++) {
            file.is_new[k] = ltl_looker_is_changed(looker, file.words.at[k].line);
        }
        room += file.words.count;
        LTL_PUSH(self->arena, &self->files, file);
    }
    uint32_t slots = 1024;
    while (slots < room * 2) {
        slots *= 2;
    }
    self->slots = LTL_NEW_ARRAY(self->arena, uint32_t, slots);
    self->slot_mask = slots - 1;
    for (uint32_t i = 0; i < self->files.count; i++) {
        windows_walk(self, &self->files.at[i].words, window_list, &i);
    }
}

static void rest_compare(duplicates *self) {
    ltl_surroundings around;
    ltl_looker looker;
    if (!ltl_surroundings_open(&around, self->assess)) {
        return;
    }
    if (ltl_looker_open(&looker, self->assess, around.intake)) {
        const ltl_targets *targets = ltl_intake_targets(around.intake);
        for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
            const ltl_target *target = &targets->at[i];
            if (!is_asked(target) || !ltl_surroundings_has(&around, target) ||
                !ltl_looker_look(&looker, target, LTL_SIDE_HEAD) || looker.is_generated) {
                continue;
            }
            ltl_words words;
            ltl_arena_reset(&self->scratch);
            ltl_words_read(&self->scratch, looker.source.text, &words);
            text other = {&words, target->path, 0};
            windows_walk(self, &words, window_compare, &other);
        }
        ltl_looker_close(&looker);
    }
    ltl_surroundings_close(&around);
}

static int compare_copies(const void *a, const void *b) {
    const copy *left = a;
    const copy *right = b;
    if (left->first != right->first) {
        return left->first < right->first ? -1 : 1;
    }
    return left->last > right->last ? -1 : left->last < right->last;
}

static bool goes_on(const copy *one, const copy *next) {
    enum { MOST_LINES_BETWEEN = 2 };
    return ltl_str_eq(one->path, next->path) && next->first <= one->last + MOST_LINES_BETWEEN &&
           next->other_first >= one->other_first &&
           next->other_first <= one->other_last + MOST_LINES_BETWEEN;
}

/* What lies within another one is told with it; what goes on behind a few other words is one. */
static void copies_settle(changed_file *file) {
    if (file->copies.count < 2) {
        return;
    }
    qsort(file->copies.at, file->copies.count, sizeof(*file->copies.at), compare_copies);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < file->copies.count; i++) {
        copy *one = &file->copies.at[kept - 1];
        const copy *next = &file->copies.at[i];
        if (next->last <= one->last) {
            continue;
        }
        if (goes_on(one, next)) {
            one->last = next->last;
            one->other_last = next->other_last;
            one->is_joined = true;
        } else {
            file->copies.at[kept++] = *next;
        }
    }
    file->copies.count = kept;
}

static void copies_say(ltl_looker *looker, const changed_file *file) {
    if (file->copies.count == 0 || !ltl_looker_look(looker, file->target, LTL_SIDE_HEAD)) {
        return;
    }
    for (uint32_t i = 0; i < file->copies.count; i++) {
        const copy *one = &file->copies.at[i];
        ltl_str last = ltl_source_line(&looker->source, one->last);
        ltl_span span = {looker->source.lines[one->first - 1],
                         looker->source.lines[one->last - 1] + (uint32_t)last.len};
        ltl_looker_say(looker, &ltl_rule_duplicate_introduced, span, LTL_NO_NODE,
                       "Lines %u to %u are, %s, lines %u to %u of %.*s.", one->first, one->last,
                       one->is_joined ? "but for a few words" : "word by word", one->other_first,
                       one->other_last, LTL_STR_ARG(one->path));
    }
}

bool ltl_duplicates_look(ltl_assess *assess) {
    duplicates self = {.assess = assess, .arena = assess->call->arena};
    ltl_looker looker;
    if (!ltl_looker_open(&looker, assess, assess->run->intake)) {
        return false;
    }
    changed_take(&self, &looker);
    if (self.places.count > 0) {
        rest_compare(&self);
        for (uint32_t i = 0; i < self.files.count; i++) {
            text other = {&self.files.at[i].words, self.files.at[i].target->path, i + 1};
            windows_walk(&self, &self.files.at[i].words, window_compare, &other);
        }
    }
    for (uint32_t i = 0; i < self.files.count; i++) {
        copies_settle(&self.files.at[i]);
        copies_say(&looker, &self.files.at[i]);
    }
    ltl_looker_close(&looker);
    if (self.told > MOST_FINDINGS) {
        ltl_assess_note(assess, "%u copies are introduced; %d are listed", self.told,
                        MOST_FINDINGS);
    }
    ltl_arena_clear(&self.scratch);
    return true;
}
