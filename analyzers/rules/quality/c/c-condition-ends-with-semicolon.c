int first(int x) {
    int y = 0;
    // ruleid: c-condition-ends-with-semicolon
    if (x == 0);
    {
        y = 1;
    }
    return y;
}

int second(int x) {
    // ruleid: c-condition-ends-with-semicolon
    if (x > 3);
        x = 3;
    return x;
}

int third(int x) {
    // ok: c-condition-ends-with-semicolon
    if (x > 3) {
        x = 3;
    }
    return x;
}

int fourth(int x) {
    // ok: c-condition-ends-with-semicolon
    if (x > 3)
        x = 3;
    return x;
}

void conditional(int x)
{
    // ok: c-condition-ends-with-semicolon
    if (x == 2)
#ifdef FEATURE
        log_it(x);
#else
        drop_it(x);
#endif
    // ok: c-condition-ends-with-semicolon
    if (x == 3)
#endif
        log_it(x);
}

void signs(int c) {
    // ok: c-condition-ends-with-semicolon
    if (c == '+')
        plus();
    else if (c == 39)
        ; /* just ignore */
    else
        other();
    // ok: c-condition-ends-with-semicolon
    if (!c);
    else {
        other();
        plus();
    }
    // ruleid: c-condition-ends-with-semicolon
    if (c);
    other();
}
