/** The colours of a cell. A canvas cannot resolve CSS variables. */
export interface TileColors {
  box: string;
  ink: string;
  quiet: string;
  direct: string;
  onDirect: string;
  published: string;
  trouble: string;
  onTrouble: string;
  matches: string;
}

/** The colours by scheme; they are the ones of theme/colors.css. */
export const tileColors: Record<'dark' | 'light', TileColors> = {
  dark: {
    box: '#1a2536',
    ink: '#e6edf6',
    quiet: '#8f9db3',
    direct: '#4c9bf5',
    onDirect: '#07101f',
    published: '#f2b24c',
    trouble: '#ff8585',
    onTrouble: '#07101f',
    matches: '#41cf85',
  },
  light: {
    box: '#e3e9f2',
    ink: '#152033',
    quiet: '#55637a',
    direct: '#1f6fd8',
    onDirect: '#ffffff',
    published: '#9a5b00',
    trouble: '#c42b2b',
    onTrouble: '#ffffff',
    matches: '#13794b',
  },
};
