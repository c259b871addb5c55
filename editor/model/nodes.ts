// The nodes of a referat, their content and attributes, and their DOM form (pure arrays: no DOM is touched here).
// Groups: `del` = parts and sections a reader sees, `blok` = what text stands in, `inline` = text, atoms, line breaks.
import type { DOMOutputSpec, NodeSpec, TagParseRule } from 'prosemirror-model';
import * as is from './attrs.ts';

/**
 * What every block and every deltager has: its id, and who may read it. Null = whoever may read what is around it;
 * "aaben" counts for a conclusion in a closed item alone (`adgang.ts`).
 */
const egne = {
  id: { default: '', validate: is.id },
  adgang: { default: null, validate: is.oneOf(null, 'aaben', 'lukket', 'udelades') },
};

/** `luft`: blank lines before the line in plain text; null = the usual (see `luft.ts`), 0 or 1 where the source differs. */
const luft = { luft: { default: null, validate: is.oneOf(null, 0, 1) } };

/** Attributes as `data-…` and back: the DOM form that the clipboard carries between two referater. */
function element(tag: string, name: string, spec: NodeSpec & { parseTags?: readonly TagParseRule[] }): NodeSpec {
  const { parseTags = [], ...rest } = spec;
  const names = Object.keys(rest.attrs ?? {});
  return {
    ...rest,
    parseDOM: [
      {
        tag: `${tag}[data-node="${name}"]`,
        getAttrs: (dom) => {
          const attrs: Record<string, unknown> = {};
          for (const key of names) {
            const raw = dom.getAttribute(`data-${key}`);
            if (raw !== null) attrs[key] = fromData(raw);
          }
          return attrs;
        },
      },
      ...parseTags,
    ],
    toDOM: (node): DOMOutputSpec => {
      const data: Record<string, string> = { 'data-node': name };
      for (const key of names) {
        const value: unknown = node.attrs[key];
        if (value !== null && value !== '')
          data[`data-${key}`] = typeof value === 'string' ? value : `json:${JSON.stringify(value)}`;
      }
      return rest.inline || rest.atom ? [tag, data] : [tag, data, 0];
    },
  };
}

function fromData(raw: string): unknown {
  if (!raw.startsWith('json:')) return raw;
  try {
    return JSON.parse(raw.slice(5));
  } catch {
    return null;
  }
}

const cell = {
  colspan: { default: 1, validate: is.integer(1, 64) },
  rowspan: { default: 1, validate: is.integer(1, 1000) },
  colwidth: { default: null, validate: is.columnWidths },
};
const cellAttrs = (dom: { getAttribute(name: string): string | null }) => ({
  colspan: Math.min(64, Math.max(1, Number(dom.getAttribute('colspan')) || 1)),
  rowspan: Math.min(1000, Math.max(1, Number(dom.getAttribute('rowspan')) || 1)),
  colwidth: null,
});

export const nodes = {
  /** The document; its attributes are the facts of the meeting that `felt` atoms show. */
  doc: {
    content: 'titel (del | blok)* oevrige?',
    attrs: {
      skabelon: { default: null, validate: is.nullable(is.text(60)) },
      dato: { default: null, validate: is.nullable(is.date) },
      start: { default: null, validate: is.nullable(is.timeOfDay) },
      slut: { default: null, validate: is.nullable(is.timeOfDay) },
      sted: { default: null, validate: is.nullable(is.text(300)) },
      sagsnr: { default: null, validate: is.nullable(is.text(100)) },
    },
  },
  titel: element('h1', 'titel', {
    content: 'inline*',
    marks: 'em strong skjult',
    attrs: { ...egne, ...luft },
    defining: true,
  }),

  // -- parts and sections ------------------------------------------------------------------------------------------
  /** Dato, tid, sted, mødeleder … as lines of their own. */
  moedefakta: element('section', 'moedefakta', {
    group: 'del',
    content: 'overskrift? faktum+',
    attrs: egne,
    isolating: true,
  }),
  /** The participants' list: groups of lines; the `deltager` atoms in the lines are the roster. */
  deltagere: element('section', 'deltagere', {
    group: 'del',
    content: 'overskrift? (deltagergruppe | blok)+',
    attrs: egne,
    isolating: true,
  }),
  deltagergruppe: element('div', 'deltagergruppe', {
    content: 'gruppenavn? (deltagerlinje | tabel)+',
    attrs: egne,
  }),
  dagsorden: element('section', 'dagsorden', {
    group: 'del',
    content: 'overskrift? (dagsordenspunkt | blok)+',
    attrs: egne,
    isolating: true,
  }),
  /** A headed section that is not an agenda item: "Referat af mødet", "Baggrund". */
  sektion: element('section', 'sektion', {
    group: 'del',
    content: 'overskrift (del | blok)*',
    attrs: egne,
  }),
  /** An agenda item with its minutes; the number is literal text of its heading (`nummer.ts`), changed by a command alone. */
  punkt: element('section', 'punkt', {
    group: 'del',
    content: 'overskrift (del | blok)*',
    attrs: egne,
  }),
  /** One contribution: its speakers are the `omtale` atoms with rolle "taler"; `talere` only where the text names nobody. */
  indlaeg: element('section', 'indlaeg', {
    group: 'del',
    content: 'blok+',
    attrs: { ...egne, talere: { default: [], validate: is.ids(50) } },
    defining: true,
  }),
  konklusion: element('section', 'konklusion', {
    group: 'del',
    content: 'overskrift? blok+',
    attrs: {
      ...egne,
      art: {
        default: 'konklusion',
        validate: is.oneOf('konklusion', 'beslutning'),
      },
    },
    defining: true,
  }),
  opfoelgning: element('section', 'opfoelgning', {
    group: 'del',
    content: 'overskrift? (opgave | blok)+',
    attrs: egne,
    defining: true,
  }),
  naestemoede: element('section', 'naestemoede', {
    group: 'del',
    content: 'overskrift? blok+',
    attrs: egne,
    defining: true,
  }),
  underskrift: element('section', 'underskrift', {
    group: 'del',
    content: 'overskrift? blok+',
    attrs: egne,
    defining: true,
  }),
  /** People known from the text only, not on the list: in the roster, in no export. Always last. */
  oevrige: element('div', 'oevrige', {
    content: 'deltager*',
    attrs: egne,
    marks: '',
    selectable: false,
    isolating: true,
  }),

  // -- lines and blocks ---------------------------------------------------------------------------------------------
  /** Its level follows from its depth: titel 1, a part at the top 2, a section in it 3 …; none can be skipped. */
  overskrift: element('h2', 'overskrift', {
    content: 'inline*',
    attrs: { ...egne, ...luft },
    defining: true,
    parseTags: [{ tag: 'h1' }, { tag: 'h2' }, { tag: 'h3' }, { tag: 'h4' }, { tag: 'h5' }, { tag: 'h6' }],
  }),
  faktum: element('p', 'faktum', {
    content: 'inline*',
    attrs: { ...egne, ...luft },
  }),
  gruppenavn: element('p', 'gruppenavn', {
    content: 'inline*',
    marks: 'em strong skjult',
    attrs: { ...egne, ...luft },
    defining: true,
  }),
  /** One line of the list: literal text (organisation, roles, separators) with `deltager` atoms for the names. */
  deltagerlinje: element('p', 'deltagerlinje', {
    content: '(inline | deltager)*',
    attrs: { ...egne, ...luft },
  }),
  dagsordenspunkt: element('p', 'dagsordenspunkt', {
    content: 'inline*',
    attrs: { ...egne, ...luft },
  }),
  opgave: element('p', 'opgave', {
    content: 'inline*',
    attrs: {
      ...egne,
      ...luft,
      ansvarlig: { default: null, validate: is.nullable(is.id) },
      frist: { default: null, validate: is.nullable(is.date) },
    },
  }),
  afsnit: element('p', 'afsnit', {
    group: 'blok',
    content: 'inline*',
    attrs: { ...egne, ...luft },
    parseTags: [{ tag: 'p' }, { tag: 'blockquote' }, { tag: 'pre' }],
  }),
  /**
   * A line of attendance: "Bo Eksempel ankom til mødet kl. 17.35." What the text says is read from it (`fremmoede.ts`);
   * the attributes are what was known when it was written, and count where the words say nothing.
   */
  fremmoede: element('p', 'fremmoede', {
    group: 'blok',
    content: 'inline*',
    attrs: {
      ...egne,
      ...luft,
      deltager: { default: '', validate: is.id },
      art: { default: 'ankom', validate: is.oneOf('ankom', 'gik', 'afbud', 'stedfortræder') },
      kl: { default: null, validate: is.nullable(is.timeOfDay) },
      for: { default: null, validate: is.nullable(is.id) },
    },
  }),
  liste: element('ul', 'liste', {
    group: 'blok',
    content: 'listepunkt+',
    attrs: {
      ...egne,
      art: { default: 'punkt', validate: is.oneOf('punkt', 'tal', 'bogstav') },
      start: { default: 1, validate: is.integer(0, 100_000) },
    },
    parseTags: [
      { tag: 'ul' },
      {
        tag: 'ol',
        getAttrs: (dom) => ({
          art: 'tal',
          start: Math.max(0, Number(dom.getAttribute('start')) || 1),
        }),
      },
    ],
  }),
  /** `maerke`: the literal marker where the source had one ("- ", "a) "), else null = counted from the list. */
  listepunkt: element('li', 'listepunkt', {
    content: 'afsnit (afsnit | liste)*',
    attrs: {
      ...egne,
      maerke: { default: null, validate: is.nullable(is.text(20)) },
    },
    defining: true,
    parseTags: [{ tag: 'li' }],
  }),
  tabel: element('table', 'tabel', {
    group: 'blok',
    content: 'raekke+',
    tableRole: 'table',
    isolating: true,
    attrs: {
      ...egne,
      ...luft,
      beskrivelse: { default: null, validate: is.nullable(is.text(500)) },
    },
    parseTags: [{ tag: 'table' }],
  }),
  raekke: {
    content: '(celle | hovedcelle)*',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  celle: {
    content: '(afsnit | liste)+',
    attrs: cell,
    tableRole: 'cell',
    isolating: true,
    parseDOM: [{ tag: 'td', getAttrs: cellAttrs }],
    toDOM: (node) => ['td', { colspan: node.attrs.colspan, rowspan: node.attrs.rowspan }, 0],
  },
  hovedcelle: {
    content: '(afsnit | liste)+',
    attrs: cell,
    tableRole: 'header_cell',
    isolating: true,
    parseDOM: [{ tag: 'th', getAttrs: cellAttrs }],
    toDOM: (node) => [
      'th',
      {
        colspan: node.attrs.colspan,
        rowspan: node.attrs.rowspan,
        scope: 'col',
      },
      0,
    ],
  },
  /** An image: `fil` names the stored bytes, `alt` is its alternative text (empty = still missing, never decorative). */
  figur: element('figure', 'figur', {
    group: 'blok',
    atom: true,
    draggable: true,
    attrs: {
      ...egne,
      ...luft,
      fil: { default: '', validate: is.sha256 },
      alt: { default: '', validate: is.text(2000) },
    },
  }),

  // -- inline -------------------------------------------------------------------------------------------------------
  text: { group: 'inline' },
  /** A participant, where the list names them. `rolle`, `organisation` are null where `roster.ts` reads them from the line. */
  deltager: element('span', 'deltager', {
    inline: true,
    atom: true,
    attrs: {
      ...egne,
      navn: { validate: is.text(200) },
      initialer: { default: '', validate: is.text(12) },
      rolle: { default: null, validate: is.nullable(is.text(200)) },
      organisation: { default: null, validate: is.nullable(is.text(200)) },
      status: {
        default: null,
        validate: is.oneOf(null, 'til stede', 'afbud', 'fraværende', 'stedfortræder', 'observatør', 'gæst'),
      },
    },
  }),
  /** A participant's name in running text: the text shown is derived from the roster (`tekst.ts`), unless `ordret` is set. */
  omtale: element('span', 'omtale', {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: {
      deltager: { validate: is.id },
      form: {
        default: 'fuldt',
        validate: is.oneOf('fuldt', 'genitiv', 'initialer', 'efternavn', 'rolleNavn'),
      },
      rolle: { default: null, validate: is.oneOf(null, 'taler') },
      ordret: {
        default: null,
        validate: is.nullable(is.text(200, { lines: true })),
      },
    },
  }),
  /** A fact of the meeting that reads as words: "5. maj 2021", "kl. 14.30-16.00", the place; "???" while it is unknown. */
  felt: element('span', 'felt', {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: {
      slags: {
        default: 'dato',
        validate: is.oneOf('dato', 'tid', 'sted', 'sagsnr'),
      },
    },
  }),
  linjeskift: {
    group: 'inline',
    inline: true,
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
} satisfies Record<string, NodeSpec>;
