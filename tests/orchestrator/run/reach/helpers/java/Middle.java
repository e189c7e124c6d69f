package util;

public class Middle {
    public void run(String x) {
        // ruleid: far
        danger(Tools.keep(x));
    }

    public void runClean(String x) {
        // ok: far
        danger(Tools.clean(x));
    }

    public void runPerson(Person p) {
        // ruleid: far
        danger(p.getName());
        // ok: far
        danger(p.getKind());
    }
}
