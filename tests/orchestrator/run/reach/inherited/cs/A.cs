partial class Page
{
    void Go()
    {
        Emit(take_input());
        term = take_input();
        Show();
    }
}

interface IStore
{
    void Put(string v);
}

class Use
{
    void F(IStore s)
    {
        s.Put(take_input());
    }
}
