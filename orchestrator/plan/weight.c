#include "orchestrator/plan/weight.h"

#include <string.h>

#include "grammars/language.h"

enum { PLAIN = 16, WITHOUT_LANGUAGE = 2 };

/* Values of C are followed way by way; many rules look at scripts of servers; data is mostly passed over. */
static const struct {
    const char *language;
    uint32_t weight;
} weights[] = {
    {"c", 64},       {"cpp", 64},   {"javascript", 32}, {"python", 24}, {"rust", 6}, {"yaml", 5},  {"html", 4},
    {"css", 4},      {"xml", 4},    {"svelte", 16},     {"json", 3},    {"toml", 3}, {"markdown", 2},
};

uint32_t ltl_plan_weight(ltl_str path) {
    const ltl_language *language = ltl_language_of_file(path, LTL_STR(""));
    if (language == NULL) {
        return WITHOUT_LANGUAGE;
    }
    uint32_t weight = PLAIN;
    for (size_t i = 0; i < LTL_COUNT_OF(weights); i++) {
        weight = strcmp(weights[i].language, language->id) == 0 ? weights[i].weight : weight;
    }
    return weight;
}
