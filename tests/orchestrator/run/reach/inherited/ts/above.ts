export class Above {
    protected held: string; protected other = 'k';
    constructor(x: string) { this.held = x; }
}
