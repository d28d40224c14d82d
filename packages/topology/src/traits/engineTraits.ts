import type { Engine } from '../model.ts';
import { isAtLeast } from './featuresOf.ts';

/** Before 27.0 bridges are kept apart by IPv4 alone, unless the daemon runs with `ip6tables`, which nobody tells. */
export const filtersIPv6 = ({ version }: Engine): boolean => isAtLeast(version, '27.0');

/** Since 28.0 the engine itself drops what comes from outside for a container's own address. */
export const protectsAddresses = ({ version }: Engine): boolean => isAtLeast(version, '28.0');
