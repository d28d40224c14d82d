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

/** A port of the container made reachable on the host. */
export const PublishedPort = z.strictObject({
  containerPort: z.int().min(1).max(65535),
  protocol: z.enum(['tcp', 'udp', 'sctp']).optional(),
  /** Left out: the engine chooses a free one at each start. */
  hostPort: z.int().min(1).max(65535).optional(),
  /** Left out: every address of the host. */
  hostIp: z.union([z.ipv4(), z.ipv6()]).optional(),
});

/** One network of a new container, with the same options as a connect. */
export const RunNetwork = ConnectRequest.omit({ container: true }).extend({ network: NetworkId });

/**
 * Body of `POST /api/v1/containers`: runs a container from a local image. There is deliberately no way to ask for
 * mounts, privileges or the host's namespaces.
 */
export const RunContainerRequest = z.strictObject({
  name: ContainerName,
  /** A local image: name, name:tag or id. Nothing is pulled. */
  image: text.min(1),
  /** Arguments that replace the image's command; no shell reads them. */
  command: z.array(text).max(256).optional(),
  /** `KEY=value` each. */
  environment: z
    .array(text.regex(/^[^=\0]+=/, 'Write KEY=value.'))
    .max(256)
    .optional(),
  /** None: the engine's default bridge. The first one is the container's network mode. */
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

/** What needs nothing but the container: `POST /api/v1/containers/{id}/<verb>`. */
export const containerVerbs = ['start', 'stop', 'restart', 'pause', 'unpause'] as const;
export type ContainerVerb = (typeof containerVerbs)[number];

/** A local image: entry of `GET /api/v1/images`. */
export interface Image {
  /** `sha256:…` */
  id: string;
  /** `name:tag`; empty for an image without a name. */
  tags: string[];
  /** Bytes. */
  size: number;
  created: string | null;
}

export type PublishedPort = z.infer<typeof PublishedPort>;
export type RunNetwork = z.infer<typeof RunNetwork>;
export type RunContainerRequest = z.infer<typeof RunContainerRequest>;
export type RenameContainerRequest = z.infer<typeof RenameContainerRequest>;
