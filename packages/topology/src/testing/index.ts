export * from './build.ts';
export * from './arbitraryTopology.ts';
export * from './arbitraryEdits.ts';
export * from './arbitraryReach.ts';
export * from './Lab.ts';
