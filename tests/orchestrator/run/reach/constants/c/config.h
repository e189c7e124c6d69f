#define C_MODE "safe"
#define C_LEVEL 3
enum { C_MOST = 4 };
static const int C_LEAST = 1;
extern int c_changed;
