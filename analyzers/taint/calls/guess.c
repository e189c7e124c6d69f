/* What a call of an unknown function may give back. Semgrep takes it to hold whatever it was given, and
 * so does this engine; here is how far that is a guess. Functions that make a value of the text they are
 * given have the same names everywhere; so have those that ask, look up or store. Only names are seen,
 * so none of this adds or takes away a mark: it is a judgement of the way, told with what is found. */
#include <stdlib.h>
#include <string.h>

#include "analyzers/taint/taint_internal.h"

enum {
    GUESS_OF_UNKNOWN = 1, /* it may hold on to what it is given, or not */
    GUESS_OF_FORM = 2,    /* `get_path(x)`: one that is found, or made of what is given */
    GUESS_OF_ANSWER = LTL_MAX_DOUBT, /* a row, a number, what lies under a key, yes or no */
};

/* Without case, in order. Types stand for their constructors. */
static const char *const MAKERS[] = {
    "abspath",
    "all",
    "allsettled",
    "app_path",
    "append",
    "array",
    "array_filter",
    "array_keys",
    "array_map",
    "array_merge",
    "array_values",
    "arraylist",
    "aslist",
    "atob",
    "b64decode",
    "b64encode",
    "base64_decode",
    "base64_encode",
    "base_path",
    "basename",
    "btoa",
    "buffer",
    "bufferedreader",
    "bytearray",
    "bytearrayinputstream",
    "bytes",
    "bytesio",
    "capitalize",
    "chain",
    "chr",
    "clean",
    "clone",
    "combine",
    "compact",
    "concat",
    "config_path",
    "copy",
    "copyof",
    "create",
    "database_path",
    "decode",
    "decode64",
    "decodestring",
    "decodeuri",
    "decodeuricomponent",
    "decompress",
    "deepcopy",
    "dict",
    "dirname",
    "encode",
    "encode64",
    "encodetostring",
    "enumerate",
    "expand",
    "expanduser",
    "explode",
    "file",
    "file_join",
    "filter",
    "filterinputstream",
    "flatmap",
    "flatten",
    "format",
    "formatted",
    "from",
    "frombase64string",
    "frombytes",
    "fromcharcode",
    "fromiterable",
    "fromjson",
    "fromstring",
    "frozenset",
    "fsdecode",
    "fspath",
    "getbytes",
    "getdirectoryname",
    "getextension",
    "getfilename",
    "getfilenamewithoutextension",
    "getfullpath",
    "getstring",
    "gsub",
    "hex2bin",
    "html_entity_decode",
    "iconv",
    "implode",
    "inputsource",
    "inputstreamreader",
    "interpolate",
    "iter",
    "join",
    "json_decode",
    "json_encode",
    "jsonify",
    "just",
    "keys",
    "lcfirst",
    "linkedlist",
    "list",
    "load",
    "loads",
    "lower",
    "lstrip",
    "ltrim",
    "map",
    "mark_safe",
    "markup",
    "mb_convert_encoding",
    "mb_strtolower",
    "mb_strtoupper",
    "mb_substr",
    "merge",
    "newbuffer",
    "newbufferstring",
    "newreader",
    "newscanner",
    "next",
    "normalize",
    "normpath",
    "object",
    "of",
    "ofnullable",
    "optional",
    "parse",
    "parse_qs",
    "parse_qsl",
    "parse_str",
    "parse_url",
    "parsejson",
    "parsequery",
    "parsestring",
    "path",
    "posixpath",
    "preg_replace",
    "preg_split",
    "prepend",
    "public_path",
    "purepath",
    "rawurldecode",
    "readall",
    "realpath",
    "replace",
    "replaceall",
    "requirenonnull",
    "requirenonnullelse",
    "resolve",
    "resource_path",
    "reverse",
    "reversed",
    "rstrip",
    "rtrim",
    "scanner",
    "serialize",
    "set",
    "slice",
    "sorted",
    "split",
    "splitext",
    "sprint",
    "sprintf",
    "sprintln",
    "storage_path",
    "str",
    "str_ireplace",
    "str_pad",
    "str_repeat",
    "str_replace",
    "strcat",
    "strchr",
    "strdup",
    "string",
    "string_to_array",
    "stringbuffer",
    "stringbuilder",
    "stringify",
    "stringio",
    "stringreader",
    "strip",
    "stripslashes",
    "strndup",
    "strrchr",
    "strstr",
    "strtok",
    "strtolower",
    "strtoupper",
    "strtr",
    "sub",
    "substr",
    "substring",
    "symbol",
    "title",
    "to_s",
    "tolist",
    "tolower",
    "tolowercase",
    "tostring",
    "totitle",
    "toupper",
    "touppercase",
    "trim",
    "trimend",
    "trimleft",
    "trimprefix",
    "trimright",
    "trimspace",
    "trimstart",
    "trimsuffix",
    "tuple",
    "ucfirst",
    "ucwords",
    "unescape",
    "unmarshal",
    "unquote",
    "unquote_plus",
    "unserialize",
    "upper",
    "uri",
    "url",
    "urldecode",
    "urljoin",
    "urlparse",
    "urlsplit",
    "utf8_decode",
    "utf8_encode",
    "valueof",
    "values",
    "vsprintf",
    "wordwrap",
    "wrap",
    "zip",
};

/* Words that names of functions begin with, in order. */
typedef struct verb {
    const char *word;
    uint32_t guesses;
} verb;

static const verb VERBS[] = {
    {"authenticate", GUESS_OF_ANSWER}, {"authorize", GUESS_OF_ANSWER},
    {"can", GUESS_OF_ANSWER},          {"check", GUESS_OF_ANSWER},
    {"compare", GUESS_OF_ANSWER},      {"connect", GUESS_OF_ANSWER},
    {"contains", GUESS_OF_ANSWER},     {"count", GUESS_OF_ANSWER},
    {"delete", GUESS_OF_ANSWER},       {"equals", GUESS_OF_ANSWER},
    {"exec", GUESS_OF_ANSWER},         {"execute", GUESS_OF_ANSWER},
    {"exists", GUESS_OF_ANSWER},       {"fetch", GUESS_OF_ANSWER},
    {"find", GUESS_OF_ANSWER},         {"get", GUESS_OF_ANSWER},
    {"has", GUESS_OF_ANSWER},          {"hash", GUESS_OF_ANSWER},
    {"import", GUESS_OF_FORM},         {"index", GUESS_OF_ANSWER},
    {"insert", GUESS_OF_ANSWER},       {"is", GUESS_OF_ANSWER},
    {"length", GUESS_OF_ANSWER},       {"list", GUESS_OF_ANSWER},
    {"load", GUESS_OF_ANSWER},         {"login", GUESS_OF_ANSWER},
    {"logout", GUESS_OF_ANSWER},       {"lookup", GUESS_OF_ANSWER},
    {"match", GUESS_OF_ANSWER},        {"matches", GUESS_OF_ANSWER},
    {"pop", GUESS_OF_ANSWER},          {"query", GUESS_OF_ANSWER},
    {"register", GUESS_OF_ANSWER},     {"remove", GUESS_OF_ANSWER},
    {"save", GUESS_OF_ANSWER},         {"search", GUESS_OF_ANSWER},
    {"select", GUESS_OF_ANSWER},       {"selected", GUESS_OF_ANSWER},
    {"send", GUESS_OF_ANSWER},         {"should", GUESS_OF_ANSWER},
    {"test", GUESS_OF_ANSWER},         {"update", GUESS_OF_ANSWER},
    {"validate", GUESS_OF_ANSWER},     {"verify", GUESS_OF_ANSWER},
    {"where", GUESS_OF_ANSWER},
};

/* Whole names of what hands something over and waits for an answer, in order. In longer names these words
 * are things as often: `request_wrapper`. */
static const char *const ASKERS[] = {
    "ask", "call", "dispatch", "enqueue", "perform", "post", "publish", "put", "request", "submit",
};

/* Words that say, first or last in a name, that what comes back is what was given in another form:
 * `escape_html`, `RequestWrapper`. */
static const char *const FORMS[] = {
    "as",   "builder", "decode",   "encode",  "escape", "escaped", "format", "html",    "iterator",
    "join", "quote",   "reader",   "replace", "split",  "stream",  "string", "strip",   "text",
    "to",   "trim",    "unescape", "unquote", "uri",    "url",     "wrap",   "wrapped", "wrapper",
};

enum { MAX_NAME = 32 }; /* longer than any word of the lists */

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_upper(c);
}

/* `findByName`, `find_by_name`, `FindByName` and `find` begin with the word `find`. */
static size_t first_word(ltl_str name, char *out) {
    size_t count = 0;
    while (count < name.len && is_letter(name.ptr[count]) &&
           (count == 0 || !is_upper(name.ptr[count])) && count < MAX_NAME) {
        out[count] = (char)(name.ptr[count] | 0x20);
        count++;
    }
    out[count] = '\0';
    return count;
}

static void last_word(ltl_str name, char *out) {
    size_t start = name.len;
    while (start > 0 && is_letter(name.ptr[start - 1]) && name.len - start < MAX_NAME) {
        start--;
        if (is_upper(name.ptr[start])) {
            break;
        }
    }
    (void)first_word(ltl_str_slice(name, start, name.len), out);
}

static bool is_form(const char *word) {
    return bsearch(word, FORMS, LTL_COUNT_OF(FORMS), sizeof FORMS[0], compare) != NULL;
}

static bool is_maker(ltl_str name) {
    char lower[MAX_NAME + 1];
    if (name.len > MAX_NAME) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        lower[i] = (char)(is_upper(name.ptr[i]) ? name.ptr[i] | 0x20 : name.ptr[i]);
    }
    lower[name.len] = '\0';
    return bsearch(lower, MAKERS, LTL_COUNT_OF(MAKERS), sizeof MAKERS[0], compare) != NULL;
}

/* What is called, without what it belongs to; of `new T(x)` the type. */
static ltl_node name_of_called(const ltl_tree *tree, ltl_node call) {
    bool is_made = tree->kind[call] == LTL_KIND_NEW;
    ltl_node name = ltl_tree_child(tree, call, is_made ? LTL_ROLE_TYPE : LTL_ROLE_CALLEE);
    if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
    }
    return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? name : LTL_NO_NODE;
}

/* `CoverByID`, `cover_by_id`: what lies under a key. */
static bool is_found_by(ltl_str name) {
    for (size_t i = 1; i + 3 < name.len; i++) {
        const char *at = name.ptr + i;
        if (memcmp(at, "_by_", 4) == 0 ||
            (at[0] == 'B' && at[1] == 'y' && is_upper(at[2]) && !is_upper(at[-1]))) {
            return true;
        }
    }
    return false;
}

/* `next_path(unsafe_path)`: whoever calls it so counts on what comes back. */
static bool is_given_unsafe(const ltl_tree *tree, ltl_node call) {
    static const char *const WORDS[] = {"dirty", "tainted", "unsafe", "untrusted"};
    char word[MAX_NAME + 1];
    for (ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT); given != LTL_NO_NODE;
         given = ltl_tree_next_sibling(tree, given)) {
        if (tree->kind[given] == LTL_KIND_NAME) {
            (void)first_word(ltl_tree_name(tree, given), word);
            if (bsearch(word, WORDS, LTL_COUNT_OF(WORDS), sizeof WORDS[0], compare) != NULL) {
                return true;
            }
        }
    }
    return false;
}

uint32_t ltl_taint__guesses_of_address(const ltl_tree *tree, ltl_node call) {
    ltl_node node = name_of_called(tree, call);
    char word[MAX_NAME + 1] = "";
    if (node != LTL_NO_NODE && !is_maker(ltl_tree_name(tree, node))) {
        last_word(ltl_tree_name(tree, node), word);
    }
    bool makes = strcmp(word, "url") == 0 || strcmp(word, "uri") == 0;
    return makes && tree->kind[call] == LTL_KIND_CALL ? GUESS_OF_FORM : 0;
}

/* Java's `Paths.get(…)` finds nothing. */
static bool makes_path(const ltl_tree *tree, ltl_node name) {
    ltl_node owner = tree->kind[tree->parent[name]] == LTL_KIND_MEMBER
                         ? ltl_tree_child(tree, tree->parent[name], LTL_ROLE_RECEIVER)
                         : LTL_NO_NODE;
    return owner != LTL_NO_NODE && tree->kind[owner] == LTL_KIND_NAME &&
           ltl_str_is(ltl_tree_name(tree, owner), "Paths");
}

/* `insert(table).values(name=x)`: what builds a statement binds what it is given; `Object.values(x)` is all of x. */
static bool binds_values(const ltl_tree *tree, ltl_node call, ltl_str name) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node object = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    return object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_CALL &&
           ltl_str_is(name, "values") &&
           ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) != LTL_NO_NODE;
}

uint32_t ltl_taint__guesses_of(const ltl_tree *tree, ltl_node call) {
    ltl_node node = name_of_called(tree, call);
    char word[MAX_NAME + 1];
    if (is_given_unsafe(tree, call)) {
        return GUESS_OF_ANSWER;
    }
    if (node == LTL_NO_NODE) {
        return GUESS_OF_UNKNOWN;
    }
    ltl_str name = ltl_tree_name(tree, node);
    (void)first_word(name, word);
    bool asks_rows = strcmp(word, "filter") == 0 && tree->kind[call] == LTL_KIND_CALL &&
                     tree->kind[ltl_tree_child(tree, call, LTL_ROLE_CALLEE)] == LTL_KIND_MEMBER;
    /* `rows.filter(id=x)`; of a list of marked things that is no question */
    if (asks_rows || binds_values(tree, call, name)) {
        return GUESS_OF_ANSWER;
    }
    if (is_maker(name) || makes_path(tree, node)) {
        return 0;
    }
    const verb *found = bsearch(word, VERBS, LTL_COUNT_OF(VERBS), sizeof VERBS[0], compare);
    if (found != NULL && tree->kind[call] != LTL_KIND_NEW) {
        bool is_get = strcmp(word, "get") == 0;
        last_word(name, word);
        return is_get && is_form(word) ? GUESS_OF_FORM : found->guesses;
    }
    if (is_found_by(name)) {
        return GUESS_OF_ANSWER;
    }
    if (name.len == strlen(word) && tree->kind[call] != LTL_KIND_NEW &&
        bsearch(word, ASKERS, LTL_COUNT_OF(ASKERS), sizeof ASKERS[0], compare) != NULL) {
        return GUESS_OF_ANSWER;
    }
    bool begins = is_form(word);
    last_word(name, word);
    if (strcmp(word, "fetch") == 0) { /* `safeFetch` */
        return GUESS_OF_ANSWER;
    }
    return begins || is_form(word) ? 0 : GUESS_OF_UNKNOWN;
}

/* Words that say, anywhere in a name, that what comes back is harmless, in order. */
static const char *const CLEANERS[] = {
    "clean",    "cleaned",   "cleanse",      "encode",    "encoded",      "entities",
    "esc",      "escape",    "escaped",      "htmlchars", "htmlentities", "htmlspecialchars",
    "purified", "purify",    "quote",        "quoted",    "sanitise",     "sanitised",
    "sanitize", "sanitized", "specialchars", "validate",  "validated",
};

static bool is_cleaner(const char *word, const void *unused) {
    (void)unused;
    return bsearch(word, CLEANERS, LTL_COUNT_OF(CLEANERS), sizeof CLEANERS[0], compare) != NULL;
}

static bool is_word(const char *word, const void *other) {
    return strcmp(word, other) == 0;
}

/* Whether any word of the name of what is called is one that is sought. */
static bool has_word(const ltl_tree *tree, ltl_node call,
                     bool (*is_sought)(const char *word, const void *data), const void *data) {
    ltl_node node = name_of_called(tree, call);
    ltl_str name = node != LTL_NO_NODE ? ltl_tree_name(tree, node) : LTL_STR("");
    char word[MAX_NAME + 1];
    for (size_t at = 0; at < name.len;) {
        size_t length = first_word(ltl_str_slice(name, at, name.len), word);
        if (length > 0 && is_sought(word, data)) {
            return true;
        }
        at += length > 0 ? length : 1;
    }
    return false;
}

bool ltl_taint__name_has_word(const ltl_tree *tree, ltl_node call, const char *word) {
    return has_word(tree, call, is_word, word);
}

/* `sanitize_search_string(x)`: how it cleans, no engine can tell; that it does not is a guess. */
uint32_t ltl_taint__guesses_of_cleaner(const ltl_tree *tree, ltl_node call) {
    enum { GUESSES = 2 };
    return tree->kind[call] == LTL_KIND_CALL && has_word(tree, call, is_cleaner, NULL) ? GUESSES
                                                                                       : 0;
}

/* `userService`, `this.repo`, `$db`: it passes things on, and what it gives later is not what it was given. */
bool ltl_taint__is_service(const ltl_tree *tree, ltl_node object) {
    static const char *const WORDS[] = {"api",  "client",     "conn",   "connection", "controller",
                                        "dao",  "database",   "db",     "gateway",    "mapper",
                                        "repo", "repository", "service"};
    char word[MAX_NAME + 1];
    ltl_node name = tree->kind[object] == LTL_KIND_MEMBER
                        ? ltl_tree_child(tree, object, LTL_ROLE_NAME)
                        : object;
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return false;
    }
    last_word(ltl_tree_name(tree, name), word);
    return bsearch(word, WORDS, LTL_COUNT_OF(WORDS), sizeof WORDS[0], compare) != NULL;
}
