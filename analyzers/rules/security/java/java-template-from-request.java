import java.io.StringReader;
import java.io.StringWriter;
import javax.servlet.http.HttpServletRequest;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.ModelAndView;

class Mails {
    String mail(HttpServletRequest request) {
        StringWriter out = new StringWriter();
        // ruleid: java-template-from-request
        Velocity.evaluate(new VelocityContext(), out, "mail", "Hello " + request.getParameter("name"));
        return out.toString();
    }

    @GetMapping("/help")
    ModelAndView help(@RequestParam String lang) {
        // ruleid: java-template-from-request
        return new ModelAndView("help/" + lang);
    }

    String mailRight(HttpServletRequest request) {
        StringWriter out = new StringWriter();
        VelocityContext values = new VelocityContext();
        values.put("name", request.getParameter("name"));
        // ok: java-template-from-request
        Velocity.evaluate(values, out, "mail", "Hello $name");
        return out.toString();
    }

    @GetMapping("/start")
    ModelAndView start(@RequestParam String name) {
        // ok: java-template-from-request
        ModelAndView view = new ModelAndView("start");
        view.addObject("name", name);
        return view;
    }

    void restricted(HttpServletRequest request) {
        StringTemplateLoader loader = new StringTemplateLoader();
        Configuration configuration = new Configuration();
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        // ok: java-template-from-request
        loader.putTemplate("mail", request.getParameter("text"));
    }

    ModelAndView spark(HttpServletRequest request) {
        // ok: java-template-from-request
        return new ModelAndView(Map.of("message", request.getParameter("text")), "error.ftlh");
    }
}
