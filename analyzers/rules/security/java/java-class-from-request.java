import java.util.Map;
import javax.naming.InitialContext;
import javax.servlet.http.HttpServletRequest;

class Exports {
    Object make(HttpServletRequest request) throws Exception {
        // ruleid: java-class-from-request
        return Class.forName("shop.export." + request.getParameter("kind")).newInstance();
    }

    Object look(HttpServletRequest request) throws Exception {
        InitialContext context = new InitialContext();
        // ruleid: java-class-from-request
        return context.lookup(request.getParameter("name"));
    }

    Object fixed() throws Exception {
        // ok: java-class-from-request
        return Class.forName("shop.export.Csv").newInstance();
    }

    Object mapped(HttpServletRequest request) throws Exception {
        Map<String, Class<?>> kinds = Map.of("csv", Csv.class);
        String kind = request.getParameter("kind");
        if (!Map.of("csv", 1).containsKey(kind)) {
            return null;
        }
        // ok: java-class-from-request
        return kinds.get(kind).newInstance();
    }

    Object named(HttpServletRequest request) {
        // ok: java-class-from-request
        return applicationContext.getBean(request.getParameter("kind") + "Service");
    }
}
