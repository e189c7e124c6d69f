using System.Net;
using System.Net.Http;
using System.Security.Authentication;

class Client
{
    void Old()
    {
        // ruleid: cs-old-tls
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12;
    }

    HttpClientHandler Older()
    {
        // ruleid: cs-old-tls
        return new HttpClientHandler { SslProtocols = SslProtocols.Tls };
    }

    void Right(HttpClientHandler handler)
    {
        // ok: cs-old-tls
        handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
    }

    void Chosen()
    {
        // ok: cs-old-tls
        ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;
    }
}
