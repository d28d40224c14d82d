import { hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { inhibitsIPv4, isIccOff, parentOf, driverKindOf } from '../../traits/networkTraits.ts';
import type { ResolvedEnd } from '../ends/EndResolver.ts';
import type { Stack } from '../ends/Stack.ts';

/** R212: everything that the verdict codes of an end depend on, as text. Ends with the same key are one class. */
export function classKeyOf({ stack, obstacle, formerStackOwner }: ResolvedEnd): string {
  if (!stack || obstacle)
    return formerStackOwner === null ? 'obstacle' : `former stack of ${formerStackOwner}`;
  if (stack.kind !== 'own') return stack.key;
  if (stack.isModeNone) return 'none';
  // R204: a legacy link concerns two specific containers, so each stack that may have one gets a class of its own.
  const isSingle = [...stack.endpoints.values()].some(
    ({ network }) => network.predefined && isIccOff(network),
  );
  return isSingle ? `stack ${stack.key}` : `${endpointsText(stack)} ${bindsText(stack)}`;
}

/**
 * R212: everything that the verdict codes of an end depend on as the target of sources without a common network, as
 * text; `null` for ends without a usable stack of their own.
 */
export function externalClassKeyOf({ stack, obstacle }: ResolvedEnd): string | null {
  if (stack?.kind !== 'own' || obstacle || stack.isModeNone) return null;
  const { gateway, endpoints } = stack;
  const traits = new Set([...endpoints.values()].map(traitsOf));
  return `${gateway ? gatewayTraitsOf(gateway) : ''} ${[...traits].sort().join()} ${bindsText(stack)}`;
}

const familyText = (endpoint: Endpoint): string =>
  `${hasFamily(endpoint, 4) ? '4' : ''}${hasFamily(endpoint, 6) ? '6' : ''}`;

function endpointsText({ endpoints, gateway }: Stack): string {
  return [...endpoints.values()]
    .map((endpoint) => `${endpoint.network.id}:${familyText(endpoint)}${endpoint === gateway ? '*' : ''}`)
    .sort()
    .join();
}

function bindsText({ ports }: Stack): string {
  const binds = ports.map(({ ip, publicPort }) => `${ip ?? ''}${publicPort === null ? '-' : '+'}`);
  return [...new Set(binds)].sort().join();
}

function traitsOf(endpoint: Endpoint): string {
  const { network } = endpoint;
  const isParent = parentOf(network) !== null;
  const isBridge6 = driverKindOf(network) === 'bridge' && hasFamily(endpoint, 6);
  return `${isParent ? 'parent' : ''}${isBridge6 ? 'six' : ''}${network.ingress ? 'ingress' : ''}`;
}

function gatewayTraitsOf(endpoint: Endpoint): string {
  const { network } = endpoint;
  if (driverKindOf(network) !== 'bridge') return '';
  const { options } = network;
  const modes = `${options['com.docker.network.bridge.gateway_mode_ipv4'] ?? ''} ${options['com.docker.network.bridge.gateway_mode_ipv6'] ?? ''}`;
  return `${modes} ${inhibitsIPv4(network) ? 'inhibits' : ''} ${familyText(endpoint)}`;
}
