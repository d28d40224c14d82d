import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ListedContainer, NetworkMember } from '../EngineClient.ts';
import { isFullId } from '../isFullId.ts';
import { anyField, entriesOf, objectField, textField, textListField } from './lenientFields.ts';

const ListedJson = z.looseObject({
  Id: z.string().refine(isFullId),
  State: textField,
  Status: textField,
  Ports: anyField,
  Names: anyField,
  Image: textField,
  Labels: anyField,
  HostConfig: objectField({ NetworkMode: textField }),
  NetworkSettings: objectField({ Networks: anyField }),
});

/**
 * Converts an entry of `GET /containers/json`. Of `Status`, only the health is part of the fingerprint: the rest changes
 * every second ("Up 3 seconds").
 */
export function toListedContainer(json: unknown): ListedContainer {
  const raw = ListedJson.parse(json);
  // Engines list ports in varying order.
  const ports = Array.isArray(raw.Ports) ? raw.Ports.map((port) => JSON.stringify(port)).sort() : [];
  const health = /\((healthy|unhealthy|health: starting)\)/.exec(raw.Status)?.[1] ?? '';
  const listedState = [
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
    fingerprint: createHash('sha1').update(JSON.stringify(listedState)).digest('base64'),
    running: raw.State === 'running' || raw.State === 'paused',
  };
}

const MemberJson = z.object({
  Id: z.string().refine(isFullId),
  Names: textListField,
  State: textField,
  NetworkSettings: objectField({ Networks: anyField }),
});
const MemberEndpointJson = objectField({ NetworkID: textField });

/** Converts an entry of `GET /containers/json` to a member of the network. Returns `null` if it is not a member. */
export function toMember(json: unknown, network: { id: string; name: string }): NetworkMember | null {
  const { Id, Names, State, NetworkSettings } = MemberJson.parse(json);
  const isMember = entriesOf(NetworkSettings.Networks).some(([name, endpoint]) => {
    const { NetworkID } = MemberEndpointJson.parse(endpoint);
    // A container that was connected while it was stopped has no network id until it starts. The key of the entry is
    // then the name of the network, or its id (R28).
    return NetworkID ? NetworkID === network.id : name === network.name || name === network.id;
  });
  if (!isMember) return null;
  const running = State !== 'exited' && State !== 'created' && State !== 'dead';
  return { id: Id, name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''), running };
}
