#include "orchestrator/run/downgrade.h"

#include "core/limits.h"

enum { SAMPLES = 3, STEPS_SHARE = 10, CRASH_SHARE = 100 };

/* What each of them is, and what looks in its stead. */
static const struct {
    const char *what;
    const char *failed;
    ltl_form below;
    bool is_crash;
} kinds[LTL_DOWNGRADE_KINDS] = {
    [LTL_DOWNGRADE_FLOW] = {"values from function to function", "used up its steps", LTL_FORM_SHALLOW, false},
    [LTL_DOWNGRADE_WITHIN] = {"values within functions", "used up its steps", LTL_FORM_PATTERN, false},
    [LTL_DOWNGRADE_PARSE] = {"making syntax trees", "used up its steps", LTL_FORM_TOKENS, false},
    [LTL_DOWNGRADE_CRASH] = {"looking at syntax trees", "crashed", LTL_FORM_TOKENS, true},
    [LTL_DOWNGRADE_WORDS] = {"looking at words", "crashed", LTL_FORM_BYTES, true},
};

/* The places of the first N files of a language on which an analyzer failed, ascending. */
typedef struct ltl_failed_places {
    uint32_t *places;
    uint32_t count;
    uint32_t least; /* N */
} ltl_failed_places;

static uint32_t at_of(uint32_t language, uint32_t kind) {
    return language * LTL_DOWNGRADE_KINDS + kind;
}

static uint32_t least_of(uint32_t files, uint32_t kind) {
    uint32_t share = files / (kinds[kind].is_crash ? CRASH_SHARE : STEPS_SHARE);
    uint32_t least = kinds[kind].is_crash ? LTL_DOWNGRADE_CRASHES : LTL_QUARANTINE_FILES;
    share = kinds[kind].is_crash && share > LTL_DOWNGRADE_MOST_CRASHES ? LTL_DOWNGRADE_MOST_CRASHES : share;
    return share > least ? share : least;
}

static void languages_make(ltl_downgrades *self, const ltl_team *team) {
    const ltl_targets *targets = ltl_intake_targets(team->intake);
    uint16_t *languages = LTL_NEW_ARRAY(&self->arena, uint16_t, (size_t)targets->count + 1);
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_language *language = ltl_language_of_file(targets->at[i].path, LTL_STR(""));
        languages[i] = language != NULL ? (uint16_t)(ltl_language_index(language) + 1) : 0;
        self->files[languages[i]] += self->places[i] > 0;
    }
    self->target_count = targets->count;
    self->languages = languages;
}

void ltl_downgrades_open(ltl_downgrades *self, const ltl_team *team, const uint32_t *places) {
    uint32_t languages = (uint32_t)ltl_language_count + 1;
    uint32_t count = languages * LTL_DOWNGRADE_KINDS;
    *self = (ltl_downgrades){.places = places};
    self->files = LTL_NEW_ARRAY(&self->arena, uint32_t, languages);
    self->failed = LTL_NEW_ARRAY(&self->arena, ltl_failed_places, count);
    self->earlier = LTL_NEW_ARRAY(&self->arena, ltl_str, count);
    self->bars = LTL_NEW_ARRAY(&self->arena, atomic_uint, count);
    languages_make(self, team);
    for (uint32_t i = 0; i < count; i++) {
        self->failed[i].least = least_of(self->files[i / LTL_DOWNGRADE_KINDS], i % LTL_DOWNGRADE_KINDS);
        atomic_init(&self->bars[i], UINT32_MAX);
    }
    pthread_mutex_init(&self->lock, NULL);
}

void ltl_downgrades_close(ltl_downgrades *self) {
    pthread_mutex_destroy(&self->lock);
    ltl_arena_clear(&self->arena);
}

static ltl_str circuit_name(ltl_arena *arena, uint32_t at) {
    const char *language = ltl_languages[at / LTL_DOWNGRADE_KINDS - 1]->id;
    return ltl_arena_printf(arena, "%s: %s", language, kinds[at % LTL_DOWNGRADE_KINDS].what);
}

static void bar_set(ltl_downgrades *self, uint32_t at, uint32_t place) {
    atomic_store(&self->bars[at], place);
    if (place != UINT32_MAX) {
        atomic_store(&self->has_bars, true);
    }
}

void ltl_downgrades_recall(ltl_downgrades *self, const ltl_circuits *circuits) {
    uint32_t end = at_of((uint32_t)ltl_language_count + 1, 0);
    for (uint32_t i = at_of(1, 0); circuits != NULL && i < end; i++) {
        ltl_circuit circuit;
        if (self->files[i / LTL_DOWNGRADE_KINDS] > 0 &&
            circuits->get(circuits->context, circuit_name(&self->arena, i), &self->arena, &circuit) &&
            circuit.left_us > 0) {
            self->earlier[i] = circuit.reason;
            bar_set(self, i, 0);
        }
    }
}

ltl_form ltl_downgrades_form(const ltl_downgrades *self, uint32_t target) {
    ltl_form form = LTL_FORM_WHOLE;
    uint32_t language = self->languages[target];
    if (language == 0 || !atomic_load_explicit(&self->has_bars, memory_order_relaxed)) {
        return form;
    }
    for (uint32_t kind = 0; kind < LTL_DOWNGRADE_KINDS; kind++) {
        uint32_t bar = atomic_load_explicit(&self->bars[at_of(language, kind)], memory_order_relaxed);
        form = self->places[target] > bar && kinds[kind].below > form ? kinds[kind].below : form;
    }
    return form;
}

/* ---- what failed ---- */

static void place_add(ltl_downgrades *self, uint32_t at, uint32_t place) {
    ltl_failed_places *failed = &self->failed[at];
    if (failed->places == NULL) {
        failed->places = LTL_NEW_ARRAY(&self->arena, uint32_t, (size_t)failed->least + 1);
    }
    uint32_t i = failed->count;
    for (; i > 0 && failed->places[i - 1] > place; i--) {
        failed->places[i] = failed->places[i - 1];
    }
    failed->places[i] = place; /* there is room for one more than count */
    failed->count += failed->count < failed->least;
}

bool ltl_has_crashed(const ltl_file_result *result) {
    return result->reason == LTL_REASON_CRASHED || result->reason == LTL_REASON_OVER_TIME;
}

static bool has_failed(const ltl_file_result *result, uint32_t kind) {
    if (kinds[kind].is_crash) {
        bool is_of_words = result->form == LTL_FORM_TOKENS;
        return ltl_has_crashed(result) && (kind == LTL_DOWNGRADE_WORDS ? is_of_words : result->form < LTL_FORM_TOKENS);
    }
    /* The forms in which the analyzer is at work are those above the one below it. */
    return result->form < kinds[kind].below && (result->failed_forms >> (kinds[kind].below - 1) & 1u) != 0;
}

static void failed_add(ltl_downgrades *self, uint32_t target, uint32_t kind) {
    uint32_t at = at_of(self->languages[target], kind);
    place_add(self, at, self->places[target]);
    if (self->failed[at].count == self->failed[at].least && self->earlier[at].len == 0) {
        bar_set(self, at, self->failed[at].places[self->failed[at].least - 1]);
    }
}

void ltl_downgrades_note(ltl_downgrades *self, const ltl_file_result *result) {
    if (self->languages[result->target] == 0 || (result->failed_forms == 0 && !ltl_has_crashed(result))) {
        return;
    }
    pthread_mutex_lock(&self->lock);
    for (uint32_t kind = 0; kind < LTL_DOWNGRADE_KINDS; kind++) {
        if (has_failed(result, kind)) {
            failed_add(self, result->target, kind);
        }
    }
    pthread_mutex_unlock(&self->lock);
}

void ltl_downgrades_forget(ltl_downgrades *self) {
    uint32_t end = at_of((uint32_t)ltl_language_count + 1, 0);
    for (uint32_t at = 0; at < end; at++) {
        self->failed[at].count = 0;
        bar_set(self, at, self->earlier[at].len > 0 ? 0 : UINT32_MAX);
    }
}

void ltl_downgrades_note_crash(ltl_downgrades *self, uint32_t target, ltl_form form) {
    ltl_downgrades_note(self, &(ltl_file_result){.target = target, .form = form, .reason = LTL_REASON_CRASHED});
}

/* ---- in words ---- */

static ltl_str samples(ltl_downgrades *self, const ltl_team *team, const ltl_failed_places *failed) {
    const ltl_targets *targets = ltl_intake_targets(team->intake);
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < SAMPLES && i < failed->count; i++) {
        uint32_t target = 0;
        while (self->places[target] != failed->places[i]) {
            target++;
        }
        text = ltl_arena_printf(&self->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(targets->at[target].path));
    }
    return text;
}

/* Files behind the bar, and those of the language up to it. */
static uint32_t files_of(const ltl_downgrades *self, ltl_file_result *const *results, uint32_t language,
                         uint32_t bar, bool is_behind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < self->target_count; i++) {
        bool is_one = self->languages[i] == language && self->places[i] > 0 && results[i] != NULL;
        count += is_one && (self->places[i] > bar) == is_behind && !(is_behind && ltl_has_crashed(results[i]));
    }
    return count;
}

/* A bar behind that of something cheaper changes nothing, and depends on who knew what. */
static bool matters(const ltl_downgrades *self, uint32_t at) {
    uint32_t first = at - at % LTL_DOWNGRADE_KINDS;
    uint32_t bar = atomic_load(&self->bars[at]);
    bool matters = bar != UINT32_MAX;
    for (uint32_t kind = 0; kind < LTL_DOWNGRADE_KINDS && matters; kind++) {
        bool is_cheaper = kinds[kind].below >= kinds[at - first].below && first + kind != at;
        matters = !is_cheaper || atomic_load(&self->bars[first + kind]) >= bar;
    }
    return matters;
}

static void one_tell(ltl_downgrades *self, const ltl_team *team, ltl_file_result *const *results, uint32_t at,
                     ltl_run_quarantined *out, ltl_str *out_why) {
    uint32_t language = at / LTL_DOWNGRADE_KINDS;
    uint32_t kind = at % LTL_DOWNGRADE_KINDS;
    uint32_t bar = atomic_load(&self->bars[at]);
    ltl_str name = circuit_name(&self->arena, at);
    *out_why = self->earlier[at];
    out->is_earlier = out_why->len > 0;
    if (!out->is_earlier) {
        ltl_str some = samples(self, team, &self->failed[at]);
        *out_why = ltl_arena_printf(&self->arena, "it %s on %u of %u files, e.g. %.*s", kinds[kind].failed,
                                    self->failed[at].count, files_of(self, results, language, bar, false),
                                    LTL_STR_ARG(some));
    }
    out->text = ltl_arena_printf(&self->arena, "%.*s is quarantined%s: %.*s; %u files were looked at with %s",
                                 LTL_STR_ARG(name), out->is_earlier ? " by an earlier run" : "",
                                 LTL_STR_ARG(*out_why), files_of(self, results, language, bar, true),
                                 ltl_form_text(kinds[kind].below));
}

void ltl_downgrades_tell(ltl_downgrades *self, const ltl_team *team, ltl_file_result *const *results,
                         const ltl_circuits *circuits, uint64_t keep_us, ltl_run_quarantined_list *out) {
    uint32_t end = at_of((uint32_t)ltl_language_count + 1, 0);
    for (uint32_t at = at_of(1, 0); at < end && atomic_load(&self->has_bars); at++) {
        if (!matters(self, at)) {
            continue;
        }
        ltl_run_quarantined one = {0};
        ltl_str why;
        one_tell(self, team, results, at, &one, &why);
        LTL_PUSH(&self->arena, out, one);
        if (!one.is_earlier && keep_us > 0 && circuits != NULL) {
            circuits->put(circuits->context, circuit_name(&self->arena, at),
                          &(ltl_circuit){.left_us = keep_us, .reason = why}, keep_us);
        }
    }
}
