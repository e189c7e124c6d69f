import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.beanutils.BeanUtils;
import org.springframework.web.bind.annotation.*;

@RestController
class Users {
    private UserRepository userRepository;

    @PostMapping("/users")
    User create(@RequestBody User user) {
        // ruleid: java-mass-assignment
        return userRepository.save(user);
    }

    void update(HttpServletRequest request, Account account) throws Exception {
        // ruleid: java-mass-assignment
        BeanUtils.populate(account, request.getParameterMap());
    }

    @PostMapping("/signup")
    User signUp(@RequestBody SignUpRequest form) {
        User user = new User();
        user.setName(form.getName());
        // ok: java-mass-assignment
        return userRepository.save(user);
    }

    void settings(Settings settings, Map<String, String> defaults) throws Exception {
        // ok: java-mass-assignment
        BeanUtils.populate(settings, defaults);
    }

    @PostMapping("/members")
    User member(@RequestBody User user) {
        user.setRole("member");
        // ok: java-mass-assignment
        return userRepository.save(user);
    }
}
