#include <openssl/evp.h>

int fast(const char *password, const unsigned char *salt, unsigned char *key) {
    // ruleid: c-fast-password-hash
    return PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 1000, EVP_sha256(), 32, key);
}

int one(const unsigned char *password, int len, const unsigned char *salt, unsigned char *key, unsigned char *iv) {
    // ruleid: c-fast-password-hash
    return EVP_BytesToKey(EVP_aes_256_cbc(), EVP_sha256(), salt, password, len, 1, key, iv);
}

int right(const char *password, const unsigned char *salt, unsigned char *key) {
    // ok: c-fast-password-hash
    return PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 600000, EVP_sha256(), 32, key);
}

int chosen(const char *password, const unsigned char *salt, int rounds, unsigned char *key) {
    // ok: c-fast-password-hash
    return PKCS5_PBKDF2_HMAC(password, -1, salt, 16, rounds, EVP_sha256(), 32, key);
}
