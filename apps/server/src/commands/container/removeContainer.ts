import { refreshAfter, findContainer } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';

/**
 * Removes a container with its writable layer.
 * @throws EngineError
 */
export async function removeContainer(
  context: CommandContext,
  { containerId, force }: CommandOf<'remove-container'>,
): Promise<CommandResult<null>> {
  const { name } = await findContainer(context, containerId);
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    () => context.client.removeContainer(containerId, force),
  );
  return {
    reply: null,
    summary: `Removed the container ${name}.`,
    networkIds: [],
    containerIds: [containerId],
    inverse: null,
    whyNoInverse: 'A removed container cannot be restored: its files were removed with it.',
  };
}
