import { create } from 'zustand';

/** What the page knows about its server. Only `connection/` writes it. */
export interface ServerState {
  /** The connection of the page to the server. `signed-out`: the server requires a token. */
  link: 'connecting' | 'open' | 'lost' | 'signed-out';
  /** When the server stopped answering, in ISO 8601; `null` while it answers. */
  lostAt: string | null;
  role: 'viewer' | 'operator';
  /** True if no page and no script can change anything through the server; false until it has said so. */
  isReadOnly: boolean;
}

export const useServerStore = create<ServerState>(() => ({
  link: 'connecting',
  lostAt: null,
  role: 'viewer',
  isReadOnly: false,
}));
