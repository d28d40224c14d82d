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
  { value: 'swarm', label: 'swarm: all its hosts' },
];

/** Labels, options without a field of their own, templates, scope. */
export function AdvancedSection({ topology, features, input, change, shown }: CreateFormProps) {
  const isOwn = input.configFrom === '';
  const further = input.furtherOptions;
  const named = optionsOf(input.driver, topology.engine);
  const templates = topology.networks.filter(({ configOnly }) => configOnly).map(({ name }) => name);
  const canTake = (templates.length > 0 || input.configFrom !== '') && !input.configOnly;
  const hasScope = (features.swarmNetworks || input.scope !== '') && !input.configOnly;
  return (
    <FoldSection
      title="Advanced"
      digest={[
        input.labels.length > 0 && isOwn ? `${input.labels.length} labels` : '',
        further.length > 0 && isOwn ? `${further.length} options` : '',
        input.configOnly ? 'template' : '',
        input.configFrom && `from ${input.configFrom}`,
        input.scope,
      ]
        .filter(Boolean)
        .join(' · ')}
      hasValue={input.labels.length + further.length > 0 || input.configOnly || !isOwn || input.scope !== ''}
      hasError={
        shown.hasErrorBelow('labels', 'configOnly', 'configFrom', 'scope') ||
        (shown.notesOf('options').error ??
          further.find(({ key }) => shown.notesOf(`options.${key}`).error)) !== undefined
      }
    >
      {isOwn && (
        <>
          <PairFields
            title="Labels"
            one="label"
            pairs={input.labels}
            onChange={(labels) => change('labels', { labels })}
            notesOf={(key) => shown.notesOf(`labels.${key}`)}
          />
          <PairFields
            title="Further driver options"
            one="option"
            hint={
              named.length > 0
                ? 'Those without a field of their own above; drivers ignore what they do not know.'
                : 'As the driver’s own documentation names them.'
            }
            pairs={further}
            onChange={(furtherOptions) => change('options', { furtherOptions })}
            notesOf={(key) => shown.notesOf(`options.${key}`)}
          />
        </>
      )}
      <div className={fields.columns}>
        {canTake && (
          <Select
            label="Settings from a template"
            data={[...new Set([...templates, input.configFrom])]
              .filter(Boolean)
              .map((name) => ({ value: name, label: toVisible(name, 60) }))}
            value={input.configFrom || null}
            placeholder="none"
            clearable
            clearButtonProps={{ 'aria-label': 'Take none' }}
            withScrollArea={false}
            onChange={(name) => change('configFrom', { configFrom: name ?? '' })}
            {...fieldNoteProps(
              shown.notesOf('configFrom'),
              'Addresses, options and labels are the template’s; own ones are not taken beside it.',
            )}
          />
        )}
        {hasScope && (
          <Select
            label="Scope"
            data={scopes}
            value={input.scope || null}
            placeholder="the driver’s own"
            clearable
            clearButtonProps={{ 'aria-label': 'The driver’s own' }}
            withScrollArea={false}
            onChange={(scope) =>
              change('scope', { scope: scope === 'local' || scope === 'swarm' ? scope : '' })
            }
            {...fieldNoteProps(shown.notesOf('scope'))}
          />
        )}
      </div>
      {(features.configOnlyNetworks || input.configOnly) && isOwn && (
        <Checkbox
          size="xs"
          label="Template only (config-only)"
          description="Holds settings that other networks take; nothing can be connected to it."
          checked={input.configOnly}
          error={shown.notesOf('configOnly').error}
          onChange={({ currentTarget }) => change('configOnly', { configOnly: currentTarget.checked })}
        />
      )}
    </FoldSection>
  );
}
