import { Checkbox, Select } from '@mantine/core';
import { optionsOf } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import { PairFields } from '../fields/PairFields.tsx';
import type { CreateFormProps } from './CreateInput.ts';

const scopes = [
  { value: 'local', label: 'local: this host' },
  { value: 'swarm', label: 'swarm: all hosts of the swarm' },
];

/** Labels, driver options without a field of their own, config-only networks, and the scope. */
export function AdvancedSection({ topology, features, input, change, shown }: CreateFormProps) {
  const hasOwnSettings = input.configFrom === '';
  const further = input.furtherOptions;
  const named = optionsOf(input.driver, topology.engine);
  const configOnlyNames = topology.networks.filter(({ configOnly }) => configOnly).map(({ name }) => name);
  const canUseConfigFrom = (configOnlyNames.length > 0 || input.configFrom !== '') && !input.configOnly;
  const hasScope = (features.swarmNetworks || input.scope !== '') && !input.configOnly;
  return (
    <FoldSection
      title="Advanced"
      digest={[
        hasOwnSettings ? countText(input.labels.length, 'label') : '',
        hasOwnSettings ? countText(further.length, 'option') : '',
        input.configOnly ? 'config-only' : '',
        input.configFrom && `from ${input.configFrom}`,
        input.scope,
      ]
        .filter(Boolean)
        .join(' · ')}
      hasValue={
        input.labels.length + further.length > 0 || input.configOnly || !hasOwnSettings || input.scope !== ''
      }
      hasError={
        shown.hasErrorBelow('labels', 'configOnly', 'configFrom', 'scope') ||
        (shown.notesOf('options').error ??
          further.find(({ key }) => shown.notesOf(`options.${key}`).error)) !== undefined
      }
    >
      {hasOwnSettings && (
        <>
          <PairFields
            title="Labels"
            one="label"
            pairs={input.labels}
            onChange={(labels) => change('labels', { labels })}
            notesOf={(key) => shown.notesOf(`labels.${key}`)}
          />
          <PairFields
            title="Other driver options"
            one="option"
            hint={
              named.length > 0
                ? 'Options that have no field above. Drivers ignore options that they do not know.'
                : 'As named in the documentation of the driver.'
            }
            pairs={further}
            onChange={(furtherOptions) => change('options', { furtherOptions })}
            notesOf={(key) => shown.notesOf(`options.${key}`)}
          />
        </>
      )}
      <div className={fields.columns}>
        {canUseConfigFrom && (
          <Select
            label="Settings from"
            data={[...new Set([...configOnlyNames, input.configFrom])]
              .filter(Boolean)
              .map((name) => ({ value: name, label: toVisible(name, 60) }))}
            value={input.configFrom || null}
            placeholder="none"
            clearable
            clearButtonProps={{ 'aria-label': 'Use no config-only network' }}
            withScrollArea={false}
            onChange={(name) => change('configFrom', { configFrom: name ?? '' })}
            {...fieldNoteProps(
              shown.notesOf('configFrom'),
              'A config-only network, whose addresses, options and labels replace those of this form.',
            )}
          />
        )}
        {hasScope && (
          <Select
            label="Scope"
            data={scopes}
            value={input.scope || null}
            placeholder="the driver’s default"
            clearable
            clearButtonProps={{ 'aria-label': 'The driver’s default' }}
            withScrollArea={false}
            onChange={(scope) =>
              change('scope', { scope: scope === 'local' || scope === 'swarm' ? scope : '' })
            }
            {...fieldNoteProps(shown.notesOf('scope'))}
          />
        )}
      </div>
      {(features.configOnlyNetworks || input.configOnly) && hasOwnSettings && (
        <Checkbox
          size="xs"
          label="Config-only"
          description="Holds settings for other networks. No container can be connected to it."
          checked={input.configOnly}
          error={shown.notesOf('configOnly').error}
          onChange={({ currentTarget }) => change('configOnly', { configOnly: currentTarget.checked })}
        />
      )}
    </FoldSection>
  );
}

/** `1 label`, `2 labels`; empty for none. */
const countText = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
