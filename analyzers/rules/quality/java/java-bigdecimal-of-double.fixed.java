import java.math.BigDecimal;

class Prices {
    // ruleid: java-bigdecimal-of-double
    static final BigDecimal TAX = new BigDecimal("0.19");
    // ok: java-bigdecimal-of-double
    static final BigDecimal REDUCED = new BigDecimal("0.07");

    BigDecimal discount(BigDecimal price) {
        // ruleid: java-bigdecimal-of-double
        return price.multiply(new BigDecimal("1.1"));
    }

    BigDecimal half(BigDecimal price) {
        // ok: java-bigdecimal-of-double
        return price.multiply(new BigDecimal(0.5));
    }

    BigDecimal of(double price) {
        // ok: java-bigdecimal-of-double
        return BigDecimal.valueOf(price);
    }
}
