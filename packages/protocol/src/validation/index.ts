export type { FieldProblem } from './FieldProblem.ts';
export * from './problemsOfCreate.ts';
export * from './problemsOfConnect.ts';
export * from './problemsOfRun.ts';
