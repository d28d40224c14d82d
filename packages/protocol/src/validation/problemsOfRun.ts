import type { TopologyIndex } from '@portolan/topology';
import { RunContainerRequest } from '../containerRequests.ts';
import type { Image } from '../containerRequests.ts';
import { problemsOfSchema } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

/** R137: what is wrong with running a container, as far as it can be known beforehand. `images`: the engine's own. */
export function problemsOfRun(
  request: RunContainerRequest,
  _index: TopologyIndex,
  _images: readonly Image[],
): FieldProblem[] {
  return problemsOfSchema(RunContainerRequest, request);
}
