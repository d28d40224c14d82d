import type { Command } from '../command.ts';

/** R130: what the docker commands shown for a command leave out, because the CLI has no words for it; in sentences. */
export function unsaidBy(command: Command): string[] {
  if (command.kind === 'connect' && command.body.mac) {
    return ['The docker CLI cannot give a MAC address when connecting.'];
  }
  if (command.kind === 'run-container' && command.body.networks?.slice(1).some(({ mac }) => mac)) {
    return ['The docker CLI cannot give a MAC address for a further network.'];
  }
  return [];
}
