// ruleid: far
class Logger { write(x) { danger(x); }
}
export default new Logger();
