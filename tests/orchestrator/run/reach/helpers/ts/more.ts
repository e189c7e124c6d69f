export const tidy = (x: string): string => scrub(x);
export const plain = (x: string): string => x;
