/** The path of a field in a JSON document: keys of objects and indexes of arrays, from the root. */
export type Path = readonly (string | number)[];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Returns a path as a key for maps and sets. */
export const pathId = (path: Path): string => JSON.stringify(path);

/** Returns the id of a field from the id of its branch, which is faster than `pathId` for thousands of fields. */
export const idBelow = (id: string, key: string | number): string =>
  `${id.slice(0, -1)}${id === '[]' ? '' : ','}${JSON.stringify(key)}]`;

export const isBranch = (value: Json): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;

/** Returns the entries of a branch in their order; none for a leaf. */
export function entriesOf(value: Json): [key: string | number, value: Json][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isBranch(value) ? Object.entries(value) : [];
}

/** Returns the value at a path; `undefined` if there is none. */
export function fieldAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (value === undefined || !isBranch(value)) return undefined;
    value = new Map(entriesOf(value)).get(key);
  }
  return value;
}

/** Formats a path for a reader: `IPAM.Config[0].Subnet`, `Options["com.docker.network.driver.mtu"]`. */
export const toPathText = (path: Path): string => path.reduce<string>(textBelow, '');

/** Formats the path of a field from the formatted path of its branch. */
export function textBelow(text: string, key: string | number): string {
  if (typeof key === 'number') return `${text}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
  return text === '' ? key : `${text}.${key}`;
}

/** Returns the text to copy: a string as it is, any other value as JSON. */
export const toCopyText = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);
