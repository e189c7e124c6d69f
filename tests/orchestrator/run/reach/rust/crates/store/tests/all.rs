use deep_store::rows::read;

#[test]
fn reads() {
    // ruleid: far
    danger(read());
}
