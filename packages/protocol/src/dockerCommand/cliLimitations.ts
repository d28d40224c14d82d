import { isAtLeast } from '@portolan/topology';
import type { Engine } from '@portolan/topology';
import type { Command } from '../command.ts';

/**
 * R130: returns sentences that say what the docker commands shown for a command cannot express. With `engine`, they
 * include what cannot be expressed for this engine's API version.
 */
export function cliLimitations(command: Command, engine?: Pick<Engine, 'apiVersion'>): string[] {
  if (command.kind === 'connect' && command.body.mac) {
    return ['The docker CLI cannot set a MAC address at connect.'];
  }
  if (command.kind !== 'run-container') return [];
  const [first, ...others] = command.body.networks ?? [];
  const limitations: string[] = [];
  if (engine && first?.mac && !isAtLeast(engine.apiVersion, '1.44')) {
    limitations.push('Only docker CLIs before 25 can set a MAC address on this engine.');
  }
  if (others.some(({ mac }) => mac)) {
    limitations.push('The docker CLI can set a MAC address on the first network only.');
  }
  return limitations;
}
