import type { Engine } from '../model.ts';
import { isAtLeast } from './engineTraits.ts';

/** One option of a driver, as a form asks for it. */
export interface NetworkOption {
  /** As it goes to the engine, in `options`. */
  key: string;
  label: string;
  hint: string;
  /** What the engine takes: `true` or `false`, any text, a decimal number, or one of `choices`. */
  kind: 'flag' | 'text' | 'number' | 'choice';
  choices?: { value: string; label: string }[];
  /** What holds where it is left out; empty: the engine decides, or nothing. */
  default: string;
  required?: true;
}

/** An option with the first engine that takes it, where older ones are about; likewise its choices. */
interface Entry extends Omit<NetworkOption, 'choices'> {
  since?: string;
  choices?: { value: string; label: string; since?: string }[];
  /** Podman's compatible API takes these too; it answers others with a warning. */
  podman?: true;
}

const mtu: Entry = {
  key: 'com.docker.network.driver.mtu',
  label: 'MTU',
  hint: 'The largest packet in bytes. Lower it where a VPN or tunnel is on the way.',
  kind: 'number',
  default: '',
  podman: true,
};

const parent: Entry = {
  key: 'parent',
  label: 'Parent interface',
  hint: 'The interface of the host it hangs on, such as eth0. eth0.50 is VLAN 50 of eth0: the engine makes that sub-interface itself.',
  kind: 'text',
  default: '',
  required: true,
  podman: true,
};

const gatewayModes: NonNullable<Entry['choices']> = [
  { value: 'nat', label: 'nat: published ports only, behind the host’s address' },
  {
    value: 'nat-unprotected',
    label: 'nat-unprotected: as nat, but every port is open to whoever has a route',
    since: '28.0',
  },
  { value: 'routed', label: 'routed: containers reachable by their own addresses, on published ports' },
  {
    value: 'isolated',
    label: 'isolated: no address on the host at all (internal networks only)',
    since: '28.0',
  },
];

const BRIDGE: Entry[] = [
  {
    key: 'com.docker.network.bridge.name',
    label: 'Bridge name',
    hint: 'The interface on the host, at most 15 characters. Left out: br- and the beginning of the id.',
    kind: 'text',
    default: '',
    podman: true,
  },
  {
    key: 'com.docker.network.bridge.enable_icc',
    label: 'Members reach each other',
    hint: 'Off: they reach one another through published ports only.',
    kind: 'flag',
    default: 'true',
  },
  {
    key: 'com.docker.network.bridge.enable_ip_masquerade',
    label: 'Masquerade',
    hint: 'Members go out under the host’s address. Off: the outside needs a route back.',
    kind: 'flag',
    default: 'true',
  },
  {
    key: 'com.docker.network.bridge.host_binding_ipv4',
    label: 'Publish on',
    hint: 'The host’s address for ports published without one, such as 127.0.0.1.',
    kind: 'text',
    default: '0.0.0.0',
  },
  mtu,
  {
    key: 'com.docker.network.container_iface_prefix',
    label: 'Interface prefix',
    hint: 'What the interface is called inside containers, before its number.',
    kind: 'text',
    default: 'eth',
  },
  {
    key: 'com.docker.network.bridge.inhibit_ipv4',
    label: 'No IPv4 address on the bridge',
    hint: 'The host gets no address on the bridge: no route between host and members.',
    kind: 'flag',
    default: 'false',
  },
  {
    key: 'com.docker.network.bridge.gateway_mode_ipv4',
    label: 'IPv4 gateway mode',
    hint: 'How the outside reaches members.',
    kind: 'choice',
    choices: gatewayModes,
    default: 'nat',
    since: '27.0',
  },
  {
    key: 'com.docker.network.bridge.gateway_mode_ipv6',
    label: 'IPv6 gateway mode',
    hint: 'How the outside reaches members over IPv6.',
    kind: 'choice',
    choices: gatewayModes,
    default: 'nat',
    since: '27.0',
  },
  {
    key: 'com.docker.network.bridge.trusted_host_interfaces',
    label: 'Trusted interfaces',
    hint: 'Interfaces of the host, separated by colons, whose side may go to published ports at containers’ own addresses.',
    kind: 'text',
    default: '',
    since: '28.2',
  },
];

const MACVLAN: Entry[] = [
  parent,
  {
    key: 'macvlan_mode',
    label: 'Mode',
    hint: 'How members on the same parent reach each other.',
    kind: 'choice',
    choices: [
      { value: 'bridge', label: 'bridge: directly' },
      { value: 'vepa', label: 'vepa: by way of the switch outside' },
      { value: 'private', label: 'private: not at all' },
      { value: 'passthru', label: 'passthru: one member has the parent to itself' },
    ],
    default: 'bridge',
    podman: true,
  },
];

const IPVLAN: Entry[] = [
  parent,
  {
    key: 'ipvlan_mode',
    label: 'Mode',
    hint: 'On which layer members meet the outside.',
    kind: 'choice',
    choices: [
      { value: 'l2', label: 'l2: as hosts of the parent’s own segment' },
      { value: 'l3', label: 'l3: routed by the host; the outside needs a route' },
      { value: 'l3s', label: 'l3s: as l3, seen by the host’s firewall', since: '23.0' },
    ],
    default: 'l2',
    podman: true,
  },
  {
    key: 'ipvlan_flag',
    label: 'Among each other',
    hint: 'How members on the same parent reach each other.',
    kind: 'choice',
    choices: [
      { value: 'bridge', label: 'bridge: directly' },
      { value: 'private', label: 'private: not at all' },
      { value: 'vepa', label: 'vepa: by way of the switch outside' },
    ],
    default: 'bridge',
    since: '23.0',
  },
];

const OVERLAY: Entry[] = [
  {
    key: 'encrypted',
    label: 'Encrypted',
    hint: 'Traffic between hosts goes through IPsec: slower, and the hosts must let ESP pass.',
    kind: 'flag',
    default: 'false',
  },
  mtu,
];

const byDriver = new Map([
  ['bridge', BRIDGE],
  ['macvlan', MACVLAN],
  ['ipvlan', IPVLAN],
  ['overlay', OVERLAY],
]);

/** R134: the options a driver takes on this engine, in a form's order; none for plugins, whose options nobody tells. */
export function optionsOf(driver: string, engine: Pick<Engine, 'version' | 'product'>): NetworkOption[] {
  return (byDriver.get(driver) ?? [])
    .filter((entry) => (engine.product === 'podman' ? entry.podman : isAtLeast(engine.version, entry.since)))
    .map(({ since: _since, podman: _podman, choices, ...option }) => ({
      ...option,
      ...(choices
        ? {
            choices: choices
              .filter((choice) => isAtLeast(engine.version, choice.since))
              .map(({ value, label }) => ({ value, label })),
          }
        : {}),
    }));
}

/** R134: the first engine that takes an option; `null` for one that every engine takes, or that nobody here knows. */
export function sinceOf(driver: string, key: string): string | null {
  return byDriver.get(driver)?.find((entry) => entry.key === key)?.since ?? null;
}
