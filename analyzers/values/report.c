/* What checks say is wrong: where it is told, once, and what others refute. */
#include "analyzers/values/values_internal.h"

static uint32_t context_now(const ltl_values *v) {
    return v->frame != NULL ? v->frame->context : v->context;
}

/* The call of the file's own that leads to what is at hand; 0: none. */
static ltl_node own_call(const ltl_values *v) {
    uint32_t context = context_now(v);
    while (context != 0 && ltl_values__is_far(v, v->context_list.at[context].call)) {
        context = v->context_list.at[context].around;
    }
    return context != 0 ? v->context_list.at[context].call : 0;
}

/* One method left it in the object, another one finds it there: an object of this file joins them. */
static bool is_of_another_method(const ltl_values *v, ltl_node function) {
    uint32_t class_name = ltl_class_around(&v->classes, function);
    bool is_same_class = false;
    for (const ltl_frame *frame = v->frame; frame != NULL; frame = frame->around) {
        if (frame->unit == function) {
            return false;
        }
        is_same_class = is_same_class || frame->class_name == class_name;
    }
    return class_name != 0 && is_same_class;
}

/* A call of the file brings it there: a number that somebody chose, or exactly this one; or another call led
 * to where it is from. */
static bool is_brought(const ltl_values *v, ltl_node from, ltl_node shown) {
    const ltl_event *event = v->event;
    const ltl_fact *facts[2] = {event != NULL ? event->a : NULL, event != NULL ? event->b : NULL};
    const unsigned chosen = LTL_FACT_OUTSIDE | LTL_FACT_RANDOM;
    bool is_exact = event != NULL && event->kind == LTL_EVENT_ACCESS;
    for (int i = 0; i < 2 && facts[i] != NULL; i++) {
        if ((facts[i]->flags & chosen) != 0) {
            return true;
        }
        is_exact = is_exact && ltl_fact_is_exact(facts[i]);
    }
    for (uint32_t i = 0; event != NULL && i < event->argument_count; i++) {
        if ((event->arguments[i].flags & chosen) != 0) {
            return true;
        }
    }
    ltl_node at = from;
    while (at != LTL_NO_NODE && v->tree->kind[at] != LTL_KIND_FUNCTION) {
        at = v->tree->parent[at];
    }
    return is_exact || at == LTL_NO_NODE || is_of_another_method(v, at) ||
           (shown != 0 && ltl_pairs_find(&v->entered, at, shown) == 0);
}

/* It rests on the fewest guesses of all that said the same. */
static bool was_said(ltl_values *v, const ltl_suspicion *what, uint32_t index) {
    uint32_t known = ltl_pairs_find(&v->said, what->node, index);
    if (known != 0 && known != UINT32_MAX && v->findings->at[known - 1].doubt > what->doubt) {
        v->findings->at[known - 1].doubt = what->doubt;
    }
    return known != 0;
}

/* What is far is told where its own file is looked at, or where a call of this one leads there. */
static void say(ltl_values *v, ltl_suspicion what) {
    uint32_t index = ltl_value_check_number(what.check) + 1;
    bool is_kept = v->far_from == LTL_NO_NODE || what.check->crosses;
    if (!is_kept || was_said(v, &what, index)) {
        return;
    }
    bool is_theirs = what.from != 0 && (v->tree->kind[what.from] == LTL_KIND_STRING ||
                                        (ltl_values__is_far(v, what.from) && !what.is_brought));
    if (ltl_values__is_far(v, what.node)) {
        if (what.shown == 0 || is_theirs) {
            ltl_pairs_put(v->arena, &v->said, what.node, index, UINT32_MAX);
            return; /* both ends are there, or a text is read that ends where it ends */
        }
        what.node = what.shown;
        what.shown = 0;
        what.is_brought = false;
        if (was_said(v, &what, index)) {
            return;
        }
    }
    ltl_value_finding finding = {.check = what.check,
                                 .node = what.node,
                                 .from = ltl_values__is_far(v, what.from) ? 0 : what.from,
                                 .doubt = what.doubt};
    LTL_PUSH(v->arena, v->findings, finding);
    ltl_pairs_put(v->arena, &v->said, what.node, index, v->findings->count);
}

static ltl_suspicion suspicion_of(const ltl_values *v, const ltl_value_check *check, ltl_node node,
                                  ltl_node from, uint8_t doubt) {
    ltl_suspicion what = {.check = check, .node = node, .from = from, .doubt = doubt};
    what.shown = own_call(v);
    what.is_brought = is_brought(v, from, what.shown);
    return what;
}

void ltl_values_report(ltl_values *values, const ltl_value_check *check, ltl_node node,
                       ltl_node from) {
    say(values, suspicion_of(values, check, node, from, 0));
}

void ltl_values_report_guess(ltl_values *values, const ltl_value_check *check, ltl_node node,
                             ltl_node from) {
    say(values, suspicion_of(values, check, node, from, 1));
}

void ltl_values_report_of(ltl_values *values, const ltl_value_check *check, const ltl_event *event,
                          ltl_node from) {
    const ltl_event *around = values->event;
    values->event = event;
    ltl_values_report(values, check, event->node, from);
    values->event = around;
}

/* A node, seen from one chain of calls. */
static uint32_t place_of(ltl_values *v, ltl_node node) {
    return ltl_region_intern(&v->regions, LTL_REGION_PLACE, node, context_now(v), 0, node);
}

void ltl_values_report_if_always(ltl_values *values, const ltl_value_check *check, ltl_node node,
                                 ltl_node from) {
    ltl_suspicion what = suspicion_of(values, check, node, from, 0);
    what.place = place_of(values, node);
    uint32_t index = ltl_value_check_number(check) + 1;
    if (ltl_pairs_find(&values->refuted, what.place, index) == 0 &&
        ltl_pairs_find(&values->suspected, what.place, index) == 0) {
        ltl_pairs_put(values->arena, &values->suspected, what.place, index, 1);
        LTL_PUSH(values->arena, &values->suspicions, what);
    }
}

void ltl_values_report_if_last(ltl_values *values, const ltl_value_check *check, ltl_node node,
                               ltl_node from) {
    ltl_suspicion what = suspicion_of(values, check, node, from, 0);
    what.place = place_of(values, node);
    LTL_PUSH(values->arena, &values->doubted, what);
    ltl_pairs_put(values->arena, &values->last_words, what.place,
                  ltl_value_check_number(check) + 1, values->doubted.count);
}

void ltl_values_take_back(ltl_values *values, const ltl_value_check *check, ltl_node node) {
    ltl_pairs_put(values->arena, &values->last_words, place_of(values, node),
                  ltl_value_check_number(check) + 1, 0);
}

void ltl_values_refute(ltl_values *values, const ltl_value_check *check, ltl_node node) {
    ltl_pairs_put(values->arena, &values->refuted, place_of(values, node),
                  ltl_value_check_number(check) + 1, 1);
}

void ltl_values_refute_anywhere(ltl_values *values, const ltl_value_check *check, ltl_node node) {
    ltl_pairs_put(values->arena, &values->refuted_anywhere, node, ltl_value_check_number(check) + 1,
                  1);
}

void ltl_values__say_suspicions(ltl_values *v) {
    for (uint32_t i = 0; i < v->suspicions.count; i++) {
        const ltl_suspicion *what = &v->suspicions.at[i];
        uint32_t index = ltl_value_check_number(what->check) + 1;
        if (ltl_pairs_find(&v->refuted, what->place, index) == 0 &&
            ltl_pairs_find(&v->refuted_anywhere, what->node, index) == 0) {
            say(v, *what);
        }
    }
    for (uint32_t i = 0; i < v->doubted.count; i++) {
        const ltl_suspicion *what = &v->doubted.at[i];
        uint32_t index = ltl_value_check_number(what->check) + 1;
        if (ltl_pairs_find(&v->last_words, what->place, index) == i + 1) {
            say(v, *what);
        }
    }
}
