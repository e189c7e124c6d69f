using System;
using System.Security.Cryptography;

class Reset
{
    string Token()
    {
        // ruleid: cs-random-secret
        var token = new Random().Next(100000, 999999).ToString();
        return token;
    }

    string Password()
    {
        var random = new Random();
        var password = "";
        for (var i = 0; i < 12; i++)
        {
            // ruleid: cs-random-secret
            password += (char)random.Next(97, 122);
        }
        return password;
    }

    string TokenRight()
    {
        // ok: cs-random-secret
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        return token;
    }

    int Colour()
    {
        // ok: cs-random-secret
        var colour = new Random().Next(256);
        return colour;
    }
}
