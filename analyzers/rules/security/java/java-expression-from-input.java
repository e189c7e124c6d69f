import javax.script.ScriptEngine;
import javax.servlet.http.HttpServletRequest;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Filters {
    private final SpelExpressionParser parser = new SpelExpressionParser();

    Object filter(HttpServletRequest request, Object target) {
        // ruleid: java-expression-from-input
        return parser.parseExpression(request.getParameter("filter")).getValue(target);
    }

    Object script(ScriptEngine engine, HttpServletRequest request) throws Exception {
        // ruleid: java-expression-from-input
        return engine.eval("value = " + request.getParameter("formula"));
    }

    Object fixed(Object target) {
        // ok: java-expression-from-input
        return parser.parseExpression("name.length()").getValue(target);
    }

    String value(HttpServletRequest request) {
        // ok: java-expression-from-input
        return request.getParameter("filter");
    }
}
