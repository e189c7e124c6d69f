// A user service. Flaws: SQL by hand, a token in the source, `any`, an unchecked cast.
import type { Request } from 'express';
import express = require('express');
import { Injectable, type Body as B } from '@nest/common';

const TOKEN = 'ghp_0123456789abcdef0123456789abcdef0123';
declare function legacy(id: number): void;
type Id = string | number;

export interface Store<T extends object = {}> extends Base, Other<T> {
  readonly name?: string;
  find(id: Id, ...more: Id[]): Promise<T | null>;
  [key: string]: unknown;
}

export enum Level { Low, High = 'high' }
export declare class Ambient { x: number; }

@Injectable({ scope: 'request' })
export abstract class Users implements Store<User> {
  private static readonly limit: number = 10;
  @Input() name!: string;

  constructor(private readonly db: Database, @Inject(LOG) public log?: Logger) { super(); }

  @Get('/users/:id')
  @Roles('admin')
  public async find(@Param('id') id: string, { page = 1 }: Page, opts: Options = {}): Promise<User[]> {
    const rows = await this.db.query<User>("select * from users where id = '" + id + "'");
    const user = (rows[0] as unknown as User)!;
    if (user.level === Level.High) { legacy(<number>user.age); }
    const pick: (u: User) => string = (u: User): string => u.name;
    let all: Array<Map<string, User>> = [], one: [number, string?];
    return rows.map(pick).filter(Boolean) satisfies unknown as any;
  }

  protected abstract check(level: keyof typeof Level): asserts level is 'Low';
}

namespace Tools {
  export const run = (command: string) => eval(command); // runs what it is given
}
export default Users;
