use deep_store::prelude::*;
use deep_store::traits::{self, nested, Runner as Named, Shared};
use deep_store::Connection;
use std::sync::Mutex;

struct App {
    shared: Shared,
    locked: Mutex<Connection>,
}

impl App {
    fn all(&self, named: &dyn Named) {
        let query = take_input();
        self.shared.inner.run(&query);
        Connection::prepare(&query);
        nested::find(&query);
        nested::outer(&query);
        traits::DEFAULT.put(&query);
        self.own(&query);
        let text = named.name();
        // ruleid: far
        danger(&text);
    }

    async fn later(&self) -> Result<(), String> {
        let query = take_input();
        self.shared.connection().execute_later(&query);
        Shared::open()?.connection().execute_opened(&query);
        self.locked.lock().unwrap().execute_locked(&query);
        let shared = Shared::open().unwrap();
        shared.inner.execute_inner(&query);
        DEFAULT.put(&query);
        Ok(())
    }
}
