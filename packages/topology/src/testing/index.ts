export * from './entities.ts';
export * from './arbitraryTopology.ts';
export * from './arbitraryEdits.ts';
export * from './arbitraryReachability.ts';
export * from './TopologyBuilder.ts';
export * from './advanceThrough.ts';
