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
 * R142: runs a container from a local image: made on the first network, connected to the others, then started. Engines
 * below API 1.44 refuse several networks at once, so this is the way for all. What fails midway leaves nothing behind.
 * @throws EngineError
 */
export async function runContainer(
  context: CommandContext,
  { body }: CommandOf<'run-container'>,
): Promise<CommandResult<RanContainer>> {
  const asked = body.networks ?? [];
  const networks = await Promise.all(asked.map((each) => findNetwork(context, each.network)));
  refuseNetworks(networks);
  networks.forEach((network, index) => refuseIneffectiveLinks(network, asked[index] ?? {}));
  const mode = networks[0] ? await toNetworkMode(context, networks[0]) : null;
  const made = await refreshAfter(
    context,
    // Without an answer there is no id to look at.
    (created) => [created ? { kind: 'container', id: created.id } : { kind: 'all' }],
    () => createAndStart(context, body, mode),
  );
  const names = networks.map((each) => each.name);
  const warning = [made.warning, portWarning(body, networks)].filter(Boolean).join(' ');
  return {
    reply: warning ? { id: made.id, warning } : { id: made.id },
    summary: `Ran ${body.name}${names.length > 0 ? ` on ${listNames(names, names.length)}` : ''}.`,
    networkIds: networks.map((each) => each.id),
    containerIds: [made.id],
    inverse: await saveRun(context, made.id, body.name),
  };
}

async function createAndStart(
  { client }: CommandContext,
  body: RunContainerRequest,
  mode: string | null,
): Promise<RanContainer> {
  const made = await client.createContainer(body, mode);
  try {
    for (const { network, ...endpoint } of body.networks?.slice(1) ?? []) {
      await client.connect(network, { ...endpoint, container: made.id });
    }
    await client.startContainer(made.id);
    return made;
  } catch (error) {
    await client.removeContainer(made.id, true, true).catch((failure: unknown) => {
      throw leftBehindError(body.name, error, failure);
    });
    throw error;
  }
}

function leftBehindError(name: string, error: unknown, failure: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  const message = `${error.message} The container ${name} was made and could not be removed again.`;
  return new EngineError(error.code, message, error.engine, { cause: failure });
}

/** R143: the host's network stack is never given away here, and `none` goes with nothing else. */
function refuseNetworks(networks: readonly Network[]): void {
  const refuse = (why: string): never => {
    throw new EngineError('invalid-request', why);
  };
  if (networks.some((each) => each.driver === 'host')) {
    refuse("A container is not run on the host's own network stack from here: choose another network.");
  }
  if (networks.length > 1 && networks.some((each) => each.driver === 'null')) {
    refuse('A container on the network none is on no other: leave one of them out.');
  }
  const ids = networks.map((each) => each.id);
  const twice = networks.find((each, index) => ids.indexOf(each.id) !== index);
  if (twice) refuse(`A container joins a network once: ${twice.name} is given twice.`);
}

/**
 * As the CLI would call it. A name that another network bears, or that the engine could take for something else, such
 * as `container:x`, is left to the id (R143).
 */
async function toNetworkMode({ client }: CommandContext, { id, name, predefined }: Network): Promise<string> {
  if (predefined) return name;
  if (!NetworkName.safeParse(name).success || name === 'default') return id;
  const bearers = (await client.listNetworks()).filter((each) => each.name === name);
  return bearers.length === 1 ? name : id;
}

/** The engine publishes nothing there and says nothing (20.10.24, 28.5.2). */
function portWarning({ ports = [] }: RunContainerRequest, networks: readonly Network[]): string | null {
  const carries = ({ driver, internal }: Network) =>
    !internal && driver !== 'macvlan' && driver !== 'ipvlan' && driver !== 'null';
  if (ports.length === 0 || networks.length === 0 || networks.some(carries)) return null;
  return 'Nothing is published: no port is on internal, macvlan and ipvlan networks and on none.';
}
