import type { EngineFeatures, Topology } from '@portolan/topology';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import type { CreateInput } from './CreateInput.ts';

/** What every part of the form for a new network is given. */
export interface FormProps {
  topology: Topology;
  offers: EngineFeatures;
  input: CreateInput;
  /** Changes some fields; `path` says which one was typed in. */
  change: (path: string, fields: Partial<CreateInput>) => void;
  shown: ShownProblems;
}
