import type { Engine } from '@portolan/topology';
import type * as z from 'zod';
import { flagField, listField, objectField, textField, textListField } from './lenientFields.ts';

const VersionJson = objectField({
  Version: textField,
  ApiVersion: textField,
  MinAPIVersion: textField,
  Components: listField(objectField({ Name: textField })),
});

const InfoJson = objectField({
  ID: textField,
  Name: textField,
  OperatingSystem: textField,
  Rootless: flagField,
  SecurityOptions: textListField,
  Swarm: objectField({
    LocalNodeState: textField,
    NodeID: textField,
    ControlAvailable: flagField,
    Cluster: objectField({ ID: textField }),
  }),
  Plugins: objectField({ Network: textListField }),
});

/** The fields of `GET /version` that Portolan uses. */
export type EngineVersion = z.infer<typeof VersionJson>;

export const toEngineVersion = (json: unknown): EngineVersion => VersionJson.parse(json);

/** Builds the engine from the answers of `GET /version` and `GET /info`. */
export function toEngine(
  version: EngineVersion,
  infoJson: unknown,
  apiVersion: string,
  sample: boolean,
): Engine {
  const info = InfoJson.parse(infoJson);
  const isInSwarm = info.Swarm.LocalNodeState === 'active';
  return {
    // Podman can give no id. The name of the host then identifies the engine.
    id: info.ID || info.Name,
    name: info.Name,
    product: version.Components.some((component) => component.Name.startsWith('Podman'))
      ? 'podman'
      : 'docker',
    version: version.Version,
    apiVersion,
    operatingSystem: info.OperatingSystem,
    rootless: info.Rootless || info.SecurityOptions.some((option) => /(^|,)name=rootless(,|$)/.test(option)),
    swarm: isInSwarm,
    swarmNode: isInSwarm
      ? {
          nodeId: info.Swarm.NodeID,
          clusterId: info.Swarm.Cluster.ID || null,
          isManager: info.Swarm.ControlAvailable,
        }
      : null,
    networkDrivers: info.Plugins.Network.filter((driver) => driver !== 'host' && driver !== 'null').sort(),
    sample,
  };
}
