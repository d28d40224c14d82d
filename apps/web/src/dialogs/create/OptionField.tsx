import { Checkbox, Select, TextInput } from '@mantine/core';
import type { NetworkOption } from '@portolan/topology';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { isOn, optionValue, withOption } from './options.ts';
import type { CreateFormProps } from './CreateInput.ts';

/** R152: the field of one driver option. A value equal to the driver’s default is omitted from the request. */
export function OptionField({ option, input, change, shown }: CreateFormProps & { option: NetworkOption }) {
  const path = `options.${option.key}`;
  const value = optionValue(input.options, option.key);
  const notes = shown.notesOf(path);
  const set = (next: string | undefined) =>
    change(path, { options: withOption(input.options, option.key, next) });
  switch (option.kind) {
    case 'flag': {
      const defaultValue = option.default === 'true';
      return (
        <Checkbox
          size="xs"
          label={option.label}
          description={option.hint}
          checked={value === undefined ? defaultValue : isOn(value)}
          error={notes.error}
          onChange={({ currentTarget: { checked } }) =>
            set(checked === defaultValue ? undefined : String(checked))
          }
        />
      );
    }
    case 'choice': {
      const choices = option.choices ?? [];
      const known = value === undefined || choices.some((each) => each.value === value);
      return (
        <Select
          label={option.label}
          required={option.required}
          withAsterisk={false}
          data={[
            ...choices.map((each) => ({
              value: each.value,
              label: each.value === option.default ? `${each.label} (default)` : each.label,
            })),
            ...(known ? [] : [{ value, label: value }]),
          ]}
          value={value ?? option.default}
          onChange={(next) => set(next === null || next === option.default ? undefined : next)}
          allowDeselect={false}
          withScrollArea={false}
          {...fieldNoteProps(notes, option.hint)}
        />
      );
    }
    case 'number':
    case 'text':
      return (
        <TextInput
          label={option.label}
          required={option.required}
          withAsterisk={false}
          className={fields.mono}
          placeholder={option.default || (option.required ? 'eth0' : 'chosen by the engine')}
          inputMode={option.kind === 'number' ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={value ?? ''}
          onChange={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.value)}
          {...fieldNoteProps(notes, option.hint)}
        />
      );
  }
}
