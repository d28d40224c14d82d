import { problemsOfCreate } from '@portolan/protocol';
import type { FieldProblem } from '@portolan/protocol';
import type { Topology } from '@portolan/topology';
import { problemsOfRows } from '../fields/pairs.ts';
import type { CreateInput } from './CreateInput.ts';
import { toCreateRequest, toSubnetPlaces } from './toCreateRequest.ts';

/** What is wrong with what was typed, by the form's own paths: subnets are counted as they stand in the form. */
export function problemsOfInput(input: CreateInput, topology: Topology): FieldProblem[] {
  const places = toSubnetPlaces(input);
  const ofRequest = problemsOfCreate(toCreateRequest(input), topology).map((problem) => ({
    ...problem,
    path: problem.path.replace(/^subnets\.(\d+)/, (_, at: string) => `subnets.${places[Number(at)] ?? at}`),
  }));
  const lists = new Map([
    ['labels', input.labels],
    ['options', [...input.options, ...input.furtherOptions]],
    ['ipamOptions', input.ipamOptions],
    ...input.subnets.map(({ auxAddresses }, at) => [`subnets.${at}.auxAddresses`, auxAddresses] as const),
  ]);
  const ofRows = [...lists].flatMap(([path, pairs]) =>
    [...problemsOfRows(pairs).values()].map((message): FieldProblem => ({
      path,
      message,
      severity: 'error',
    })),
  );
  return [...ofRequest, ...ofRows];
}
