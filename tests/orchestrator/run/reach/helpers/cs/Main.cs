using Shop.Util;

namespace Shop.Web
{
    public class Main
    {
        public void Direct()
        {
            // ok: far
            danger(Tools.Clean(take_input()));
            // ruleid: far
            danger(Tools.Keep(take_input()));
            // ok: far
            danger(Tools.CleanFar(take_input()));
            // ruleid: far
            danger(Tools.KeepFar(take_input()));
            // ok: far
            danger(Tools.Kind(take_input()));
        }

        public void Held()
        {
            var person = new Person(take_input(), "k");
            // ruleid: far
            danger(person.Shown());
            // ok: far
            danger(person.ShownKind());
            // ruleid: far
            danger(person.Name);
            // ok: far
            danger(person.Kind);
        }

        public void Filled()
        {
            var person = new Person();
            Tools.Fill(person, take_input());
            // ruleid: far
            danger(person.Name);
            // ok: far
            danger(person.Kind);
            Tools.Out(take_input(), out var text);
            // ruleid: far
            danger(text);
        }
    }
}
