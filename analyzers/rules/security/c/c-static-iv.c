#include <openssl/evp.h>
#include <openssl/rand.h>

int constant(EVP_CIPHER_CTX *ctx, const unsigned char *key) {
    // ruleid: c-static-iv
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, (const unsigned char *)"0123456789abcdef");
}

int zeros(EVP_CIPHER_CTX *ctx, const unsigned char *key) {
    unsigned char iv[16] = {0};
    // ruleid: c-static-iv
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv);
}

int drawn(EVP_CIPHER_CTX *ctx, const unsigned char *key) {
    unsigned char iv[16] = {0};
    RAND_bytes(iv, sizeof(iv));
    // ok: c-static-iv
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv);
}

int received(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *message) {
    // ok: c-static-iv
    return EVP_DecryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, message);
}
