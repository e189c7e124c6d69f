#include <openssl/evp.h>
#include <openssl/rsa.h>

int old(int n, const unsigned char *from, unsigned char *to, RSA *key) {
    // ruleid: c-rsa-without-oaep
    return RSA_public_encrypt(n, from, to, key, RSA_PKCS1_PADDING);
}

int context(EVP_PKEY_CTX *ctx) {
    if (EVP_PKEY_encrypt_init(ctx) <= 0) {
        return 0;
    }
    // ruleid: c-rsa-without-oaep
    return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING);
}

int right(int n, const unsigned char *from, unsigned char *to, RSA *key) {
    // ok: c-rsa-without-oaep
    return RSA_public_encrypt(n, from, to, key, RSA_PKCS1_OAEP_PADDING);
}

int signature(EVP_PKEY_CTX *ctx) {
    if (EVP_PKEY_sign_init(ctx) <= 0) {
        return 0;
    }
    // ok: c-rsa-without-oaep
    return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING);
}
