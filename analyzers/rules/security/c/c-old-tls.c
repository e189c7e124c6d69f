#include <openssl/ssl.h>

SSL_CTX *old(void) {
    // ruleid: c-old-tls
    return SSL_CTX_new(TLSv1_client_method());
}

int older(SSL_CTX *ctx) {
    // ruleid: c-old-tls
    return SSL_CTX_set_min_proto_version(ctx, TLS1_1_VERSION);
}

SSL_CTX *right(void) {
    // ok: c-old-tls
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    // ok: c-old-tls
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    return ctx;
}

const SSL_METHOD *known(int version) {
    // ok: c-old-tls
    return version == TLS1_VERSION ? TLSv1_method() : TLS_method();
}
