export * from './build.ts';
export * from './arbitraryTopology.ts';
