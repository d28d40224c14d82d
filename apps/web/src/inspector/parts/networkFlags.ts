import type { Network } from '@portolan/topology';

/** A property of a network in one word, and what it means. */
export interface NetworkFlag {
  label: string;
  meaning: string;
}

/** R91: what sets a network apart, in words. */
export function networkFlags(network: Network): NetworkFlag[] {
  const flags: (NetworkFlag | false)[] = [
    network.predefined && {
      label: 'predefined',
      meaning: 'One of the engine’s own networks; it cannot be removed.',
    },
    network.internal && { label: 'internal', meaning: 'No way out: members reach each other only.' },
    network.configOnly && {
      label: 'config-only',
      meaning: 'Holds settings for other networks and takes no containers.',
    },
    network.ingress && { label: 'ingress', meaning: 'Routes the published ports of Swarm services.' },
    network.attachable && {
      label: 'attachable',
      meaning: 'Single containers may join, not only Swarm services.',
    },
    network.enableIPv6 && { label: 'IPv6', meaning: 'Members get an IPv6 address.' },
    !network.enableIPv4 && { label: 'no IPv4', meaning: 'Members get no IPv4 address.' },
  ];
  return flags.filter((each) => each !== false);
}
