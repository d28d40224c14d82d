import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ListedContainer } from '../EngineClient.ts';
import { isFullId } from '../fullId.ts';
import { anything, part, text } from './lenient.ts';

const ListedJson = z.looseObject({
  Id: z.string().refine(isFullId),
  State: text,
  Status: text,
  Ports: anything,
  Names: anything,
  Image: text,
  Labels: anything,
  HostConfig: part({ NetworkMode: text }),
  NetworkSettings: part({ Networks: anything }),
});

/** One entry of `GET /containers/json`. `Status` counts seconds ("Up 3 seconds"): only its health counts as a change. */
export function toListedContainer(json: unknown): ListedContainer {
  const raw = ListedJson.parse(json);
  // Engines list ports in any order.
  const ports = Array.isArray(raw.Ports) ? raw.Ports.map((port) => JSON.stringify(port)).sort() : [];
  const health = /\((healthy|unhealthy|health: starting)\)/.exec(raw.Status)?.[1] ?? '';
  const seen = [
    raw.State,
    health,
    raw.Names,
    raw.Image,
    raw.Labels,
    raw.HostConfig.NetworkMode,
    ports,
    raw.NetworkSettings.Networks,
  ];
  return {
    id: raw.Id,
    fingerprint: createHash('sha1').update(JSON.stringify(seen)).digest('base64'),
    running: raw.State === 'running' || raw.State === 'paused',
  };
}
