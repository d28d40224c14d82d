export * from './model.ts';
export * from './diff.ts';
export * from './namespaces.ts';
export * from './TopologyIndex.ts';
export * from './editRules.ts';
export {
  entryPointsOf,
  isPublished,
  parentInterface,
  reachOf,
  usesHostStack,
  type EntryPoint,
  type Reach,
} from './exposure/doors.ts';
export { exposureOf, type Exposure } from './exposure/exposureOf.ts';
export * from './edits.ts';
export * from './applyEdits.ts';
export * from './defaultGateway.ts';
export * from './impact/Impact.ts';
export * from './impact/impactOf.ts';
export * from './impact/compareTopologies.ts';
export * from './impact/cannotStart.ts';
export * from './impact/foreseeable.ts';
export * from './undoLimits.ts';
export { placeholderId } from './edit/newEntities.ts';
export * from './addresses/index.ts';
export * from './networkMode.ts';
export * from './networkOptions.ts';
export * from './offersOf.ts';
export * from './networkFilter.ts';
export * from './names/PeerName.ts';
export { Names, type Resolution } from './names/Names.ts';
export * from './reachability/Verdict.ts';
export { Reachability } from './reachability/Reachability.ts';
export { noHostAddressReason } from './reachability/hostAbsence.ts';
export { predictProbe } from './reachability/foretell.ts';
export { isPathForProbe } from './reachability/leadsTo.ts';
export { probedAddresses, probedOwner } from './reachability/probedAddresses.ts';
export { matrixIds } from './reachability/matrixIds.ts';
export { remediesOf } from './reachability/remediesOf.ts';
