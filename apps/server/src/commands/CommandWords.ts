import { commandNames, toDockerCommands, toEdits } from '@portolan/protocol';
import type { Command, DockerCommand } from '@portolan/protocol';
import { undoLimits } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';

/**
 * What an activity says about a command, with the names and settings from before it. It is made before the command is
 * carried out, because the topology follows the engine meanwhile.
 */
export class CommandWords {
  readonly #names = new Map<string, string>();
  readonly #limits: { edit: Edit; sentences: string[] }[];

  /** @param index the topology before the command; `null` if there is none yet */
  constructor(index: TopologyIndex | null, command: Command) {
    if (index) {
      const nameOf = commandNames(index);
      toDockerCommands(command, (id) => {
        this.#names.set(id, nameOf(id));
        return id;
      });
    }
    this.#limits = index
      ? toEdits(command).map((edit) => ({ edit, sentences: undoLimits(index, edit) }))
      : [];
  }

  /** The docker commands that do the same. `carriedOut` names nothing that the command does not name. */
  shell(carriedOut: Command): DockerCommand[] {
    return toDockerCommands(carriedOut, (id) => this.#names.get(id) ?? id);
  }

  /** R126: sentences that say what an undo will not restore; of a prune those about the networks that were removed. */
  limits(carriedOut: Command): string[] {
    const isDone = (edit: Edit) =>
      carriedOut.kind !== 'prune-networks' ||
      (edit.kind === 'remove-network' && carriedOut.ids.includes(edit.networkId));
    return [
      ...new Set(this.#limits.filter(({ edit }) => isDone(edit)).flatMap(({ sentences }) => sentences)),
    ];
  }
}
