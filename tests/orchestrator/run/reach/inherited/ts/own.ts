import { Above } from './above';
class Own extends Above {
    constructor(x: string) { super(x); }
    run() {
        // ruleid: far
        danger(this.held);
        // ok: far
        danger(this.other);
    }
}
new Own(take_input()).run();
