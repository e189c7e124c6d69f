mod connection;
pub mod rows;
pub mod traits;

pub mod prelude {
    pub use crate::traits::*;
}

pub use crate::connection::{open as open_connection, Connection};

pub trait Finder {
    fn find_rows(&self, query: &str);
}

pub struct Pool {
    pub connection: Connection,
}
