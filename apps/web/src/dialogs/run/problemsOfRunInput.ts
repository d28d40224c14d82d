import { problemsOfRun } from '@portolan/protocol';
import type { FieldProblem, Image, RunContainerRequest } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { problemsOfRows } from '../fields/pairs.ts';
import type { RunInput } from './RunInput.ts';

/** R167: what is wrong with the form: what cannot be made a request of first, then what the engine would refuse. */
export function problemsOfRunInput(
  input: RunInput,
  request: RunContainerRequest,
  index: TopologyIndex,
  images: readonly Image[],
): FieldProblem[] {
  const own: FieldProblem[] = [
    ...(request.image === '' ? [error('image', 'Choose an image.')] : []),
    ...(request.name === '' ? [error('name', 'A container needs a name.')] : []),
    ...(request.ports ?? []).flatMap(({ containerPort, hostPort }, at) => [
      ...(isPort(containerPort)
        ? []
        : [error(`ports.${at}.containerPort`, 'Write the container’s port, 1 to 65535.')]),
      ...(hostPort === undefined || isPort(hostPort)
        ? []
        : [error(`ports.${at}.hostPort`, 'Write a port from 1 to 65535, or leave it empty.')]),
    ]),
    ...[...problemsOfRows(input.labels).values()].slice(0, 1).map((message) => error('labels', message)),
  ];
  const isTold = (path: string) => own.some((each) => path === each.path || path.startsWith(`${each.path}.`));
  return [...own, ...problemsOfRun(request, index, images).filter(({ path }) => !isTold(path))];
}

const isPort = (port: number): boolean => port >= 1 && port <= 65535;
const error = (path: string, message: string): FieldProblem => ({ path, message, severity: 'error' });
