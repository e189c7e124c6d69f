package web;

import static util.Tools.keep;
import util.Middle;
import util.Person;
import util.Tools;

public class Main {
    private final Middle middle = new Middle();
    private final Tools tools = new Tools();

    void direct() {
        // ok: far
        danger(Tools.clean(take_input()));
        // ruleid: far
        danger(Tools.keep(take_input()));
        // ruleid: far
        danger(keep(take_input()));
        // ok: far
        danger(Tools.cleanFar(take_input()));
        // ruleid: far
        danger(Tools.keepFar(take_input()));
        // ok: far
        danger(Tools.kind(take_input()));
        // ok: far
        danger(Tools.second(take_input(), "k"));
        // ruleid: far
        danger(Tools.second("k", take_input()));
        // ok: far
        danger(tools.cleanIt(take_input()));
        // ruleid: far
        danger(tools.keepIt(take_input()));
    }

    void held() {
        Person person = new Person(take_input(), "k");
        // ruleid: far
        danger(person.getName());
        // ok: far
        danger(person.getKind());
        Person other = new Person();
        other.setName(take_input());
        // ruleid: far
        danger(other.getName());
        // ok: far
        danger(other.getKind());
    }

    void filled() {
        Person person = new Person();
        Tools.fill(person, take_input());
        // ruleid: far
        danger(person.getName());
        // ok: far
        danger(person.getKind());
        java.util.List<String> items = new java.util.ArrayList<>();
        Tools.addTo(items, take_input());
        // ruleid: far
        danger(items.get(0));
    }

    void elsewhere() {
        middle.run(take_input());
        middle.runClean(take_input());
        Person person = new Person(take_input(), "k");
        middle.runPerson(person);
    }
}
