/** A setting of the user cannot work. The message is one line for the terminal; `main` prints it and exits with 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
