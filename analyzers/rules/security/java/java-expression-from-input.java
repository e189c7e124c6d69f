import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.http.HttpServletRequest;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

class Calculator {
    private final ExpressionParser parser = new SpelExpressionParser();

    Object spring(HttpServletRequest request) {
        // ruleid: java-expression-from-input
        return parser.parseExpression(request.getParameter("rule")).getValue();
    }

    @PostMapping("/eval")
    Object script(@RequestBody String code) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        // ruleid: java-expression-from-input
        return engine.eval("var x = 1;" + code);
    }

    Object fixed(HttpServletRequest request) {
        // ok: java-expression-from-input
        return parser.parseExpression("name.length() > 3").getValue(request.getParameter("name"));
    }

    Object configured(String rule) {
        // ok: java-expression-from-input
        return parser.parseExpression(rule).getValue();
    }

    void label(HttpServletRequest request) {
        // ok: java-expression-from-input
        Label.parseExpression(request.getParameter("label"));
    }
}
