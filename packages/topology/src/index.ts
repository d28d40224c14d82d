export * from './model.ts';
export * from './diff.ts';
export * from './namespaces.ts';
export * from './TopologyIndex.ts';
export * from './editRules.ts';
export * from './exposure.ts';
export * from './impact.ts';
export * from './addresses.ts';
