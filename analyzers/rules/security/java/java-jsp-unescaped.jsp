<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<!-- ruleid: java-jsp-unescaped -->
<h1>Results for <%= request.getParameter("q") %></h1>
<!-- ruleid: java-jsp-unescaped -->
<input name="q" value="${param.q}">
<!-- ok: java-jsp-unescaped -->
<p><c:out value="${param.q}"/></p>
<!-- ok: java-jsp-unescaped -->
<p>${fn:escapeXml(param.q)}</p>
<!-- ok: java-jsp-unescaped -->
<p><%= request.getContextPath() %></p>
