import type { Network } from '@portolan/topology';
import * as z from 'zod';
import { isFullId } from '../fullId.ts';
import { anything, flag, listOf, momentOrNull, orNull, part, text, textMap } from './lenient.ts';

const Config = part({ Subnet: text, Gateway: text, IPRange: text, AuxiliaryAddresses: textMap });

const NetworkJson = z.object({
  Id: z.string().refine(isFullId),
  Name: text,
  Driver: text,
  Scope: text,
  Created: text,
  Internal: flag,
  Attachable: flag,
  Ingress: flag,
  ConfigOnly: flag,
  ConfigFrom: part({ Network: text }),
  // Absent below API 1.48, where IPv4 cannot be switched off.
  EnableIPv4: anything.transform((value) => value !== false),
  EnableIPv6: flag,
  IPAM: part({
    Driver: text,
    Options: textMap,
    Config: listOf(Config),
  }),
  Options: textMap,
  Labels: textMap,
});

/** A network as an engine lists or inspects it. Throws on what is no network at all. */
export function toNetwork(json: unknown): Network {
  const network = NetworkJson.parse(json);
  return {
    id: network.Id,
    name: network.Name,
    driver: network.Driver,
    scope: network.Scope === 'swarm' || network.Scope === 'global' ? network.Scope : 'local',
    created: momentOrNull(network.Created),
    internal: network.Internal,
    attachable: network.Attachable,
    ingress: network.Ingress,
    configOnly: network.ConfigOnly,
    configFrom: orNull(network.ConfigFrom.Network),
    enableIPv4: network.EnableIPv4,
    enableIPv6: network.EnableIPv6,
    ipam: {
      driver: network.IPAM.Driver,
      options: network.IPAM.Options,
      config: network.IPAM.Config.map((config) => ({
        subnet: config.Subnet,
        gateway: orNull(config.Gateway),
        ipRange: orNull(config.IPRange),
        auxiliaryAddresses: config.AuxiliaryAddresses,
      })),
    },
    options: network.Options,
    labels: network.Labels,
    predefined: isPredefined(network.Name, network.Driver),
    project: ownValue(network.Labels, 'com.docker.compose.project'),
  };
}

/** The engine's own: their names are reserved (`nat` on Windows only). */
function isPredefined(name: string, driver: string): boolean {
  return name === 'bridge' || name === 'host' || name === 'none' || (name === 'nat' && driver === 'nat');
}

/** A label's value, `null` when it is missing or empty. */
export function ownValue(labels: Record<string, string>, key: string): string | null {
  return Object.hasOwn(labels, key) ? orNull(labels[key] ?? '') : null;
}
