using Microsoft.AspNetCore.Http;

class Remember
{
    void Add(HttpResponse response, string token)
    {
        // ruleid: cs-cookie-not-secure
        response.Cookies.Append("token", token, new CookieOptions { HttpOnly = false, Secure = true });
    }

    void Plain(HttpResponse response, string token)
    {
        // ruleid: cs-cookie-not-secure
        response.Cookies.Append("session", token);
    }

    void Right(HttpResponse response, string token)
    {
        // ok: cs-cookie-not-secure
        response.Cookies.Append("token", token, new CookieOptions { HttpOnly = true, Secure = true });
    }

    void Theme(HttpResponse response)
    {
        // ok: cs-cookie-not-secure
        response.Cookies.Append("theme", "dark");
    }
}
