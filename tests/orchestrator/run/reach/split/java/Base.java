package shop;

public class Base extends HttpServlet {
    protected String query;
    protected String name;

    public void load() {
        this.query = take_input();
        name = "fixed";
    }
}
