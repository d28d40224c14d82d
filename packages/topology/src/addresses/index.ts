export type { AddressRange } from './AddressRange.ts';
export { contains, isAddress, overlaps, toAddress, toRange } from './AddressRange.ts';
export type { AddressProblem, RequestedSubnet } from './problemsOfSubnet.ts';
export { problemsOfSubnet } from './problemsOfSubnet.ts';
export * from './suggestSubnet.ts';
export * from './holdersOf.ts';
export * from './capacityOf.ts';
