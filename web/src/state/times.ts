// Times come as RFC 3339, with or without trailing zeros in the milliseconds, so that they are compared as times, never as strings.

/** Milliseconds since 1970. */
export const ms = (time: string): number => Date.parse(time);

/** Whether `a` is later than `b`. */
export const isLater = (a: string, b: string): boolean => ms(a) > ms(b);
