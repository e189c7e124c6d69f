using System.Security.Cryptography;

class Sealed
{
    byte[] Old(RSA rsa, byte[] text)
    {
        // ruleid: cs-rsa-without-oaep
        return rsa.Encrypt(text, RSAEncryptionPadding.Pkcs1);
    }

    byte[] Older(byte[] text)
    {
        var rsa = new RSACryptoServiceProvider(3072);
        // ruleid: cs-rsa-without-oaep
        return rsa.Encrypt(text, false);
    }

    byte[] Right(RSA rsa, byte[] text)
    {
        // ok: cs-rsa-without-oaep
        return rsa.Encrypt(text, RSAEncryptionPadding.OaepSHA256);
    }

    byte[] Signature(RSA rsa, byte[] text)
    {
        // ok: cs-rsa-without-oaep
        return rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
