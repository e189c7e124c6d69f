#include "grammars/entities.h"

#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"

enum { MAX_SPELLING = 12 };

typedef struct name_row {
    const char *name; /* with its semicolon, where it has to have one */
    char byte;
} name_row;

static const name_row NAMES[] = {
    {"quot;", '"'},    {"apos;", '\''},   {"amp;", '&'},     {"lt;", '<'},      {"gt;", '>'},
    {"nbsp;", ' '},    {"Tab;", '\t'},    {"NewLine;", ' '}, {"excl;", '!'},    {"num;", '#'},
    {"dollar;", '$'},  {"percnt;", '%'},  {"lpar;", '('},    {"rpar;", ')'},    {"ast;", '*'},
    {"plus;", '+'},    {"comma;", ','},   {"period;", '.'},  {"sol;", '/'},     {"colon;", ':'},
    {"semi;", ';'},    {"equals;", '='},  {"quest;", '?'},   {"commat;", '@'},  {"lsqb;", '['},
    {"lbrack;", '['},  {"bsol;", '\\'},   {"rsqb;", ']'},    {"rbrack;", ']'},  {"Hat;", '^'},
    {"lowbar;", '_'},  {"grave;", '`'},   {"lcub;", '{'},    {"lbrace;", '{'},  {"verbar;", '|'},
    {"vert;", '|'},    {"rcub;", '}'},    {"rbrace;", '}'},
};

static bool read_named(ltl_str text, ltl_entity *out) {
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        ltl_str name = ltl_str_of(NAMES[i].name);
        if (ltl_str_starts_with(ltl_str_slice(text, 1, text.len), name)) {
            out->bytes[0] = NAMES[i].byte;
            out->count = 1;
            out->length = (uint32_t)name.len + 1;
            return true;
        }
    }
    return false;
}

static bool read_numbered(ltl_str text, ltl_entity *out) {
    char spelling[MAX_SPELLING + 1] = {0};
    size_t end = ltl_str_find_byte(ltl_str_slice(text, 0, MAX_SPELLING), ';', 0);
    if (end == SIZE_MAX) {
        return false;
    }
    bool is_hex = end > 2 && (text.ptr[2] == 'x' || text.ptr[2] == 'X');
    size_t first = is_hex ? 3 : 2;
    memcpy(spelling, text.ptr + first, end - first);
    char *stop;
    unsigned long code = strtoul(spelling, &stop, is_hex ? 16 : 10);
    bool is_digit = spelling[0] != '+' && spelling[0] != '-' && spelling[0] > ' ';
    if (!is_digit || *stop != '\0' || code == 0 || code > 0x10FFFF ||
        (code >= 0xD800 && code < 0xE000)) {
        return false;
    }
    bool is_line_end = code == '\n' || code == '\r';
    out->count = (uint32_t)ltl_utf8_encode(is_line_end ? ' ' : (uint32_t)code, out->bytes);
    out->length = (uint32_t)end + 1;
    return true;
}

bool ltl_entity_read(ltl_str text, ltl_entity *out_entity) {
    if (text.len < 3 || text.ptr[0] != '&') {
        return false;
    }
    return text.ptr[1] == '#' ? read_numbered(text, out_entity) : read_named(text, out_entity);
}
