import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import dialog from '../frame/Dialog.module.css';
import classes from './Connect.module.css';
import type { ConnectOption } from './connectOptions.ts';

interface ChooseFieldProps {
  label: string;
  placeholder: string;
  nothingFound: string;
  options: ConnectOption[];
  chosen: string[];
  onChange: (ids: string[]) => void;
  hasFocus: boolean;
}

/** A field to choose one or more entries by name. An entry that cannot be chosen shows the reason. */
export function ChooseField(props: ChooseFieldProps) {
  const { label, placeholder, nothingFound, options, chosen, onChange, hasFocus } = props;
  const [isListOpen, setListOpen] = useState(false);
  const details = new Map(options.map((each) => [each.value, each.detail]));
  return (
    <MultiSelect
      label={label}
      searchable
      data={options}
      value={chosen}
      onChange={(ids) => {
        onChange(ids);
        // Usually one entry is enough, and the open list would hide the next fields.
        setListOpen(false);
      }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>
            <Literal text={details.get(option.value) ?? ''} max={200} />
          </small>
        </span>
      )}
      dropdownOpened={isListOpen}
      onDropdownOpen={() => setListOpen(true)}
      onDropdownClose={() => setListOpen(false)}
      placeholder={chosen.length === 0 ? placeholder : ''}
      nothingFoundMessage={nothingFound}
      hidePickedOptions
      withScrollArea={false}
      classNames={{ options: dialog.options }}
      data-autofocus={hasFocus || undefined}
    />
  );
}
