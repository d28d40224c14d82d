/** Something the user configured cannot work; the message is one sentence for the terminal, and `main` exits 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
