export * from './model.ts';
export * from './TopologyChange.ts';
export * from './TopologyDifference.ts';
export * from './diff.ts';
export { isEqual } from './isEqual.ts';
export { sortById } from './sortById.ts';
export * from './namespaces.ts';
export * from './TopologyIndex.ts';
export type { Touched } from './keyed/ChangeLog.ts';
export { keep } from './keyed/keep.ts';
export { concernedBy, type Concerned } from './keyed/concernedBy.ts';
export * from './defaultGateway.ts';
export * from './networkFilter.ts';
export { carriesPorts, parentInterface } from './traits/networkTraits.ts';
export { isAtLeast } from './traits/engineTraits.ts';
export { isPublished, reachOf, type Reach } from './traits/portTraits.ts';
export * from './traits/featuresOf.ts';
export * from './traits/networkOptions.ts';
export * from './addresses/index.ts';
export * from './edits/Edit.ts';
export * from './edits/applyEdits.ts';
export * from './edits/cannotStart.ts';
export * from './edits/editRules.ts';
export * from './edits/undoLimits.ts';
export { placeholderId } from './edits/newEntities.ts';
export * from './impact/Impact.ts';
export * from './impact/compareTopologies.ts';
export * from './impact/impactOf.ts';
export { entryPointsOf, type EntryPoint } from './exposure/entryPointsOf.ts';
export {
  containerExposures,
  exposureOf,
  networkExposures,
  type Exposure,
  type ExposuresById,
} from './exposure/exposureOf.ts';
export * from './names/PeerName.ts';
export { Names, type Resolution } from './names/Names.ts';
export * from './reachability/Verdict.ts';
export { Reachability, reachabilityOf } from './reachability/Reachability.ts';
export { codesAcross, type CodesAcross } from './reachability/across/CodesAcross.ts';
export { verdictAcross, type EngineEnd } from './reachability/across/verdictAcross.ts';
export { remediesOf } from './reachability/remediesOf.ts';
export { noHostAddressReason } from './reachability/ends/noHostAddressReason.ts';
export { matrixIds } from './reachability/matrix/matrixIds.ts';
export { MatrixRows } from './reachability/matrix/MatrixRows.ts';
export type { CodeCounts, MatrixCodes } from './reachability/matrix/MatrixCodes.ts';
export { isPathForProbe, predictProbe } from './reachability/predict/predictProbe.ts';
export { probedAddresses, probedOwner } from './reachability/predict/probedAddresses.ts';
