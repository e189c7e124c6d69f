namespace Shop.Data
{
    public class Base
    {
        public virtual void Run(string v)
        {
            // ok: far
            log(v);
        }
    }

    public class Derived : Base
    {
        public override void Run(string v)
        {
            // ruleid: far
            danger(v);
        }
    }
}
