/** The `docker` command as an argument vector, program first. */
export type DockerCommand = string[];

export const flag = (name: string, on: boolean | undefined): string[] => (on ? [name] : []);
export const option = (name: string, value: string | undefined): string[] => (value ? [name, value] : []);
export const repeatedOption = (name: string, values: readonly string[] = []): string[] =>
  values.flatMap((value) => [name, value]);
export const mapOption = (name: string, map: Record<string, string> = {}): string[] =>
  Object.entries(map).flatMap(([key, value]) => [name, value === '' ? key : `${key}=${value}`]);

/**
 * The arguments after the options. `--` is needed because the CLI reads an argument with a leading dash as an option.
 */
export const positional = (...values: string[]): string[] =>
  values.some((value) => value.startsWith('-')) ? ['--', ...values] : values;

/** Quotes a field of a CSV line. The CLI reads the values of options with the type `strings` as CSV. */
export const csvField = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

/** Values for `--driver-opt key=value`. Unlike for other maps, the CLI requires the `=` and reads the value as CSV. */
export const driverOptionValues = (map: Record<string, string> = {}): string[] =>
  Object.entries(map).map(([key, value]) => csvField(`${key}=${value}`));
