#include <openssl/evp.h>
#include <openssl/x509.h>

int certificate(X509 *x, EVP_PKEY *key) {
    // ruleid: c-weak-hash
    return X509_sign(x, key, EVP_sha1());
}

int begin(EVP_MD_CTX *ctx, EVP_PKEY *key) {
    // ruleid: c-weak-hash
    return EVP_DigestSignInit(ctx, NULL, EVP_md5(), NULL, key);
}

int right(X509 *x, EVP_PKEY *key) {
    // ok: c-weak-hash
    return X509_sign(x, key, EVP_sha256());
}

int checksum(EVP_MD_CTX *ctx) {
    // ok: c-weak-hash
    return EVP_DigestInit_ex(ctx, EVP_sha1(), NULL);
}
