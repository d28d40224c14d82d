export type { DockerCommand } from './words.ts';
export * from './toShell.ts';
export * from './networkCommands.ts';
export * from './toRunCommands.ts';
export * from './toCommands.ts';
export * from './commandNames.ts';
export * from './unsaidBy.ts';
