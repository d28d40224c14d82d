import { createContext, useContext } from 'react';

/**
 * The engine that a part of the page is about: its name, `null` for the default engine, `undefined` outside of all parts
 * that are about one engine.
 */
export const EngineScope = createContext<string | null | undefined>(undefined);

/**
 * Returns the engine that this part of the page is about, `null` for the default one.
 * @throws Error in a part that is about several engines
 */
export function useEngine(): string | null {
  const engine = useContext(EngineScope);
  if (engine === undefined) throw new Error('This part of the page is about several engines.');
  return engine;
}
