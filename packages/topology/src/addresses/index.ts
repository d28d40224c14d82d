export type { AddressRange } from './AddressRange.ts';
export { contains, isAddress, toAddress, toRange } from './AddressRange.ts';
export * from './problemsOfSubnet.ts';
export * from './suggestSubnet.ts';
export * from './holders.ts';
export * from './capacity.ts';
