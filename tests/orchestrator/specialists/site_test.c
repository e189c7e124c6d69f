#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* The pages of a repository as one site, seen by the search engine specialist. */

static const char workflow[] =
    "workflow: only-seo\nsequence:\n  - {name: partition, task: partition}\n  - name: look\n    "
    "scatter:\n"
    "      over: $partition.chunks\n      step: {name: agents, task: look, with: {chunk: $item}}\n"
    "      keeps: true\n  - {name: gather, task: gather}\n  - {name: seo, task: seo-analyzer}\n";

static void page_write(sandbox *box, const char *path, const char *head, const char *body) {
    char text[2048];
    snprintf(text, sizeof(text),
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
             "charset=\"utf-8\">\n%s\n</head>\n<body>\n"
             "<h1>Head</h1>\n%s\n</body>\n</html>\n",
             head, body);
    sandbox_write(box, path, text);
}

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "seo.yaml", workflow);
    page_write(box, "site/index.html",
               "<title>Start</title><meta name=\"description\" content=\"All of it\">",
               "<p id=\"here\"><a href=\"a.html\">a</a> <a href=\"/b/\">b</a> <a "
               "href=\"c.html#there\">c</a></p>");
    page_write(box, "site/a.html", "<title>Page a</title>",
               "<a href=\"./\">back</a> <a href=\"#Here\">x</a>");
    page_write(box, "site/b/index.html", "<title>Page b</title>",
               "<a href=\"../index.html#here\">back</a>");
    page_write(box, "site/c.html", "<title>Page c</title>",
               "<p id=\"there\"><a href=\"a.html?x=1\">a</a></p>");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void check(void **state, const char *text, bool is_there) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "site",
                                      "lintel workflow run ../seo.yaml . --no-journal");
    ltl_program_check(got, text, is_there);
}

static void a_site_in_order_is_left_alone(void **state) {
    page_write(*state, "site/a.html", "<title>Page a</title>", "<a href=\"./\">back</a>");
    static const char *const ids[] = {"title-duplicate", "description-duplicate",
                                      "canonical-chain", "anchor-missing",
                                      "link-broken",     "orphan",
                                      "hreflang-no",     "robots-txt"};
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        check(state, ids[i], false);
    }
}

static void titles_and_descriptions_tell_pages_apart(void **state) {
    page_write(*state, "site/a.html",
               "<title>Start</title><meta name=\"description\" content=\"All of it\">", "");
    check(state, "1 other page of the site has the same title: index.html", true);
    check(state, "1 other page of the site has the same description: index.html", true);
    /* A copy that says so, and a page that is not to be found, may. */
    page_write(*state, "site/a.html",
               "<title>Start</title><link rel=\"canonical\" href=\"https://x.org/index.html\">",
               "");
    check(state, "title-duplicate", false);
    page_write(*state, "site/a.html",
               "<title>Start</title><meta name=\"robots\" content=\"noindex\">", "");
    check(state, "title-duplicate", false);
}

static void links_lead_somewhere(void **state) {
    check(state, "a.html has no element with the id `Here`",
          false); /* half of its places: no evidence */
    page_write(*state, "site/a.html", "<title>Page a</title>",
               "<a href=\"./\">back</a> <a href=\"c.html#there\">c</a> <a "
               "href=\"c.html#else\">c</a> <a href=\"d.html\">d</a>\n"
               "<a href=\"https://other.org/f.html\">f</a> <a "
               "href=\"#top\">g</a> "
               "<a href=\"guide.html\">h</a>");
    sandbox_write(*state, "site/guide.md", "# Guide\n"); /* somebody makes the page of it */
    check(state, "c.html has no element with the id `else`", true);
    check(state, "There is no page d.html.", true);
    check(state, "There is no page guide.html", false);
    check(state, "no page f.html", false);
}

static void of_templates_nothing_is_said(void **state) {
    page_write(*state, "site/a.html", "<title>Start</title>",
               "{{ text }} <a href=\"d.html\">d</a> <a href=\"./\">x</a>");
    check(state, "There is no page", false);
    check(state, "title-duplicate", false);
}

/* Pages that a server puts elsewhere: most of their links lead nowhere here. */
static void pages_that_are_served_elsewhere_are_not_judged(void **state) {
    page_write(*state, "site/a.html", "<title>Page a</title>",
               "<a href=\"x/d.html\">d</a> <a href=\"x/e.html\">e</a> <a href=\"./\">back</a>");
    check(state, "There is no page", false);
}

static void originals_and_languages_answer(void **state) {
    page_write(*state, "site/a.html",
               "<title>A</title><link rel=\"canonical\" href=\"https://x.org/c.html\">"
               "<link rel=\"alternate\" hreflang=\"de\" href=\"https://x.org/b/\">",
               "");
    page_write(*state, "site/c.html",
               "<title>C</title><link rel=\"canonical\" href=\"https://x.org/b/\">", "");
    check(state, "c.html, which this page calls its original, calls b/index.html its own.", true);
    check(state, "b/index.html does not name this page as a version of itself.", true);
    page_write(*state, "site/c.html", "<title>C</title><meta name=\"robots\" content=\"noindex\">",
               "");
    check(state, "must not be shown (noindex)", true);
}

static void robots_and_sitemaps_agree(void **state) {
    sandbox_write(*state, "site/robots.txt",
                  "User-agent: *\nDisallow: /b/ # not yet\nDissallow: /c\nSitemap: /sitemap.xml\n");
    sandbox_write(
        *state, "site/sitemap.xml",
        "<urlset><url><loc>https://x.org/</loc></url>\n<url><loc>https://x.org/b/</loc></url>\n"
        "<url><loc>https://x.org/a.html</loc></url></urlset>\n");
    check(state, "b/index.html is in the sitemap, and robots.txt keeps it out of search.", true);
    check(state, "Crawlers do not know this line", true);
    check(state, "`Sitemap:` needs the whole address", true);
    check(state, "1 page of the site is not in it: c.html", true);
    check(state, "keeps all search engines from all pages", false);
    sandbox_write(*state, "site/robots.txt",
                  "User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /\nAllow: /a\n");
    check(state, "keeps all search engines from all pages", false);
    sandbox_write(*state, "site/robots.txt", "User-agent: *\nDisallow: /\n");
    check(state, "keeps all search engines from all pages", true);
}

static void a_page_that_nobody_links(void **state) {
    page_write(*state, "site/index.html", "<title>Start</title>",
               "<a href=\"a.html\">a</a> <a href=\"c.html\">c</a> <a href=\"d.html\">d</a> <a "
               "href=\"e.html\">e</a>");
    page_write(*state, "site/d.html", "<title>Page d</title>", "");
    page_write(*state, "site/e.html", "<title>Page e</title>", "");
    page_write(*state, "site/alone.html", "<title>Alone</title>", "");
    check(state, "No page of the site links to this one.", true);
    sandbox_write(*state, "site/sitemap.xml",
                  "<urlset><url><loc>https://x.org/alone.html</loc></url></urlset>\n");
    check(state, "No page of the site links to this one.", false);
}

/* A copy of the whole site within it, such as one to be downloaded. */
static void a_copy_is_a_site_of_its_own(void **state) {
    static const char *const names[] = {"index", "one", "two", "three", "four", "five"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[64];
        char head[64];
        snprintf(head, sizeof(head), "<title>%s</title>", names[i]);
        snprintf(path, sizeof(path), "site/%s.html", names[i]);
        page_write(*state, path, head, "");
        snprintf(path, sizeof(path), "site/offline/docs/%s.html", names[i]);
        page_write(*state, path, head, "");
    }
    check(state, "title-duplicate", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_site_in_order_is_left_alone),
        TEST(titles_and_descriptions_tell_pages_apart),
        TEST(links_lead_somewhere),
        TEST(of_templates_nothing_is_said),
        TEST(pages_that_are_served_elsewhere_are_not_judged),
        TEST(originals_and_languages_answer),
        TEST(robots_and_sitemaps_agree),
        TEST(a_page_that_nobody_links),
        TEST(a_copy_is_a_site_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
