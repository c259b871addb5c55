// The README's glossary is closed: every node and mark of the schema has a meaning there, and nothing else does.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../editor/model/schema.ts';

test('the glossary names exactly the nodes and marks of the schema', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## Glossary'), readme.indexOf('## Configuration'));
  const words = [...section.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word),
  );
  expect(words.toSorted()).toEqual([...Object.keys(schema.nodes), ...Object.keys(schema.marks)].toSorted());
});
