import { localStorageColorSchemeManager } from '@mantine/core';

/** Stores the choice of dark, light or system in localStorage. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'portolan-color-scheme' });

/** Sets the scheme before the first paint. Mantine’s own script for this is inline, which the CSP forbids. */
export function applyColorScheme(): void {
  const chosen = colorSchemeManager.get('auto');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.setAttribute(
    'data-mantine-color-scheme',
    chosen === 'auto' ? (dark ? 'dark' : 'light') : chosen,
  );
}
