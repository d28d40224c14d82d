import type { Engine } from '../model.ts';

/** R215: why the stack of host mode is not the machine's own; `null` where it is. */
export function innerHostReason({ rootless, operatingSystem }: Engine): string | null {
  if (rootless) return 'The engine is rootless';
  return operatingSystem.includes('Docker Desktop')
    ? 'Docker Desktop runs the engine in a virtual machine'
    : null;
}
