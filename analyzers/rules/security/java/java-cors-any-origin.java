import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

class Cors {
    void mappings(CorsRegistry registry) {
        // ruleid: java-cors-any-origin
        registry.addMapping("/**").allowedOriginPatterns("*").allowedMethods("GET").allowCredentials(true);
    }

    void echo(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: java-cors-any-origin
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
    }

    void named(CorsRegistry registry) {
        // ok: java-cors-any-origin
        registry.addMapping("/**").allowedOrigins("https://app.example").allowCredentials(true);
    }

    void open(HttpServletResponse response) {
        // ok: java-cors-any-origin
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
