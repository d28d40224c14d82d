export type { FieldProblem } from './FieldProblem.ts';
export * from './network/problemsOfCreate.ts';
export * from './container/problemsOfConnect.ts';
export * from './container/problemsOfRun.ts';
