import { Checkbox } from '@mantine/core';
import { optionsOf } from '@portolan/topology';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import type { CreateFormProps } from './CreateInput.ts';
import { OptionField } from './OptionField.tsx';
import { optionValue } from './options.ts';

/** How the network behaves: who may join it, what leads out, and the driver's own options by name. */
export function BehaviourSection(props: CreateFormProps) {
  const { topology, features, input, change, shown } = props;
  const isOwn = input.configFrom === '';
  const options = optionsOf(input.driver, topology.engine).filter((option) => !option.required);
  const isSet = (key: string) => optionValue(input.options, key) !== undefined;
  const ofFlags = options.filter(({ kind }) => kind === 'flag');
  const ofTexts = options.filter(({ kind }) => kind !== 'flag');
  // R151: a template holds none of these; the engine refuses them.
  const hasMembers = !input.configOnly;
  const isSwarmWide = features.swarmNetworks && (input.driver === 'overlay' || input.scope === 'swarm');
  const check = (
    field: 'internal' | 'attachable' | 'ingress',
    label: string,
    description: string,
    isOffered = true,
  ) =>
    (isOffered || input[field]) && (
      <Checkbox
        size="xs"
        label={label}
        description={description}
        checked={input[field]}
        error={shown.notesOf(field).error}
        onChange={({ currentTarget }) => change(field, { [field]: currentTarget.checked })}
      />
    );
  const set = [
    input.internal && 'internal',
    input.attachable && 'attachable',
    input.ingress && 'ingress',
    ...options.map(({ key, label }) => isSet(key) && label),
  ].filter((each) => typeof each === 'string');
  if (!hasMembers && (!isOwn || options.length === 0)) return null;
  return (
    <FoldSection
      title="Behaviour"
      digest={set.join(' · ')}
      hasValue={set.length > 0}
      hasError={shown.hasErrorBelow(
        ...['internal', 'attachable', 'ingress'],
        ...options.map(({ key }) => `options.${key}`),
      )}
    >
      <div className={fields.checks}>
        {hasMembers && (
          <>
            {check('internal', 'Internal', 'No way out, and none in: ports are not published.')}
            {check(
              'attachable',
              'Attachable',
              'Single containers may join, not only services of the swarm.',
              isSwarmWide,
            )}
            {check(
              'ingress',
              'Ingress',
              'Routes the published ports of all services; a swarm has one.',
              isSwarmWide && input.driver === 'overlay',
            )}
          </>
        )}
        {isOwn && ofFlags.map((option) => <OptionField key={option.key} {...props} option={option} />)}
      </div>
      {isOwn && ofTexts.length > 0 && (
        <div className={fields.columns}>
          {ofTexts.map((option) => (
            <OptionField key={option.key} {...props} option={option} />
          ))}
        </div>
      )}
    </FoldSection>
  );
}
