using System.Security.Cryptography;

class Box
{
    SymmetricAlgorithm Old()
    {
        // ruleid: cs-weak-cipher
        return DES.Create();
    }

    Aes Ecb()
    {
        var aes = Aes.Create();
        // ruleid: cs-weak-cipher
        aes.Mode = CipherMode.ECB;
        return aes;
    }

    Aes Cbc()
    {
        var aes = Aes.Create();
        // ok: cs-weak-cipher
        aes.Mode = CipherMode.CBC;
        return aes;
    }

    AesGcm Right(byte[] key)
    {
        // ok: cs-weak-cipher
        return new AesGcm(key, 16);
    }
}
