/** R289: returns the path of what `path` means for one engine: `/networks` for its networks. `null` is the default engine. */
export const pathOf = (engine: string | null, path: string): string =>
  engine === null ? `/api/v1${path}` : `/api/v1/engines/${encodeURIComponent(engine)}${path}`;
