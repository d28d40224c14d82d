/** The `docker` command as an argument vector, program first. */
export type DockerCommand = string[];

export const flag = (name: string, on: boolean | undefined): string[] => (on ? [name] : []);
export const option = (name: string, value: string | undefined): string[] => (value ? [name, value] : []);
export const repeatedOption = (name: string, values: readonly string[] = []): string[] =>
  values.flatMap((value) => [name, value]);
export const mapOption = (name: string, map: Record<string, string> = {}): string[] =>
  Object.entries(map).flatMap(([key, value]) => [name, value === '' ? key : `${key}=${value}`]);

/** What follows the options; the CLI would take a leading dash for another one. */
export const positional = (...words: string[]): string[] =>
  words.some((word) => word.startsWith('-')) ? ['--', ...words] : words;

/** A field of one line of CSV, as the CLI reads the values of options it calls `strings`. */
export const csvField = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

/** `--driver-opt key=value`: unlike with other maps the CLI insists on the `=`, and reads CSV. */
export const driverOptionValues = (map: Record<string, string> = {}): string[] =>
  Object.entries(map).map(([key, value]) => csvField(`${key}=${value}`));
