/** A full id has 64 hexadecimal digits, or 25 characters for objects of swarm scope. */
const FULL_ID = /^(?:[0-9a-f]{64}|[0-9a-z]{25})$/;

/**
 * R23: only full ids are sent to the engine. A prefix, a name or a path could match another object than the intended
 * one.
 */
export const isFullId = (id: string): boolean => FULL_ID.test(id);
