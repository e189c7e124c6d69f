import { Component } from 'framework'

export class Base extends Component {
    protected query: string
    protected name: string

    load() {
        this.query = take_input()
        this.name = 'fixed'
    }
}
