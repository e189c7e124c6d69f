#include "orchestrator/workflow/engine/circuit.h"

#include "orchestrator/workflow/engine/engine.h"

enum { SAMPLES = 3, SAMPLE_BYTES = 160, WHY_BYTES = 640 };

struct ltl_guard_circuit {
    ltl_breaker breaker;
    ltl_str name;
    uint64_t remember_us;
    char samples[SAMPLES][SAMPLE_BYTES];
    uint32_t sample_count;
    char why[WHY_BYTES]; /* it opened */
};

static void text_set(char *to, size_t capacity, ltl_str text) {
    size_t len = text.len < capacity ? text.len : capacity - 1;
    while (len < text.len && len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80) {
        len--; /* no half letters */
    }
    memcpy(to, text.ptr, len);
    to[len] = '\0';
}

static void state_tell(ltl_activation *self, const ltl_guard_circuit *circuit) {
    ltl_data why = ltl_data_text(ltl_str_of(circuit->why));
    bool is_open = circuit->breaker.state == LTL_BREAKER_OPEN;
    ltl_activation_tell(self, "breaker", ltl_str_of(ltl_breaker_state_name(circuit->breaker.state)),
                        is_open ? &why : NULL);
}

/* What an earlier run left: that it is open is not learnt anew. */
static void recall(ltl_activation *self, ltl_guard_circuit *circuit) {
    const ltl_circuits *kept = ltl_activation_circuits(self);
    ltl_circuit left;
    if (circuit->remember_us == 0 || kept == NULL ||
        !kept->get(kept->context, circuit->name, ltl_activation_arena(self), &left)) {
        return;
    }
    ltl_breaker_recall(&circuit->breaker, left.left_us, ltl_activation_now(self));
    text_set(circuit->why, sizeof(circuit->why), left.reason);
    state_tell(self, circuit);
}

ltl_guard_circuit *ltl_guard_circuit_open(ltl_activation *self, ltl_str name,
                                          const ltl_breaker_policy *policy, uint64_t remember_us) {
    bool is_new = false;
    ltl_guard_circuit *circuit =
        ltl_activation_shared(self, "breaker", name, sizeof(*circuit), &is_new);
    if (is_new) {
        ltl_breaker_init(&circuit->breaker, policy);
        circuit->name = name;
        circuit->remember_us = remember_us;
        recall(self, circuit);
    }
    return circuit;
}

static void remember(ltl_activation *self, const ltl_guard_circuit *circuit) {
    const ltl_circuits *kept = ltl_activation_circuits(self);
    if (circuit->remember_us == 0 || kept == NULL) {
        return;
    }
    if (circuit->breaker.state == LTL_BREAKER_OPEN) {
        ltl_circuit now = {circuit->breaker.policy.open_us, ltl_str_of(circuit->why)};
        kept->put(kept->context, circuit->name, &now, circuit->remember_us);
    } else if (circuit->breaker.state == LTL_BREAKER_CLOSED) {
        kept->close(kept->context, circuit->name);
    }
}

static void sample_add(ltl_activation *self, ltl_guard_circuit *circuit, const ltl_result *result) {
    ltl_arena scratch = {0};
    ltl_str mark = ltl_activation_mark(self);
    ltl_str text = ltl_arena_printf(&scratch, "%.*s%s%.*s", LTL_STR_ARG(mark),
                                    mark.len > 0 ? ": " : "", LTL_STR_ARG(result->reason));
    char *place = circuit->samples[circuit->sample_count % SAMPLES];
    text_set(place, SAMPLE_BYTES, text);
    ltl_arena_clear(&scratch);
    bool is_known = false; /* once is enough */
    for (uint32_t i = 0; i < circuit->sample_count && i < SAMPLES; i++) {
        is_known |= circuit->samples[i] != place && strcmp(circuit->samples[i], place) == 0;
    }
    circuit->sample_count += !is_known;
}

static void why_make(ltl_guard_circuit *circuit) {
    const ltl_breaker *breaker = &circuit->breaker;
    ltl_arena scratch = {0};
    ltl_str text = breaker->opened_failed > 0
                       ? ltl_arena_printf(&scratch, "%u of %u calls failed", breaker->opened_failed,
                                          breaker->opened_of)
                       : ltl_arena_printf(&scratch, "%u of %u calls were slow",
                                          breaker->opened_slow, breaker->opened_of);
    uint32_t count = circuit->sample_count < SAMPLES ? circuit->sample_count : SAMPLES;
    for (uint32_t i = 0; i < count && breaker->opened_failed > 0; i++) {
        text = ltl_arena_printf(&scratch, "%.*s%s%s", LTL_STR_ARG(text),
                                i == 0 ? ", such as: " : "; ", circuit->samples[i]);
    }
    text_set(circuit->why, sizeof(circuit->why), text);
    ltl_arena_clear(&scratch);
}

ltl_breaker_permit ltl_guard_circuit_take(ltl_activation *self, ltl_guard_circuit *circuit) {
    ltl_breaker_state before = circuit->breaker.state;
    ltl_breaker_permit permit = ltl_breaker_take(&circuit->breaker, ltl_activation_now(self));
    if (circuit->breaker.state != before) {
        state_tell(self, circuit);
    }
    return permit;
}

void ltl_guard_circuit_return(ltl_activation *self, ltl_guard_circuit *circuit,
                              ltl_breaker_permit permit, ltl_call_verdict verdict, uint64_t took_us,
                              const ltl_result *result) {
    ltl_breaker_state before = circuit->breaker.state;
    if (verdict == LTL_CALL_BAD && result != NULL) {
        sample_add(self, circuit, result);
    }
    ltl_breaker_return(&circuit->breaker, permit, verdict, took_us, ltl_activation_now(self));
    if (circuit->breaker.state == before) {
        return;
    }
    if (circuit->breaker.state == LTL_BREAKER_OPEN) {
        why_make(circuit);
    }
    state_tell(self, circuit);
    remember(self, circuit);
}

const char *ltl_guard_circuit_why(ltl_activation *self, const ltl_guard_circuit *circuit) {
    return ltl_arena_printf(ltl_activation_arena(self), "its circuit `%.*s` is open: %s",
                            LTL_STR_ARG(circuit->name), circuit->why)
        .ptr;
}
