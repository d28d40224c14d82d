import { toVisible } from '../../../theme/toVisible.ts';
import { counted } from '../tiles/tileText.ts';

/** What the map says of a part beside its drawing. */
export interface PartFacts {
  /** The name of the engine. */
  name: string;
  /** As in `Docker 28.5.2`; empty before the engine has answered. */
  product: string;
  state: 'connecting' | 'live' | 'stale' | 'unreachable';
  /** When this state began, in ISO 8601. */
  since: string;
  /** Why the engine is stale or unreachable. */
  message: string | null;
  /** `null` until they are known. */
  containers: number | null;
  networks: number | null;
}

export interface PartTexts {
  name: string;
  /** What is wrong; empty where nothing is. */
  state: string;
  /** The same where there is less room. */
  shortState: string;
  notes: string;
  /** The notes where there is less room. */
  fewer: string;
  /** A sentence in place of a drawing that there is none of; empty where there is one. */
  reason: string;
}

/** Returns the texts of a part. R60: names and messages are written with their invisible characters as escapes. */
export function partTexts(facts: PartFacts): PartTexts {
  const { product, containers, networks } = facts;
  const counts = [
    ...(containers === null ? [] : [counted(containers, 'container')]),
    ...(networks === null ? [] : [counted(networks, 'network')]),
  ];
  return {
    name: toVisible(facts.name),
    state: stateText(facts),
    shortState: facts.state === 'live' ? '' : facts.state,
    notes: [toVisible(product), ...counts].filter((text) => text !== '').join(' · '),
    fewer: counts[0] ?? '',
    reason: reasonText(facts),
  };
}

function stateText({ state, since }: PartFacts): string {
  switch (state) {
    case 'live':
      return '';
    case 'connecting':
      return 'connecting';
    case 'stale':
      return `stale since ${new Date(since).toLocaleTimeString('en-GB')}`;
    case 'unreachable':
      return 'unreachable';
  }
}

function reasonText({ state, message }: PartFacts): string {
  if (state === 'unreachable')
    return message === null ? 'The engine does not answer.' : toVisible(message, 300);
  return state === 'connecting' ? 'Reading what runs on this engine…' : '';
}
