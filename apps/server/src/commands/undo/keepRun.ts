import type { CommandContext } from '../CommandContext.ts';
import type { KeptRun } from './Inverse.ts';

/** R148: what tells later whether others have come to use a container that was just run. */
export async function keepRun({ client }: CommandContext, id: string, name: string): Promise<KeptRun> {
  // It runs: that it cannot be looked at now must not be told as a failure.
  const reading = await client.readContainer(id).catch(() => null);
  const networks = reading?.attachments.map((each) => ({ id: each.networkId, name: each.networkName }));
  return { kind: 'remove-container', containerId: id, name, networks: networks ?? null };
}
