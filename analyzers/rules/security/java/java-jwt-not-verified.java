import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;
import java.security.Key;

class Tokens {
    String make(String user) {
        // ruleid: java-jwt-not-verified
        return JWT.create().withSubject(user).sign(Algorithm.none());
    }

    Object read(Key key, String token) {
        // ruleid: java-jwt-not-verified
        return Jwts.parser().setSigningKey(key).parse(token).getBody();
    }

    Object readRight(Key key, String token) {
        // ok: java-jwt-not-verified
        return Jwts.parser().setSigningKey(key).parseClaimsJws(token).getBody();
    }

    Object verify(String secret, String token) {
        // ok: java-jwt-not-verified
        return JWT.require(Algorithm.HMAC256(secret)).build().verify(token);
    }
}
