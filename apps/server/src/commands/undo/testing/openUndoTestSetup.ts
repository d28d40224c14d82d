import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { ActivityLog } from '../../../activity/ActivityLog.ts';
import type { EngineHint } from '../../../docker/EngineClient.ts';
import { openEngine } from '../../../docker/openEngine.ts';
import { RawEngine } from '../../../watch/testing/RawEngine.ts';
import { perform } from '../../perform.ts';
import { PrunePreviews } from '../../network/PrunePreviews.ts';
import type { Inverse } from '../Inverse.ts';
import { Replacements } from '../Replacements.ts';
import { undoActivity } from '../undoActivity.ts';

interface EndpointJson {
  NetworkID: string;
  IPAddress: string;
  Aliases: string[] | null;
  IPAMConfig: { IPv4Address?: string } | null;
}

/** Returns an engine client, what commands and undo need, and functions that change the engine without Portolan. */
export function openUndoTestSetup(dockerHost: string, image: string, prefix: string) {
  const plain = new RawEngine(dockerHost);
  const client = openEngine(
    { url: dockerHost.replace('http:', 'tcp:'), source: 'test' },
    { readOnly: false },
  );
  const touched: EngineHint[] = [];
  const watcher = {
    index: null as TopologyIndex | null,
    refresh: (hint: EngineHint) => void touched.push(hint),
  };
  const activities = new ActivityLog<Inverse>();
  const replacements = new Replacements();
  const context = { client, watcher, activities, replacements, previews: new PrunePreviews() };

  const must = async (method: string, path: string, body?: object): Promise<unknown> => {
    const { status, json } = await plain.call(method, path, body);
    if (status === 0 || status >= 300)
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  };
  const byPrefix = `filters=${encodeURIComponent(JSON.stringify({ name: [prefix] }))}`;
  return {
    activities,
    client,
    touched,
    must,
    name: (short: string): string => prefix + short,
    /** Carries a command out and returns the id of its activity. */
    perform: async (command: Command): Promise<string> => {
      const { activityId } = await perform(context, command, 'test');
      return activityId ?? '';
    },
    undo: (activityId: string): Promise<{ notRestored: string[] }> => undoActivity(context, activityId),
    network: async (short: string, request: object = {}): Promise<string> =>
      (
        (await must('POST', '/networks/create', {
          Name: prefix + short,
          CheckDuplicate: true,
          ...request,
        })) as { Id: string }
      ).Id,
    /** Creates a container. `mode` is a network mode as the engine accepts it. */
    container: async (short: string, mode: string, isStarted = true): Promise<string> => {
      const request = {
        Image: image,
        Cmd: ['sleep', '3600'],
        StopSignal: 'SIGKILL',
        HostConfig: { NetworkMode: mode },
      };
      const made = (await must('POST', `/containers/create?name=${prefix}${short}`, request)) as {
        Id: string;
      };
      if (isStarted) await must('POST', `/containers/${made.Id}/start`);
      return made.Id;
    },
    endpoint: async (container: string, network: string): Promise<EndpointJson | undefined> => {
      const json = await must('GET', `/containers/${container}/json`);
      return (json as { NetworkSettings: { Networks: Record<string, EndpointJson> } }).NetworkSettings
        .Networks[prefix + network];
    },
    /** Returns a network's id by its name without the prefix, or `undefined`. */
    idOf: async (short: string): Promise<string | undefined> =>
      (await client.listNetworks()).find((each) => each.name === prefix + short)?.id,
    readNetwork: (id: string) => client.readNetwork(id),
    engine: () => client.hello(),
    clear: async (): Promise<void> => {
      for (const { Id } of (await must('GET', `/containers/json?all=1&${byPrefix}`)) as { Id: string }[]) {
        await plain.call('DELETE', `/containers/${Id}?force=1`);
      }
      // Config-only networks can be removed only after the networks created from them.
      for (let round = 0; round < 3; round++) {
        const ours = (await client.listNetworks()).filter((each) => each.name.startsWith(prefix));
        for (const { id } of ours) await plain.call('DELETE', `/networks/${id}`);
      }
    },
  };
}

export type UndoTestSetup = ReturnType<typeof openUndoTestSetup>;
