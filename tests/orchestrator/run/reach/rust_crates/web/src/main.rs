use db::Store;
use db::Run;
use plain as simple;
use plain::inner as below;
#[path = "odd/name.rs"]
mod strange;
mod usual;
fn main() {
    let q = take_input();
    db::run(q);
    tab::run(q);
    simple::run(q);
    simple::other(q);
    below::deep(q);
    strange::run(q);
    usual::run(q);
    let s = Store::new();
    Store::find(&s, &q);
    Store::find_clean(&s, &q);
    Store::second(&s, "x", &q);
    Run::go(&s, &q);
    <Store as Run>::go(&s, &q);
}
