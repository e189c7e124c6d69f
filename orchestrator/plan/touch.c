#include "orchestrator/plan/touch.h"

#include "core/compiler.h"
#include "orchestrator/plan/secret_like.h"
#include "orchestrator/plan/touch_words.h"
#include "orchestrator/plan/words.h"

/* The lines of one side that say something, and the same in small letters without blanks, so that
 * one phrase stands for every way of spacing it. */
typedef struct side {
    ltl_str code;
    ltl_str squeezed;
    uint32_t counts[LTL_TOUCH_WORDS_MAX]; /* of the words that guard */
} side;

/* ---- lines ---- */

static bool is_comment_block(ltl_str line, ltl_str open, ltl_str close) {
    if (!ltl_str_starts_with(line, open)) {
        return false;
    }
    size_t end = ltl_str_find(line, close, open.len);
    return end == SIZE_MAX || end + close.len == line.len;
}

/* When in doubt it is code: `#if` is, `# text` is not. */
bool ltl_line_is_idle(ltl_str line) {
    line = ltl_str_trim(line);
    if (line.len == 0 || ltl_str_starts_with(line, LTL_STR("//"))) {
        return true;
    }
    char second = line.len > 1 ? line.ptr[1] : ' ';
    if ((line.ptr[0] == '#' || line.ptr[0] == '*') && (second == ' ' || second == '/')) {
        return true;
    }
    return ltl_str_starts_with(line, LTL_STR("-- ")) ||
           is_comment_block(line, LTL_STR("/*"), LTL_STR("*/")) ||
           is_comment_block(line, LTL_STR("<!--"), LTL_STR("-->"));
}

static void add_squeezed(char *squeezed, size_t *len, ltl_str line) {
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (c != ' ' && c != '\t' && c != '\r') {
            squeezed[(*len)++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        }
    }
    squeezed[(*len)++] = '\n';
}

static void read_side(ltl_arena *arena, ltl_str text, side *out_side, uint32_t *idle_lines) {
    char *code = ltl_arena_alloc_raw(arena, text.len + 1);
    char *squeezed = ltl_arena_alloc_raw(arena, text.len + 2);
    size_t code_len = 0;
    size_t squeezed_len = 0;
    squeezed[squeezed_len++] = '\n'; /* so that a phrase can ask for the start of a line */
    ltl_str rest = text;
    ltl_str line;
    while (rest.len > 0 && ltl_str_split(&rest, '\n', &line)) {
        if (ltl_line_is_idle(line)) {
            (*idle_lines)++;
            continue;
        }
        memcpy(code + code_len, line.ptr, line.len);
        code_len += line.len;
        code[code_len++] = '\n';
        add_squeezed(squeezed, &squeezed_len, line);
    }
    out_side->code = (ltl_str){code, code_len};
    out_side->squeezed = (ltl_str){squeezed, squeezed_len};
}

/* ---- topics ---- */

static void note(ltl_touch *touch, ltl_topic topic, ltl_str evidence) {
    if ((touch->topics & 1u << topic) == 0) {
        touch->topics |= 1u << topic;
        touch->evidence[topic] = evidence;
    }
}

static void note_words(side *from, ltl_touch *touch) {
    ltl_str rest = from->code;
    ltl_str word;
    while (ltl_words_next(&rest, &word)) {
        uint32_t index = ltl_touch_word_find(word);
        if (index == LTL_NO_TOUCH_WORD) {
            continue;
        }
        const ltl_touch_word *found = &ltl_touch_words[index];
        from->counts[index] += found->guards;
        if (found->topic != LTL_TOPIC_COUNT) {
            note(touch, found->topic, word);
        }
    }
}

/* One line of src/acl.c is a line about access, whatever it says. Folders are too wide a hint. */
static void note_path(ltl_str path, ltl_touch *touch) {
    ltl_str rest = ltl_str_after_last(path, '/');
    ltl_str word;
    while (ltl_words_next(&rest, &word)) {
        uint32_t index = ltl_touch_word_find(word);
        if (index != LTL_NO_TOUCH_WORD && (ltl_touch_words[index].topic == LTL_TOPIC_ACCESS ||
                                           ltl_touch_words[index].topic == LTL_TOPIC_CRYPTOGRAPHY)) {
            note(touch, ltl_touch_words[index].topic, word);
        }
    }
}

/* `0.0.0.0` is not found in `10.0.0.0`. */
static bool has_phrase(ltl_str squeezed, ltl_str phrase) {
    bool is_number = phrase.ptr[0] >= '0' && phrase.ptr[0] <= '9';
    size_t at = ltl_str_find(squeezed, phrase, 0);
    while (at != SIZE_MAX) {
        char before = at > 0 ? squeezed.ptr[at - 1] : ' ';
        if (!is_number || !((before >= '0' && before <= '9') || before == '.')) {
            return true;
        }
        at = ltl_str_find(squeezed, phrase, at + 1);
    }
    return false;
}

static void note_phrases(const side *from, ltl_touch *touch) {
    for (uint32_t i = 0; i < ltl_touch_phrase_count; i++) {
        const ltl_touch_phrase *phrase = &ltl_touch_phrases[i];
        if ((touch->topics & 1u << phrase->topic) == 0 &&
            has_phrase(from->squeezed, ltl_str_of(phrase->text))) {
            note(touch, phrase->topic, ltl_str_of(phrase->text));
        }
    }
}

/* A guard that only moved, or was written anew, is there as often as before. */
static void note_removed_checks(const side *added, const side *removed, ltl_touch *touch) {
    for (uint32_t i = 0; i < ltl_touch_word_count; i++) {
        if (removed->counts[i] > added->counts[i]) {
            note(touch, LTL_TOPIC_REMOVED_CHECK, ltl_str_of(ltl_touch_words[i].stem));
            return;
        }
    }
}

void ltl_touch_find(ltl_arena *arena, const ltl_change_text *text, ltl_touch *out_touch) {
    ltl_touch touch = {0};
    if ((text->lines_added > 0 && text->added.len == 0) ||
        (text->lines_removed > 0 && text->removed.len == 0)) {
        note(&touch, LTL_TOPIC_UNKNOWN, LTL_STR(""));
    }
    side *added = LTL_NEW(arena, side);
    side *removed = LTL_NEW(arena, side);
    read_side(arena, text->added, added, &touch.idle_lines);
    read_side(arena, text->removed, removed, &touch.idle_lines);
    note_words(removed, &touch);
    note_words(added, &touch);
    note_phrases(removed, &touch);
    note_phrases(added, &touch);
    note_removed_checks(added, removed, &touch);
    if (added->code.len + removed->code.len > 0) {
        note_path(text->path, &touch);
    }
    ltl_str secret = ltl_secret_like_find(text->added);
    if (secret.len > 0) {
        note(&touch, LTL_TOPIC_SECRET, secret);
    }
    *out_touch = touch;
}
