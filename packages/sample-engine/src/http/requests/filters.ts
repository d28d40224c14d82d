import { badRequest } from '../../EngineError.ts';

/** What a `filters` parameter asks for: each key with its values. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** Reads `{"k":["v"]}` and the older `{"k":{"v":true}}`; refuses anything else with 400, as engine 28. */
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

/** Refuses filters the endpoint does not know. */
export function allowFilters(filters: Filters, known: readonly string[]): void {
  for (const key of filters.keys()) if (!known.includes(key)) throw badRequest(`invalid filter '${key}'`);
}

/** True when no value is given or one matches, as regular expression or as part of the text. */
export function matchesText(filters: Filters, key: string, text: string): boolean {
  const values = filters.get(key);
  return (
    !values ||
    values.length === 0 ||
    values.some((value) => text.includes(value) || matchesPattern(value, text))
  );
}

/** True when every `key` or `key=value` is among the labels. */
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
