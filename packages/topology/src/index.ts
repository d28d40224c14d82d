export * from './model.ts';
export * from './diff.ts';
export * from './namespaces.ts';
export * from './TopologyIndex.ts';
export * from './edits/editRules.ts';
export {
  entryPointsOf,
  isPublished,
  parentInterface,
  reachOf,
  usesHostStack,
  type EntryPoint,
  type Reach,
} from './exposure/entryPointsOf.ts';
export { exposureOf, type Exposure } from './exposure/exposureOf.ts';
export * from './edits/Edit.ts';
export * from './edits/applyEdits.ts';
export * from './defaultGateway.ts';
export * from './impact/Impact.ts';
export * from './impact/impactOf.ts';
export * from './impact/compareTopologies.ts';
export * from './edits/cannotStart.ts';
export * from './impact/foreseeable.ts';
export * from './edits/undoLimits.ts';
export { placeholderId } from './edits/newEntities.ts';
export * from './addresses/index.ts';
export * from './networkMode.ts';
export * from './traits/networkOptions.ts';
export * from './traits/featuresOf.ts';
export * from './networkFilter.ts';
export * from './names/PeerName.ts';
export { Names, type Resolution } from './names/Names.ts';
export * from './reachability/Verdict.ts';
export { Reachability } from './reachability/Reachability.ts';
export { noHostAddressReason } from './reachability/ends/noHostAddressReason.ts';
export { predictProbe } from './reachability/predict/predictProbe.ts';
export { isPathForProbe } from './reachability/predict/isPathForProbe.ts';
export { probedAddresses, probedOwner } from './reachability/predict/probedAddresses.ts';
export { matrixIds } from './reachability/matrix/matrixIds.ts';
export { remediesOf } from './reachability/remediesOf.ts';
