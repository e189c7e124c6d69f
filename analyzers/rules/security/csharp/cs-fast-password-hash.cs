using System.Security.Cryptography;
using System.Text;

class Passwords
{
    byte[] Old(string password)
    {
        // ruleid: cs-fast-password-hash
        return SHA256.HashData(Encoding.UTF8.GetBytes(password));
    }

    byte[] Salted(MD5 md5, string salt, string password)
    {
        // ruleid: cs-fast-password-hash
        return md5.ComputeHash(Encoding.UTF8.GetBytes(salt + password));
    }

    byte[] Right(string password, byte[] salt)
    {
        // ok: cs-fast-password-hash
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600000, HashAlgorithmName.SHA256, 32);
    }

    byte[] Name(string path)
    {
        // ok: cs-fast-password-hash
        return SHA256.HashData(Encoding.UTF8.GetBytes(path));
    }
}
