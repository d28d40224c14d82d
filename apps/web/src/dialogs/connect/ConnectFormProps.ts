import type { Network, EngineFeatures, TopologyIndex } from '@portolan/topology';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import type { ConnectInput } from './toConnectRequest.ts';

/** What every part of the connect form is given. */
export interface ConnectFormProps {
  index: TopologyIndex;
  features: EngineFeatures;
  /** The network, where one container joins one network: only then can addresses be asked for. */
  single: Network | null;
  input: ConnectInput;
  change: (field: keyof ConnectInput, fields: Partial<ConnectInput>) => void;
  shown: ShownProblems;
}
