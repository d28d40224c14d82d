/** Ids as the engine gives them, in full: 64 hex digits, or 25 characters for swarm scope. */
const FULL_ID = /^(?:[0-9a-f]{64}|[0-9a-z]{25})$/;

/** R23: a prefix, a name or a path would reach another entity than the one meant. */
export const isFullId = (id: string): boolean => FULL_ID.test(id);
