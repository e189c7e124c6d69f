using System;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

class Keys
{
    Aes Cipher()
    {
        var aes = Aes.Create();
        // ruleid: cs-key-in-code
        aes.Key = Encoding.UTF8.GetBytes("0123456789abcdef");
        return aes;
    }

    SecurityKey Signing()
    {
        // ruleid: cs-key-in-code
        return new SymmetricSecurityKey(Encoding.UTF8.GetBytes("example-secret-of-the-shop"));
    }

    Aes CipherRight(string key)
    {
        var aes = Aes.Create();
        // ok: cs-key-in-code
        aes.Key = Convert.FromBase64String(key);
        return aes;
    }

    SecurityKey SigningRight()
    {
        // ok: cs-key-in-code
        return new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("KEY")));
    }
}
