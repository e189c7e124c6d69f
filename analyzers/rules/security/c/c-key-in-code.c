#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>

static int sign(const unsigned char *text, size_t len, unsigned char *out, unsigned int *out_len) {
    // ruleid: c-key-in-code
    return HMAC(EVP_sha256(), "made-up-signing-key", 19, text, len, out, out_len) != NULL;
}

static int encrypt(EVP_CIPHER_CTX *ctx, const unsigned char *iv) {
    static const unsigned char key[] = "made-up-key-of-32-bytes-00000000";
    // ruleid: c-key-in-code
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
}

static int read_first(EVP_CIPHER_CTX *ctx, const unsigned char *iv, FILE *file) {
    unsigned char key[33] = "";
    if (fread(key, 1, 32, file) != 32) {
        return 0;
    }
    // ok: c-key-in-code
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
}

static int handed(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv) {
    // ok: c-key-in-code
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
}
