import { Button, createTheme, Drawer, Loader, Menu, Modal, Notification, Tooltip } from '@mantine/core';
import type { CSSVariablesResolver } from '@mantine/core';

/** The Mantine theme. The colours of the page’s own styles are in `colors.css`. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '0.9375rem', xl: '1.0625rem' },
  headings: { fontWeight: '650', sizes: { h2: { fontSize: '1rem' }, h3: { fontSize: '0.9375rem' } } },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  defaultRadius: 8,
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    blue: [
      ...['#e8f2fe', '#d0e4fc', '#a3c9f8', '#79b1f6', '#5fa4f6'],
      ...['#4c9bf5', '#2f82e6', '#1f6fd8', '#1a5fbb', '#154d98'],
    ] as unknown as readonly [string, string, string, string, string, string, string, string, string, string],
    dark: [
      ...['#e6edf6', '#c3cede', '#93a1b7', '#7f8ea6', '#26344a'],
      ...['#1a2536', '#141d2c', '#101826', '#0c131f', '#0a0f18'],
    ] as unknown as readonly [string, string, string, string, string, string, string, string, string, string],
  },
  components: {
    // Without a label the close button fails axe’s `button-name` (Mantine 9.7.3).
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 0 },
      },
    }),
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      styles: { label: { fontWeight: 550 } },
      // Mantine uses one text colour for both schemes (9.7.3). On the blue of the dark scheme its contrast fails AA.
      vars: (_, { variant = 'filled', color }) => {
        if (variant !== 'filled') return { root: {} };
        const fill = color === 'red' ? 'var(--fill-removes)' : 'var(--fill)';
        return { root: { '--button-bg': fill, '--button-hover': fill, '--button-color': 'var(--on-fill)' } };
      },
    }),
    // The focus placeholder is not allowed as a child of a menu (axe `aria-required-children`, Mantine 9.7.3).
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, multiline: true, maw: 320 } }),
  },
});

/** Mantine’s secondary colours, with enough contrast for AA on the panels of the page. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55637a',
    '--mantine-color-placeholder': '#66748b',
    '--mantine-color-default-border': '#d3dbe8',
    '--mantine-color-text': '#152033',
    '--mantine-color-error': '#c42b2b',
  },
  dark: {
    '--mantine-color-dimmed': '#8f9db3',
    '--mantine-color-placeholder': '#8494ab',
    '--mantine-color-default': '#131c2b',
    '--mantine-color-default-hover': '#1a2538',
    '--mantine-color-default-border': '#263347',
    '--mantine-color-error': '#ff8585',
  },
});
