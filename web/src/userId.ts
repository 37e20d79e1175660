/** The same name is the same person, however it is written. */
export const userIdOf = (name: string): string =>
  name.normalize('NFKC').trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'someone';
