partial class Page
{
    string term;
    string other;

    void Emit(string v)
    {
        // ruleid: far
        danger(v);
    }

    void Show()
    {
        // ruleid: far
        danger(term);
        // ok: far
        danger(other);
    }
}

class Store : IStore
{
    public void Put(string v)
    {
        // ruleid: far
        danger(v);
    }
}
