/** Orders digits by their value: `web-2` comes before `web-10`. */
const collator = new Intl.Collator('en', { numeric: true });

/** Compares by label, and by id where the labels are equal. */
export function byName(a: { label: string; id: string }, b: { label: string; id: string }): number {
  return collator.compare(a.label, b.label) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export const compareNames = (a: string, b: string): number =>
  collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
