import { isAtLeast } from '@portolan/topology';
import type { Engine } from '@portolan/topology';
import type { Command } from '../command.ts';

/** R130: what the docker commands shown for a command cannot say, in sentences; with `engine` also what it cannot say to this one. */
export function cliLimitations(command: Command, engine?: Pick<Engine, 'apiVersion'>): string[] {
  if (command.kind === 'connect' && command.body.mac) {
    return ['The docker CLI cannot give a MAC address when connecting.'];
  }
  if (command.kind !== 'run-container') return [];
  const [first, ...others] = command.body.networks ?? [];
  const unsaid: string[] = [];
  if (engine && first?.mac && !isAtLeast(engine.apiVersion, '1.44')) {
    unsaid.push('To this engine, only docker CLIs before 25 can give a MAC address.');
  }
  if (others.some(({ mac }) => mac)) {
    unsaid.push('The docker CLI cannot give a MAC address for a further network.');
  }
  return unsaid;
}
