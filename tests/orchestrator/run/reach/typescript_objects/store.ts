export class Store {
    name: string;
    later = "";

    constructor(private query: string, name: string) {
        this.name = name;
    }

    run() {
        // ruleid: far
        danger(this.query);
    }

    show() {
        // ok: far
        danger(this.name);
    }

    setLater(value: string) {
        this.later = value;
    }

    runLater() {
        // ruleid: far
        danger(this.later);
    }

    getQuery() {
        return this.query;
    }

    getName() {
        return this.name;
    }
}
