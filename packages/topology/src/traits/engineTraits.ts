import type { Engine } from '../model.ts';

/** Compares versions by major and minor: `28.5.2+dfsg4` is at least `28.2`. Without `min` the result is true. */
export function isAtLeast(version: string, min: string | undefined): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [minMajor = 0, minMinor = 0] = (min ?? '0').split('.').map(Number);
  return major > minMajor || (major === minMajor && minor >= minMinor);
}

/**
 * True if bridges are isolated from each other for IPv6 too. Before 27.0 they are isolated for IPv4 alone, unless the
 * daemon runs with `ip6tables`, which the API does not report.
 */
export const filtersIPv6 = ({ version }: Engine): boolean => isAtLeast(version, '27.0');

/** True if the engine itself drops traffic from outside to a container's own address (since 28.0). */
export const protectsAddresses = ({ version }: Engine): boolean => isAtLeast(version, '28.0');

/** True if an internal network can carry the default route (before 25.0, moby/moby#46603). */
export function givesInternalGateways({ product, version }: Engine): boolean {
  return product === 'docker' && Number.parseInt(version, 10) < 25;
}

/** R215: why containers in host mode use an inner host and not the machine's own stack; `null` where they use the machine's own. */
export function innerHostReason({ rootless, operatingSystem }: Engine): string | null {
  if (rootless) return 'The engine is rootless';
  return operatingSystem.includes('Docker Desktop')
    ? 'Docker Desktop runs the engine in a virtual machine'
    : null;
}
