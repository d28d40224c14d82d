/** Compares names as people sort them: digits by value. Created once, because `localeCompare` is a hundred times slower. */
export const compareNames: (a: string, b: string) => number = new Intl.Collator('en', {
  numeric: true,
}).compare;
