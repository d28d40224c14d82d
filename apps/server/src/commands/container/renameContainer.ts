import { refreshAfter, findContainer } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';

/**
 * Renames a container.
 * @throws EngineError
 */
export async function renameContainer(
  context: CommandContext,
  { containerId, name }: CommandOf<'rename-container'>,
): Promise<CommandResult<null>> {
  const { name: before } = await findContainer(context, containerId);
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    () => context.client.renameContainer(containerId, name),
  );
  return {
    reply: null,
    summary: `Renamed ${before} to ${name}.`,
    networkIds: [],
    containerIds: [containerId],
    inverse: { kind: 'rename-container', containerId, from: name, to: before },
  };
}
