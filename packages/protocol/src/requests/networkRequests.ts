import * as z from 'zod';
import { text, textMap } from './textMap.ts';

const networkId = /^(?:[0-9a-f]{64}|[0-9a-z]{25})$/;
const containerId = /^[0-9a-f]{64}$/;

/** R41: ids are given in full. */
export const NetworkId = z
  .string()
  .regex(networkId, 'Give the full network id.')
  .describe('A full network id: 64 hex digits, or 25 characters for a network of swarm scope');
/** R41: ids are given in full. */
export const ContainerId = z
  .string()
  .regex(containerId, 'Give the full container id (64 hex digits).')
  .describe('A full container id: 64 hex digits');

// The OpenAPI generator knows one format for both families, so each is named here.
export const IPv4Address = z.ipv4('Write an address such as 172.30.0.7.').meta({ format: 'ipv4' });
export const IPv6Address = z.ipv6('Write an address such as fd00:1::7.').meta({ format: 'ipv6' });

/** R42: the docker CLI's rule for names. The engine itself accepts almost any name (20.10.24, 28.5.2). */
export const NetworkName = z
  .string()
  .min(1, 'A network needs a name.')
  .max(255, 'A name has at most 255 characters.')
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
    'A name starts with a letter or digit and has only letters, digits, "_", "." and "-".',
  );

export const SubnetRequest = z
  .strictObject({
    subnet: text.min(1),
    gateway: text.optional(),
    ipRange: text.optional(),
    auxAddresses: textMap.optional(),
  })
  .meta({ id: 'SubnetRequest' });

/**
 * Body of `POST /api/v1/networks`. Only `name` is required. For a field that is left out, the engine's default applies.
 */
export const CreateNetworkRequest = z
  .strictObject({
    name: NetworkName,
    driver: text.optional(),
    scope: z.enum(['local', 'swarm']).optional(),
    internal: z.boolean().optional(),
    attachable: z.boolean().optional(),
    ingress: z.boolean().optional(),
    ipv4: z.boolean().optional(),
    ipv6: z.boolean().optional(),
    configOnly: z.boolean().optional(),
    configFrom: text.optional(),
    subnets: z.array(SubnetRequest).max(64).optional(),
    ipamDriver: text.optional(),
    ipamOptions: textMap.optional(),
    options: textMap.optional(),
    labels: textMap.optional(),
  })
  .meta({ id: 'CreateNetworkRequest', examples: [{ name: 'back', subnets: [{ subnet: '10.20.0.0/24' }] }] });

/** Answer of `POST /api/v1/networks`. */
export interface CreatedNetwork {
  id: string;
  warning?: string;
}

/** Body of `POST /api/v1/networks/{id}/connect`. */
export const ConnectRequest = z
  .strictObject({
    container: ContainerId,
    aliases: z.array(text.min(1)).max(64).optional(),
    ipv4: IPv4Address.optional(),
    ipv6: IPv6Address.optional(),
    linkLocalIps: z
      .array(z.union([IPv4Address, IPv6Address], 'Write an address such as 169.254.7.7 or fe80::7.'))
      .max(64)
      .optional(),
    links: z.array(text.min(1)).max(64).optional(),
    driverOptions: textMap.optional(),
    gatewayPriority: z.int().optional(),
    mac: z.mac('Write a MAC address such as 02:42:ac:11:00:07.').optional(),
  })
  .meta({ id: 'ConnectRequest', examples: [{ container: '0'.repeat(64), aliases: ['db'] }] });

/** Body of `POST /api/v1/networks/{id}/disconnect`. */
export const DisconnectRequest = z
  .strictObject({
    container: ContainerId,
    force: z.boolean().optional(),
  })
  .meta({ id: 'DisconnectRequest', examples: [{ container: '0'.repeat(64) }] });

export type SubnetRequest = z.infer<typeof SubnetRequest>;
export type CreateNetworkRequest = z.infer<typeof CreateNetworkRequest>;
export type ConnectRequest = z.infer<typeof ConnectRequest>;
export type DisconnectRequest = z.infer<typeof DisconnectRequest>;
