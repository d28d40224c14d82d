import markdown from '../../../../../docs/GLOSSARY.md?raw';
import classes from './Glossary.module.css';
import { readGlossary, toSpans } from './readGlossary.ts';

const sections = readGlossary(markdown);

/** R97: the terms of docs/GLOSSARY.md, with Docker's own term where it differs. */
export function Glossary() {
  return sections.map(({ title, terms }) => (
    <section key={title}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.terms}>
        {terms.map(({ term, meaning, dockerTerm }) => (
          <div key={term} className={classes.entry}>
            <dt className={classes.term}>{term}</dt>
            <dd className={classes.meaning}>
              <Spans cell={meaning} />
              {dockerTerm !== null && dockerTerm !== term && (
                <span className={classes.docker}>
                  {' '}
                  In Docker: <Spans cell={dockerTerm} />.
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Spans({ cell }: { cell: string }) {
  return toSpans(cell).map(({ kind, text }, at) => {
    if (kind === 'code') return <code key={at}>{text}</code>;
    return kind === 'emphasis' ? <em key={at}>{text}</em> : text;
  });
}
