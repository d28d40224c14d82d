/** R95: orders addresses as a reader does: digits by value, IPv4 before IPv6, none last. */
export function compareAddresses(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (
    Number(a.includes(':')) - Number(b.includes(':')) ||
    a.localeCompare(b, 'en', { numeric: !a.includes(':') })
  );
}
