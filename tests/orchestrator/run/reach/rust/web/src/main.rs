mod handlers;
mod helpers;
mod own;
mod shared;

use helpers::run_query;

fn main() {
    let query = take_input();
    run_query(&query);
    helpers::run_other(query.clone());
    crate::helpers::deep::run_deep(query.clone());
    deep_store::rows::first(query.clone());
    deep_store::open_connection(&query);
    handlers::handle(query);
}
