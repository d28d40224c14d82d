import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/colors.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { reloadOnMissingChunks } from './shell/lazyComponent.tsx';
import { applyColorScheme } from './theme/colorScheme.ts';
import { loadFonts } from './theme/loadFonts.ts';

reloadOnMissingChunks();
void loadFonts();
applyColorScheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
