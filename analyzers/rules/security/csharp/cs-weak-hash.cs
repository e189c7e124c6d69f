using System.Security.Cryptography;

class Sums
{
    byte[] Old(byte[] data)
    {
        // ruleid: cs-weak-hash
        return MD5.Create().ComputeHash(data);
    }

    byte[] Sha1(byte[] data)
    {
        // ruleid: cs-weak-hash
        return SHA1.HashData(data);
    }

    byte[] Right(byte[] data)
    {
        // ok: cs-weak-hash
        return SHA256.HashData(data);
    }

    byte[] Hmac(byte[] key, byte[] data)
    {
        // ok: cs-weak-hash
        return new HMACSHA256(key).ComputeHash(data);
    }
}
