/* compiler.h - the only place that speaks to the compiler rather than to the reader. */
#ifndef LTL_CORE_COMPILER_H
#define LTL_CORE_COMPILER_H

#if defined(__GNUC__) || defined(__clang__)
#define LTL_MUST_USE __attribute__((warn_unused_result))
#define LTL_PRINTF(text_index, first) __attribute__((__format__(__printf__, text_index, first)))
#define LTL_LIKELY(claim) __builtin_expect(!!(claim), 1)
#define LTL_UNLIKELY(claim) __builtin_expect(!!(claim), 0)
#else
#define LTL_MUST_USE
#define LTL_PRINTF(text_index, first)
#define LTL_LIKELY(claim) (claim)
#define LTL_UNLIKELY(claim) (claim)
#endif

#define LTL_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
