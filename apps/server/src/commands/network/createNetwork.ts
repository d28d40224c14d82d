import type { CreatedNetwork, CreateNetworkRequest } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';

const BRIDGE_NAME = 'com.docker.network.bridge.name';

/**
 * Makes a network. The engine decides, but for what would break it.
 * @throws EngineError
 */
export async function createNetwork(
  context: CommandContext,
  { body }: CommandOf<'create-network'>,
): Promise<CommandResult<CreatedNetwork>> {
  await refuseBridgeInUse(context, body);
  const reply = await refreshAfter(
    context,
    // Without an answer there is no id to look at.
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
 * R50: 20.10.24 lets a network take the bridge of another, `docker0` included, and breaks that one until it restarts.
 * The bridge's name may come with the options or with the template.
 */
async function refuseBridgeInUse(
  { client }: CommandContext,
  { options, configFrom }: CreateNetworkRequest,
): Promise<void> {
  if (options?.[BRIDGE_NAME] === undefined && configFrom === undefined) return;
  const networks = await client.listNetworks();
  const template = networks.find((each) => each.configOnly && each.name === configFrom);
  const wanted = options?.[BRIDGE_NAME] ?? template?.options[BRIDGE_NAME];
  if (!wanted) return;
  const owner = networks.find(
    (each) =>
      !each.configOnly &&
      each.driver === 'bridge' &&
      wanted === (each.options[BRIDGE_NAME] ?? `br-${each.id.slice(0, 12)}`),
  );
  if (!owner && wanted !== 'docker0') return;
  throw new EngineError(
    owner?.predefined === false ? 'refused-by-engine' : 'predefined-network',
    `The bridge ${wanted} belongs to the network ${owner?.name ?? 'bridge'}: choose another name for the bridge.`,
  );
}
