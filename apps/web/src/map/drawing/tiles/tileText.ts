import { compareNames } from '../../layouts/compareNames.ts';
import type { TileFacts } from './toTileFacts.ts';

/** Returns the number and the noun: `1 container`, `2 containers`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Returns the label of a tile for screen readers. */
export function tileLabel(facts: TileFacts): string {
  return [
    `project ${facts.title}`,
    counted(facts.containers.length, 'container'),
    ...statesOf(facts),
    openText(facts),
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * Returns the lines that a tile shows while the pointer is over it. `othersIn` gives the titles of the other projects in a
 * network.
 */
export function tileLines(facts: TileFacts, othersIn: (networkId: string) => readonly string[]): string[] {
  const lines = [
    `${counted(facts.containers.length, 'container')} · ${counted(facts.networks.length, 'network')}`,
    statesOf(facts).join(' · '),
    facts.open.length > 0
      ? `Open to the outside: ${listed([...facts.open].sort(compareNames))}`
      : 'Not open to the outside',
    ...facts.shared.map(({ id, label }) => `Shares ${label} with ${listed(othersIn(id))}`),
  ];
  return lines.filter(Boolean);
}

const statesOf = ({ troubled, stopped }: TileFacts): string[] => [
  ...(troubled > 0 ? [`${troubled} with problems`] : []),
  ...(stopped > 0 ? [`${stopped} stopped`] : []),
];

const openText = ({ open }: TileFacts) => (open.length > 0 ? 'open to the outside' : '');

const MAX_LISTED = 5;

const listed = (texts: readonly string[]): string =>
  texts.length <= MAX_LISTED
    ? texts.join(', ')
    : `${texts.slice(0, MAX_LISTED).join(', ')} and ${texts.length - MAX_LISTED} more`;
