/* hostile_texts.h - texts that must stay texts, whatever shows them. */
#ifndef LTL_TESTS_HOSTILE_TEXTS_H
#define LTL_TESTS_HOSTILE_TEXTS_H

#include "core/str.h"

#define HOSTILE(literal)                                                                           \
    { literal, sizeof(literal) - 1 }

static const ltl_str hostile_texts[] = {
    HOSTILE(""),
    HOSTILE(" "),
    HOSTILE("\0"),
    HOSTILE("a\0b"),
    HOSTILE("\n\n\n"),
    HOSTILE("line\r\nline\rline\n"),
    /* terminals */
    HOSTILE("\x1b[31mred\x1b[0m"),
    HOSTILE("\x1b]0;title\x07\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\"),
    HOSTILE("\x1b[2J\x1b[H\x1b[?1049h"),
    HOSTILE("\x1bP+q544e\x1b\\"),
    HOSTILE("\xC2\x9B"
            "31m c1"),
    HOSTILE("back\b\b\b\bspace \x7F"),
    HOSTILE("over\rwritten"),
    /* unseen */
    HOSTILE("if admin\xE2\x80\xAE\xE2\x81\xA6// user\xE2\x81\xA9 \xE2\x81\xA6"),
    HOSTILE("zero\xE2\x80\x8Bwidth\xEF\xBB\xBF"),
    HOSTILE("\xE2\x80\xA8line\xE2\x80\xA9paragraph"),
    HOSTILE("tag\xF3\xA0\x81\x81\xF3\xA0\x81\xBF"),
    HOSTILE("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90"),
    HOSTILE("z\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87\xCC\x88\xCC\x89\xCC\x8A"),
    /* not UTF-8 */
    HOSTILE("\xFF\xFE\xFD"),
    HOSTILE("\xC0\xAF\xE0\x80\xAF"),
    HOSTILE("\xED\xA0\x80\xED\xB0\x80"),
    HOSTILE("\xF4\x90\x80\x80"),
    HOSTILE("cut \xF0\x9F\x98"),
    /* markup */
    HOSTILE("<script>alert(1)</script>"),
    HOSTILE("</script><script>alert(1)</script>"),
    HOSTILE("</template><img src=x onerror=alert(1)>"),
    HOSTILE("<!--"),
    HOSTILE("--><svg onload=alert(1)>"),
    HOSTILE("]]><x/>"),
    HOSTILE("\" onmouseover=\"alert(1)"),
    HOSTILE("' onfocus='alert(1)' autofocus='"),
    HOSTILE("&lt;&#60;&"),
    HOSTILE("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"),
    HOSTILE("javascript:alert(1)"),
    HOSTILE("LINTEL-DATA"),
    HOSTILE("{{constructor.constructor('alert(1)')()}}"),
    /* documents */
    HOSTILE("[text](https://evil.example) ![i](https://evil.example/i.png)"),
    HOSTILE("# heading\n- list\n> quote\n```\ncode"),
    HOSTILE("@team please approve, fixes #1"),
    HOSTILE("`` ` `unclosed"),
    HOSTILE("| a | b |\n|---|---|"),
    HOSTILE("https://user:secret@evil.example/"),
    HOSTILE("=cmd|' /C calc'!A0"),
    HOSTILE("+1+1"),
    HOSTILE("-2+3"),
    HOSTILE("@SUM(1)"),
    HOSTILE("\t=1"),
    HOSTILE("a,b;c\"d\"\n"),
    HOSTILE("::error file=a::text"),
    HOSTILE("%0A::set-output name=x::y"),
    HOSTILE("##vso[task.setvariable variable=x]y"),
    HOSTILE("##teamcity[testFailed name='x']"),
    /* programs */
    HOSTILE("%s%s%s%n"),
    HOSTILE("../../../../etc/passwd"),
    HOSTILE("/etc/passwd"),
    HOSTILE("C:\\Windows\\system32"),
    HOSTILE("file:///etc/passwd"),
    HOSTILE("a:b"),
    HOSTILE("a b#c?d%41"),
    HOSTILE("$(id) `id` ${HOME}"),
    HOSTILE("' OR 1=1 --"),
    HOSTILE("\\u0022 \\n \\"),
    HOSTILE("{\"a\":1}"),
    HOSTILE("CWE-99999999999999999999"),
};

#endif
