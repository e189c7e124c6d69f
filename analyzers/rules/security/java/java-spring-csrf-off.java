import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Security {
    SecurityFilterChain old(HttpSecurity http) throws Exception {
        // ruleid: java-spring-csrf-off
        http.csrf().disable();
        return http.build();
    }

    SecurityFilterChain current(HttpSecurity http) throws Exception {
        // ruleid: java-spring-csrf-off
        return http.csrf(csrf -> csrf.disable()).build();
    }

    SecurityFilterChain right(HttpSecurity http) throws Exception {
        // ok: java-spring-csrf-off
        return http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**")).build();
    }

    SecurityFilterChain cors(HttpSecurity http) throws Exception {
        // ok: java-spring-csrf-off
        return http.cors(cors -> cors.disable()).build();
    }
}
