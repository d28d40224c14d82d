import { lazy } from 'react';
import type { ComponentType } from 'react';

const RETRY_MS = 1000;
/** A part that stays away must not make the page reload without end. */
const MIN_PAGE_AGE_MS = 10_000;

interface ComponentModule<Props> {
  default: ComponentType<Props>;
}

/**
 * A part of the page that is loaded when first shown, or ahead of that by `load`. While it cannot be
 * fetched its place stays as it is while loading, until `reloadForLostParts` renews the page.
 */
export function lazyComponent<Props extends object>(importPart: () => Promise<ComponentModule<Props>>) {
  const load = async (): Promise<ComponentModule<Props>> => {
    // Vite gives nothing for a failed import whose error event was handled.
    const part = (await importPart()) as ComponentModule<Props> | undefined;
    return part ?? new Promise(() => undefined);
  };
  return { Component: lazy(load), load };
}

/**
 * Reloads the page when a part of it cannot be fetched, as soon as the server answers: either the server
 * was updated under an open page and the part has another name now, or the server was away. What the user
 * looked at is in the address.
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
