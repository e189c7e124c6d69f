using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;

class Cors
{
    void Any(CorsPolicyBuilder policy)
    {
        // ruleid: cs-cors-any-origin
        policy.SetIsOriginAllowed(origin => true).AllowAnyHeader().AllowCredentials();
    }

    void Echo(HttpRequest request, HttpResponse response)
    {
        // ruleid: cs-cors-any-origin
        response.Headers["Access-Control-Allow-Origin"] = request.Headers["Origin"];
    }

    void Named(CorsPolicyBuilder policy)
    {
        // ok: cs-cors-any-origin
        policy.WithOrigins("https://app.example").AllowCredentials();
    }

    void Open(CorsPolicyBuilder policy)
    {
        // ok: cs-cors-any-origin
        policy.AllowAnyOrigin().AllowAnyHeader();
    }
}
