/** Where a field stands in a JSON document: keys of objects and places in arrays, from the root on. */
export type Path = readonly (string | number)[];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A path as one key for maps and sets. */
export const pathId = (path: Path): string => JSON.stringify(path);

/** The id of a field in a branch, from the branch's: cheaper than `pathId` where there are thousands. */
export const idBelow = (id: string, key: string | number): string =>
  `${id.slice(0, -1)}${id === '[]' ? '' : ','}${JSON.stringify(key)}]`;

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
export const toPathText = (path: Path): string => path.reduce<string>(textBelow, '');

/** The text of a field's path in a branch, from the branch's. */
export function textBelow(text: string, key: string | number): string {
  if (typeof key === 'number') return `${text}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
  return text === '' ? key : `${text}.${key}`;
}

/** What is copied of a field: a string as it is, everything else as JSON. */
export const toCopyText = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);
