export declare function unknown(x: string): string;
