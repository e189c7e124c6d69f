import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.X509TrustManager;

class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no clients");
    }

    // ruleid: java-trust-manager-accepts-all
    public void checkServerTrusted(X509Certificate[] chain, String type) {
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

class Client {
    void relax(HttpsURLConnection connection) {
        // ruleid: java-trust-manager-accepts-all
        connection.setHostnameVerifier((host, session) -> true);
    }

    void pin(HttpsURLConnection connection, String name) {
        // ok: java-trust-manager-accepts-all
        connection.setHostnameVerifier((host, session) -> host.equals(name));
    }

    // ok: java-trust-manager-accepts-all
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        chain[0].checkValidity();
    }
}
