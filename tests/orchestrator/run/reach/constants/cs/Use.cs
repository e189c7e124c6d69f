namespace App
{
    class Use
    {
        void Decided()
        {
            // ruleid: far
            configured(Settings.Mode);
            // ok: far
            configured(Settings.Changed);
            var value = "";
            if (Settings.Mode == "raw") { value = take_input(); }
            // ok: far
            danger(value);
            if (Settings.Level > 2) { value = take_input(); }
            // ruleid: far
            danger(value);
        }
    }
}
