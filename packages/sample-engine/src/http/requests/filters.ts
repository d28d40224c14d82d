import { badRequest } from '../../EngineError.ts';

/** A `filters` parameter: the values of each key. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** Parses `{"k":["v"]}` and the older `{"k":{"v":true}}`. Refuses anything else with 400, as engine 28 does. */
export function parseFilters(text: string): Filters {
  const filters = new Map<string, readonly string[]>();
  if (text === '') return filters;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badRequest(`invalid character '${text[0] ?? ''}' looking for beginning of value`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw badRequest('invalid filter');
  }
  for (const [key, values] of Object.entries(parsed as Record<string, unknown>)) {
    if (Array.isArray(values)) filters.set(key, values.map(String));
    else if (typeof values === 'object' && values !== null) filters.set(key, Object.keys(values));
    else throw badRequest(`invalid filter '${key}'`);
  }
  return filters;
}

/** Refuses filters that the route does not support. */
export function allowFilters(filters: Filters, known: readonly string[]): void {
  for (const key of filters.keys()) if (!known.includes(key)) throw badRequest(`invalid filter '${key}'`);
}

/** True if no value is given, or if one matches: as a part of the text or as a regular expression. */
export function matchesText(filters: Filters, key: string, text: string): boolean {
  const values = filters.get(key);
  return (
    !values ||
    values.length === 0 ||
    values.some((value) => text.includes(value) || matchesPattern(value, text))
  );
}

/** True if the labels contain every `key` or `key=value`. */
export function matchesLabels(wanted: readonly string[], labels: ReadonlyMap<string, string>): boolean {
  return wanted.every((label) => {
    const [key = '', ...value] = label.split('=');
    return labels.has(key) && (value.length === 0 || labels.get(key) === value.join('='));
  });
}

function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}
