import type { Network } from '@portolan/topology';
import * as z from 'zod';
import { isFullId } from '../isFullId.ts';
import {
  anyField,
  flagField,
  labelValue,
  listField,
  objectField,
  textField,
  textMapField,
  textOrNull,
  timestampOrNull,
} from './lenientFields.ts';

const Config = objectField({
  Subnet: textField,
  Gateway: textField,
  IPRange: textField,
  AuxiliaryAddresses: textMapField,
});

const NetworkJson = z.object({
  Id: z.string().refine(isFullId),
  Name: textField,
  Driver: textField,
  Scope: textField,
  Created: textField,
  Internal: flagField,
  Attachable: flagField,
  Ingress: flagField,
  ConfigOnly: flagField,
  ConfigFrom: objectField({ Network: textField }),
  // The field does not exist below API 1.48, where IPv4 cannot be switched off.
  EnableIPv4: anyField.transform((value) => value !== false),
  EnableIPv6: flagField,
  IPAM: objectField({
    Driver: textField,
    Options: textMapField,
    Config: listField(Config),
  }),
  Options: textMapField,
  Labels: textMapField,
});

/** Converts an entry of the network list or the answer of a network inspect. Throws if it is not a network. */
export function toNetwork(json: unknown): Network {
  const network = NetworkJson.parse(json);
  return {
    id: network.Id,
    name: network.Name,
    driver: network.Driver,
    scope: network.Scope === 'swarm' || network.Scope === 'global' ? network.Scope : 'local',
    created: timestampOrNull(network.Created),
    internal: network.Internal,
    attachable: network.Attachable,
    ingress: network.Ingress,
    configOnly: network.ConfigOnly,
    configFrom: textOrNull(network.ConfigFrom.Network),
    enableIPv4: network.EnableIPv4,
    enableIPv6: network.EnableIPv6,
    ipam: {
      driver: network.IPAM.Driver,
      options: network.IPAM.Options,
      config: network.IPAM.Config.map((config) => ({
        subnet: config.Subnet,
        gateway: textOrNull(config.Gateway),
        ipRange: textOrNull(config.IPRange),
        auxiliaryAddresses: config.AuxiliaryAddresses,
      })),
    },
    options: network.Options,
    labels: network.Labels,
    predefined: isPredefined(network.Name, network.Driver),
    project: labelValue(network.Labels, 'com.docker.compose.project'),
  };
}

/** True for predefined networks. The engine creates them and reserves their names (`nat` on Windows only). */
function isPredefined(name: string, driver: string): boolean {
  return name === 'bridge' || name === 'host' || name === 'none' || (name === 'nat' && driver === 'nat');
}
