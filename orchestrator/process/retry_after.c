#include "orchestrator/process/retry_after.h"

#include <string.h>
#include <strings.h>
#include <time.h>

#include "core/limits.h"

/* More seconds than anybody waits are a moment, not a span: hosts differ in what they write. */
enum { EPOCH_FROM = 1000000000, VALUE_BYTES = 64 };

typedef struct answer {
    ltl_str retry_after;
    ltl_str reset;
    bool has_rest; /* of the limit, something is left */
} answer;

static bool is_header(ltl_str line, const char *name, ltl_str *out_value) {
    size_t len = strlen(name);
    if (line.len <= len || line.ptr[len] != ':' || strncasecmp(line.ptr, name, len) != 0) {
        return false;
    }
    *out_value = ltl_str_trim(ltl_str_slice(line, len + 1, line.len));
    return true;
}

static void line_take(ltl_str line, answer *one) {
    ltl_str value;
    while (line.len > 0 && (line.ptr[0] == '<' || line.ptr[0] == ' ' || line.ptr[0] == '\t')) {
        line = ltl_str_slice(line, 1, line.len);
    }
    if (line.len > 5 && strncasecmp(line.ptr, "HTTP/", 5) == 0) {
        *one = (answer){0}; /* the next answer */
    } else if (is_header(line, "retry-after", &value)) {
        one->retry_after = value;
    } else if (is_header(line, "x-ratelimit-reset", &value) ||
               is_header(line, "ratelimit-reset", &value)) {
        one->reset = value;
    } else if (is_header(line, "x-ratelimit-remaining", &value) ||
               is_header(line, "ratelimit-remaining", &value)) {
        one->has_rest = !ltl_str_is(value, "0");
    }
}

/* "Wed, 21 Oct 2026 07:28:00 GMT" */
static bool date_read(ltl_str text, int64_t *out_moment) {
    char copy[VALUE_BYTES];
    struct tm parts = {0};
    if (text.len >= sizeof(copy)) {
        return false;
    }
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    const char *end = strptime(copy, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    *out_moment = end != NULL ? (int64_t)timegm(&parts) : 0;
    return end != NULL && *end == '\0';
}

/* Microseconds: 0 when it says nothing. A moment that has passed, while whoever asked was still at it, is now: 1. */
static uint64_t wait_of(ltl_str value, int64_t now) {
    const int64_t most = LTL_MAX_RETRY_AFTER_S;
    uint64_t number = 0;
    int64_t moment = 0;
    bool is_number = ltl_str_to_u64(value, &number);
    if (!is_number && !date_read(value, &moment)) {
        return 0;
    }
    if (is_number) {
        int64_t whole = number < INT64_MAX / 2 ? (int64_t)number : INT64_MAX / 2;
        moment = number >= EPOCH_FROM ? whole : now + whole;
    }
    int64_t seconds = moment > now ? moment - now : 0;
    seconds = seconds < most ? seconds : most;
    return seconds > 0 ? (uint64_t)seconds * 1000000 : 1;
}

uint64_t ltl_retry_after(ltl_str text, int64_t now) {
    answer one = {0};
    ltl_str line;
    while (ltl_str_split(&text, '\n', &line)) {
        line_take(ltl_str_trim(line), &one);
    }
    return one.retry_after.len > 0              ? wait_of(one.retry_after, now)
           : one.reset.len > 0 && !one.has_rest ? wait_of(one.reset, now)
                                                : 0;
}
