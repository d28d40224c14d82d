export type { DockerCommand } from './cliArguments.ts';
export * from './toShell.ts';
export * from './onHost.ts';
export * from './networkCommands.ts';
export * from './toRunCommands.ts';
export * from './toDockerCommands.ts';
export * from './commandNames.ts';
export * from './cliLimitations.ts';
