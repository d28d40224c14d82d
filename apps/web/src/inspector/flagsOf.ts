import type { Network } from '@portolan/topology';

/** A property of a network in one word, and what it means. */
export interface Flag {
  word: string;
  means: string;
}

/** R91: what sets a network apart, in words. */
export function flagsOf(network: Network): Flag[] {
  const flags: (Flag | false)[] = [
    network.predefined && {
      word: 'predefined',
      means: 'One of the engine’s own networks; it cannot be removed.',
    },
    network.internal && { word: 'internal', means: 'No way out: members reach each other only.' },
    network.configOnly && {
      word: 'template',
      means: 'Config-only: holds settings for others, takes no containers.',
    },
    network.ingress && { word: 'ingress', means: 'Routes the published ports of Swarm services.' },
    network.attachable && {
      word: 'attachable',
      means: 'Single containers may join, not only Swarm services.',
    },
    network.enableIPv6 && { word: 'IPv6', means: 'Members get an IPv6 address.' },
    !network.enableIPv4 && { word: 'no IPv4', means: 'Members get no IPv4 address.' },
  ];
  return flags.filter((each) => each !== false);
}
