import type { Network, EngineFeatures, TopologyIndex } from '@portolan/topology';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import type { ConnectInput } from './toConnectRequest.ts';

/** The props of every section of the connect form. */
export interface ConnectFormProps {
  index: TopologyIndex;
  features: EngineFeatures;
  /**
   * The network if one container is connected to one network, else `null`: addresses can be requested for one endpoint
   * only.
   */
  single: Network | null;
  input: ConnectInput;
  change: (field: keyof ConnectInput, fields: Partial<ConnectInput>) => void;
  shown: ShownProblems;
}
