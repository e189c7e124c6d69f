using System.Security.Cryptography;

class Keys
{
    // ruleid: cs-small-rsa-key
    RSA Small() => RSA.Create(1024);

    // ruleid: cs-small-rsa-key
    RSA Older() => new RSACryptoServiceProvider(512);

    // ok: cs-small-rsa-key
    RSA Right() => RSA.Create(3072);

    // ok: cs-small-rsa-key
    RSA Chosen(int bits) => RSA.Create(bits);

    // ok: cs-small-rsa-key
    RSA Read(RSAParameters parameters) => RSA.Create(parameters);
}
