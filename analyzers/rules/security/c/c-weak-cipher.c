#include <openssl/evp.h>

int seal(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv) {
    // ruleid: c-weak-cipher
    return EVP_EncryptInit_ex(ctx, EVP_des_ede3_cbc(), NULL, key, iv);
}

int seal_blocks(EVP_CIPHER_CTX *ctx, const unsigned char *key) {
    // ruleid: c-weak-cipher
    return EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, NULL);
}

int seal_right(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *nonce) {
    // ok: c-weak-cipher
    return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, nonce);
}

int sum(EVP_MD_CTX *ctx) {
    // ok: c-weak-cipher
    return EVP_DigestInit_ex(ctx, EVP_sha256(), NULL);
}
