import { concernedBy, keep } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { stateText } from '../../inspector/parts/StateDot.tsx';
import { compareNames } from '../../store/counts/compareNames.ts';
import { orEngine, orId } from '../../store/counts/engineOrder.ts';
import { mergeSorted } from '../../store/counts/mergeSorted.ts';
import { matchesTerms } from '../../store/filter/matchesTerms.ts';
import { namesWithoutId } from '../../store/filter/filterTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { toVisible } from '../../theme/toVisible.ts';

interface Entry {
  /** Of the container or network. */
  id: string;
  label: string;
  description: string;
  /** Everything that the search looks in, in lower case. */
  text: string;
}

export interface ContainerEntry extends Entry {
  container: Container;
}

export interface NetworkEntry extends Entry {
  network: Network;
}

/** The entries for everything on one engine, sorted by name. */
export interface PaletteEntries {
  containers: readonly ContainerEntry[];
  networks: readonly NetworkEntry[];
}

/** R88: made when the palette is first opened. Then they are kept through changes: the same object until one changes. */
export const paletteEntries = keep<PaletteEntries>(
  (index) => ({
    containers: [...index.containers.values()].map((each) => toContainerEntry(index, each)).sort(byLabel),
    networks: [...index.networks.values()].map((each) => toNetworkEntry(index, each)).sort(byLabel),
  }),
  (last, index, touched) => {
    const { containers, networks } = concernedBy(index, touched);
    if (containers.size + networks.size === 0) return last;
    return {
      containers: mergeSorted(
        last.containers,
        ({ container }) => containers.has(container.id),
        existing(containers, index.containers).map((each) => toContainerEntry(index, each)),
        byLabel,
      ),
      networks: mergeSorted(
        last.networks,
        ({ network }) => networks.has(network.id),
        existing(networks, index.networks).map((each) => toNetworkEntry(index, each)),
        byLabel,
      ),
    };
  },
);

/**
 * R80: returns the first `limit` entries that contain every term, or whose id starts with it. Entries whose label has all
 * terms as whole words come first, then those with words that begin with them, then those whose label contains them. R306: a
 * term that begins a word of the engine’s name, as `nameOf` returns it, is found in all that the engine has.
 */
export function searchEntries<T extends Entry>(
  entries: readonly OfEngine<T>[],
  query: string,
  limit: number,
  nameOf: (engine: string | null) => string,
): OfEngine<T>[] {
  const terms = toTerms(query);
  if (terms.length === 0) return entries.slice(0, limit);
  const ranks: OfEngine<T>[][] = [[], [], [], []];
  const others = new Map<string | null, string[]>();
  for (const each of entries) {
    const { engine, value } = each;
    const own = others.get(engine) ?? termsBeside(nameOf(engine), terms);
    others.set(engine, own);
    if (matchesTerms(own, value.text, [value.id])) ranks[rankOn(value.label, terms, own)]?.push(each);
  }
  return ranks.flat().slice(0, limit);
}

/** Returns the terms that do not name the engine. */
function termsBeside(engine: string, terms: readonly string[]): string[] {
  const lower = engine.toLowerCase();
  return terms.filter((term) => !beginsWord(lower, term));
}

/** What only its engine has the name of comes last. */
const rankOn = (label: string, terms: readonly string[], own: readonly string[]): number =>
  Math.min(rankOf(label, terms), own.length === 0 ? RANK.lacks : rankOf(label, own));

/**
 * R80: true if actions come before what the engine has: without a query, or if the words of an action's label begin with
 * the terms and those of no name do, or if the label contains them and no name does.
 *
 * @param names of the containers, networks and projects that were found
 */
export function areActionsFirst(query: string, labels: readonly string[], names: readonly string[]): boolean {
  const terms = toTerms(query);
  // A whole word counts as the beginning of one.
  const nearest = (texts: readonly string[]) =>
    Math.min(...texts.map((text) => Math.max(RANK.begins, rankOf(text, terms))), RANK.lacks);
  return terms.length === 0 || nearest(labels) < nearest(names);
}

const RANK = { whole: 0, begins: 1, contains: 2, lacks: 3 } as const;

function rankOf(label: string, terms: readonly string[]): number {
  const lower = label.toLowerCase();
  if (!terms.every((term) => lower.includes(term))) return RANK.lacks;
  const parts = lower.split(/[^a-z0-9]+/);
  if (terms.every((term) => parts.includes(term))) return RANK.whole;
  return terms.every((term) => beginsWord(lower, term)) ? RANK.begins : RANK.contains;
}

/** A term may go on beyond the word that it begins, as `shop-w` does. */
function beginsWord(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (!/[a-z0-9]/.test(text.charAt(at - 1))) return true;
  return false;
}

const toTerms = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * Returns a container as an entry. It is found by name, state, project, service, image, address, alias, network and
 * published port.
 */
function toContainerEntry(index: TopologyIndex, container: Container): ContainerEntry {
  const label = toVisible(container.name, 80);
  const description = toVisible(
    [stateText(container), container.project, container.image].filter(Boolean).join(' · '),
  );
  const keywords = [
    container.service ?? '',
    ...index
      .attachmentsOfContainer(container.id)
      .flatMap((each) => [each.ipv4 ?? '', each.ipv6 ?? '', each.networkName, ...namesWithoutId(each)]),
    ...container.ports.map((port) => String(port.publicPort ?? '')),
  ];
  return { id: container.id, container, label, description, text: textOf(label, description, keywords) };
}

/** Returns a network as an entry. It is found by name, driver, subnet and project. */
function toNetworkEntry(index: TopologyIndex, network: Network): NetworkEntry {
  const members = index.attachmentsOfNetwork(network.id).length;
  const label = toVisible(network.name, 80);
  const description = toVisible(
    [
      network.driver,
      ...network.ipam.config.map((each) => each.subnet),
      members === 1 ? '1 member' : `${members} members`,
    ].join(' · '),
  );
  return {
    id: network.id,
    network,
    label,
    description,
    text: textOf(label, description, [network.project ?? '']),
  };
}

const textOf = (...parts: (string | string[])[]): string => parts.flat().join('\n').toLowerCase();

const compareLabels = (a: Entry, b: Entry): number => compareNames(a.label, b.label);
const idOf = ({ id }: Entry): string => id;
const byLabel = orId(compareLabels, idOf);

/** R306: the order of the entries of several engines. */
export const byLabelOnEach = orEngine(compareLabels, idOf);

const existing = <T>(ids: ReadonlySet<string>, entities: ReadonlyMap<string, T>): T[] =>
  [...ids].flatMap((id) => entities.get(id) ?? []);
