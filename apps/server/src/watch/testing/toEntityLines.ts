import type { Topology } from '@portolan/topology';
import type { EntityLines } from './RawEngine.ts';

/** Describes a topology as `RawEngine.inspectAll` describes an engine. */
export function toEntityLines({ networks, containers, attachments }: Topology): EntityLines {
  return [
    ...networks.map(({ id, name }) => `network ${id} ${name}`),
    ...containers.map(
      ({ id, name, state, networkMode }) => `container ${id} /${name} ${state} ${networkMode}`,
    ),
    ...attachments.map(
      (attachment) =>
        `attachment ${attachment.containerId} ${attachment.networkId} ${attachment.networkName} ${[attachment.ipv4, attachment.ipv6, attachment.mac].map((value) => value ?? '').join(',')} ${JSON.stringify(attachment.aliases)}`,
    ),
  ].sort();
}
