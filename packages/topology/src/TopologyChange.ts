import type { Attachment, Container, Engine, Network } from './model.ts';

/** The difference between two topologies: entities to put, whole, and ids to remove. */
export interface TopologyChange {
  put: { engine?: Engine; networks?: Network[]; containers?: Container[]; attachments?: Attachment[] };
  remove: { networks?: string[]; containers?: string[]; attachments?: string[] };
}
