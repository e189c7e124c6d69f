#include <curl/curl.h>
#include <openssl/ssl.h>

CURL *client(const char *url) {
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url);
    // ruleid: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    // ruleid: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0);
    return curl;
}

SSL_CTX *context(void) {
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    // ruleid: c-tls-verify-off
    SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
    return ctx;
}

SSL_CTX *context_right(void) {
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_default_verify_paths(ctx);
    // ok: c-tls-verify-off
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    return ctx;
}

void client_right(CURL *curl) {
    // ok: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    // ok: c-tls-verify-off
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
}
