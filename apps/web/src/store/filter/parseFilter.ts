import type { NetworkFilter } from '@portolan/topology';

/** The terms of the filter that have a value, like `driver:bridge`, with the help text of each. */
export const valueTerms = {
  driver: 'full name of the driver',
  name: 'part of the name; ^ and $ match its start and end',
  id: 'part of the id',
  label: 'label: key, or key=value',
  scope: 'local, swarm or global',
  type: 'builtin (created by the engine) or custom',
  project: 'Compose project',
  engine: 'full name of the engine',
} as const;

/** The terms that are true or false, like `unused` and `internal:false`, with the help text of each. */
export const flagTerms = {
  unused: 'networks without containers, running or stopped',
  internal: 'networks without a route to the outside',
  'stopped-members': 'networks with a container that is not running',
  dangling: 'docker’s name for unused',
} as const;

export type ValueTerm = keyof typeof valueTerms;
export type FlagTerm = keyof typeof flagTerms;

/** One term of the filter, with its position in the text. */
export interface FilterTerm {
  from: number;
  to: number;
  /** The part before the colon, in lower case; `null` for plain text. */
  key: string | null;
  /** The part after the colon, or the plain text, without quotes. */
  value: string;
  isQuoted: boolean;
}

export interface ParsedFilter {
  /** Plain text, in lower case. */
  text: string[];
  network: NetworkFilter;
  /** R308: the names of engines of which one must be the engine; empty for any. */
  engines: string[];
  /** Unknown keys. Their terms are searched as plain text, because images and addresses contain colons too. */
  unknown: string[];
  /** Sentences about terms with a wrong value. These terms are ignored. */
  faults: string[];
}

/**
 * R174: parses a filter: plain text, the filters of the docker CLI, and those of Portolan. `"…"` can contain spaces.
 */
export function parseFilter(text: string): ParsedFilter {
  const parsed: ParsedFilter = { text: [], network: {}, engines: [], unknown: [], faults: [] };
  for (const term of splitFilter(text)) readTerm(term, parsed);
  return parsed;
}

/** Splits a filter into its terms. */
export function splitFilter(text: string): FilterTerm[] {
  const terms: FilterTerm[] = [];
  // Quotes can be anywhere in a term: `label:"a b"`, `"driver:bridge"`.
  for (const match of text.matchAll(/(?:"(?:\\.|[^"\\])*(?:"|$)|[^\s"])+/g)) {
    const [raw] = match;
    const keyed = /^([A-Za-z-]+):(.*)$/su.exec(raw);
    const rest = keyed?.[2] ?? raw;
    terms.push({
      from: match.index,
      to: match.index + raw.length,
      key: keyed?.[1]?.toLowerCase() ?? null,
      value: unquote(rest),
      isQuoted: rest.includes('"'),
    });
  }
  return terms;
}

/** Returns the text with the term of a flag added or removed. */
export function setFlag(text: string, flag: FlagTerm, on: boolean): string {
  const bare = splitFilter(text)
    .filter((term) => flagOf(term)?.flag !== flag)
    .map(({ from, to }) => text.slice(from, to));
  return [...bare, ...(on ? [flag] : [])].join(' ');
}

/** Returns the flags that the text sets to true. */
export const flagsIn = (text: string): FlagTerm[] =>
  splitFilter(text).flatMap((term) => {
    const found = flagOf(term);
    return found?.value === true ? [found.flag] : [];
  });

/** Quotes a value where the syntax of the filter requires it. */
export const quoteValue = (value: string): string =>
  value === '' || /[\s"\\]/.test(value) ? `"${value.replaceAll(/[\\"]/g, '\\$&')}"` : value;

function readTerm(term: FilterTerm, parsed: ParsedFilter): void {
  const { network, faults } = parsed;
  const { key, value, isQuoted } = term;
  const flag = flagOf(term);
  if (flag) {
    if (flag.value === null) faults.push(`${flag.flag} must be true or false.`);
    else network[flag.flag === 'stopped-members' ? 'stoppedMembers' : flag.flag] = flag.value;
  } else if (key !== null && isValueTerm(key)) {
    if (value === '' && !(isQuoted && key === 'project')) return;
    const fault = faultOf(key, value);
    if (fault) faults.push(fault);
    else if (key === 'engine') parsed.engines.push(value);
    else if (key === 'type') network.type = [...(network.type ?? []), value as 'builtin' | 'custom'];
    else network[key] = [...(network[key] ?? []), value];
  } else {
    if (key !== null) parsed.unknown.push(key);
    parsed.text.push((key === null ? value : `${key}:${value}`).toLowerCase());
  }
}

function flagOf({ key, value, isQuoted }: FilterTerm): { flag: FlagTerm; value: boolean | null } | null {
  if (key === null) return !isQuoted && isFlagTerm(value) ? { flag: value, value: true } : null;
  if (!isFlagTerm(key)) return null;
  return { flag: key, value: value === 'true' ? true : value === 'false' ? false : null };
}

function faultOf(key: ValueTerm, value: string): string | null {
  const allowed =
    key === 'scope' ? ['local', 'swarm', 'global'] : key === 'type' ? ['builtin', 'custom'] : null;
  if (!allowed || allowed.includes(value)) return null;
  return `${key} must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}.`;
}

const isValueTerm = (term: string): term is ValueTerm => Object.hasOwn(valueTerms, term);
const isFlagTerm = (term: string): term is FlagTerm => Object.hasOwn(flagTerms, term);

/** Removes quotes and their escapes. A quote that is not closed yet ends with the text. */
const unquote = (raw: string): string =>
  raw.replaceAll(/"((?:\\.|[^"\\])*)(?:"|$)/gs, (_, inside: string) => inside.replaceAll(/\\(.)/gs, '$1'));
