package app;

import static app.Constants.LEVEL;

class Use {
    void decided() {
        // ruleid: far
        configured(Constants.MODE);
        // ruleid: far
        configured(app.Constants.MODE + "/x");
        // ok: far
        configured(Constants.changed);
        // ok: far
        configured(Constants.HIDDEN);
        String value = "";
        if (Constants.MODE.equals("raw")) {
            value = take_input();
        }
        // ok: far
        danger(value);
        if (LEVEL > 2) {
            value = take_input();
        }
        // ruleid: far
        danger(value);
    }
}
