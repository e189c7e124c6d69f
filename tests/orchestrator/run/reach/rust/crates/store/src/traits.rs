use crate::connection::Connection;
use std::sync::Arc;

pub trait Runner {
    fn run(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    fn name(&self) -> String;
}

impl Runner for Connection {
    fn name(&self) -> String {
        take_input()
    }
}

impl Connection {
    pub fn prepare(query: &str) {
        // ruleid: far
        danger(query);
    }
}

pub struct Shared {
    pub inner: Arc<Connection>,
    pub other: Option<Box<dyn Runner>>,
}

impl Shared {
    pub fn connection(&self) -> Arc<Connection> {
        self.inner.clone()
    }

    pub fn open() -> Result<Shared, String> {
        Err("no".to_string())
    }
}

pub mod nested {
    pub fn find(query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn outer(query: &str) {
        super::same(query);
    }
}

fn same(query: &str) {
    // ruleid: far
    danger(query);
}

pub fn find(query: &str) {
    // ok: far
    danger(query);
}

pub static DEFAULT: Global = Global {};

pub struct Global {}

impl Global {
    pub fn put(&self, query: &str) {
        // ruleid: far
        danger(query);
    }
}

pub fn generic<R: Runner>(runner: &R) -> &R {
    runner
}
