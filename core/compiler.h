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

/* Bytes of a struct that belong to no member become zero, where the compiler can say which those are. */
#if defined(__has_builtin)
#if __has_builtin(__builtin_clear_padding)
#define LTL_CLEAR_PADDING(object) __builtin_clear_padding(&(object))
#endif
#endif
#ifndef LTL_CLEAR_PADDING
#define LTL_CLEAR_PADDING(object) ((void)(object))
#endif

#define LTL_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
