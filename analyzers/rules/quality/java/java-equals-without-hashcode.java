import java.util.Objects;

// ruleid: java-equals-without-hashcode
class Point {
    private final int x;
    private final int y;

    Point(int x, int y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point && ((Point) other).x == x && ((Point) other).y == y;
    }
}

class Shapes {
    // ruleid: java-equals-without-hashcode
    static final class Size implements Cloneable {
        int width;

        @Override
        public boolean equals(final Object other) {
            return other instanceof Size && ((Size) other).width == width;
        }

        @Override
        public String toString() {
            return "size " + width;
        }
    }
}

// ok: java-equals-without-hashcode
class Name {
    private final String text;

    Name(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name && ((Name) other).text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}

// ok: java-equals-without-hashcode
class Counter {
    private int count;

    public boolean equals(Counter other, int tolerance) {
        return Math.abs(other.count - count) <= tolerance;
    }
}

// ok: java-equals-without-hashcode
class LongName extends Name {
    LongName(String text) {
        super(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongName && super.equals(other);
    }
}
