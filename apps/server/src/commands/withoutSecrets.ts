import type { Command } from '@portolan/protocol';

/**
 * R168: the command as viewers may read it. Variables keep their names, as the CLI takes them from one's own environment
 * (`--env KEY`); `…` stands for the arguments.
 */
export function withoutSecrets(command: Command): Command {
  if (command.kind !== 'run-container') return command;
  const { environment, command: args, ...body } = command.body;
  return {
    ...command,
    body: {
      ...body,
      ...(environment && { environment: environment.map((each) => each.slice(0, each.indexOf('='))) }),
      ...(args?.length && { command: ['…'] }),
    },
  };
}
