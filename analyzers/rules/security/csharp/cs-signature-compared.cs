using System;
using System.Linq;
using System.Security.Cryptography;

class Signatures
{
    bool IsSigned(byte[] key, byte[] text, byte[] given)
    {
        using var mac = new HMACSHA256(key);
        var expected = mac.ComputeHash(text);
        // ruleid: cs-signature-compared
        return expected.SequenceEqual(given);
    }

    bool IsNamed(byte[] key, byte[] text, string header)
    {
        var expected = "sha256=" + Convert.ToHexString(HMACSHA256.HashData(key, text));
        // ruleid: cs-signature-compared
        return expected == header;
    }

    bool Right(byte[] key, byte[] text, byte[] given)
    {
        // ok: cs-signature-compared
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, text), given);
    }

    bool Checksum(byte[] text, byte[] given)
    {
        // ok: cs-signature-compared
        return SHA256.HashData(text).SequenceEqual(given);
    }
}
