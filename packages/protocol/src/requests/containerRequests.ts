import * as z from 'zod';
import { ConnectRequest, IPv4Address, IPv6Address, NetworkId } from './networkRequests.ts';
import { text, textMap } from './textMap.ts';

/** Docker's rule for container names (20.10.24, 28.5.2). */
export const ContainerName = z
  .string()
  .max(255, 'A name has at most 255 characters.')
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    'A name has at least two characters, starts with a letter or digit and has only letters, digits, "_", "." and "-".',
  );

/** A container port that the engine maps to an address and a port of the host. */
export const PublishedPort = z
  .strictObject({
    containerPort: z.int().min(1).max(65535),
    protocol: z.enum(['tcp', 'udp', 'sctp']).optional(),
    hostPort: z
      .int()
      .min(1)
      .max(65535)
      .optional()
      .describe('If it is left out, the engine chooses a free port at each start'),
    hostIp: z
      .union([IPv4Address, IPv6Address])
      .optional()
      .describe('If it is left out, the port answers on every address of the host'),
  })
  .meta({ id: 'PublishedPort' });

/** One network of a new container, with the same options as a connect. */
export const RunNetwork = ConnectRequest.omit({ container: true })
  .extend({ network: NetworkId })
  .meta({ id: 'RunNetwork' });

/**
 * Body of `POST /api/v1/containers`: runs a container from a local image. Mounts, privileges and the host's namespaces
 * cannot be requested, on purpose (R143).
 */
export const RunContainerRequest = z
  .strictObject({
    name: ContainerName,
    image: text.min(1).describe('A local image: a name, a name:tag or an id. Nothing is pulled'),
    command: z
      .array(text)
      .max(256)
      .optional()
      .describe('Arguments that replace the command of the image. No shell reads them'),
    environment: z
      .array(text.regex(/^[^=\0]+=/, 'Write KEY=value.'))
      .max(256)
      .optional()
      .describe('Entries of the form `KEY=value`'),
    networks: z
      .array(RunNetwork)
      .max(64)
      .optional()
      .describe(
        'Without any, the container joins the default bridge. The first network is the network mode of the container',
      ),
    ports: z.array(PublishedPort).max(256).optional(),
    restart: z.enum(['no', 'on-failure', 'always', 'unless-stopped']).optional(),
    labels: textMap.optional(),
  })
  .meta({ id: 'RunContainerRequest', examples: [{ name: 'web', image: 'nginx:alpine', restart: 'no' }] });

/** Answer of `POST /api/v1/containers`. */
export interface RanContainer {
  id: string;
  warning?: string;
}

/** Body of `POST /api/v1/containers/{id}/rename`. */
export const RenameContainerRequest = z
  .strictObject({ name: ContainerName })
  .meta({ id: 'RenameContainerRequest', examples: [{ name: 'web-2' }] });

/** The commands that need no body: `POST /api/v1/containers/{id}/<verb>`. */
export const containerVerbs = ['start', 'stop', 'restart', 'pause', 'unpause'] as const;
export type ContainerVerb = (typeof containerVerbs)[number];

/** A local image, an entry of `GET /api/v1/images`. */
export interface Image {
  /** Of the form `sha256:…`. */
  id: string;
  /** Entries of the form `name:tag`. Empty for an image without a name. */
  tags: string[];
  /** In bytes. */
  size: number;
  created: string | null;
}

export type PublishedPort = z.infer<typeof PublishedPort>;
export type RunNetwork = z.infer<typeof RunNetwork>;
export type RunContainerRequest = z.infer<typeof RunContainerRequest>;
export type RenameContainerRequest = z.infer<typeof RenameContainerRequest>;
