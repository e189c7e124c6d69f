import com.mongodb.BasicDBObject;
import com.mongodb.client.model.Filters;
import javax.servlet.http.HttpServletRequest;
import org.bson.Document;
import org.bson.conversions.Bson;

class Notes {
    Bson all(HttpServletRequest request) {
        // ruleid: java-nosql-injection
        return Document.parse("{\"owner\": \"" + request.getParameter("owner") + "\"}");
    }

    Bson filter(HttpServletRequest request) {
        String filter = request.getParameter("filter");
        // ruleid: java-nosql-injection
        return BasicDBObject.parse(filter);
    }

    Bson right(HttpServletRequest request) {
        // ok: java-nosql-injection
        return Filters.eq("owner", request.getParameter("owner"));
    }

    Bson fixed() {
        // ok: java-nosql-injection
        return Document.parse("{\"kind\": \"note\"}");
    }
}
