using System.Security.Cryptography;
using System.Text;

class Box
{
    byte[] Zeros(byte[] key, byte[] text)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        // ruleid: cs-static-iv
        aes.IV = new byte[16];
        return aes.CreateEncryptor().TransformFinalBlock(text, 0, text.Length);
    }

    ICryptoTransform Written(Aes aes, byte[] key)
    {
        // ruleid: cs-static-iv
        return aes.CreateEncryptor(key, Encoding.UTF8.GetBytes("0123456789abcdef"));
    }

    ICryptoTransform Drawn(Aes aes)
    {
        aes.GenerateIV();
        // ok: cs-static-iv
        return aes.CreateEncryptor(aes.Key, aes.IV);
    }

    void Received(Aes aes, byte[] message)
    {
        var iv = new byte[16];
        System.Array.Copy(message, iv, 16);
        // ok: cs-static-iv
        aes.IV = iv;
    }
}
