import javax.net.ssl.SSLContext;

class Contexts {
    SSLContext oldest() throws Exception {
        // ruleid: java-old-tls
        return SSLContext.getInstance("SSLv3");
    }

    SSLContext old() throws Exception {
        // ruleid: java-old-tls
        return SSLContext.getInstance("TLSv1");
    }

    SSLContext current() throws Exception {
        // ok: java-old-tls
        return SSLContext.getInstance("TLSv1.3");
    }

    SSLContext any() throws Exception {
        // ok: java-old-tls
        return SSLContext.getInstance("TLS");
    }
}
