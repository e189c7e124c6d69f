using App;
using static App.Values;

namespace Other
{
    class Use : Base
    {
        void F()
        {
            // ruleid: far
            configured(Table);
            // ruleid: far
            configured(App.Values.Query);
            // ruleid: far
            configured("" + Values.Names[0]);
            // ruleid: far
            configured("" + Values.Map["k"]);
            // ruleid: far
            configured(Name);
        }
    }
}
