import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react';
import { Shell } from './shell/Shell.tsx';
import { AfterFirstMap } from './shell/view/AfterFirstMap.tsx';
import { SignIn } from './shell/SignIn.tsx';
import { colorSchemeManager } from './theme/colorScheme.ts';
import { cssVariablesResolver, theme } from './theme/theme.ts';
import { EngineScope } from './store/engine/EngineScope.ts';
import { useOnlyEngine } from './store/engine/shownStore.ts';
import { useServerStore } from './store/engine/serverStore.ts';

const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 2000 } } });

/** The root of the page: the providers, and the shell or the sign-in screen. */
export function App() {
  const isSignedOut = useServerStore((state) => state.link === 'signed-out');
  // Parts that are about one of several engines have a scope of their own.
  const only = useOnlyEngine();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          {isSignedOut ? (
            <SignIn />
          ) : (
            <EngineScope value={only}>
              <AfterFirstMap>
                <Shell />
              </AfterFirstMap>
            </EngineScope>
          )}
        </NuqsAdapter>
      </QueryClientProvider>
      {/* The margin keeps the toasts above the status bar. */}
      <Notifications position="bottom-center" limit={3} style={{ marginBottom: 26 }} />
    </MantineProvider>
  );
}
