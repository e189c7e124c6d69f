import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.util.Properties;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

class Remote {
    Session open(JSch jsch, String user, String host) throws Exception {
        Session session = jsch.getSession(user, host, 22);
        Properties config = new Properties();
        // ruleid: java-ssh-host-key-ignored
        config.put("StrictHostKeyChecking", "no");
        session.setConfig(config);
        return session;
    }

    void connect(SSHClient client, String host) throws Exception {
        // ruleid: java-ssh-host-key-ignored
        client.addHostKeyVerifier(new PromiscuousVerifier());
        client.connect(host);
    }

    void checked(JSch jsch, Session session) throws Exception {
        jsch.setKnownHosts("/etc/ssh/ssh_known_hosts");
        // ok: java-ssh-host-key-ignored
        session.setConfig("StrictHostKeyChecking", "yes");
    }

    void known(SSHClient client) throws Exception {
        // ok: java-ssh-host-key-ignored
        client.loadKnownHosts();
    }
}
