import { isAddress, optionsOf, sinceOf } from '@portolan/topology';
import type { Network, NetworkOption, Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { problemsOfKeys } from '../problemsOfKeys.ts';
import { error } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfParent } from './problemsOfParent.ts';

/** The values that Go's strconv.ParseBool accepts. */
const boolean = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/**
 * R138: returns what is wrong with the driver options. The stricter of 20.10.24 and 28.5.2 decides. Options that
 * Portolan does not know are accepted, because the engine stores them.
 */
export function problemsOfOptions(request: CreateNetworkRequest, topology: Topology): FieldProblem[] {
  const driver = request.driver || 'bridge';
  const { engine } = topology;
  const known = new Map(optionsOf(driver, engine).map((option) => [option.key, option]));
  const values = Object.entries(request.options ?? {}).flatMap(([key, value]) => {
    const option = known.get(key);
    const since = sinceOf(driver, key);
    const reason = option
      ? reasonAgainst(option, value, request, topology)
      : since === null
        ? null
        : `This engine would ignore it. Leave it out, or use an engine from ${since} on.`;
    return reason === null ? [] : [error(`options.${key}`, reason)];
  });
  return [
    ...problemsOfKeys('options', request.options),
    ...values,
    ...(known.has('parent') && !request.configOnly && !request.configFrom
      ? problemsOfParent(request, topology)
      : []),
  ];
}

function reasonAgainst(
  option: NetworkOption,
  value: string,
  request: CreateNetworkRequest,
  topology: Topology,
): string | null {
  switch (option.kind) {
    case 'flag':
      // An empty value switches encryption on.
      return boolean.test(value) || (option.key === 'encrypted' && value === '')
        ? null
        : 'Write true or false.';
    case 'number':
      return reasonAgainstMtu(value, request);
    case 'choice':
      if (value.endsWith('isolated') && !request.internal && option.key.includes('gateway_mode')) {
        return 'Only an internal network can be isolated. Make it internal, or choose another mode.';
      }
      return option.choices?.some((choice) => choice.value === value)
        ? null
        : `Choose one of ${option.choices?.map((choice) => choice.value).join(', ')}.`;
    case 'text':
      return reasonAgainstText(option.key, value, topology);
  }
}

function reasonAgainstMtu(value: string, { ipv6 }: CreateNetworkRequest): string | null {
  const mtu = /^\d+$/.test(value) ? Number(value) : NaN;
  const least = ipv6 ? 1280 : 68;
  return mtu === 0 || (mtu >= least && mtu <= 65535)
    ? null
    : `Write a number from ${least} to 65535.${ipv6 ? ' IPv6 needs 1280.' : ''}`;
}

function reasonAgainstText(key: string, value: string, { networks }: Topology): string | null {
  switch (key) {
    case 'com.docker.network.bridge.name': {
      if (value === '') return null;
      if (!isInterface(value, 15)) {
        return 'Write at most 15 characters, without blanks, "/", ":" and "%".';
      }
      const owner = bridgeOwner(value, networks);
      return owner === null
        ? null
        : `This bridge belongs to the network ${owner}, which would stop working. Choose another name.`;
    }
    case 'com.docker.network.bridge.host_binding_ipv4':
      return isAddress(value, 4) ? null : 'Write an IPv4 address of the host, such as 127.0.0.1.';
    case 'com.docker.network.container_iface_prefix':
      return isInterface(value, 12) ? null : 'Write at most 12 characters, without blanks, "/", ":" and "%".';
    default:
      return null;
  }
}

/** Linux's rule for interface names. "%" is excluded, because Linux would replace it by a number. */
const isInterface = (name: string, most: number): boolean =>
  new RegExp(`^[^\\s/:%]{1,${most}}$`).test(name) && name !== '.' && name !== '..';

const BRIDGE_NAME = 'com.docker.network.bridge.name';

/**
 * R50: returns the name of the network that uses this bridge interface of the host. The interface has the name in the
 * network's option, or `br-` and the first 12 characters of the network's id.
 */
function bridgeOwner(bridge: string, networks: readonly Network[]): string | null {
  const owner = networks.find(
    ({ id, driver, options, configOnly }) =>
      !configOnly &&
      (options[BRIDGE_NAME] === bridge || (driver === 'bridge' && bridge === `br-${id.slice(0, 12)}`)),
  );
  return owner?.name ?? (bridge === 'docker0' ? 'bridge' : null);
}
