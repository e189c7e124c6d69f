use crate::shared::App;

impl App {
    pub fn own(&self, query: &str) {
        // ruleid: far
        danger(query);
    }
}
