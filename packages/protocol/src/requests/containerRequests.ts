import * as z from 'zod';
import { ConnectRequest, NetworkId } from './networkRequests.ts';
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
export const PublishedPort = z.strictObject({
  containerPort: z.int().min(1).max(65535),
  protocol: z.enum(['tcp', 'udp', 'sctp']).optional(),
  /** If it is left out, the engine chooses a free port at each start. */
  hostPort: z.int().min(1).max(65535).optional(),
  /** If it is left out, the port answers on every address of the host. */
  hostIp: z.union([z.ipv4(), z.ipv6()]).optional(),
});

/** One network of a new container, with the same options as a connect. */
export const RunNetwork = ConnectRequest.omit({ container: true }).extend({ network: NetworkId });

/**
 * Body of `POST /api/v1/containers`: runs a container from a local image. Mounts, privileges and the host's namespaces
 * cannot be requested, on purpose (R143).
 */
export const RunContainerRequest = z.strictObject({
  name: ContainerName,
  /** A local image: a name, a name:tag or an id. Nothing is pulled. */
  image: text.min(1),
  /** Arguments that replace the image's command. No shell reads them. */
  command: z.array(text).max(256).optional(),
  /** Entries of the form `KEY=value`. */
  environment: z
    .array(text.regex(/^[^=\0]+=/, 'Write KEY=value.'))
    .max(256)
    .optional(),
  /** Without any, the container joins the default bridge. The first network is the container's network mode. */
  networks: z.array(RunNetwork).max(64).optional(),
  ports: z.array(PublishedPort).max(256).optional(),
  restart: z.enum(['no', 'on-failure', 'always', 'unless-stopped']).optional(),
  labels: textMap.optional(),
});

/** Answer of `POST /api/v1/containers`. */
export interface RanContainer {
  id: string;
  warning?: string;
}

/** Body of `POST /api/v1/containers/{id}/rename`. */
export const RenameContainerRequest = z.strictObject({ name: ContainerName });

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
