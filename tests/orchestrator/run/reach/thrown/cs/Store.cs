namespace App;
public class NotFound : System.Exception {
    public NotFound(string message) : base(message) { }
}
public class Store {
    public string Find(string name) {
        throw new NotFound($"no {name}");
    }
    public static void Quiet(string name) { throw new System.ArgumentException("no"); }
    public static string Short(string name) => name ?? throw new System.ArgumentException("no " + name);
}
