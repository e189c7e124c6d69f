package shop;

class Views {
    void rightBranch() {
        String x = take_input();
        if (Checks.fits(x)) {
            // ok: far
            danger(x);
        } else {
            // ruleid: far
            danger(x);
        }
    }

    void comesBack() {
        String x = take_input();
        Checks.demand(x);
        // ok: far
        danger(x);
    }
}
