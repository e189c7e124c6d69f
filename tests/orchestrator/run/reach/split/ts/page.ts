import { Base } from './base'

export class Page extends Base {
    run() {
        // ruleid: far
        danger(this.query)
        // ok: far
        danger(this.name)
    }
}
