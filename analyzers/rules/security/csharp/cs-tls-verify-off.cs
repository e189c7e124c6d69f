using System.Net;
using System.Net.Http;

class Api
{
    HttpClientHandler Handler()
    {
        var handler = new HttpClientHandler();
        // ruleid: cs-tls-verify-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;
        return handler;
    }

    void Global()
    {
        // ruleid: cs-tls-verify-off
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
    }

    HttpClientHandler Right()
    {
        // ok: cs-tls-verify-off
        return new HttpClientHandler { CheckCertificateRevocationList = true };
    }

    HttpClientHandler Pinned(string thumbprint)
    {
        var handler = new HttpClientHandler();
        // ok: cs-tls-verify-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => certificate.Thumbprint == thumbprint;
        return handler;
    }
}
