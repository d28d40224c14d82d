import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { useCallback, useMemo, useRef, useState } from 'react';
import { filterTopology } from '../../store/filter/filterTopology.ts';
import { parseFilter } from '../../store/filter/parseFilter.ts';
import { nameOfEngine, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { insertTerm, suggestTerms } from './filterSuggestions.ts';
import classes from './FilterField.module.css';

/**
 * R174: the filter field. It accepts plain text, the filters of the docker CLI and those of Portolan, and suggests
 * them.
 */
export function FilterField() {
  const { filter, setFilter } = useView();
  const engines = useShownStore((state) => state.engines);
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(filter.text.length);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  // They count as of the moment in which the user types: numbers that change meanwhile would move under the pointer.
  const suggestions = useMemo(
    () => (combobox.dropdownOpened ? suggestTerms(filter.text, caret, topologiesOf(engines)) : []),
    [filter.text, caret, combobox.dropdownOpened, engines],
  );
  const { faults, unknown } = useMemo(() => parseFilter(filter.text), [filter.text]);
  // Images and addresses contain colons too, so an unknown key is reported only if nothing matches.
  const matching = useEachTopology(
    useCallback(
      (index: TopologyIndex, engine: string | null) => {
        const matches = unknown.length > 0 ? filterTopology(index, filter, engine) : null;
        return matches === null || matches.containers.size + matches.networks.size > 0;
      },
      [unknown, filter],
    ),
  );
  const nothingMatches = matching.length > 0 && !matching.some(({ value }) => value);
  const notes = [...faults, ...(nothingMatches ? unknown.map((key) => `${key}: is not a filter.`) : [])];
  const isFiltered =
    filter.text !== '' || filter.drivers.length + filter.projects.length + filter.states.length > 0;

  const handleSubmit = (term: string) => {
    const inserted = insertTerm(filter.text, caret, term);
    setFilter({ text: inserted.text });
    setCaret(inserted.caret);
    combobox.resetSelectedOption();
    // The caret can be set only once the text is in the field.
    requestAnimationFrame(() => field.current?.setSelectionRange(inserted.caret, inserted.caret));
  };

  return (
    <Combobox store={combobox} onOptionSubmit={handleSubmit} position="bottom-start" width={300} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          id="filter"
          role="combobox"
          aria-autocomplete="list"
          size="xs"
          aria-label="Filter"
          aria-keyshortcuts="/"
          aria-describedby={notes.length > 0 ? 'filter-notes' : undefined}
          placeholder="Filter   /"
          autoComplete="off"
          spellCheck={false}
          value={filter.text}
          onChange={(event) => {
            setFilter({ text: event.currentTarget.value });
            setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          leftSection={<IconFilter size={14} />}
          rightSection={
            isFiltered && (
              <CloseButton
                size="xs"
                aria-label="Clear all filters"
                onClick={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
              />
            )
          }
        />
      </Combobox.Target>
      {notes.length > 0 && (
        <p id="filter-notes" role="status" className={classes.note}>
          {notes.map((note) => (
            <span key={note}>
              <Literal text={note} max={80} />
            </span>
          ))}
        </p>
      )}
      <Combobox.Dropdown hidden={suggestions.length === 0}>
        <Combobox.Options className={classes.options} aria-label="Filter terms">
          {suggestions.map(({ text, help }) => (
            <Combobox.Option key={text} value={text} className={classes.option}>
              <span className={classes.term}>
                <Literal text={text} max={60} mono />
              </span>
              <span className={classes.help}>{help}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Returns what is known of the engines now, by name. */
function topologiesOf(engines: readonly (string | null)[]): Map<string, TopologyIndex> {
  const state = useEnginesStore.getState();
  return new Map(
    engines.flatMap((engine) => {
      const { index } = topologyStoreOf(engine).getState();
      return index ? [[nameOfEngine(state, engine), index] as const] : [];
    }),
  );
}
