namespace Shop.Util
{
    public static class Tools
    {
        public static string Clean(string x) => scrub(x);

        public static string Keep(string x)
        {
            return x;
        }

        public static string CleanFar(string x)
        {
            return More.Tidy(x);
        }

        public static string KeepFar(string x)
        {
            return More.Plain(x);
        }

        public static string Kind(string x) => x == "" ? "a" : "b";

        public static void Fill(Person to, string x)
        {
            to.Name = x;
        }

        public static void Out(string x, out string y)
        {
            y = x;
        }

        public static string Scrubbed(this string x) => scrub(x);
    }

    public class Person
    {
        public string Name { get; set; }
        public string Kind { get; set; }

        public Person()
        {
        }

        public Person(string name, string kind)
        {
            Name = name;
            Kind = kind;
        }

        public string Shown()
        {
            return Name;
        }

        public string ShownKind()
        {
            return Kind;
        }
    }
}
