/* Nobody knows which one is called. */
void doubtful(char *to)
{
    to[99] = 1;
}
