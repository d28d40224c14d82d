import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClipboardEvent, ReactNode } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import { Warning } from './FieldNotes.tsx';
import type { FieldNotes } from './FieldNotes.tsx';
import classes from './Fields.module.css';
import { problemsOfRows, toPastedPairs } from './pairs.ts';
import type { Pair } from './pairs.ts';

interface PairFieldsProps {
  title: string;
  /** The noun for one row, such as `label`. */
  one: string;
  hint?: ReactNode;
  pairs: readonly Pair[];
  onChange: (pairs: Pair[]) => void;
  /** Returns the messages about the row with this name. */
  notesOf: (key: string) => FieldNotes;
  keyLabel?: string;
  valueLabel?: string;
  keyPlaceholder?: string;
  valuePlaceholder?: string;
}

/** A list of names with values, one per row. Several lines of `key=value` can be pasted at once. */
export function PairFields(props: PairFieldsProps) {
  const { title, one, hint, pairs, onChange, notesOf, keyLabel = 'Name', valueLabel = 'Value' } = props;
  const [focused, setFocused] = useState<number | null>(null);
  const problems = problemsOfRows(pairs);
  const update = (at: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair, each) => (each === at ? { ...pair, ...change } : pair)));
  const handlePaste = (at: number) => (event: ClipboardEvent) => {
    const pasted = toPastedPairs(event.clipboardData.getData('text'));
    if (!pasted || pairs[at]?.key !== '') return;
    event.preventDefault();
    onChange([...pairs.slice(0, at), ...pasted, ...pairs.slice(at + 1)]);
  };
  return (
    <fieldset className={classes.pairs}>
      <legend>{title}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      {pairs.map(({ key, value }, at) => {
        const { error = problems.get(at), warning } = notesOf(key);
        const noteId = `${one}-${at}-note`.replaceAll(' ', '-');
        const described = error || warning ? { 'aria-describedby': noteId } : {};
        return (
          <div key={at} className={classes.pair}>
            <TextInput
              aria-label={`${keyLabel} of ${one} ${at + 1}`}
              placeholder={props.keyPlaceholder ?? keyLabel.toLowerCase()}
              className={classes.mono}
              autoFocus={focused === at}
              autoComplete="off"
              value={key}
              error={Boolean(error)}
              {...described}
              onChange={(event) => update(at, { key: event.currentTarget.value })}
              onPaste={handlePaste(at)}
            />
            <TextInput
              aria-label={`${valueLabel} of ${one} ${at + 1}`}
              placeholder={props.valuePlaceholder ?? valueLabel.toLowerCase()}
              className={classes.mono}
              autoComplete="off"
              value={value}
              error={Boolean(error)}
              {...described}
              onChange={(event) => update(at, { value: event.currentTarget.value })}
            />
            <CloseButton
              size="sm"
              aria-label={`Remove ${one} ${at + 1}`}
              onClick={() => onChange(pairs.filter((_, each) => each !== at))}
            />
            {(error || warning) && (
              <p id={noteId} className={classes.rowNote}>
                {error ? <Literal text={error} max={300} /> : <Warning text={warning ?? ''} />}
              </p>
            )}
          </div>
        );
      })}
      <div className={classes.buttons}>
        <Button
          variant="subtle"
          className={classes.quietButton}
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            setFocused(pairs.length);
            onChange([...pairs, { key: '', value: '' }]);
          }}
        >
          Add {/^[aeiou]/i.test(one) ? 'an' : 'a'} {one}
        </Button>
      </div>
    </fieldset>
  );
}
