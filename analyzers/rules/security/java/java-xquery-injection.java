import javax.servlet.http.HttpServletRequest;
import javax.xml.namespace.QName;
import javax.xml.xquery.*;
import net.sf.saxon.s9api.*;

class Books {
    XQResultSequence find(HttpServletRequest request, XQConnection connection) throws XQException {
        String title = request.getParameter("title");
        // ruleid: java-xquery-injection
        XQPreparedExpression query = connection.prepareExpression("doc('books.xml')//book[title='" + title + "']");
        return query.executeQuery();
    }

    XQueryExecutable compile(HttpServletRequest request, XQueryCompiler compiler) throws SaxonApiException {
        // ruleid: java-xquery-injection
        return compiler.compile("//user[@name='" + request.getParameter("name") + "']");
    }

    XQResultSequence bound(HttpServletRequest request, XQConnection connection) throws XQException {
        // ok: java-xquery-injection
        XQPreparedExpression query = connection.prepareExpression(
                "declare variable $title external; doc('books.xml')//book[title=$title]");
        query.bindString(new QName("title"), request.getParameter("title"), null);
        return query.executeQuery();
    }

    XQueryExecutable number(HttpServletRequest request, XQueryCompiler compiler) throws SaxonApiException {
        int id = Integer.parseInt(request.getParameter("id"));
        // ok: java-xquery-injection
        return compiler.compile("//user[@id=" + id + "]");
    }
}
