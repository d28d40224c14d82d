export * from './snapshot.ts';
export * from './engineStatus.ts';
export * from './socketEvents.ts';
export * from './commands.ts';
export * from './problems.ts';
export * from './dockerCommand.ts';
