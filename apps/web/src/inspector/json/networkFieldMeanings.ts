import type { Network, TopologyIndex } from '@portolan/topology';
import { networkFlags } from '../parts/networkFlags.ts';
import { stateText } from '../parts/StateDot.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';
import type { Path } from './jsonFields.ts';
import { optionMeaning } from './readOption.ts';
import { toMeaning, toMeaningLookup, yesNoMeaning } from './FieldMeaning.ts';
import type { FieldMeaning, FieldRule } from './FieldMeaning.ts';

/** R175: what the topology holds of a field of a network's JSON; `null` where it holds nothing of it. */
export function networkFieldMeanings(
  index: TopologyIndex,
  network: Network,
): (path: Path) => FieldMeaning | null {
  const subnet = (at: string) => network.ipam.config[Number(at)];
  const flag = (label: string, flagLabel: string, is: boolean): FieldMeaning => {
    const meaning = networkFlags(network).find((each) => each.label === flagLabel)?.meaning;
    return is && meaning ? { label, text: `yes. ${meaning}` } : yesNoMeaning(label, is);
  };
  const rules: FieldRule[] = [
    ['Name', () => toMeaning('Name', network.name)],
    ['Id', () => toMeaning('Id', network.id)],
    ['Created', () => toMeaning('Created', network.created && toLocalTime(network.created))],
    ['Scope', () => toMeaning('Scope', network.scope)],
    ['Driver', () => toMeaning('Driver', network.driver)],
    ['EnableIPv4', () => yesNoMeaning('IPv4', network.enableIPv4)],
    ['EnableIPv6', () => yesNoMeaning('IPv6', network.enableIPv6)],
    ['Internal', () => flag('Internal', 'internal', network.internal)],
    ['Attachable', () => flag('Attachable', 'attachable', network.attachable)],
    ['Ingress', () => flag('Ingress', 'ingress', network.ingress)],
    ['ConfigOnly', () => flag('Config-only', 'config-only', network.configOnly)],
    ['ConfigFrom/Network', () => toMeaning('Settings of', network.configFrom)],
    ['IPAM', () => toMeaning('Subnets', network.ipam.config.map((each) => each.subnet).join(', '))],
    ['IPAM/Driver', () => toMeaning('Address driver', network.ipam.driver)],
    ['IPAM/Options/*', (key) => toMeaning('Address option', ownValue(network.ipam.options, key))],
    ['IPAM/Config/*/Subnet', (at) => toMeaning('Subnet', subnet(at)?.subnet)],
    ['IPAM/Config/*/Gateway', (at) => toMeaning('Gateway', subnet(at)?.gateway)],
    ['IPAM/Config/*/IPRange', (at) => toMeaning('Range', subnet(at)?.ipRange)],
    [
      'IPAM/Config/*/AuxiliaryAddresses/*',
      (at, key) => toMeaning('Kept out', ownValue(subnet(at)?.auxiliaryAddresses, key)),
    ],
    ['Containers', () => toMeaning('Members', index.attachmentsOfNetwork(network.id).length)],
    ['Containers/*', (id) => memberMeaning(index, network, id)],
    ['Containers/*/IPv4Address', (id) => toMeaning('IPv4', attachmentOf(index, network, id)?.ipv4)],
    ['Containers/*/IPv6Address', (id) => toMeaning('IPv6', attachmentOf(index, network, id)?.ipv6)],
    ['Containers/*/MacAddress', (id) => toMeaning('MAC', attachmentOf(index, network, id)?.mac)],
    [
      'Options/*',
      (key) => {
        const value = ownValue(network.options, key);
        return value === null ? null : optionMeaning(key, value);
      },
    ],
    ['Labels', () => toMeaning('Labels', Object.keys(network.labels).length)],
    ['Labels/com.docker.compose.project', () => toMeaning('Project', network.project)],
  ];
  return toMeaningLookup(rules);
}

/** Keys are foreign: `__proto__` is one. */
const ownValue = (record: Record<string, string> | undefined, key: string): string | null =>
  record && Object.hasOwn(record, key) ? (record[key] ?? null) : null;

const attachmentOf = (index: TopologyIndex, network: Network, containerId: string) =>
  index.attachments.get(`${containerId}:${network.id}`);

function memberMeaning(index: TopologyIndex, network: Network, id: string): FieldMeaning | null {
  const container = index.containers.get(id);
  if (container) return toMeaning('Member', `${container.name}, ${stateText(container)}`);
  // `lb-…`, `ingress-sbox`, `gateway_…`: the swarm's own.
  return toMeaning(
    'Endpoint of the swarm',
    network.scope === 'swarm' ? 'belongs to no container here' : null,
  );
}
