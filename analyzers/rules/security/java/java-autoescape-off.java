import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.mitchellbosecke.pebble.PebbleEngine;
import com.samskivert.mustache.Mustache;
import freemarker.template.Configuration;

class Engines {
    PebbleEngine pebble() {
        // ruleid: java-autoescape-off
        return new PebbleEngine.Builder().autoEscaping(false).build();
    }

    Mustache.Compiler mustache() {
        // ruleid: java-autoescape-off
        return Mustache.compiler().escapeHTML(false);
    }

    void freemarker(Configuration configuration) {
        // ruleid: java-autoescape-off
        configuration.setAutoEscapingPolicy(Configuration.DISABLE_AUTO_ESCAPING_POLICY);
    }

    PebbleEngine escaped() {
        // ok: java-autoescape-off
        return new PebbleEngine.Builder().autoEscaping(true).build();
    }

    Handlebars handlebars() {
        // ok: java-autoescape-off
        return new Handlebars().with(EscapingStrategy.HTML_ENTITY);
    }
}
