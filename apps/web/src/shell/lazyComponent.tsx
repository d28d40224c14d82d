import { useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';

const RETRY_MS = 1000;
/** A chunk that cannot be loaded at all must not make the page reload without end. */
const MIN_PAGE_AGE_MS = 10_000;

interface ComponentModule<Props> {
  default: ComponentType<Props>;
}

/**
 * A component that is loaded when it is first shown, or earlier by `load`; until then, `waiting` is shown. While it cannot
 * be fetched, it stays so until `reloadOnMissingChunks` reloads the page. React’s own `lazy` shows what has been loaded
 * only 300 ms after the page last began to wait for something.
 */
export function lazyComponent<Props extends object>(
  importModule: () => Promise<ComponentModule<Props>>,
  waiting: ReactNode = null,
) {
  let loading: Promise<ComponentType<Props>> | null = null;
  let loaded: ComponentType<Props> | null = null;
  const load = () =>
    (loading ??= importModule().then((imported) => {
      // Vite resolves a failed import with undefined if its error event was handled.
      const module = imported as ComponentModule<Props> | undefined;
      return module ? (loaded = module.default) : new Promise(() => undefined);
    }));
  function Component(props: Props) {
    const [Shown, setShown] = useState(() => loaded);
    useEffect(() => {
      if (!Shown) void load().then((component) => setShown(() => component));
    }, [Shown]);
    return Shown ? <Shown {...props} /> : waiting;
  }
  return { Component, load };
}

/**
 * Reloads the page when a chunk of it cannot be fetched, as soon as the server answers. Either the server was updated
 * while the page was open, and the chunk has another name now, or the server was unreachable. The URL holds the view
 * state.
 */
export function reloadOnMissingChunks(): void {
  window.addEventListener('vite:preloadError', (event) => {
    event.preventDefault();
    setTimeout(() => void reloadOnceServerAnswers(), Math.max(0, MIN_PAGE_AGE_MS - performance.now()));
  });
}

async function reloadOnceServerAnswers(): Promise<void> {
  const answers = await fetch('/healthz').then(
    (response) => response.ok,
    () => false,
  );
  if (answers) window.location.reload();
  else setTimeout(() => void reloadOnceServerAnswers(), RETRY_MS);
}
