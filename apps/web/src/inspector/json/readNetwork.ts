import type { Network, TopologyIndex } from '@portolan/topology';
import { flagsOf } from '../flagsOf.ts';
import { stateWord } from '../StateDot.tsx';
import { toMoment } from '../toMoment.ts';
import type { Path } from './jsonFields.ts';
import { readOption } from './readOption.ts';
import { read, readerOf, readFlag } from './Reading.ts';
import type { Reading, Rule } from './Reading.ts';

/** R175: what the topology holds of a field of a network's JSON; `null` where it holds nothing of it. */
export function readNetwork(index: TopologyIndex, network: Network): (path: Path) => Reading | null {
  const subnet = (at: string) => network.ipam.config[Number(at)];
  const flag = (fact: string, word: string, is: boolean): Reading => {
    const means = flagsOf(network).find((each) => each.word === word)?.means;
    return is && means ? { fact, says: `yes. ${means}` } : readFlag(fact, is);
  };
  const rules: Rule[] = [
    ['Name', () => read('Name', network.name)],
    ['Id', () => read('Id', network.id)],
    ['Created', () => read('Created', network.created && toMoment(network.created))],
    ['Scope', () => read('Scope', network.scope)],
    ['Driver', () => read('Driver', network.driver)],
    ['EnableIPv4', () => readFlag('IPv4', network.enableIPv4)],
    ['EnableIPv6', () => readFlag('IPv6', network.enableIPv6)],
    ['Internal', () => flag('Internal', 'internal', network.internal)],
    ['Attachable', () => flag('Attachable', 'attachable', network.attachable)],
    ['Ingress', () => flag('Ingress', 'ingress', network.ingress)],
    ['ConfigOnly', () => flag('Template', 'template', network.configOnly)],
    ['ConfigFrom/Network', () => read('Settings of', network.configFrom)],
    ['IPAM', () => read('Subnets', network.ipam.config.map((each) => each.subnet).join(', '))],
    ['IPAM/Driver', () => read('Address driver', network.ipam.driver)],
    ['IPAM/Options/*', (key) => read('Address option', own(network.ipam.options, key))],
    ['IPAM/Config/*/Subnet', (at) => read('Subnet', subnet(at)?.subnet)],
    ['IPAM/Config/*/Gateway', (at) => read('Gateway', subnet(at)?.gateway)],
    ['IPAM/Config/*/IPRange', (at) => read('Range', subnet(at)?.ipRange)],
    [
      'IPAM/Config/*/AuxiliaryAddresses/*',
      (at, key) => read('Kept out', own(subnet(at)?.auxiliaryAddresses, key)),
    ],
    ['Containers', () => read('Members', index.attachmentsOfNetwork(network.id).length)],
    ['Containers/*', (id) => readMember(index, network, id)],
    ['Containers/*/IPv4Address', (id) => read('IPv4', attachmentOf(index, network, id)?.ipv4)],
    ['Containers/*/IPv6Address', (id) => read('IPv6', attachmentOf(index, network, id)?.ipv6)],
    ['Containers/*/MacAddress', (id) => read('MAC', attachmentOf(index, network, id)?.mac)],
    [
      'Options/*',
      (key) => {
        const value = own(network.options, key);
        return value === null ? null : readOption(key, value);
      },
    ],
    ['Labels', () => read('Labels', Object.keys(network.labels).length)],
    ['Labels/com.docker.compose.project', () => read('Project', network.project)],
  ];
  return readerOf(rules);
}

/** Keys are foreign: `__proto__` is one. */
const own = (record: Record<string, string> | undefined, key: string): string | null =>
  record && Object.hasOwn(record, key) ? (record[key] ?? null) : null;

const attachmentOf = (index: TopologyIndex, network: Network, containerId: string) =>
  index.attachments.get(`${containerId}:${network.id}`);

function readMember(index: TopologyIndex, network: Network, id: string): Reading | null {
  const container = index.containers.get(id);
  if (container) return read('Member', `${container.name}, ${stateWord(container)}`);
  // `lb-…`, `ingress-sbox`, `gateway_…`: the swarm's own.
  return read('Endpoint of the swarm', network.scope === 'swarm' ? 'belongs to no container here' : null);
}
