/* What the checks of the seo agent find, and what they leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/markup_rows.h"

static const test_markup_row rows[] = {
    {"seo/title-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head></head><body><p>x</p></body></html>"},
    {"seo/title-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><title> </title></head><body><p>x</p></body></html>"},
    {"seo/title-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head></head><body><svg><title>x</title></svg></body></html>"},
    {"seo/title-missing", "a.html", false,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/title-missing", "a.html", false, "<p>part</p>"},
    {"seo/title-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head>{% block title %}{% endblock "
     "%}</head><body><p>x</p></body></html>"},
    {"seo/title-length", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><title>"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</title></"
     "head><body><p>x</p></body></html>"},
    {"seo/title-length", "a.html", true,
     "<head><title>"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</title></"
     "head>"},
    {"seo/title-length", "a.html", false,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/title-length", "a.html", false,
     "<svg><title>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx<"
     "/title></svg>"},
    {"seo/title-length", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><title>{{ a }} "
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</title></"
     "head><body><p>x</p></body></html>"},
    {"seo/title-multiple", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title><title>Harbours</title></head><body><p>x</p></body></"
     "html>"},
    {"seo/title-multiple", "a.html", true,
     "<head><title>a</title><meta name=x><title>b</title></head>"},
    {"seo/title-multiple", "a.html", false,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/title-multiple", "a.html", false,
     "<!DOCTYPE html><html lang=en><head>{% if a %}<title>Harbours</title>{% else "
     "%}<title>Harbours</title>{% endif %}</head><body><p>x</p></body></html>"},
    {"seo/description-missing", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><link rel=canonical "
     "href=/a><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/description-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><link rel=canonical href=/a><meta name=description "
     "content=''></head><body><p>x</p></body></html>"},
    {"seo/description-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta name=description content='All harbours of the lake, "
     "with depths.'></head><body><p>x</p></body></html>"},
    {"seo/description-missing", "a.html", false, "<p>part</p>"},
    {"seo/description-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head>{% include 'head' %}</head><body><p>x</p></body></html>"},
    {"seo/description-length", "a.html", true, "<meta name=description content='Short.'>"},
    {"seo/description-length", "a.html", true,
     "<meta name=Description "
     "content='"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxx'>"},
    {"seo/description-length", "a.html", false,
     "<meta name=description content='All harbours of the lake, with depths.'>"},
    {"seo/description-length", "a.html", false, "<meta name=description content='{{ d }}'>"},
    {"seo/description-length", "a.html", false, "<meta name=author content='Me'>"},
    {"seo/h1-missing", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><link rel=canonical "
     "href=/a><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/h1-missing", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><link rel=canonical "
     "href=/a><title>Harbours</title></head><body><h2>x</h2></body></html>"},
    {"seo/h1-missing", "a.html", false,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title></head><body><h1>x</h1><p>y</p></body></html>"},
    {"seo/h1-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><title>Harbours</title></head><body><div "
     "id=app></div></body></html>"},
    {"seo/h1-missing", "a.html", false, "<p>part</p>"},
    {"seo/canonical-relative", "a.html", true, "<link rel=canonical href='/a'>"},
    {"seo/canonical-relative", "a.html", true, "<link rel=canonical href='//h/a'>"},
    {"seo/canonical-relative", "a.html", false, "<link rel=canonical href='https://h/a'>"},
    {"seo/canonical-relative", "a.html", false, "<link rel=canonical href='{{ u }}'>"},
    {"seo/canonical-relative", "a.html", false, "<link rel=next href='/a'>"},
    {"seo/canonical-multiple", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><link rel=canonical href='https://h/a'><link "
     "rel=canonical href='https://h/b'></head><body><p>x</p></body></html>"},
    {"seo/canonical-multiple", "a.html", true,
     "<link rel=canonical href='https://h/a'><link rel=icon href=a><link rel=canonical "
     "href='https://h/a'>"},
    {"seo/canonical-multiple", "a.html", false, "<link rel=canonical href='https://h/a'>"},
    {"seo/canonical-multiple", "a.html", false, "<link rel=next href=a><link rel=next href=b>"},
    {"seo/robots-noindex", "a.html", true,
     "<meta name=description content=x><meta name=robots content='noindex, follow'>"},
    {"seo/robots-noindex", "a.html", true,
     "<meta name=description content=x><meta name=robots content=none>"},
    {"seo/robots-noindex", "a.html", false, "<meta name=robots content='index'>"},
    {"seo/robots-noindex", "a.html", false, "<meta name=x content=noindex>"},
    {"seo/robots-noindex", "a.html", false,
     "{% if a %}<meta name=robots content=noindex>{% endif %}"},
    {"seo/robots-noindex", "a.html", false, "<meta name=robots content=noindex>"},
    {"seo/viewport-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><title>a</title></head><body><nav><a href=/b>b</a>"
     "<a href=/c>c</a><a href=/d>d</a></nav><p>x</p></body></html>"},
    /* Nobody is to find these. */
    {"seo/viewport-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><title>a</title></head><body><p>Logged "
     "out.</p></body></html>"},
    {"seo/description-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta http-equiv=refresh content='0; url=../'>"
     "<link rel=canonical href=/a></head></html>"},
    {"seo/title-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta http-equiv=refresh "
     "content='0;url=../'></head></html>"},
    {"seo/title-missing", "examples/a.html", false,
     "<!DOCTYPE html><html lang=en><head></head><body><p>x</p></body></html>"},
    {"seo/title-length", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><title>xxxxxxxxxxxxxxxxxxxxxxx{% if self.title() %} - "
     "{% endif %}{% block title %}xxxxxxxxxxxxxxx{% endblock %}</title></head></html>"},
    {"seo/description-length", "a.html", false,
     "<meta name=description content='\xe8\x8b\xa5\xe4\xbe\x9d\xe5\x90\x8e\xe5\x8f\xb0\xe7\xae\xa1"
     "\xe7\x90\x86\xe6\xa1\x86\xe6\x9e\xb6\xe6\xa1\x86\xe6\x9e\xb6'>"},
    {"seo/viewport-missing", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><link rel=canonical "
     "href=/a><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/viewport-missing", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><link rel=canonical href=/a><meta name=description "
     "content='All harbours of the lake, "
     "with depths.'></head><body><p>x</p></body></html>"},
    {"seo/viewport-missing", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta name=viewport "
     "content='width=device-width'></head><body><p>x</p></body></html>"},
    {"seo/viewport-missing", "a.html", false, "<p>x</p>"},
    {"seo/charset-late", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><!-- "
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc --><meta "
     "charset=utf-8></head><body><p>x</p></body></html>"},
    {"seo/charset-late", "a.html", true,
     "<!DOCTYPE html><html "
     "lang=en><head><title>"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"
     "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt</title><meta "
     "charset=utf-8></head><body><p>x</p></body></html>"},
    {"seo/charset-late", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><!-- "
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc "
     "--></head><body><p>x</p></body></html>"},
    {"seo/charset-late", "a.html", false,
     "<!-- "
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
     "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc --><meta "
     "charset=utf-8>"},
    {"seo/link-uncrawlable", "a.html", true, "<a onclick=\"location.href='/a'\">x</a>"},
    {"seo/link-uncrawlable", "a.html", true, "<a href=\"javascript:location='/a'\">x</a>"},
    {"seo/link-uncrawlable", "a.html", false, "<a href='/a' onclick=\"location='/a'\">x</a>"},
    {"seo/link-uncrawlable", "a.html", false, "<a onclick='f()'>x</a>"},
    {"seo/link-nofollow-internal", "a.html", true, "<a href='/a' rel=nofollow>x</a>"},
    {"seo/link-nofollow-internal", "a.html", true, "<a href='/a' rel='noopener nofollow'>x</a>"},
    {"seo/link-nofollow-internal", "a.html", false, "<a href='https://h/' rel=nofollow>x</a>"},
    {"seo/link-nofollow-internal", "a.html", false, "<a href='/a'>x</a>"},
    {"seo/link-nofollow-internal", "a.html", false, "<a href='//h/a' rel=nofollow>x</a>"},
    {"seo/mixed-content", "a.html", true, "<script src='http://h/a.js'></script>"},
    {"seo/mixed-content", "a.html", true, "<img src='http://h/a.png' alt=''>"},
    {"seo/mixed-content", "a.html", true, "<link rel=stylesheet href='http://h/a.css'>"},
    {"seo/mixed-content", "a.jsx", true, "const a = <img src=\"http://h/a.png\" />;"},
    {"seo/mixed-content", "a.html", false, "<script src='https://h/a.js'></script>"},
    {"seo/mixed-content", "a.html", false, "<a href='http://h/'>x</a>"},
    {"seo/mixed-content", "a.html", false, "<link rel=profile href='http://h/p'>"},
    {"seo/mixed-content", "a.html", false, "<img src='http://localhost/a.png' alt=''>"},
    {"seo/og-incomplete", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><meta property='og:title' "
     "content=x></head><body><p>x</p></body></html>"},
    {"seo/og-incomplete", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><meta property='og:title' content=x><meta "
     "property='og:type' content=x><meta property='og:url' "
     "content=x></head><body><p>x</p></body></html>"},
    {"seo/og-incomplete", "a.html", false,
     "<!DOCTYPE html><html "
     "lang=en><head><title>Harbours</title></head><body><p>x</p></body></html>"},
    {"seo/og-incomplete", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><meta property='og:title' content=x><meta "
     "property='og:type' content=x><meta property='og:url' content=x><meta property='og:image' "
     "content='https://h/x'></head><body><p>x</p></body></html>"},
    {"seo/og-image-relative", "a.html", true, "<meta property='og:image' content='/a.png'>"},
    {"seo/og-image-relative", "a.html", true, "<meta property='og:image' content='a.png'>"},
    {"seo/og-image-relative", "a.html", false,
     "<meta property='og:image' content='https://h/a.png'>"},
    {"seo/og-image-relative", "a.html", false, "<meta property='og:image' content='{{ i }}'>"},
    {"seo/hreflang-invalid", "a.html", true, "<link rel=alternate hreflang=en_GB href=a>"},
    {"seo/hreflang-invalid", "a.html", true, "<link rel=alternate hreflang=english href=a>"},
    {"seo/hreflang-invalid", "a.html", true, "<link hreflang='en-GBR' href=a>"},
    {"seo/hreflang-invalid", "a.html", false, "<link rel=alternate hreflang=en-GB href=a>"},
    {"seo/hreflang-invalid", "a.html", false, "<link hreflang=x-default href=a>"},
    {"seo/hreflang-invalid", "a.html", false, "<link hreflang='es-419' href=a>"},
    {"seo/hreflang-invalid", "a.html", false, "<link hreflang='zh-Hant' href=a>"},
    {"seo/meta-keywords", "a.html", true, "<meta name=keywords content='a, b'>"},
    {"seo/meta-keywords", "a.html", true, "<meta name=Keywords content='{{ k }}'>"},
    {"seo/meta-keywords", "a.html", false, "<meta name=keywords content=''>"},
    {"seo/meta-keywords", "a.html", false, "<meta name=author content=a>"},
    {"seo/meta-refresh-redirect", "a.html", true, "<meta http-equiv=refresh content='0; url=/a'>"},
    {"seo/meta-refresh-redirect", "a.html", true, "<meta http-equiv=refresh content='3;URL=/a'>"},
    {"seo/meta-refresh-redirect", "a.html", false, "<meta http-equiv=refresh content='30'>"},
    {"seo/meta-refresh-redirect", "a.html", false, "<meta name=x content='0; url=/a'>"},
    {"seo/plugins", "a.html", true, "<embed src='a.swf'>"},
    {"seo/plugins", "a.html", true, "<applet code=a></applet>"},
    {"seo/plugins", "a.html", true,
     "<object data=a type='application/x-shockwave-flash'></object>"},
    {"seo/plugins", "a.html", false, "<embed src=a.pdf>"},
    {"seo/plugins", "a.html", false, "<object data='a.svg'></object>"},
    {"seo/img-lazy-first", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><title>Harbours</title></head><body><img src=a "
     "loading=lazy></body></html>"},
    {"seo/img-lazy-first", "a.html", true,
     "<!DOCTYPE html><html lang=en><head><title>Harbours</title></head><body><img src=a "
     "loading=lazy><img src=b></body></html>"},
    {"seo/img-lazy-first", "a.html", false,
     "<!DOCTYPE html><html lang=en><head><title>Harbours</title></head><body><img src=a><img src=b "
     "loading=lazy></body></html>"},
    {"seo/img-lazy-first", "a.html", false, "<img src=a loading=lazy>"},
    {"seo/structured-data-syntax", "a.html", true,
     "<script type='application/ld+json'>{\"a\": 1,}</script>"},
    {"seo/structured-data-syntax", "a.html", true,
     "<script type='application/ld+json'>{a: 1}</script>"},
    {"seo/structured-data-syntax", "a.html", false,
     "<script type='application/ld+json'>{\"a\": 1}</script>"},
    {"seo/structured-data-syntax", "a.html", false, "<script>{a: 1}</script>"},
    {"seo/structured-data-syntax", "a.html", false,
     "<script type='application/ld+json'>{\"a\": {{ x }}}</script>"},
};

static void each_row_holds(void **state) {
    (void)state;
    test_markup_rows_check(rows, LTL_COUNT_OF(rows));
}

static void each_check_has_two_rows_of_both_kinds(void **state) {
    (void)state;
    test_markup_rows_cover(rows, LTL_COUNT_OF(rows), LTL_DOMAIN_SEO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_holds),
        cmocka_unit_test(each_check_has_two_rows_of_both_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
