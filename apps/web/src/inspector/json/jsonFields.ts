/** Where a field stands in a JSON document: keys of objects and places in arrays, from the root on. */
export type Path = readonly (string | number)[];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A path as one key for maps and sets. */
export const pathId = (path: Path): string => JSON.stringify(path);

export const isBranch = (value: Json): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;

/** What a branch holds, in its order. */
export function entriesOf(value: Json): [key: string | number, value: Json][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isBranch(value) ? Object.entries(value) : [];
}

/** The field at a path; `undefined` where there is none. */
export function fieldAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (value === undefined || !isBranch(value)) return undefined;
    value = new Map(entriesOf(value)).get(key);
  }
  return value;
}

/** A path as one reads it: `IPAM.Config[0].Subnet`, `Options["com.docker.network.driver.mtu"]`. */
export function toPathText(path: Path): string {
  return path
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[A-Za-z_]\w*$/.test(key)) return `[${JSON.stringify(key)}]`;
      return at === 0 ? key : `.${key}`;
    })
    .join('');
}

/** What is copied of a field: a string as it is, everything else as JSON. */
export const toCopyText = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);
