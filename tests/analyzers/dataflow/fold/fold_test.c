/* What library functions make of known values: one row an expression, with the value that the language gives it.
 * The rows of Python, JavaScript, Java and C were run by those. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/dataflow/fold/fold_internal.h"
#include "core/compiler.h"
#include "tests/support/parsed.h"

typedef struct fold_row {
    const char *before; /* statements */
    const char *code;   /* an expression */
    const char *value;  /* texts in quotes; "?": unknown; "~": some text, number or truth */
} fold_row;

/* How an expression is put into a file, so that it is the last value given to `value`. */
typedef struct fold_frame {
    const char *language;
    const char *head;
    const char *line; /* before the expression */
    const char *tail;
} fold_frame;

static ltl_str shown(ltl_arena *arena, const ltl_known *value) {
    switch (value->kind) {
    case LTL_KNOWN_STRING:
        return ltl_arena_printf(arena, "\"%.*s\"", LTL_STR_ARG(value->text));
    case LTL_KNOWN_NUMBER:
        return value->is_integer ? ltl_arena_printf(arena, "%lld", (long long)value->integer)
                                 : LTL_STR("~");
    case LTL_KNOWN_BOOL:
        return value->integer != 0 ? LTL_STR("true") : LTL_STR("false");
    case LTL_KNOWN_LITERAL:
        return value->text;
    case LTL_KNOWN_SOME_STRING:
    case LTL_KNOWN_SOME_NUMBER:
    case LTL_KNOWN_SOME_BOOL:
        return LTL_STR("~");
    default:
        return LTL_STR("?");
    }
}

/* What the last variable named `value` is given. */
static ltl_node given(ltl_flow *flow) {
    ltl_node found = LTL_NO_NODE;
    for (ltl_node node = 0; node < flow->tree->count; node++) {
        if (flow->tree->kind[node] == LTL_KIND_NAME &&
            (ltl_str_is(ltl_tree_name(flow->tree, node), "value") ||
             ltl_str_is(ltl_tree_name(flow->tree, node), "$value"))) {
            ltl_node expression = ltl_flow__expression_for(flow, node);
            found = expression != LTL_NO_NODE ? expression : found;
        }
    }
    return found;
}

static bool check(const fold_frame *frame, const fold_row *row) {
    ltl_arena arena;
    ltl_flow flow;
    parsed p;
    ltl_arena_init(&arena, LTL_MAX_ARENA_BYTES);
    ltl_str code = ltl_arena_printf(&arena, "%s%s%s%s%s", frame->head, row->before, frame->line,
                                    row->code, frame->tail);
    parsed_make(&p, frame->language, code);
    ltl_flow_init(&flow, &arena, p.tree);
    (void)ltl_flow_unit(&flow, 0);
    ltl_node node = given(&flow);
    assert_true(node != LTL_NO_NODE);
    ltl_known value = ltl_flow_value(&flow, node);
    ltl_str found = shown(&arena, &value);
    bool holds = ltl_str_is(found, row->value);
    if (!holds) {
        print_error("%s: %s%s\n  found %.*s, expected %s\n", frame->language, row->before,
                    row->code, LTL_STR_ARG(found), row->value);
    }
    parsed_clear(&p);
    ltl_arena_clear(&arena);
    return holds;
}

static const fold_row PYTHON[] = {
    {"", "'aB'.upper()", "\"AB\""},
    {"", "'aB'.lower()", "\"ab\""},
    {"", "'aB c'.capitalize()", "\"Ab c\""},
    {"", "' a '.strip()", "\"a\""},
    {"", "'xxa'.lstrip('x')", "\"a\""},
    {"", "'a//'.rstrip('/')", "\"a\""},
    {"", "'a.b.c'.replace('.', '/')", "\"a/b/c\""},
    {"", "'a.b.c'.replace('.', '/', 1)", "\"a/b.c\""},
    {"", "'ab'.replace('', '-')", "~"},
    {"", "'https://x'.startswith('https')", "true"},
    {"", "'a.py'.endswith('.js')", "false"},
    {"", "'abc'.find('c')", "2"},
    {"", "'abc'.find('x')", "-1"},
    {"", "'abcb'.rfind('b')", "3"},
    {"", "'aaa'.count('a')", "3"},
    {"", "'abc'.removeprefix('ab')", "\"c\""},
    {"", "'7'.zfill(3)", "\"007\""},
    {"", "'a'.rjust(3, '-')", "\"--a\""},
    {"", "'a'.ljust(3)", "\"a  \""},
    {"", "'12'.isdigit()", "true"},
    {"", "''.isalpha()", "false"},
    {"", "'a,b'.split(',')[1]", "\"b\""},
    {"", "' a  b '.split()[1]", "\"b\""},
    {"", "len('a,b,'.split(','))", "3"},
    {"", "'-'.join(['a', 'b'])", "\"a-b\""},
    {"", "'{}'.format('a')", "?"}, /* rules have such a call for something that is put together */
    {"", "'%s-%d%%' % ('a', 1)", "\"a-1%\""},
    {"", "'%5s' % 'a'", "~"},
    {"", "'ab' * 2", "\"abab\""},
    {"n = 3\n", "f'a{n}'", "\"a3\""},
    {"n = 3\n", "f'a{n:03}'", "~"},
    {"n = 'x'\n", "f'a{n!r}'", "~"},
    {"", "'abcd'[1:3]", "\"bc\""},
    {"", "'abcd'[-2:]", "\"cd\""},
    {"", "'abcd'[:-1]", "\"abc\""},
    {"", "'abcd'[5:]", "\"\""},
    {"", "'abcd'[-1]", "\"d\""},
    {"", "'abcd'[::2]", "\"ac\""},
    {"", "[1, 2, 3][-1]", "3"},
    {"", "len([1, 2, 3][1:])", "2"},
    {"", "(1, 2)[1]", "2"},
    {"", "{'a': 1, 'b': 2}['b']", "2"},
    {"k = 'a'\n", "{k: 1}['a']", "1"},
    {"k = 'a'\n", "{k: 1}.get('k', 5)", "5"},
    {"", "{'a': 1}.get('a', 5)", "1"},
    {"", "{'a': 1}.get('b')", "?"},
    {"", "'a' in ['a', 'b']", "true"},
    {"", "'c' in ('a', 'b')", "false"},
    {"", "'c' not in {'a', 'b'}", "true"},
    {"", "'a' in {'a': 1}", "true"},
    {"", "'c' in frozenset(['a', 'b'])", "false"},
    {"x = unknown()\n", "'c' in ['a', x]", "?"},
    {"x = unknown()\n", "'a' in ['a', x]", "true"},
    {"", "len('abc')", "3"},
    {"", "len('\\xc3\\xa4')", "?"},
    {"", "len({'a': 1, 'b': 2})", "2"},
    {"a = []\na.append('x')\n", "len(a)", "1"},
    {"a = ['x']\na.append('y')\n", "a[1]", "\"y\""},
    {"a = ['x']\nb = a\na.append('y')\n", "len(b)", "?"},
    {"a = ['x']\nfor i in y():\n    a.append('y')\n", "len(a)", "?"},
    {"a = ['x']\nf(a)\n", "len(a)", "?"},
    {"", "int('12')", "12"},
    {"", "int('012')", "?"},
    {"", "int('1a')", "?"},
    {"", "str(12)", "\"12\""},
    {"", "str(b'a')", "?"},
    {"", "abs(-3)", "3"},
    {"", "max(1, 3, 2)", "3"},
    {"", "min([4, 3])", "3"},
    {"", "ord('a')", "97"},
    {"", "chr(97)", "\"a\""},
    {"", "bool('')", "false"},
    {"", "-7 // 2", "-4"},
    {"", "-7 % 3", "2"},
    {"", "7 / 2", "~"},
    {"", "2 ** 10", "1024"},
    {"", "1 << 4", "16"},
    {"", "6 & 3", "2"},
    {"", "2147483647 + 1", "2147483648"},
    {"def len(x): return 7\n", "len('abc')", "?"},
};

static const fold_row JAVASCRIPT[] = {
    {"", "'aB'.toUpperCase()", "\"AB\""},
    {"", "'a.b.c'.replace('.', '/')", "\"a/b.c\""},
    {"", "'a.b.c'.replaceAll('.', '/')", "\"a/b/c\""},
    {"", "'a.b'.replace('.', '$&')", "?"},
    {"", "'a.b'.replace(/./, 'x')", "?"},
    {"", "'abcdef'.substring(4, 1)", "\"bcd\""},
    {"", "'abcdef'.substring(-2, 2)", "\"ab\""},
    {"", "'abcdef'.substr(-3, 2)", "\"de\""},
    {"", "'abcdef'.substr(1, 2)", "\"bc\""},
    {"", "'abcdef'.slice(-3, -1)", "\"de\""},
    {"", "'abcdef'.slice(4, 1)", "\"\""},
    {"", "'abc'.charAt(1)", "\"b\""},
    {"", "'abc'[1]", "\"b\""},
    {"", "'abc'[-1]", "?"},
    {"", "'abc'.at(-1)", "\"c\""},
    {"", "'abc'.charCodeAt(0)", "97"},
    {"", "String.fromCharCode(97)", "\"a\""},
    {"", "'abc'.includes('b')", "true"},
    {"", "'abc'.indexOf('x')", "-1"},
    {"", "'7'.padStart(3, '0')", "\"007\""},
    {"", "'a,b'.split(',')[1]", "\"b\""},
    {"", "'ab'.repeat(2)", "\"abab\""},
    {"", "'a'.concat('b', 'c')", "\"abc\""},
    {"", "['a', 'b'].join()", "\"a,b\""},
    {"", "['a', 1].join('-')", "\"a-1\""},
    {"", "['a', 'b'].includes('b')", "true"},
    {"", "['a', 'b'].indexOf('c')", "-1"},
    {"", "[1, 2].length", "2"},
    {"", "'abc'.length", "3"},
    {"", "({a: 1})['a']", "1"},
    {"const o = {a: {b: 'x'}};\n", "o.a.b", "\"x\""},
    {"", "new Set(['a', 'b']).has('c')", "false"},
    {"const m = new Map();\nm.set('a', 'x');\n", "m.get('a')", "\"x\""},
    {"const a = [];\na.push('x');\n", "a[0]", "\"x\""},
    {"", "'n' + 1", "\"n1\""},
    {"const n = 3;\n", "`a${n}`", "\"a3\""},
    {"", "parseInt('12', 10)", "12"},
    {"", "parseInt('12px')", "?"},
    {"", "parseInt('12', 16)", "18"},
    {"", "Math.max(1, 2)", "2"},
    {"", "Math.abs(-2)", "2"},
    {"", "-7 % 3", "-1"},
    {"", "7 / 2", "~"},
    {"", "Boolean('')", "false"},
    {"", "9007199254740991 * 3", "~"},
};

static const fold_row JAVA[] = {
    {"", "\"aB\".toUpperCase()", "\"AB\""},
    {"", "\"a.b\".replace(\".\", \"/\")", "\"a/b\""},
    {"", "\"a.b\".replaceAll(\".\", \"/\")", "~"},
    {"", "\"abc\".substring(1)", "\"bc\""},
    {"", "\"abc\".substring(1, 2)", "\"b\""},
    {"", "\"abc\".substring(2, 1)", "~"},
    {"", "\"abc\".charAt(1)", "'b'"},
    {"", "\"abc\".charAt(1) == 'b'", "true"},
    {"", "\"abc\".charAt(1) == 'c'", "false"},
    {"", "\"a\" + \"abc\".charAt(1)", "\"ab\""},
    {"", "\"a\" + 1", "\"a1\""},
    {"", "\"abc\".indexOf('c')", "2"},
    {"", "\"abc\".contains(\"b\")", "true"},
    {"", "\"abc\".startsWith(\"b\")", "false"},
    {"", "\"abc\".length()", "3"},
    {"", "\"\".isEmpty()", "true"},
    {"", "\" \".isBlank()", "true"},
    {"", "\"a\".equals(\"a\")", "true"},
    {"", "\"a\".equalsIgnoreCase(\"A\")", "true"},
    {"", "\"a,b,,\".split(\",\").length", "2"},
    {"", "\"a.b\".split(\".\").length", "?"},
    {"", "String.format(\"%s-%d\", \"a\", 1)", "\"a-1\""},
    {"", "String.format(\"%5d\", 1)", "~"},
    {"", "String.valueOf(12)", "\"12\""},
    {"", "String.join(\"-\", Arrays.asList(\"a\", \"b\"))", "\"a-b\""},
    {"", "String.join(\"-\", \"a\", \"b\", \"c\")", "\"a-b-c\""},
    {"", "Integer.parseInt(\"12\")", "12"},
    {"", "Boolean.parseBoolean(\"True\")", "true"},
    {"", "Math.max(1, 2)", "2"},
    {"", "List.of(\"a\", \"b\").contains(\"c\")", "false"},
    {"", "Arrays.asList(\"a\", \"b\").get(1)", "\"b\""},
    {"", "Map.of(\"a\", 1).get(\"a\")", "1"},
    {"", "Map.of(\"a\", 1).getOrDefault(\"b\", 2)", "2"},
    {"", "Map.of(\"a\", 1).containsKey(\"b\")", "false"},
    {"List<String> l = new ArrayList<>(); l.add(\"x\"); l.add(\"y\");\n", "l.get(1)", "\"y\""},
    {"Map<String, String> m = new HashMap<>(); m.put(\"k\", \"x\");\n", "m.get(\"k\")", "\"x\""},
    {"Map<String, String> m = new HashMap<>(); m.put(\"k\", \"x\"); m.put(\"k\", \"y\");\n",
     "m.get(\"k\")", "\"y\""},
    {"int[] a = {1, 2};\n", "a[1]", "2"},
    {"int[] a = new int[]{1, 2};\n", "a.length", "2"},
    {"", "-7 / 2", "-3"},
    {"", "-7 % 3", "-1"},
    {"double d = 7;\n", "d / 2", "~"},
    {"int d = 7;\n", "d / 2", "3"},
    {"", "2147483647 + 1", "~"},
};

static const fold_row C[] = {
    {"", "strlen(\"abc\")", "3"},
    {"", "sizeof(\"abc\")", "4"},
    {"", "sizeof(int)", "?"},
    {"", "strcmp(\"a\", \"a\")", "0"},
    {"", "strcmp(\"a\", \"b\") == 0", "false"},
    {"", "\"abc\"[1] == 'b'", "true"},
    {"", "atoi(\"12\")", "12"},
    {"", "abs(-3)", "3"},
    {"", "toupper('a') == 'A'", "true"},
    {"", "-7 / 2", "-3"},
    {"", "-7 % 3", "-1"},
    {"", "1 << 4", "16"},
    {"", "2147483647 + 1", "~"},
};

static const fold_row KOTLIN[] = {
    {"", "\"aB\".uppercase()", "\"AB\""},
    {"", "\"a.b\".replace(\".\", \"/\")", "\"a/b\""},
    {"", "\"abc\".substring(1, 2)", "\"b\""},
    {"", "\"abc\"[1]", "'b'"},
    {"", "\"12\".toInt()", "12"},
    {"", "listOf(\"a\", \"b\")[1]", "\"b\""},
    {"", "\"c\" in listOf(\"a\", \"b\")", "false"},
    {"", "mapOf(\"a\" to 1)[\"a\"]", "1"},
    {"", "\"abc\".length", "3"},
    {"", "listOf(1, 2).size", "2"},
    {"", "\"a\" + 1", "\"a1\""},
    {"val n = 3\n", "\"a$n\"", "\"a3\""},
};

static const fold_row GO[] = {
    {"", "strings.ToUpper(\"aB\")", "\"AB\""},
    {"", "strings.TrimSpace(\" a \")", "\"a\""},
    {"", "strings.Trim(\"xax\", \"x\")", "\"a\""},
    {"", "strings.TrimPrefix(\"ab\", \"a\")", "\"b\""},
    {"", "strings.Replace(\"aaa\", \"a\", \"b\", 2)", "\"bba\""},
    {"", "strings.ReplaceAll(\"aaa\", \"a\", \"b\")", "\"bbb\""},
    {"", "strings.HasPrefix(\"abc\", \"ab\")", "true"},
    {"", "strings.Contains(\"abc\", \"x\")", "false"},
    {"", "strings.Index(\"abc\", \"c\")", "2"},
    {"", "strings.Split(\"a,b\", \",\")[1]", "\"b\""},
    {"", "strings.Join([]string{\"a\", \"b\"}, \"-\")", "\"a-b\""},
    {"", "fmt.Sprintf(\"%s-%d-%v\", \"a\", 1, \"b\")", "\"a-1-b\""},
    {"", "strconv.Itoa(12)", "\"12\""},
    {"", "len(\"abc\")", "3"},
    {"", "len([]int{1, 2})", "2"},
    {"", "\"abcd\"[1:3]", "\"bc\""},
    {"", "\"abcd\"[2:]", "\"cd\""},
    {"", "\"abcd\"[:2]", "\"ab\""},
    {"", "\"abc\"[1] == 'b'", "true"},
    {"", "string('a')", "\"a\""},
    {"", "map[string]int{\"a\": 1}[\"a\"]", "1"},
    {"", "[]string{\"a\", \"b\"}[1]", "\"b\""},
    {"", "slices.Contains([]string{\"a\"}, \"b\")", "false"},
    {"", "-7 / 2", "-3"},
    {"strings := other()\n", "strings.ToUpper(\"a\")", "?"},
};

static const fold_row PHP[] = {
    {"", "strtoupper('aB')", "\"AB\""},
    {"", "str_replace('.', '/', 'a.b')", "\"a/b\""},
    {"", "substr('abcdef', -3, 2)", "\"de\""},
    {"", "substr('abcdef', 1, -2)", "\"bcd\""},
    {"", "strpos('abc', 'a')", "0"},
    {"", "strpos('abc', 'x')", "false"},
    {"", "strlen('abc')", "3"},
    {"", "explode(',', 'a,b')[1]", "\"b\""},
    {"", "implode('-', ['a', 'b'])", "\"a-b\""},
    {"", "sprintf('%s-%d', 'a', 1)", "\"a-1\""},
    {"", "in_array('a', ['a', 'b'])", "true"},
    {"", "in_array('c', ['a', 'b'])", "?"},
    {"", "in_array('c', ['a', 'b'], true)", "false"},
    {"", "array_key_exists('a', ['a' => 1])", "true"},
    {"", "array_keys(['a' => 1, 'b' => 2])[1]", "\"b\""},
    {"", "array_values(['a' => 'x'])[0]", "\"x\""},
    {"", "array_keys(['a' => 1, 'a' => 2])[0]", "?"},
    {"", "['a' => 1]['a']", "1"},
    {"", "count([1, 2])", "2"},
    {"", "intval('12')", "12"},
    {"", "intval('12abc')", "?"},
    {"", "ord('a')", "97"},
    {"", "chr(97)", "\"a\""},
    {"", "'a' . 1", "\"a1\""},
    {"$n = 3;\n", "\"a$n\"", "\"a3\""},
    {"", "-7 % 3", "-1"},
};

static const fold_row RUBY[] = {
    {"", "'aB'.upcase", "\"AB\""},
    {"", "'a.b'.gsub('.', '/')", "\"a/b\""},
    {"", "'a.b'.gsub(/./, '/')", "?"},
    {"", "'abc'.include?('b')", "true"},
    {"", "'abc'.start_with?('b')", "false"},
    {"", "'abc'[1]", "\"b\""},
    {"", "'abc'[-1]", "\"c\""},
    {"", "'abcd'[1..2]", "\"bc\""},
    {"", "'abcd'[1...2]", "\"b\""},
    {"", "'abc'.slice(1, 2)", "\"bc\""},
    {"", "'abc'.length", "3"},
    {"", "'abc'.reverse", "\"cba\""},
    {"", "'a,b,,'.split(',').length", "2"},
    {"", "['a', 'b'].join('-')", "\"a-b\""},
    {"", "['a', 'b'].include?('c')", "false"},
    {"", "%w[a b].first", "\"a\""},
    {"", "{ 'a' => 1 }['a']", "1"},
    {"", "{ a: 1 }[:a]", "1"},
    {"", "{ a: 1 }.key?(:b)", "false"},
    {"", "{ a: 1 }.fetch(:b, 2)", "2"},
    {"", "'12'.to_i", "12"},
    {"", "'12abc'.to_i", "?"},
    {"", "format('%s-%d', 'a', 1)", "\"a-1\""},
    {"", "'ab' * 2", "\"abab\""},
    {"n = 3\n", "\"a#{n}\"", "\"a3\""},
    {"", "-7 / 2", "-4"},
    {"", "-7 % 3", "2"},
};

static const fold_row CSHARP[] = {
    {"", "\"aB\".ToUpper()", "\"AB\""},
    {"", "\"a.b\".Replace(\".\", \"/\")", "\"a/b\""},
    {"", "\"abcdef\".Substring(1, 2)", "\"bc\""},
    {"", "\"abc\".Substring(1)", "\"bc\""},
    {"", "\"abc\"[1] == 'b'", "true"},
    {"", "\"abc\".Length", "3"},
    {"", "\"a,b\".Split(',')[1]", "\"b\""},
    {"", "string.Format(\"{0}-{1}\", \"a\", 1)", "\"a-1\""},
    {"", "string.Format(\"{0:X}\", 10)", "~"},
    {"", "string.IsNullOrEmpty(\"\")", "true"},
    {"", "string.Join(\"-\", new[] {\"a\", \"b\"})", "\"a-b\""},
    {"", "string.Join(\"-\", \"a\", \"b\")", "\"a-b\""},
    {"", "int.Parse(\"12\")", "12"},
    {"", "new[] {1, 2}[1]", "2"},
    {"", "new List<string> {\"a\"}.Contains(\"b\")", "false"},
    {"", "new Dictionary<string, int> {{\"a\", 1}}[\"a\"]", "1"},
    {"var l = new List<string>(); l.Add(\"x\");\n", "l[0]", "\"x\""},
    {"", "\"a\" + 1", "\"a1\""},
    {"var n = 3;\n", "$\"a{n}\"", "\"a3\""},
    {"var n = 3;\n", "$\"a{n:X2}\"", "~"},
    {"", "-7 / 2", "-3"},
};

static const struct {
    fold_frame frame;
    const fold_row *rows;
    size_t count;
} LANGUAGES[] = {
    {{"python", "", "value = ", "\n"}, PYTHON, LTL_COUNT_OF(PYTHON)},
    {{"javascript", "", "const value = ", ";\n"}, JAVASCRIPT, LTL_COUNT_OF(JAVASCRIPT)},
    {{"java", "class A { void m() {\n", "Object value = ", "; } }\n"}, JAVA, LTL_COUNT_OF(JAVA)},
    {{"c", "void f(void) {\n", "int value = ", "; }\n"}, C, LTL_COUNT_OF(C)},
    {{"kotlin", "fun f() {\n", "val value = ", "\n}\n"}, KOTLIN, LTL_COUNT_OF(KOTLIN)},
    {{"go", "package p\nfunc f() {\n", "value := ", "\n}\n"}, GO, LTL_COUNT_OF(GO)},
    {{"php", "<?php\n", "$value = ", ";\n"}, PHP, LTL_COUNT_OF(PHP)},
    {{"ruby", "", "value = ", "\n"}, RUBY, LTL_COUNT_OF(RUBY)},
    {{"csharp", "class A { void M() {\n", "var value = ", "; } }\n"}, CSHARP, LTL_COUNT_OF(CSHARP)},
};

static void library_calls_are_folded(void **state) {
    (void)state;
    bool all = true;
    for (size_t i = 0; i < LTL_COUNT_OF(LANGUAGES); i++) {
        for (size_t j = 0; j < LANGUAGES[i].count; j++) {
            all = check(&LANGUAGES[i].frame, &LANGUAGES[i].rows[j]) && all;
        }
    }
    assert_true(all);
}

static void rows_are_in_order(void **state) {
    (void)state;
    for (size_t i = 1; i < ltl_fold_row_count; i++) {
        assert_true(strcmp(ltl_fold_rows[i - 1].name, ltl_fold_rows[i].name) <= 0);
        assert_true(ltl_fold_rows[i].most < LTL_FOLD_GIVEN);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(library_calls_are_folded),
        cmocka_unit_test(rows_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
