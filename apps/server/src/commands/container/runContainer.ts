import { NetworkName } from '@portolan/protocol';
import type { RanContainer, RunContainerRequest } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter, findNetwork } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';
import { refuseIneffectiveLinks } from '../attachment/refuseIneffectiveLinks.ts';
import { saveRun } from '../undo/undoRun.ts';

/**
 * R142: runs a container from a local image. It is created on the first network, connected to the others, then
 * started. Engines below API 1.44 refuse several networks at once, so all engines get these steps. If a step fails,
 * the container is removed again.
 * @throws EngineError
 */
export async function runContainer(
  context: CommandContext,
  { body }: CommandOf<'run-container'>,
): Promise<CommandResult<RanContainer>> {
  const requested = body.networks ?? [];
  const networks = await Promise.all(requested.map((each) => findNetwork(context, each.network)));
  refuseNetworks(networks);
  networks.forEach((network, index) => refuseIneffectiveLinks(network, requested[index] ?? {}));
  const mode = networks[0] ? await toNetworkMode(context, networks[0]) : null;
  const container = await refreshAfter(
    context,
    // Without an answer there is no id, so everything is read again.
    (created) => [created ? { kind: 'container', id: created.id } : { kind: 'all' }],
    () => createAndStart(context, body, mode),
  );
  const names = networks.map((each) => each.name);
  const warning = [container.warning, portWarning(body, networks)].filter(Boolean).join(' ');
  return {
    reply: warning ? { id: container.id, warning } : { id: container.id },
    summary: `Ran ${body.name}${names.length > 0 ? ` on ${listNames(names, names.length)}` : ''}.`,
    networkIds: networks.map((each) => each.id),
    containerIds: [container.id],
    inverse: await saveRun(context, container.id, body.name),
  };
}

async function createAndStart(
  { client }: CommandContext,
  body: RunContainerRequest,
  mode: string | null,
): Promise<RanContainer> {
  const created = await client.createContainer(body, mode);
  try {
    for (const { network, ...endpoint } of body.networks?.slice(1) ?? []) {
      await client.connect(network, { ...endpoint, container: created.id });
    }
    await client.startContainer(created.id);
    return created;
  } catch (error) {
    await client.removeContainer(created.id, true, true).catch((failure: unknown) => {
      throw leftBehindError(body.name, error, failure);
    });
    throw error;
  }
}

function leftBehindError(name: string, error: unknown, failure: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  const message = `${error.message} The container ${name} was created and could not be removed.`;
  return new EngineError(error.code, message, error.engine, { cause: failure });
}

/** R143: refuses the host's network stack, `none` together with another network, and a network listed twice. */
function refuseNetworks(networks: readonly Network[]): void {
  const refuse = (why: string): never => {
    throw new EngineError('invalid-request', why);
  };
  if (networks.some((each) => each.driver === 'host')) {
    refuse("Portolan runs no containers in the host's network stack. Choose another network.");
  }
  if (networks.length > 1 && networks.some((each) => each.driver === 'null')) {
    refuse('The network none cannot be combined with another network. Remove one of them.');
  }
  const ids = networks.map((each) => each.id);
  const twice = networks.find((each, index) => ids.indexOf(each.id) !== index);
  if (twice) refuse(`The network ${twice.name} is listed twice. Remove one.`);
}

/**
 * Returns the network mode as the CLI would write it: the network's name. The id is used if another network has the
 * same name, or if the engine could read the name as another mode, such as `container:x` (R143).
 */
async function toNetworkMode({ client }: CommandContext, { id, name, predefined }: Network): Promise<string> {
  if (predefined) return name;
  if (!NetworkName.safeParse(name).success || name === 'default') return id;
  const namesakes = (await client.listNetworks()).filter((each) => each.name === name);
  return namesakes.length === 1 ? name : id;
}

/** The engine publishes no port on such networks and reports no error (20.10.24, 28.5.2). */
function portWarning({ ports = [] }: RunContainerRequest, networks: readonly Network[]): string | null {
  const publishes = ({ driver, internal }: Network) =>
    !internal && driver !== 'macvlan' && driver !== 'ipvlan' && driver !== 'null';
  if (ports.length === 0 || networks.length === 0 || networks.some(publishes)) return null;
  return 'No port is published: none of these networks can publish ports.';
}
