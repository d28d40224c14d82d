export type Scheme = 'dark' | 'light';

/** The colours of the map. Amber means the outside and red a fault. Networks have hues of their own (`networkHues`). */
export interface Palette {
  page: string;
  /** The ground of a part beside others. */
  part: string;
  partLine: string;
  band: string;
  bandLine: string;
  card: string;
  cardLine: string;
  chip: string;
  text: string;
  soft: string;
  faint: string;
  accent: string;
  selected: string;
  outside: string;
  trouble: string;
  good: string;
  paused: string;
  quiet: string;
  /** The ground of a tile with problems. */
  troubledTile: string;
}

export const palettes: Record<Scheme, Palette> = {
  dark: {
    page: '#0b111b',
    part: '#0d141f',
    partLine: '#223047',
    band: '#101724',
    bandLine: '#1b2536',
    card: '#182232',
    cardLine: '#2a3850',
    chip: '#223047',
    text: '#e6edf7',
    soft: '#93a1b8',
    faint: '#8492a9',
    accent: '#58a6ff',
    selected: '#1c3a66',
    outside: '#f5b455',
    trouble: '#ff7b72',
    good: '#3ecf8e',
    paused: '#b49cf5',
    quiet: '#7a8aa3',
    troubledTile: '#2b1a22',
  },
  light: {
    page: '#f6f8fb',
    part: '#f1f4f9',
    partLine: '#d3dbe8',
    band: '#edf0f7',
    bandLine: '#dde3ee',
    card: '#ffffff',
    cardLine: '#ccd5e3',
    chip: '#e4ebf5',
    text: '#172033',
    soft: '#526079',
    faint: '#566279',
    accent: '#1f6fd6',
    selected: '#d5e5fb',
    outside: '#9a5b00',
    trouble: '#c02626',
    good: '#1c9a63',
    paused: '#7a5cc9',
    quiet: '#5a667d',
    troubledTile: '#fdecec',
  },
};
