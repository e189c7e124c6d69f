import { Store } from './store';

function constructed() {
    const store = new Store(take_input(), "n");
    store.run();
    store.show();
}

function putLater() {
    const store = new Store("fixed", "n");
    store.setLater(take_input());
    store.runLater();
}

function asked() {
    const store = new Store(take_input(), "n");
    const query = store.getQuery();
    // ruleid: far
    danger(query);
    const name = store.getName();
    // ok: far
    danger(name);
}
