import type { NetworkFilter } from '@portolan/topology';

/** The words of the filter that take a value, `driver:bridge`, and what they mean. */
export const valueTerms = {
  driver: 'the driver, whole',
  name: 'a part of the name; ^ and $ for its beginning and end',
  id: 'a part of the id',
  label: 'a label: key, or key=value',
  scope: 'local, swarm or global',
  type: 'builtin (the engine’s own) or custom',
  project: 'the Compose project',
} as const;

/** The words that are said or not: `unused`, `internal:false`. */
export const flagTerms = {
  unused: 'networks without any container, running or not',
  internal: 'networks without a way out',
  'stopped-members': 'networks with a container that does not run',
  dangling: 'docker’s word for unused',
} as const;

export type ValueTerm = keyof typeof valueTerms;
export type FlagTerm = keyof typeof flagTerms;

/** One word of the filter, where it stands in the text, and what it says. */
export interface FilterTerm {
  from: number;
  to: number;
  /** Before the colon, in lower case; `null` for plain text. */
  key: string | null;
  /** After the colon, or the text itself; without its quotes. */
  value: string;
  isQuoted: boolean;
}

export interface ParsedFilter {
  /** Plain text, in lower case. */
  text: string[];
  network: NetworkFilter;
  /** Keys that are none: searched as plain text, since images and addresses have colons too. */
  unknown: string[];
  /** What is wrong with a word, which is left out until it is right. */
  faults: string[];
}

/** R174: a filter as typed: plain words, and the words of the CLI's filters and ours. `"…"` holds spaces together. */
export function parseFilter(text: string): ParsedFilter {
  const parsed: ParsedFilter = { text: [], network: {}, unknown: [], faults: [] };
  for (const word of splitFilter(text)) readTerm(word, parsed);
  return parsed;
}

/** The words of a filter with their places. */
export function splitFilter(text: string): FilterTerm[] {
  const words: FilterTerm[] = [];
  // Quotes may stand anywhere in a word: `label:"a b"`, `"driver:bridge"`.
  for (const match of text.matchAll(/(?:"(?:\\.|[^"\\])*(?:"|$)|[^\s"])+/g)) {
    const [raw] = match;
    const keyed = /^([A-Za-z-]+):(.*)$/su.exec(raw);
    const rest = keyed?.[2] ?? raw;
    words.push({
      from: match.index,
      to: match.index + raw.length,
      key: keyed?.[1]?.toLowerCase() ?? null,
      value: unquote(rest),
      isQuoted: rest.includes('"'),
    });
  }
  return words;
}

/** The text with a flag's word added or taken out. */
export function setFlag(text: string, flag: FlagTerm, on: boolean): string {
  const bare = splitFilter(text)
    .filter((word) => flagOf(word)?.flag !== flag)
    .map(({ from, to }) => text.slice(from, to));
  return [...bare, ...(on ? [flag] : [])].join(' ');
}

/** The flags that are said with "yes". */
export const flagsIn = (text: string): FlagTerm[] =>
  splitFilter(text).flatMap((word) => {
    const found = flagOf(word);
    return found?.value === true ? [found.flag] : [];
  });

/** A value as it must be typed. */
export const quoteValue = (value: string): string =>
  value === '' || /[\s"\\]/.test(value) ? `"${value.replaceAll(/[\\"]/g, '\\$&')}"` : value;

function readTerm(word: FilterTerm, parsed: ParsedFilter): void {
  const { network, faults } = parsed;
  const { key, value, isQuoted } = word;
  const flag = flagOf(word);
  if (flag) {
    if (flag.value === null) faults.push(`${flag.flag}: is true or false.`);
    else network[flag.flag === 'stopped-members' ? 'stoppedMembers' : flag.flag] = flag.value;
  } else if (key !== null && isValueTerm(key)) {
    if (value === '' && !(isQuoted && key === 'project')) return;
    const fault = faultOf(key, value);
    if (fault) faults.push(fault);
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
  return `${key}: is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}.`;
}

const isValueTerm = (word: string): word is ValueTerm => Object.hasOwn(valueTerms, word);
const isFlagTerm = (word: string): word is FlagTerm => Object.hasOwn(flagTerms, word);

/** A quote that is not closed yet counts as closed at the end. */
const unquote = (raw: string): string =>
  raw.replaceAll(/"((?:\\.|[^"\\])*)(?:"|$)/gs, (_, inside: string) => inside.replaceAll(/\\(.)/gs, '$1'));
