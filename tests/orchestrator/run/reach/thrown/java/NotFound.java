package app;
class NotFound extends Exception {
    NotFound(String message) { super(message); }
}
