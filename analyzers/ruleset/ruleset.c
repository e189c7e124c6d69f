#include "analyzers/ruleset/ruleset.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "analyzers/ruleset/ruleset_internal.h"
#include "core/map.h"

/* Results of an older engine must never be taken for results of this one. */
#define ENGINE_VERSION "lintel-engine-1"

enum { MAX_PROGRAMS = 257 }; /* one per language, one for any text */

struct ltl_ruleset {
    ltl_arena arena;
    ltl_rules rules;
    ltl_problems problems;
    ltl_digest digest;
    pthread_mutex_t lock;
    bool is_made[MAX_PROGRAMS];
    ltl_program *programs[MAX_PROGRAMS];
    bool has_words[MAX_PROGRAMS];
    ltl_program *words[MAX_PROGRAMS]; /* see ltl_program_new_of_words */
};

ltl_ruleset *ltl_ruleset_new(void) {
    ltl_ruleset *ruleset = calloc(1, sizeof *ruleset);
    if (ruleset != NULL) {
        (void)pthread_mutex_init(&ruleset->lock, NULL);
        ruleset->digest = ltl_digest_of(LTL_STR(ENGINE_VERSION));
    }
    return ruleset;
}

void ltl_ruleset_free(ltl_ruleset *ruleset) {
    if (ruleset == NULL) {
        return;
    }
    for (size_t i = 0; i < MAX_PROGRAMS; i++) {
        ltl_program_free(ruleset->programs[i]);
        ltl_program_free(ruleset->words[i]);
    }
    (void)pthread_mutex_destroy(&ruleset->lock);
    ltl_arena_clear(&ruleset->arena);
    free(ruleset);
}

void ltl_ruleset_add(ltl_ruleset *ruleset, ltl_str path, ltl_str text) {
    ltl_str kept = ltl_arena_copy(&ruleset->arena, text);
    ltl_str name = ltl_arena_copy(&ruleset->arena, path);
    ltl_rules_load(&ruleset->arena, name, kept, &ruleset->rules, &ruleset->problems);
    ruleset->digest = ltl_digest_mix(ruleset->digest, ltl_digest_of(kept));
    ruleset->digest = ltl_digest_mix(ruleset->digest, ruleset->rules.lists_digest);
}

void ltl_ruleset_add_built_in(ltl_ruleset *ruleset, ltl_str path, ltl_str text) {
    ruleset->rules.are_built_in = true;
    ltl_ruleset_add(ruleset, path, text);
    ruleset->rules.are_built_in = false;
    ruleset->digest = ltl_digest_mix(ruleset->digest, ltl_digest_of(LTL_STR("built in")));
}

void ltl_ruleset_filter(ltl_ruleset *ruleset, bool (*accepts)(void *, const ltl_rule *),
                        void *context) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ruleset->rules.count; i++) {
        if (accepts(context, &ruleset->rules.at[i])) {
            ruleset->rules.at[kept++] = ruleset->rules.at[i];
            ltl_str id = ruleset->rules.at[kept - 1].info.id;
            ruleset->digest = ltl_digest_mix(ruleset->digest, ltl_digest_of(id));
        }
    }
    ruleset->rules.count = kept;
}

void ltl_ruleset_follow_files(ltl_ruleset *ruleset) { ruleset->rules.follows_files = true; }

static size_t program_index(const ltl_language *language) {
    return language != NULL ? 1 + ltl_language_index(language) : 0;
}

/* Rules that could not be read count while their faults are gathered. */
static bool has_broken_for(const ltl_ruleset *ruleset, const ltl_language *language) {
    for (uint32_t i = 0; i < ruleset->rules.broken.count; i++) {
        if (ltl_rule_is_for(&ruleset->rules.broken.at[i], language)) {
            return true;
        }
    }
    return false;
}

static bool has_rule_for(const ltl_ruleset *ruleset, const ltl_language *language) {
    for (uint32_t i = 0; i < ruleset->rules.count; i++) {
        const ltl_rule *rule = &ruleset->rules.at[i];
        if (ltl_rule_is_for(rule, language) || ltl_rule_is_guest(rule, language)) {
            return true;
        }
    }
    return false;
}

static ltl_status make_program(ltl_ruleset *ruleset, const ltl_language *language,
                               ltl_error *error) {
    size_t index = program_index(language);
    ltl_status status = LTL_OK;
    (void)pthread_mutex_lock(&ruleset->lock);
    if (!ruleset->is_made[index]) {
        ruleset->is_made[index] = true;
        if (has_rule_for(ruleset, language) || has_broken_for(ruleset, language)) {
            status = ltl_program_new(&ruleset->rules, language, &ruleset->arena,
                                     &ruleset->problems, &ruleset->programs[index], error);
        }
    }
    (void)pthread_mutex_unlock(&ruleset->lock);
    return status;
}

const ltl_program *ltl_ruleset_program(const ltl_ruleset *ruleset, const ltl_language *language) {
    /* Programs are a cache of the rules: making one changes nothing that a caller can see but the
     * problems, which are read when all scanners are done. */
    ltl_ruleset *cache = (ltl_ruleset *)(uintptr_t)ruleset;
    if (make_program(cache, language, NULL) != LTL_OK) {
        return NULL;
    }
    return ruleset->programs[program_index(language)];
}

const ltl_program *ltl_ruleset_words(const ltl_ruleset *ruleset, const ltl_language *language) {
    ltl_ruleset *cache = (ltl_ruleset *)(uintptr_t)ruleset; /* as above */
    size_t index = program_index(language);
    (void)pthread_mutex_lock(&cache->lock);
    if (!cache->has_words[index]) {
        cache->has_words[index] = true;
        ltl_status status =
            ltl_program_new_of_words(&cache->rules, language, &cache->words[index], NULL);
        assert(status == LTL_OK || cache->words[index] == NULL);
        (void)status;
    }
    (void)pthread_mutex_unlock(&cache->lock);
    return cache->words[index];
}

ltl_status ltl_ruleset_compile(ltl_ruleset *ruleset, ltl_error *error) {
    return make_program(ruleset, NULL, error);
}

ltl_status ltl_ruleset_compile_all(ltl_ruleset *ruleset, ltl_error *error) {
    ltl_status status = make_program(ruleset, NULL, error);
    for (size_t i = 0; i < ltl_language_count && status == LTL_OK; i++) {
        status = make_program(ruleset, ltl_languages[i], error);
    }
    return status;
}

uint32_t ltl_ruleset_left_out(const ltl_ruleset *ruleset) { return ruleset->rules.left_out_count; }

uint32_t ltl_ruleset_count(const ltl_ruleset *ruleset) { return ruleset->rules.count; }

const ltl_rule *ltl_ruleset_rule(const ltl_ruleset *ruleset, uint32_t index) {
    return &ruleset->rules.at[index];
}

const ltl_rule *ltl_ruleset_find(const ltl_ruleset *ruleset, ltl_str id) {
    for (uint32_t i = 0; i < ruleset->rules.count; i++) {
        if (ltl_str_eq(ruleset->rules.at[i].info.id, id)) {
            return &ruleset->rules.at[i];
        }
    }
    return NULL;
}

static int compare_problems(const void *a, const void *b) {
    const ltl_problem *left = a;
    const ltl_problem *right = b;
    int order = ltl_str_compare(left->path, right->path);
    if (order == 0 && left->line != right->line) {
        order = left->line < right->line ? -1 : 1;
    }
    if (order == 0 && left->column != right->column) {
        order = left->column < right->column ? -1 : 1;
    }
    return order != 0 ? order : ltl_str_compare(left->text, right->text);
}

const ltl_problems *ltl_ruleset_problems(const ltl_ruleset *ruleset) {
    ltl_ruleset *sorted = (ltl_ruleset *)(uintptr_t)ruleset;
    (void)pthread_mutex_lock(&sorted->lock);
    if (sorted->problems.count > 1) {
        qsort(sorted->problems.at, sorted->problems.count, sizeof *sorted->problems.at,
              compare_problems);
    }
    (void)pthread_mutex_unlock(&sorted->lock);
    return &ruleset->problems;
}

ltl_digest ltl_ruleset_digest(const ltl_ruleset *ruleset) { return ruleset->digest; }

bool ltl_ruleset_speaks_in_documents(const ltl_ruleset *ruleset, const ltl_language *language) {
    for (uint32_t i = 0; i < ruleset->rules.count; i++) {
        const ltl_rule *rule = &ruleset->rules.at[i];
        if (rule->speaks_in_documents && ltl_rule_is_for(rule, language)) {
            return true;
        }
    }
    return false;
}

bool ltl_ruleset_wants(const ltl_ruleset *ruleset, const ltl_language *language) {
    return has_rule_for(ruleset, language);
}
