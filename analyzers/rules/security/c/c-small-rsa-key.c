#include <openssl/evp.h>
#include <openssl/rsa.h>

enum { OLD_BITS = 1024 };

int small(RSA *key, BIGNUM *e) {
    // ruleid: c-small-rsa-key
    return RSA_generate_key_ex(key, 512, e, NULL);
}

int context(EVP_PKEY_CTX *ctx) {
    // ruleid: c-small-rsa-key
    return EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 1024);
}

EVP_PKEY *right(void) {
    // ok: c-small-rsa-key
    return EVP_RSA_gen(3072);
}

int chosen(RSA *key, int bits, BIGNUM *e) {
    // ok: c-small-rsa-key
    return RSA_generate_key_ex(key, bits, e, NULL);
}
