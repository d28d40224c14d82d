import { problemsOfRun } from '@portolan/protocol';
import type { FieldProblem, Image, RunContainerRequest } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { problemsOfRows } from '../fields/pairs.ts';
import type { RunInput } from './RunInput.ts';

/** R167: returns the problems of the form: first those of the input itself, then what the engine would refuse. */
export function problemsOfRunInput(
  input: RunInput,
  request: RunContainerRequest,
  index: TopologyIndex,
  images: readonly Image[],
): FieldProblem[] {
  const inputProblems: FieldProblem[] = [
    ...(request.image === '' ? [error('image', 'Choose an image.')] : []),
    ...(request.name === '' ? [error('name', 'A container needs a name.')] : []),
    ...(request.ports ?? []).flatMap(({ containerPort, hostPort }, at) => [
      ...(isPort(containerPort)
        ? []
        : [error(`ports.${at}.containerPort`, 'Enter the container port, 1 to 65535.')]),
      ...(hostPort === undefined || isPort(hostPort)
        ? []
        : [error(`ports.${at}.hostPort`, 'Enter a port from 1 to 65535, or leave it empty.')]),
    ]),
    ...[...problemsOfRows(input.labels).values()].slice(0, 1).map((message) => error('labels', message)),
  ];
  const isReported = (path: string) =>
    inputProblems.some((each) => path === each.path || path.startsWith(`${each.path}.`));
  return [...inputProblems, ...problemsOfRun(request, index, images).filter(({ path }) => !isReported(path))];
}

const isPort = (port: number): boolean => port >= 1 && port <= 65535;
const error = (path: string, message: string): FieldProblem => ({ path, message, severity: 'error' });
