export * from './networkRequests.ts';
export * from './containerRequests.ts';
export * from './prune.ts';
export * from './probes.ts';
export * from './positions.ts';
export * from './session.ts';
export * from './toCreateNetworkRequest.ts';
export * from './engines.ts';
