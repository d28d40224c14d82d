/** Counts from now on how often a map is walked through. */
export function countWalks(map: Map<string, unknown>): () => number {
  let walks = 0;
  for (const name of ['values', 'keys', 'entries', Symbol.iterator, 'forEach'] as const) {
    const walk = map[name].bind(map) as (...args: unknown[]) => unknown;
    Object.defineProperty(map, name, { value: (...args: unknown[]) => (walks++, walk(...args)) });
  }
  return () => walks;
}
