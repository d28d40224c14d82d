import type { CreatedNetwork, CreateNetworkRequest } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';

const BRIDGE_NAME = 'com.docker.network.bridge.name';

/**
 * Creates a network. The engine decides whether it is possible, except for a bridge that is in use (R50).
 * @throws EngineError
 */
export async function createNetwork(
  context: CommandContext,
  { body }: CommandOf<'create-network'>,
): Promise<CommandResult<CreatedNetwork>> {
  await refuseBridgeInUse(context, body);
  const reply = await refreshAfter(
    context,
    // Without an answer there is no id, so everything is read again.
    (created) => [created ? { kind: 'network', id: created.id } : { kind: 'all' }],
    () => context.client.createNetwork(body),
  );
  return {
    reply,
    summary: `Created the network ${body.name}.`,
    networkIds: [reply.id],
    containerIds: [],
    inverse: { kind: 'remove-network', networkId: reply.id },
  };
}

/**
 * R50: 20.10.24 lets a network use the bridge of another one, `docker0` included. That breaks the other network until
 * the engine restarts. The bridge's name comes from the options or from the config-only network.
 */
async function refuseBridgeInUse(
  { client }: CommandContext,
  { options, configFrom }: CreateNetworkRequest,
): Promise<void> {
  if (options?.[BRIDGE_NAME] === undefined && configFrom === undefined) return;
  const networks = await client.listNetworks();
  const source = networks.find((each) => each.configOnly && each.name === configFrom);
  const bridge = options?.[BRIDGE_NAME] ?? source?.options[BRIDGE_NAME];
  if (!bridge) return;
  const owner = networks.find(
    (each) =>
      !each.configOnly &&
      each.driver === 'bridge' &&
      bridge === (each.options[BRIDGE_NAME] ?? `br-${each.id.slice(0, 12)}`),
  );
  if (!owner && bridge !== 'docker0') return;
  throw new EngineError(
    owner?.predefined === false ? 'refused-by-engine' : 'predefined-network',
    `The bridge ${bridge} belongs to the network ${owner?.name ?? 'bridge'}. Choose another bridge name.`,
  );
}
