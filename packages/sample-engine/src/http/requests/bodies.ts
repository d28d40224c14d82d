import * as z from 'zod';
import { badRequest } from '../../EngineError.ts';
import type { ContainerRequest, EndpointRequest, NetworkRequest } from '../../state/requests.ts';

/** Parses an object with arbitrary keys to a Map, in which `__proto__` is a key like any other. */
function mapOf<T extends z.ZodType>(value: T) {
  return z
    .custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input))
    .transform((input) => new Map(Object.entries(input).map(([key, item]) => [key, value.parse(item)])));
}

/** Accepts null as absent, because Go decodes it to the zero value. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value): z.output<T> | undefined => value ?? undefined);
}

const text = optional(z.string());
const flag = optional(z.boolean());
const texts = optional(z.array(z.string()));
const stringMap = optional(mapOf(z.string()));

const endpointBody = z
  .object({
    IPAMConfig: optional(z.object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts })),
    Links: texts,
    Aliases: texts,
    MacAddress: text,
    DriverOpts: stringMap,
    GwPriority: optional(z.number().int()),
  })
  .transform((body): EndpointRequest => ({
    ipv4: body.IPAMConfig?.IPv4Address,
    ipv6: body.IPAMConfig?.IPv6Address,
    linkLocalIps: body.IPAMConfig?.LinkLocalIPs,
    links: body.Links,
    aliases: body.Aliases,
    mac: body.MacAddress,
    driverOptions: body.DriverOpts,
    gatewayPriority: body.GwPriority,
  }));

const ipamBody = z
  .object({ Subnet: text, IPRange: text, Gateway: text, AuxiliaryAddresses: stringMap })
  .transform(({ Subnet = '', IPRange, Gateway, AuxiliaryAddresses }) => ({
    subnet: Subnet,
    ipRange: IPRange,
    gateway: Gateway,
    auxAddresses: AuxiliaryAddresses,
  }));

/** The body of `POST /networks/create`. */
export const networkBody = z
  .object({
    Name: text,
    Driver: text,
    Scope: text,
    EnableIPv4: flag,
    EnableIPv6: flag,
    Internal: flag,
    Attachable: flag,
    Ingress: flag,
    ConfigOnly: flag,
    ConfigFrom: optional(z.object({ Network: text })),
    Options: stringMap,
    Labels: stringMap,
    IPAM: optional(z.object({ Driver: text, Options: stringMap, Config: optional(z.array(ipamBody)) })),
  })
  .transform((body): NetworkRequest => ({
    name: body.Name ?? '',
    driver: body.Driver,
    scope: body.Scope,
    enableIPv4: body.EnableIPv4,
    enableIPv6: body.EnableIPv6,
    internal: body.Internal,
    attachable: body.Attachable,
    ingress: body.Ingress,
    configOnly: body.ConfigOnly,
    configFrom: body.ConfigFrom?.Network,
    options: body.Options,
    labels: body.Labels,
    ipamDriver: body.IPAM?.Driver,
    ipamOptions: body.IPAM?.Options,
    ipam: body.IPAM?.Config,
  }));

/** The body of `POST /networks/{id}/connect`. */
export const connectBody = z.object({ Container: text, EndpointConfig: optional(endpointBody) });

/** The body of `POST /networks/{id}/disconnect`. */
export const disconnectBody = z.object({ Container: text, Force: flag });

const bindingBody = z
  .object({ HostIp: text, HostPort: text })
  .transform(({ HostIp = '', HostPort = '' }) => ({ hostIp: HostIp, hostPort: HostPort }));

/** The body of `POST /containers/create`. The name is in the query. */
export const containerBody = z
  .object({
    Image: text,
    Cmd: optional(z.union([z.array(z.string()), z.string().transform((command) => [command])])),
    Env: texts,
    Labels: stringMap,
    Hostname: text,
    MacAddress: text,
    ExposedPorts: optional(mapOf(z.unknown())),
    Healthcheck: optional(z.object({ Test: texts })),
    HostConfig: optional(
      z.object({
        NetworkMode: text,
        PortBindings: optional(
          mapOf(
            z
              .array(bindingBody)
              .nullable()
              .transform((list) => list ?? []),
          ),
        ),
        RestartPolicy: optional(z.object({ Name: text, MaximumRetryCount: optional(z.number().int()) })),
        AutoRemove: flag,
      }),
    ),
    NetworkingConfig: optional(
      z.object({
        EndpointsConfig: optional(mapOf(endpointBody.nullish().transform((endpoint) => endpoint ?? {}))),
      }),
    ),
  })
  .transform((body): ContainerRequest => ({
    image: body.Image ?? '',
    command: body.Cmd,
    env: body.Env,
    labels: body.Labels,
    hostname: body.Hostname,
    macAddress: body.MacAddress,
    exposedPorts: body.ExposedPorts && [...body.ExposedPorts.keys()],
    portBindings: body.HostConfig?.PortBindings,
    networkMode: body.HostConfig?.NetworkMode,
    endpoints: body.NetworkingConfig?.EndpointsConfig,
    restartPolicy: body.HostConfig?.RestartPolicy?.Name,
    restartTries: body.HostConfig?.RestartPolicy?.MaximumRetryCount,
    autoRemove: body.HostConfig?.AutoRemove,
    hasHealthcheck: (body.Healthcheck?.Test ?? ['NONE'])[0] !== 'NONE',
  }));

/** Parses a request body. Refuses it with 400 if it does not fit, as the engine's JSON decoder does. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badRequest(`invalid JSON: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
