import { problemsOfCreate } from '@portolan/protocol';
import type { FieldProblem } from '@portolan/protocol';
import type { Topology } from '@portolan/topology';
import { problemsOfRows } from '../fields/pairs.ts';
import type { CreateInput } from './CreateInput.ts';
import { toCreateRequest, toSubnetIndexes } from './toCreateRequest.ts';

/** Returns the problems of the input by paths of the form, in which empty subnets count too. */
export function problemsOfInput(input: CreateInput, topology: Topology): FieldProblem[] {
  const indexes = toSubnetIndexes(input);
  const requestProblems = problemsOfCreate(toCreateRequest(input), topology).map((problem) => ({
    ...problem,
    path: problem.path.replace(/^subnets\.(\d+)/, (_, at: string) => `subnets.${indexes[Number(at)] ?? at}`),
  }));
  const lists = new Map([
    ['labels', input.labels],
    ['options', [...input.options, ...input.furtherOptions]],
    ['ipamOptions', input.ipamOptions],
    ...input.subnets.map(({ auxAddresses }, at) => [`subnets.${at}.auxAddresses`, auxAddresses] as const),
  ]);
  const rowProblems = [...lists].flatMap(([path, pairs]) =>
    [...problemsOfRows(pairs).values()].map((message): FieldProblem => ({
      path,
      message,
      severity: 'error',
    })),
  );
  return [...requestProblems, ...rowProblems];
}
